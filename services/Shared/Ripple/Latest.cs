namespace StateVisit.Ripple;

/// <summary>
/// How late the members of each group end, up to each member: tells what an item has to wait for without a look at everybody
/// before it. Exact: a look back stops only where nobody further back can matter.
/// </summary>
internal sealed class Latest(Plan plan, Window[] ends)
{
    private readonly bool[] pushes = new bool[plan.Items.Length];

    /// <summary>By position: the greatest bounds of an end up to here; the upper one also as a later day sees it.</summary>
    private readonly long[] low = Unset(plan.Members.Length);
    private readonly long[] high = Unset(plan.Members.Length);
    private readonly long[] highLater = Unset(plan.Members.Length);

    /// <summary>By position: the end of the last day so far.</summary>
    private readonly long[] day = Unset(plan.Members.Length);

    /// <summary>Every place is written before it is read.</summary>
    private static long[] Unset(int length) => GC.AllocateUninitializedArray<long>(length);

    /// <summary>The item's end is known. Called in the order of the plan.</summary>
    public void Add(int item, bool isWaitedFor)
    {
        pushes[item] = isWaitedFor;
        var end = ends[item];
        var dayEnd = plan.Items[item].DayEnd;
        foreach (var position in plan.MembershipsOf(item))
        {
            var member = plan.Members[position];
            var counts = isWaitedFor && member.Binds;
            low[position] = counts ? end.Low : -Window.Unbounded;
            high[position] = counts ? end.High : -Window.Unbounded;
            highLater[position] = counts ? Later(item).High : -Window.Unbounded;
            day[position] = dayEnd;
            if (position == plan.Groups[member.Group].First)
                continue;
            low[position] = Math.Max(low[position], low[position - 1]);
            high[position] = Math.Max(high[position], high[position - 1]);
            highLater[position] = Math.Max(highLater[position], highLater[position - 1]);
            day[position] = Math.Max(day[position], day[position - 1]);
        }
    }

    /// <summary>The latest of the ends, gaps added, that the item waits for in its groups.</summary>
    /// <param name="item">The item.</param>
    /// <param name="known">What it does not start before in any case: what is earlier need not be looked for.</param>
    public Window EndsBefore(int item, Window known)
    {
        var dayStart = plan.Items[item].DayStart;
        foreach (var position in plan.MembershipsOf(item))
        {
            var member = plan.Members[position];
            if (!member.Binds)
                continue;
            var group = plan.Groups[member.Group];
            for (var at = position - 1; at >= group.First; at--)
            {
                var reach = new Window(low[at], day[at] <= dayStart ? highLater[at] : high[at]).Plus(group.Widest);
                if (reach.Low <= known.Low && reach.High <= known.High)
                    break;
                var from = plan.Members[at];
                if (IsWaitedFor(from) && plan.Gap(group, from, member) is var gap && plan.Respects(from, member, gap))
                    known = known.NotBefore(
                        (plan.Items[from.Item].DayEnd <= dayStart ? Later(from.Item) : ends[from.Item]).Plus(gap)
                    );
            }
        }
        return known;
    }

    /// <summary>Nobody further back ends later than this, gaps added.</summary>
    public long Reach(int position, in Group group) =>
        low[position] <= -Window.Unbounded ? low[position] : low[position] + group.Widest;

    /// <summary>It is essential here, and others wait for it.</summary>
    public bool IsWaitedFor(in Member member) => member.Binds && pushes[member.Item];

    /// <summary>An end that nobody knows reaches no further than its own day as far as later days are concerned.</summary>
    private Window Later(int item)
    {
        var end = ends[item];
        return end.IsBoundedAbove ? end : end with { High = Math.Max(end.Low, plan.Items[item].DayEnd) };
    }
}
