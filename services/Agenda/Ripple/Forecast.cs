namespace StateVisit.Agenda.Ripple;

/// <summary>
/// The ripple: when each session of a plan starts and ends, as far as can be said at a minute. One walk in the plan's order:
/// a session starts at the latest of its plan, of what was entered by hand, of this minute, and of everything it has to wait
/// for; that is the longest path, and exact.
/// </summary>
public sealed class Forecast
{
    private const long Day = 24 * 60 * 60_000;

    private readonly Plan plan;
    private readonly Window[] starts;
    private readonly Window[] ends;
    private readonly bool[] unreported;
    private readonly Latest latest;

    private Forecast(Plan plan, long now)
    {
        this.plan = plan;
        Now = now;
        starts = new Window[plan.Items.Length];
        ends = new Window[plan.Items.Length];
        unreported = new bool[plan.Items.Length];
        latest = new(plan, ends);
    }

    /// <summary>The minute, in Unix milliseconds.</summary>
    public long Now { get; }

    public Window Start(int item) => starts[item];

    public Window End(int item) => ends[item];

    /// <summary>Its day is over and nobody said that it took place.</summary>
    public bool IsUnreported(int item) => unreported[item];

    /// <summary>It waits for others, and others may wait for it.</summary>
    public bool IsAhead(int item) => plan.Items[item].IsPending && !unreported[item];

    /// <inheritdoc cref="Latest.Reach" />
    internal long Reach(int position, in Group group) => latest.Reach(position, group);

    /// <inheritdoc cref="Latest.IsWaitedFor" />
    internal bool IsWaitedFor(in Member member) => latest.IsWaitedFor(member);

    /// <param name="plan">The plan.</param>
    /// <param name="now">What the visit's clock shows; only the minute counts.</param>
    public static Forecast Of(Plan plan, DateTimeOffset now)
    {
        var forecast = new Forecast(plan, now.ToUnixTimeMilliseconds() / 60_000 * 60_000);
        forecast.LookBack();
        for (var i = 0; i < plan.Items.Length; i++)
            forecast.Reckon(i);
        return forecast;
    }

    /// <summary>
    /// What has ended at a time that nobody noted had ended when what follows it started, by now in any case, and by the end
    /// of the day after. Walked backwards; the walk forwards adds what it cannot have begun before.
    /// </summary>
    private void LookBack()
    {
        for (var i = plan.Items.Length - 1; i >= 0; i--)
        {
            var item = plan.Items[i];
            if (!item.HasEnded)
                continue;
            var dayAfter = item.DayEnd == PlanItem.None ? Now : item.DayEnd + Day;
            var end = Known(item.ActualEnd, Math.Max(Math.Min(Now, dayAfter), item.ActualStart));
            if (item.ActualEnd == PlanItem.None)
            {
                foreach (var edge in plan.OutOf(i))
                    if (HasStarted(edge.To))
                        end = end with { High = Math.Min(end.High, StartedBy(edge.To)) };
                if (Following(i) is { } next)
                    end = end with { High = Math.Min(end.High, StartedBy(next)) };
                // Records can contradict each other; what was noted wins over what follows from it.
                if (item.ActualStart != PlanItem.None)
                    end = new(item.ActualStart, Math.Max(end.High, item.ActualStart));
            }
            ends[i] = end;
            starts[i] = Known(item.ActualStart, end.High);
        }
    }

    private bool HasStarted(int item) => plan.Items[item].HasEnded || plan.Items[item].IsRunning;

    private long StartedBy(int item) =>
        plan.Items[item].IsRunning ? Known(plan.Items[item].ActualStart, Now).High : starts[item].High;

    /// <summary>The first of those that the plan puts after it, in its track and day, that has started.</summary>
    private int? Following(int item)
    {
        foreach (var position in plan.MembershipsOf(item))
        {
            var member = plan.Members[position];
            var group = plan.Groups[member.Group];
            if (group.Bond != Bond.Sequence)
                continue;
            for (var after = position + 1; after <= group.Last; after++)
                if (HasStarted(plan.Members[after].Item) && plan.Respects(member, plan.Members[after], 0))
                    return plan.Members[after].Item;
        }
        return null;
    }

