using Google.Protobuf.WellKnownTypes;
using StateVisit.Agenda.Ripple;
using StateVisit.Agenda.V1;
using StateVisit.Journal.Labels;
using StateVisit.Journal.Records;
using StateVisit.ServiceDefaults.Errors;
using StateVisit.Type.V1;

namespace StateVisit.Agenda.Changing;

/// <summary>Does edits to a draft, in order; everything that is wrong with them is found in one go.</summary>
internal sealed class Edits(Draft draft, FieldFaults faults)
{
    private readonly Aspects aspects = new(faults);

    public void Do(IReadOnlyList<Edit> edits)
    {
        for (var i = 0; i < edits.Count; i++)
        {
            var at = $"edits[{i}]";
            switch (edits[i].EditCase)
            {
                case Edit.EditOneofCase.StartsAt:
                    StartsAt(edits[i].StartsAt, $"{at}.starts_at");
                    break;
                case Edit.EditOneofCase.LaterBy:
                    LaterBy(edits[i].LaterBy, $"{at}.later_by");
                    break;
                case Edit.EditOneofCase.EndsAt:
                    EndsAt(edits[i].EndsAt, $"{at}.ends_at");
                    break;
                case Edit.EditOneofCase.NoEstimate:
                    NoEstimate(edits[i].NoEstimate, $"{at}.no_estimate");
                    break;
                case Edit.EditOneofCase.Move:
                    Move(edits[i].Move, $"{at}.move");
                    break;
                case Edit.EditOneofCase.Shorten:
                    Shorten(edits[i].Shorten, $"{at}.shorten");
                    break;
                case Edit.EditOneofCase.Swap:
                    Swap(edits[i].Swap, $"{at}.swap");
                    break;
                case Edit.EditOneofCase.Cancel:
                    Cancel(edits[i].Cancel, $"{at}.cancel");
                    break;
                case Edit.EditOneofCase.AddCue:
                    AddCue(edits[i].AddCue, $"{at}.add_cue");
                    break;
                default:
                    faults.Add(at, "says nothing: one of starts_at, later_by, … is required");
                    break;
            }
        }
        aspects.RefuseContradictions();
    }

    private void StartsAt(StartsAt edit, string at)
    {
        if (Ahead(edit.Session, at, "session", Aspect.Start) is not var (session, timing))
            return;
        if (edit.Time.ToDateTimeOffset() < draft.Minute)
            faults.Add($"{at}.time", $"has passed: it is {draft.Minute:O}");
        else if (session.PlannedStart is { } planned && edit.Time < planned.Time)
            faults.Add($"{at}.time", $"is before the planned start ({planned.Time.ToDateTimeOffset():O}): move it");
        (timing.NotBefore, timing.NoEstimate) = (edit.Time, false);
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
        var later = Time(expected.Low + (long)edit.Duration.ToTimeSpan().TotalMilliseconds);
        if (isRunning)
            timing.EstimatedEnd = later;
        else
            timing.NotBefore = later;
        timing.NoEstimate = false;
    }

    private void EndsAt(EndsAt edit, string at)
    {
        if (Take(edit.Session, at, "session") is not var (session, timing))
            return;
        aspects.Note(edit.Session, Aspect.End, at, "session");
        var isRunning = timing.State == SessionState.InProgress;
        var start = draft.Before.Start(draft.Ground.Plan.Index[session.Name]);
        if (start.IsBoundedBelow && edit.Time < Time(start.Low))
            faults.Add($"{at}.time", $"is before it starts ({Time(start.Low).ToDateTimeOffset():O})");
        else if (edit.Time.ToDateTimeOffset() < draft.Minute)
            faults.Add($"{at}.time", $"has passed (it is {draft.Minute:O}): conclude it, if it has ended");
        timing.EstimatedEnd = edit.Time;
        if (isRunning)
            timing.NoEstimate = false;
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

    private void Move(Move edit, string at)
    {
        if (edit.StartTime is null && edit.Venue.Length == 0 && edit.After.Length == 0)
            faults.Add($"{at}.start_time", "or venue or after is required");
        if (Take(edit.Session, at, "session") is not var (session, timing))
            return;
        if (!IsAhead(timing, at, "session"))
            return;
        if (edit.Venue.Length > 0)
        {
            aspects.Note(edit.Session, Aspect.Venue, at, "venue");
            session.Venue = edit.Venue;
        }
        if (edit.StartTime is { } start)
        {
            aspects.Note(edit.Session, Aspect.Start, at, "session");
            if (start.ToDateTimeOffset() < draft.Minute)
                faults.Add($"{at}.start_time", $"has passed: it is {draft.Minute:O}");
            // What a source said was another time: this one is ours.
            session.PlannedStart = new()
            {
                Time = start,
                Precision = Precision.Exact,
                Basis = Basis.Stated,
            };
            var zone = draft.Ground.Plan.Places.ZoneOf(session.Venue);
            session.Day = Days.At(start.ToDateTimeOffset().ToUnixTimeMilliseconds(), zone).ToString("yyyy-MM-dd", null);
            (timing.NotBefore, timing.NoEstimate) = (null, false);
        }
        if (edit.After.Length > 0)
            Follow(session, edit.After, at);
    }

    /// <summary>Makes another session a predecessor; whoever may not see that one does not see the link either.</summary>
    private void Follow(Session session, string after, string at)
    {
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
        else if (session.Predecessors.All(p => p.Session != after))
            session.Predecessors.Add(
                new Predecessor
                {
                    Session = after,
                    Access = session.Access.IsWithin(first.Access) ? null : first.Access.Clone(),
                }
            );
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
    }

    private void Cancel(Cancel edit, string at)
    {
        if (Ahead(edit.Session, at, "session", Aspect.Existence) is var (session, timing))
            session.Cancel(timing);
    }

    private void AddCue(AddCue edit, string at)
    {
        var cue = edit.Cue.AsSent();
        cue.Name = $"{draft.Ground.Visit.Name}/cues/{edit.CueId}";
        if (draft.Find(cue.Session) is null)
            faults.Add($"{at}.cue.session", $"names {cue.Session}, which does not exist");
        else
            aspects.Note(cue.Session, Aspect.Cue, at, "cue.session");
        draft.Add(cue, at);
    }

    private (Session Session, Timing Timing)? Take(string name, string at, string named) =>
        draft.Take(name, at, named, faults);

    private (Session Session, Timing Timing)? Ahead(string name, string at, string named, Aspect aspect)
    {
        if (Take(name, at, named) is not { } taken)
            return null;
        aspects.Note(name, aspect, at, named);
        return IsAhead(taken.Timing, at, named) ? taken : null;
    }

    private bool IsAhead(Timing timing, string at, string named)
    {
        if (timing.State != SessionState.InProgress)
            return true;
        faults.Add($"{at}.{named}", "has started");
        return false;
    }

    private static Timestamp Time(long instant) =>
        Timestamp.FromDateTimeOffset(DateTimeOffset.FromUnixTimeMilliseconds(instant));
}
