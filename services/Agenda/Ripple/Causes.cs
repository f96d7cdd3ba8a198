using StateVisit.Agenda.V1;
using StateVisit.Ripple;

namespace StateVisit.Agenda.Ripple;

/// <summary>
/// Why a session starts when it does, as far as a clearance may know. Only what is visible is looked at: if that does not
/// account for the start, the answer is that of a delay entered by hand, so that nobody can tell the two apart.
/// </summary>
internal static class Causes
{
    /// <summary>Null: it starts as planned, or nothing is known of its start.</summary>
    public static Cause? Of(Plan plan, Forecast forecast, Sight sight, int i)
    {
        var item = plan.Items[i];
        var start = forecast.Start(i).Low;
        var planned = Forecast.Planned(item);
        if (item.IsRunning || item.HasEnded)
            return item.HasClock && item.ActualStart > item.PlannedStart ? Entered : null;
        if (!forecast.IsAhead(i) || start <= planned || start <= -Window.Unbounded)
            return null;
        if (start == item.NotBefore)
            return Entered;
        return Pusher(plan, forecast, sight, i, start)
            ?? (IsTheClock(forecast, item, start) ? new Cause { Kind = CauseKind.Clock } : Entered);
    }

    /// <summary>
    /// It would have started by now. Of a day that is over that is said only of what could still be going on: the rest is
    /// ahead only because something pushed it.
    /// </summary>
    private static bool IsTheClock(Forecast forecast, PlanItem item, long start) =>
        start == forecast.Now
        && (
            item.DayEnd == PlanItem.None
            || start < item.DayEnd
            || Forecast.EndFrom(item, Window.Exactly(start - 60_000)).Low >= start
        );

    private static Cause Entered => new() { Kind = CauseKind.Entered };

    /// <summary>What makes it start exactly then: an explicit edge before a sequence, a person, a room; of equals the later.</summary>
    private static Cause? Pusher(Plan plan, Forecast forecast, Sight sight, int i, long start)
    {
        foreach (var edge in plan.Into(i))
            if (
                sight.SeesTiming(edge.From)
                && sight.Sees(edge.Access)
                && !forecast.IsUnreported(edge.From)
                && forecast.End(edge.From).Plus(edge.Gap).Low == start
            )
                return new() { Kind = CauseKind.Predecessor, Session = plan.Items[edge.From].Name };
        Cause? found = null;
        foreach (var position in plan.MembershipsOf(i))
        {
            var member = plan.Members[position];
            var group = plan.Groups[member.Group];
            if (!member.Binds || !sight.Sees(member.Access))
                continue;
            var kind = KindOf(group.Bond);
            if (found is not null && found.Kind <= kind)
                continue;
            for (var at = position - 1; at >= group.First && forecast.Reach(at, group) >= start; at--)
            {
                var from = plan.Members[at];
                if (
                    from.Item == i
                    || !forecast.IsWaitedFor(from)
                    || !sight.SeesTiming(from.Item)
                    || !sight.Sees(from.Access)
                )
                    continue;
                var gap = plan.Gap(group, from, member);
                if (forecast.End(from.Item).Plus(gap).Low != start || !plan.Respects(from, member, gap))
                    continue;
                found = new()
                {
                    Kind = kind,
                    Session = plan.Items[from.Item].Name,
                    Person = group.Bond == Bond.Person ? group.Name : "",
                    Venue = group.Bond == Bond.Room ? group.Name : "",
                };
                break;
            }
        }
        return found;
    }

    private static CauseKind KindOf(Bond bond) =>
        bond switch
        {
            Bond.Sequence => CauseKind.Sequence,
            Bond.Person => CauseKind.Person,
            _ => CauseKind.Room,
        };
}
