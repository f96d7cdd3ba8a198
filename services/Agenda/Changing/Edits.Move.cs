using StateVisit.Agenda.Ripple;
using StateVisit.Agenda.V1;
using StateVisit.Journal.Labels;
using StateVisit.Journal.Records;
using StateVisit.Ripple;
using StateVisit.Type.V1;

namespace StateVisit.Agenda.Changing;

/// <summary>Where a session stands in the programme.</summary>
internal sealed partial class Edits
{
    /// <summary>As the contract says of Session.predecessors.</summary>
    private const int PredecessorsAtMost = 50;

    private void Move(Move edit, string at)
    {
        if (edit.StartTime is null && edit.Venue.Length == 0 && edit.After.Length == 0)
            faults.Add($"{at}.start_time", "or venue or after is required");
        if (Take(edit.Session, at, "session") is not var (session, timing))
            return;
        if (!IsAhead(timing, at, "session"))
            return;
        var isOnItsDay = session.PlannedStart is not null && session.Day == DayOf(session);
        if (edit.Venue.Length > 0)
        {
            aspects.Note(edit.Session, Aspect.Venue, at, "venue");
            session.Venue = edit.Venue;
            draft.NameBy(session, at);
        }
        if (edit.StartTime is { } start)
        {
            aspects.Note(edit.Session, Aspect.Start, at, "session");
            if (start.ToDateTimeOffset() < draft.Minute)
                faults.Add($"{at}.start_time", $"has passed: it is {draft.Minute:O}");
            else if (session.HardEnd is { } end && start >= end)
                faults.Add($"{at}.start_time", $"is not before its hard end ({end.ToDateTimeOffset():O})");
            // What a source said was another time: this one is ours.
            session.PlannedStart = new()
            {
                Time = start,
                Precision = Precision.Exact,
                Basis = Basis.Stated,
            };
            (timing.NotBefore, timing.NoEstimate) = (null, false);
            Forget(session, timing);
        }
        if (edit.StartTime is not null || isOnItsDay)
            session.Day = DayOf(session);
        if (edit.After.Length > 0)
            Follow(session, edit.After, at);
    }

    /// <summary>The day of its planned start, at its venue.</summary>
    private string DayOf(Session session) =>
        Days.At(session.PlannedStart.Time.Millis, draft.Ground.Plan.Places.ZoneOf(session.Venue))
            .ToString("yyyy-MM-dd", null);

    /// <summary>Makes another session a predecessor; whoever may not see that one does not see the link either.</summary>
    private void Follow(Session session, string after, string at)
    {
        aspects.Note(session.Name, Aspect.Addition, at, "after");
        if (draft.Find(after) is not { } first)
        {
            faults.Add($"{at}.after", $"names {after}, which does not exist");
            return;
        }
        var path = RecordName.Parse(session.Name).Path;
        var way = Cycles.Way(
            RecordName.Parse(after).Path,
            path,
            from =>
                (draft.Find($"{draft.Ground.Visit.Name}/{from}")?.Predecessors ?? []).Select(p =>
                    RecordName.Parse(p.Session).Path
                )
        );
        if (way is not null)
            faults.Add($"{at}.after", Cycles.Closes(path, way));
        else if (session.Predecessors.Any(p => p.Session == after))
            return;
        else if (session.Predecessors.Count == PredecessorsAtMost)
            faults.Add($"{at}.after", $"is one too many: {PredecessorsAtMost} predecessors are allowed");
        else
            session.Predecessors.Add(
                new Predecessor
                {
                    Session = after,
                    // After its embargo the session tells more than it does now.
                    Access =
                        session.Embargo is null && session.Access.IsWithin(first.Access) ? null : first.Access.Clone(),
                }
            );
    }
}
