using StateVisit.Ripple;

namespace StateVisit.Agenda.Ripple;

/// <summary>
/// How much later each session can end before another one that the clearance sees moves, or a hard time is missed. The same
/// edges as the ripple's, walked the other way.
/// </summary>
internal sealed class Slack
{
    private readonly Plan plan;
    private readonly Forecast forecast;
    private readonly Sight sight;

    /// <summary>By position: the earliest start from here to the end of the group.</summary>
    private readonly long[] earliest;

    public Slack(Plan plan, Forecast forecast, Sight sight)
    {
        this.plan = plan;
        this.forecast = forecast;
        this.sight = sight;
        earliest = new long[plan.Members.Length];
        foreach (var group in plan.Groups)
            for (var at = group.Last; at >= group.First; at--)
            {
                var start = Waits(plan.Members[at]) ? forecast.Start(plan.Members[at].Item).Low : Window.Unbounded;
                earliest[at] = at == group.Last ? start : Math.Min(start, earliest[at + 1]);
            }
    }

    /// <summary>Milliseconds, never below 0; null if nothing sets a limit, or it has ended.</summary>
    public long? Of(int i)
    {
        var item = plan.Items[i];
        var end = forecast.End(i);
        if (!(forecast.IsAhead(i) || item.IsRunning) || !end.IsBoundedBelow)
            return null;
        var slack = item.HardEnd == PlanItem.None ? long.MaxValue : item.HardEnd - end.Low;
        foreach (var edge in plan.OutOf(i))
            if (IsAhead(edge.To) && sight.Sees(edge.Access))
                slack = Math.Min(slack, forecast.Start(edge.To).Low - end.Low - edge.Gap);
        foreach (var position in plan.MembershipsOf(i))
        {
            var member = plan.Members[position];
            if (!member.Binds || !sight.Sees(member.Access))
                continue;
            var group = plan.Groups[member.Group];
            for (var at = position + 1; at <= group.Last; at++)
            {
                // Nobody further on starts earlier than that.
                if (earliest[at] >= Window.Unbounded || earliest[at] - end.Low - group.Widest >= slack)
                    break;
                var to = plan.Members[at];
                if (
                    to.Item != i
                    && Waits(to)
                    && plan.Gap(group, member, to) is var gap
                    && plan.Respects(member, to, gap)
                )
                    slack = Math.Min(slack, forecast.Start(to.Item).Low - end.Low - gap);
            }
        }
        return slack == long.MaxValue ? null : Math.Max(0, slack);
    }

    private bool Waits(in Member member) => member.Binds && sight.Sees(member.Access) && IsAhead(member.Item);

    private bool IsAhead(int item) =>
        forecast.IsAhead(item) && sight.SeesTiming(item) && forecast.Start(item).IsBoundedBelow;
}
