using Google.Protobuf.WellKnownTypes;
using StateVisit.Agenda.V1;
using StateVisit.Ripple;

namespace StateVisit.Agenda.Ripple;

/// <summary>A forecast as a clearance sees it, in the words of the contract.</summary>
public sealed class TimelineView
{
    private readonly Ground ground;
    private readonly Forecast forecast;
    private readonly Sight sight;
    private readonly Slack slack;
    private readonly IReadOnlyDictionary<int, List<Violation>> violations;

    private TimelineView(Ground ground, Forecast forecast, Sight sight)
    {
        this.ground = ground;
        this.forecast = forecast;
        this.sight = sight;
        slack = new(ground.Plan, forecast, sight);
        violations = Violations.Of(ground.Plan, forecast, sight);
    }

    public static Timeline Of(Ground ground, Forecast forecast, Sight sight, TimelineFilter filter)
    {
        var view = new TimelineView(ground, forecast, sight);
        var timeline = new Timeline { Name = ground.Visit.Name + "/timeline", Time = forecast.Now.ToTimestamp() };
        // Not in the order of the plan, which follows predecessors that the caller may not see.
        var items = ground.Plan.Items;
        var shown = Enumerable.Range(0, items.Length).Where(sight.SeesSession).ToArray();
        Array.Sort(shown, (a, b) => Order.Compare(items[a], items[b]));
        foreach (var i in shown)
            if (filter.Admits(items[i], ground.Plan.Places, sight))
                timeline.Sessions.Add(view.Session(i));
        timeline.Cues.AddRange(
            ground
                .Cues.Where(cue => sight.Sees(cue) && ground.Plan.Index.ContainsKey(cue.Session))
                .Where(cue => filter.Admits(cue, items[ground.Plan.Index[cue.Session]], ground.Plan.Places, sight))
                .Select(view.Cue)
                .OrderBy(cue => cue.ExpectedTime?.Time ?? cue.PlannedTime ?? Last)
                .ThenBy(cue => cue.Cue, StringComparer.Ordinal)
        );
        return timeline;
    }

    private static Timestamp Last { get; } = Timestamp.FromDateTimeOffset(DateTimeOffset.MaxValue);

    private SessionTimes Session(int i)
    {
        var item = ground.Plan.Items[i];
        var times = new SessionTimes
        {
            Session = item.Name,
            Day = item.Session.Day,
            Track = item.Session.Track,
            TimeZone = item.TimeZone,
            State = sight.SeesTiming(i) ? item.State : item.Session.State,
            PlannedStart = item.HasClock ? item.PlannedStart.ToTimestamp() : null,
            PlannedEnd = HasPlannedEnd(item) ? item.PlannedEnd.ToTimestamp() : null,
        };
        times.Told.AddRange(Violations.LastTold(item.Session, sight));
        if (!sight.SeesTiming(i))
            return times;
        times.ActualStart = item.ActualStart == PlanItem.None ? null : item.ActualStart.ToTimestamp();
        times.ActualEnd = item.ActualEnd == PlanItem.None ? null : item.ActualEnd.ToTimestamp();
        times.Unreported = forecast.IsUnreported(i);
        if (times.Unreported || item.IsCancelled)
            return times;
        var start = forecast.Start(i);
        times.ExpectedStart = Estimates.Of(start, item.HasEnded);
        times.ExpectedEnd = Estimates.Of(forecast.End(i), item.HasEnded);
        if (item.HasClock && times.ExpectedStart is { } estimate)
            times.Delay = new() { By = estimate.Time - item.PlannedStart.ToTimestamp(), Bound = estimate.Bound };
        if (slack.Of(i) is { } length)
            times.Slack = length.ToDuration();
        times.Cause = Causes.Of(ground.Plan, forecast, sight, i);
        if (violations.TryGetValue(i, out var list))
            times.Violations.AddRange(list);
        return times;
    }

    private CueTime Cue(Cue cue)
    {
        var i = ground.Plan.Index[cue.Session];
        var item = ground.Plan.Items[i];
        var isEnd = cue.Anchor == CueAnchor.End;
        var offset = cue.Offset.Millis;
        var time = new CueTime
        {
            Cue = cue.Name,
            Session = cue.Session,
            Anchor = cue.Anchor,
            PlannedTime = isEnd
                ? HasPlannedEnd(item)
                    ? (item.PlannedEnd + offset).ToTimestamp()
                    : null
                : item.HasClock
                    ? (item.PlannedStart + offset).ToTimestamp()
                    : null,
        };
        if (sight.SeesTiming(i) && !item.IsCancelled && !forecast.IsUnreported(i))
            time.ExpectedTime = Estimates.Of((isEnd ? forecast.End(i) : forecast.Start(i)).Plus(offset), item.HasEnded);
        return time;
    }

    private static bool HasPlannedEnd(PlanItem item) => item.HasClock && item.Duration != PlanItem.None;
}
