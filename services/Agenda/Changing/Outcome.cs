using StateVisit.Agenda.Ripple;
using StateVisit.Agenda.V1;
using StateVisit.Journal.Labels;
using StateVisit.Ripple;
using StateVisit.Type.V1;

namespace StateVisit.Agenda.Changing;

/// <summary>What a change does: two timelines, and what of them differs.</summary>
internal static class Outcome
{
    public static ChangeOutcome Of(Draft draft)
    {
        var ground = draft.After.Ground;
        var before = TimelineOf(draft.Ground, draft.Before);
        var after = TimelineOf(ground, draft.After.Forecast);
        var outcome = new ChangeOutcome { Before = before, After = after };
        var was = before.Sessions.ToDictionary(s => s.Session, StringComparer.Ordinal);
        foreach (var now in after.Sessions)
        {
            var then = was[now.Session];
            if (!Equals(then.ExpectedStart, now.ExpectedStart) || !Equals(then.ExpectedEnd, now.ExpectedEnd))
                outcome.Moved.Add(
                    new Moved
                    {
                        Session = now.Session,
                        StartBefore = then.ExpectedStart,
                        StartAfter = now.ExpectedStart,
                        EndBefore = then.ExpectedEnd,
                        EndAfter = now.ExpectedEnd,
                    }
                );
            outcome.ViolationsGained.AddRange(Missing(now, then));
            outcome.ViolationsLost.AddRange(Missing(then, now));
        }
        AddCues(outcome, before, after);
        AddEmbargoes(outcome, was, ground);
        return outcome;
    }

    private static Timeline TimelineOf(Ground ground, Forecast forecast) =>
        TimelineView.Of(ground, forecast, new(ground.Plan, Clearance.Full), TimelineFilter.All);

    /// <summary>Those of one that the other has not; another amount is no other violation.</summary>
    private static IEnumerable<SessionViolation> Missing(SessionTimes of, SessionTimes from) =>
        of
            .Violations.Where(v => from.Violations.All(other => !IsSame(v, other)))
            .Select(violation => new SessionViolation { Session = of.Session, Violation = violation });

    private static bool IsSame(Violation a, Violation b) =>
        a.Kind == b.Kind
        && a.Session == b.Session
        && a.Person == b.Person
        && a.Venue == b.Venue
        && a.Audience == b.Audience;

    private static void AddCues(ChangeOutcome outcome, Timeline before, Timeline after)
    {
        var was = before.Cues.ToDictionary(c => c.Cue, StringComparer.Ordinal);
        foreach (var now in after.Cues)
            if (!was.TryGetValue(now.Cue, out var then) || !Equals(then.ExpectedTime, now.ExpectedTime))
                outcome.MovedCues.Add(
                    new MovedCue
                    {
                        Cue = now.Cue,
                        TimeBefore = then?.ExpectedTime,
                        TimeAfter = now.ExpectedTime,
                    }
                );
    }

    private static void AddEmbargoes(ChangeOutcome outcome, Dictionary<string, SessionTimes> was, Ground ground)
    {
        var becomes = outcome.After.Sessions.ToDictionary(s => s.Session, StringComparer.Ordinal);
        foreach (var record in ground.Records.OrderBy(r => r.Name, StringComparer.Ordinal))
        {
            if (record.Embargo is not { Held: false } embargo)
                continue;
            var session = embargo.SessionStart.Length > 0 ? embargo.SessionStart : embargo.SessionEnd;
            if (
                session.Length == 0
                || !becomes.TryGetValue(session, out var now)
                || !was.TryGetValue(session, out var then)
            )
                continue;
            var isStart = embargo.UntilCase == Embargo.UntilOneofCase.SessionStart;
            var (endBefore, endAfter) = isStart
                ? (then.ExpectedStart, now.ExpectedStart)
                : (then.ExpectedEnd, now.ExpectedEnd);
            if (!Equals(endBefore, endAfter))
                outcome.MovedEmbargoes.Add(
                    new MovedEmbargo
                    {
                        Record = record.Name,
                        EndBefore = endBefore,
                        EndAfter = endAfter,
                        After = embargo.After,
                    }
                );
        }
    }
}
