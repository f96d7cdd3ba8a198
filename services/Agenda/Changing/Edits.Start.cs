using Google.Protobuf.WellKnownTypes;
using StateVisit.Agenda.Ripple;
using StateVisit.Agenda.V1;
using StateVisit.Ripple;
using StateVisit.Type.V1;

namespace StateVisit.Agenda.Changing;

/// <summary>When a session starts.</summary>
internal sealed partial class Edits
{
    private void StartsAt(StartsAt edit, string at)
    {
        if (Ahead(edit.Session, at, "session", Aspect.Start) is not var (session, timing))
            return;
        if (edit.Time.ToDateTimeOffset() < draft.Minute)
            faults.Add($"{at}.time", $"has passed: it is {draft.Minute:O}");
        else if (
            session.PlannedStart is { Precision: not Precision.PartOfDay, Time: var planned }
            && edit.Time < planned
        )
            faults.Add($"{at}.time", $"is before the planned start ({planned.ToDateTimeOffset():O}): move it");
        Delay(session, timing, edit.Time);
    }

    private void LaterBy(LaterBy edit, string at)
    {
        if (Take(edit.Session, at, "session") is not var (session, timing))
            return;
        var isRunning = timing.State == SessionState.InProgress;
        aspects.Note(edit.Session, isRunning ? Aspect.End : Aspect.Start, at, "session");
        var i = draft.Ground.Plan.Index[session.Name];
        var expected = isRunning ? draft.Before.End(i) : draft.Before.Start(i);
        if (!expected.IsBoundedBelow || draft.Before.IsUnreported(i))
        {
            faults.Add($"{at}.session", "has no expected time that could be later");
            return;
        }
        var later = (expected.Low + edit.Duration.Millis).ToTimestamp();
        if (isRunning)
            (timing.EstimatedEnd, timing.NoEstimate) = (later, false);
        else
            Delay(session, timing, later);
    }

    /// <summary>An end that was estimated before, and that it now starts after, is no estimate any more.</summary>
    private void Delay(Session session, Timing timing, Timestamp notBefore)
    {
        (timing.NotBefore, timing.NoEstimate) = (notBefore, false);
        if (timing.EstimatedEnd is { } end && end < notBefore)
            Forget(session, timing);
    }

    /// <summary>The estimated end, unless this change says it.</summary>
    private void Forget(Session session, Timing timing)
    {
        if (!aspects.Has(session.Name, Aspect.End))
            timing.EstimatedEnd = null;
    }
}
