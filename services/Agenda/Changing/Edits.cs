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
    /// <summary>As the contract says of Session.predecessors.</summary>
    private const int PredecessorsAtMost = 50;

    private readonly Aspects aspects = new(faults);
    private readonly List<(EndsAt Edit, string At)> ends = [];

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
        RefuseEndsBeforeStarts();
    }

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
        var later = Time(expected.Low + (long)edit.Duration.ToTimeSpan().TotalMilliseconds);
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
        var plan = draft.After().Plan;
        var forecast = Forecast.Of(plan, draft.Minute);
        foreach (var (edit, at) in ends)
            if (
                forecast.Start(plan.Index[edit.Session]) is { IsBoundedBelow: true } start
                && edit.Time < Time(start.Low)
            )
                faults.Add($"{at}.time", $"is before it starts ({Time(start.Low).ToDateTimeOffset():O})");
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
        Days.At(
                session.PlannedStart.Time.ToDateTimeOffset().ToUnixTimeMilliseconds(),
                draft.Ground.Plan.Places.ZoneOf(session.Venue)
            )
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

    private void Cancel(Cancel edit, string at)
    {
        // Cancelled by an edit before this one: that contradiction is named with the others.
        if (
            Ahead(edit.Session, at, "session", Aspect.Existence) is var (session, timing)
            && timing.State != SessionState.Cancelled
        )
            session.Cancel(timing);
    }

    private void AddCue(AddCue edit, string at)
    {
        var cue = edit.Cue.AsSent();
        cue.Name = $"{draft.Ground.Visit.Name}/cues/{edit.CueId}";
        if (Take(cue.Session, at, "cue.session") is not null)
            aspects.Note(cue.Session, Aspect.Addition, at, "cue.session");
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
