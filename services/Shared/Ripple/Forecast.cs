namespace StateVisit.Ripple;

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
    private readonly Sight? sight;

    /// <summary>What had happened, as far as it follows from what is seen; where that is less than what follows from everything.</summary>
    private readonly Dictionary<int, (Window Start, Window End)> seen = [];

    private Forecast(Plan plan, long now, Sight? sight)
    {
        this.plan = plan;
        this.sight = sight;
        Now = now;
        starts = new Window[plan.Items.Length];
        ends = new Window[plan.Items.Length];
        unreported = new bool[plan.Items.Length];
        latest = new(plan, ends);
    }

    /// <summary>The minute, in Unix milliseconds.</summary>
    public long Now { get; }

    public Window Start(int item) => seen.TryGetValue(item, out var less) ? less.Start : starts[item];

    public Window End(int item) => seen.TryGetValue(item, out var less) ? less.End : ends[item];

    /// <summary>Its day is over and nobody said that it took place.</summary>
    public bool IsUnreported(int item) => unreported[item];

    /// <summary>It waits for others, and others may wait for it.</summary>
    public bool IsAhead(int item) => plan.Items[item].IsPending && !unreported[item];

    /// <inheritdoc cref="Latest.Reach" />
    public long Reach(int position, in Group group) => latest.Reach(position, group);

    /// <inheritdoc cref="Latest.IsWaitedFor" />
    public bool IsWaitedFor(in Member member) => latest.IsWaitedFor(member);

    /// <param name="plan">The plan.</param>
    /// <param name="now">What the visit's clock shows; only the minute counts.</param>
    /// <param name="sight">
    /// For whom. All delays count for everybody, since they could have been entered by hand; but that one session had ended
    /// when another started is concluded only from what is seen. Null: for those who see everything.
    /// </param>
    public static Forecast Of(Plan plan, DateTimeOffset now, Sight? sight = null)
    {
        var forecast = new Forecast(plan, now.ToUnixTimeMilliseconds() / 60_000 * 60_000, sight);
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
                    if (HasFollowed(i, edge.To) && Tells(i, edge.To) && Tells(i, edge))
                        end = end with { High = Math.Min(end.High, StartedBy(edge.To)) };
                if (Following(i) is { } next)
                    end = end with { High = Math.Min(end.High, StartedBy(next)) };
                if (item.ActualStart != PlanItem.None)
                    end = end with { Low = item.ActualStart };
            }
            ends[i] = end;
            starts[i] = Known(item.ActualStart, end.High);
        }
    }

    /// <summary>It has started, and not before the other one did: records can contradict each other, and an order is only a plan.</summary>
    private bool HasFollowed(int item, int other) =>
        HasStarted(other) && StartedBy(other) >= plan.Items[item].ActualStart;

    /// <summary>What is known of one session may be concluded from another, and shown.</summary>
    private bool Tells(int item, int other) => sight is null || !sight.SeesTiming(item) || sight.SeesTiming(other);

    private bool Tells(int item, in Edge edge) => sight is null || !sight.SeesTiming(item) || sight.Sees(edge.Access);

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
                if (
                    plan.Members[after].Item is var next
                    && HasFollowed(item, next)
                    && Tells(item, next)
                    && plan.Respects(member, plan.Members[after], 0)
                )
                    return next;
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
        var (low, lowSeen) = (-Window.Unbounded, -Window.Unbounded);
        foreach (var edge in plan.Into(i))
        {
            if (!HasStarted(edge.From))
                continue;
            low = Math.Max(low, ends[edge.From].Low);
            if (Tells(i, edge.From) && Tells(i, edge))
                lowSeen = Math.Max(lowSeen, End(edge.From).Low);
        }
        (low, lowSeen) = (Math.Min(low, starts[i].High), Math.Min(lowSeen, starts[i].High));
        if (lowSeen < low)
            seen[i] = Since(i, item, lowSeen);
        (starts[i], ends[i]) = Since(i, item, low);
    }

    private (Window Start, Window End) Since(int i, PlanItem item, long low) =>
        (starts[i] with { Low = low }, item.ActualEnd == PlanItem.None ? ends[i] with { Low = low } : ends[i]);

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
    private static Window Base(PlanItem item)
    {
        var anchor = Planned(item);
        if (anchor == PlanItem.None)
            anchor = item.NotBefore;
        return anchor == PlanItem.None ? Window.Any : Window.Exactly(anchor);
    }

    /// <summary>What its start is late against; <see cref="PlanItem.None"/> where only an order is planned.</summary>
    public static long Planned(PlanItem item) =>
        Math.Max(item.HasClock ? item.PlannedStart : PlanItem.None, item.HardStart);

    public static Window EndFrom(PlanItem item, Window start)
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