    private static Window Known(long instant, long atMost) =>
        instant == PlanItem.None ? new(-Window.Unbounded, atMost) : Window.Exactly(instant);

    private void Reckon(int i)
    {
        var item = plan.Items[i];
        if (item.IsCancelled)
            (starts[i], ends[i]) = (Window.Any, Window.Any);
        else if (item.HasEnded)
            ReckonEnded(i, item);
        else if (item.IsRunning)
            ReckonRunning(i, item);
        else
            ReckonPending(i, item);
        latest.Add(i, isWaitedFor: !item.IsCancelled && !unreported[i]);
    }

    /// <summary>A start that nobody noted was not before what came first had ended.</summary>
    private void ReckonEnded(int i, PlanItem item)
    {
        if (item.ActualStart != PlanItem.None)
            return;
        var low = -Window.Unbounded;
        foreach (var edge in plan.Into(i))
            if (HasStarted(edge.From))
                low = Math.Max(low, ends[edge.From].Low);
        low = Math.Min(low, starts[i].High);
        starts[i] = starts[i] with { Low = low };
        if (item.ActualEnd == PlanItem.None)
            ends[i] = ends[i] with { Low = low };
    }

    /// <summary>Its end is what was estimated or planned; once that has passed it ends at some time from now on.</summary>
    private void ReckonRunning(int i, PlanItem item)
    {
        starts[i] = Known(item.ActualStart, Now);
        var end =
            item.Timing.NoEstimate ? PlanItem.None
            : item.EstimatedEnd != PlanItem.None ? item.EstimatedEnd
            : item.Duration == PlanItem.None || item.ActualStart == PlanItem.None ? PlanItem.None
            : item.EndOf(item.ActualStart);
        ends[i] = end >= Now ? Window.Exactly(end) : new(Math.Max(Now, starts[i].Low), Window.Unbounded);
    }

    private void ReckonPending(int i, PlanItem item)
    {
        var start = Base(item);
        if (item.NotBefore != PlanItem.None)
            start = start.NotBefore(Window.Exactly(item.NotBefore));
        foreach (var edge in plan.Into(i))
            if (!unreported[edge.From])
                start = start.NotBefore(ends[edge.From].Plus(edge.Gap));
        start = latest.EndsBefore(i, start);
        if (item.Timing.NoEstimate)
            start = start with { High = Window.Unbounded };

        // A day that is over without a report pushes nothing; what still waits for something that goes on is not over.
        var isDayOver = item.DayEnd != PlanItem.None && Now >= item.DayEnd;
        if (isDayOver && EndFrom(item, start).Low < Now)
            unreported[i] = true;
        else if (start.IsBoundedBelow || (item.DayStart != PlanItem.None && Now >= item.DayStart))
            start = start.NotBefore(Window.Exactly(Now));
        (starts[i], ends[i]) = (start, EndFrom(item, start));
    }

    /// <summary>The start as planned; where only an order is planned, as estimated; else open.</summary>
    internal static Window Base(PlanItem item)
    {
        var planned = item.HasClock ? item.PlannedStart : PlanItem.None;
        var anchor = Math.Max(planned, item.HardStart);
        if (anchor == PlanItem.None)
            anchor = item.NotBefore;
        return anchor == PlanItem.None ? Window.Any : Window.Exactly(anchor);
    }

    private static Window EndFrom(PlanItem item, Window start)
    {
        if (item.EstimatedEnd != PlanItem.None)
            return start.NotBefore(Window.Exactly(item.EstimatedEnd));
        return item.Duration == PlanItem.None
            ? start with
            {
                High = Window.Unbounded,
            }
            : new(item.EndOf(start.Low), item.EndOf(start.High));
    }
}
