using StateVisit.Agenda.Ripple;
using StateVisit.Agenda.V1;
using StateVisit.Ripple;
using StateVisit.Type.V1;

namespace StateVisit.Agenda.Changing;

/// <summary>When a session ends, and how long it takes.</summary>
internal sealed partial class Edits
{
    private readonly List<(EndsAt Edit, string At)> ends = [];

    private void EndsAt(EndsAt edit, string at)
    {
        if (Take(edit.Session, at, "session") is not var (_, timing))
            return;
        aspects.Note(edit.Session, Aspect.End, at, "session");
        if (edit.Time.ToDateTimeOffset() < draft.Minute)
            faults.Add($"{at}.time", $"has passed (it is {draft.Minute:O}): conclude it, if it has ended");
        else
            ends.Add((edit, at));
        timing.EstimatedEnd = edit.Time;
        if (timing.State == SessionState.InProgress)
            timing.NoEstimate = false;
    }

    /// <summary>By the starts that the whole change leads to: another edit may have moved them.</summary>
    private void RefuseEndsBeforeStarts()
    {
        if (ends.Count == 0)
            return;
        var (ground, forecast) = draft.After;
        foreach (var (edit, at) in ends)
            if (
                forecast.Start(ground.Plan.Index[edit.Session]) is { IsBoundedBelow: true } start
                && edit.Time < start.Low.ToTimestamp()
            )
                faults.Add($"{at}.time", $"is before it starts ({start.Low.ToTimestamp().ToDateTimeOffset():O})");
    }

    private void NoEstimate(NoEstimate edit, string at)
    {
        if (Take(edit.Session, at, "session") is not var (_, timing))
            return;
        var isRunning = timing.State == SessionState.InProgress;
        aspects.Note(edit.Session, isRunning ? Aspect.End : Aspect.Start, at, "session");
        timing.NoEstimate = true;
        if (isRunning)
            timing.EstimatedEnd = null;
    }

    private void Shorten(Shorten edit, string at)
    {
        if (Take(edit.Session, at, "session") is not var (session, timing))
            return;
        aspects.Note(edit.Session, Aspect.End, at, "session");
        if (session.PlannedDuration is not { } planned)
            faults.Add($"{at}.session", "has no planned duration to shorten");
        else if (edit.Duration.ToTimeSpan() > planned.Duration.ToTimeSpan())
            faults.Add($"{at}.duration", $"is longer than planned ({planned.Duration.ToTimeSpan()})");
        else if (session.MinimumDuration is { } least && edit.Duration.ToTimeSpan() < least.ToTimeSpan())
            faults.Add($"{at}.duration", $"is less than its minimum ({least.ToTimeSpan()})");
        session.PlannedDuration = new() { Duration = edit.Duration, Basis = Basis.Stated };
        timing.EstimatedEnd = null;
    }
}
