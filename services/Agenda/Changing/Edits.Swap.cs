using StateVisit.Agenda.V1;

namespace StateVisit.Agenda.Changing;

/// <summary>Two sessions that take each other's place.</summary>
internal sealed partial class Edits
{
    private void Swap(Swap edit, string at)
    {
        if (edit.Session == edit.With)
            faults.Add($"{at}.with", "is the session itself");
        var one = Ahead(edit.Session, at, "session", Aspect.Start);
        var two = Ahead(edit.With, at, "with", Aspect.Start);
        if (one is not var (a, timingA) || two is not var (b, timingB) || edit.Session == edit.With)
            return;
        (a.Day, b.Day) = (b.Day, a.Day);
        (a.Order, b.Order) = (b.Order, a.Order);
        (a.PlannedStart, b.PlannedStart) = (b.PlannedStart, a.PlannedStart);
        (timingA.NotBefore, timingB.NotBefore) = (null, null);
        Forget(a, timingA);
        Forget(b, timingB);
        RefuseStartAfterHardEnd(a, $"{at}.session");
        RefuseStartAfterHardEnd(b, $"{at}.with");
    }

    private void RefuseStartAfterHardEnd(Session session, string at)
    {
        if (session.HardEnd is { } end && session.PlannedStart is { } start && start.Time >= end)
            faults.Add(at, $"would not start before its hard end ({end.ToDateTimeOffset():O})");
    }
}
