using Google.Protobuf.WellKnownTypes;
using StateVisit.Agenda.V1;
using StateVisit.Ripple;

namespace StateVisit.Agenda.Ripple;

/// <summary>What does not work out at the expected times, as far as a clearance sees it.</summary>
internal sealed class Violations
{
    /// <summary>Of a kind, for one session.</summary>
    private const int AtMost = 20;
    private const long Minute = 60_000;

    private readonly Plan plan;
    private readonly Forecast forecast;
    private readonly Sight sight;
    private readonly Dictionary<int, List<Violation>> found = [];

    private Violations(Plan plan, Forecast forecast, Sight sight)
    {
        this.plan = plan;
        this.forecast = forecast;
        this.sight = sight;
    }

    /// <summary>By place in the plan, worst first.</summary>
    public static IReadOnlyDictionary<int, List<Violation>> Of(Plan plan, Forecast forecast, Sight sight)
    {
        var violations = new Violations(plan, forecast, sight);
        for (var i = 0; i < plan.Items.Length; i++)
            if (violations.Takes(i))
                violations.LookAt(i);
        foreach (var group in plan.Groups)
            if (group.Bond != Bond.Sequence)
                violations.LookAt(group);
        foreach (var list in violations.found.Values)
            list.Sort(WorstFirst);
        return violations.found;
    }

    /// <summary>It takes place, or took place, at a time that the clearance may know.</summary>
    private bool Takes(int i) =>
        sight.SeesTiming(i)
        && !plan.Items[i].IsCancelled
        && !forecast.IsUnreported(i)
        && forecast.Start(i).IsBoundedBelow;

    private void LookAt(int i)
    {
        var item = plan.Items[i];
        var (start, end) = (forecast.Start(i).Low, forecast.End(i).Low);
        if (item.HardStart != PlanItem.None && start > item.HardStart)
            Add(i, ViolationKind.HardStart, Severity.Critical, start - item.HardStart);
        if (item.HardEnd != PlanItem.None && end > item.HardEnd)
            Add(i, ViolationKind.HardEnd, Severity.Critical, end - item.HardEnd);
        foreach (var told in LastTold(item.Session, sight))
        {
            var late = Math.Max(Late(start, told.StartTime), Late(end, told.EndTime));
            // Nobody is told seconds.
            if (late >= Minute && Add(i, ViolationKind.Told, Severity.Warning, late) is { } violation)
                violation.Audience = told.Audience;
        }
        if (!item.HasEnded)
            LookAtCapacity(i, item);
    }

    /// <summary>What each audience was told last, as far as it may be known.</summary>
    public static IEnumerable<Told> LastTold(Session session, Sight sight)
    {
        var told = session.Told;
        for (var i = 0; i < told.Count; i++)
        {
            if (!sight.Sees(told[i].Access))
                continue;
            var isLast = true;
            for (var later = i + 1; later < told.Count && isLast; later++)
                isLast = told[later].Audience != told[i].Audience || !sight.Sees(told[later].Access);
            if (isLast)
                yield return told[i];
        }
    }

    private static long Late(long instant, Timestamp? told) => told is null ? 0 : instant - told.Millis;

    private void LookAtCapacity(int i, PlanItem item)
    {
        if (plan.Places.Find(item.Venue) is not { Capacity: > 0 } venue || !sight.Sees(venue))
            return;
        var people = 0;
        foreach (var attendance in item.Session.Attendances)
            if (
                sight.Sees(attendance.Seen)
                && attendance.Mode != AttendanceMode.Remote
                && attendance.Status != AttendanceStatus.Absent
            )
                people += attendance.WhoCase == Attendance.WhoOneofCase.Delegation ? attendance.Delegation.Count : 1;
        if (people <= venue.Capacity || Add(i, ViolationKind.Capacity, Severity.Warning, 0) is not { } violation)
            return;
        violation.By = null;
        violation.Venue = venue.Name;
        violation.Excess = people - venue.Capacity;
    }

    /// <summary>Whoever of a group comes too close to one before. By expected start, so that a look back can stop early.</summary>
    private void LookAt(in Group group)
    {
        var size = group.Last - group.First + 1;
        Span<(long Start, int Position)> order = size <= 256 ? stackalloc (long, int)[size] : new (long, int)[size];
        var count = 0;
        for (var at = group.First; at <= group.Last; at++)
            if (Takes(plan.Members[at].Item) && sight.Sees(plan.Members[at].Access))
                order[count++] = (forecast.Start(plan.Members[at].Item).Low, at);
        order = order[..count];
        order.Sort();
        // Up to each, when the last of them is out of the way.
        Span<long> until = size <= 256 ? stackalloc long[count] : new long[count];
        for (var k = 0; k < count; k++)
        {
            var end = forecast.End(plan.Members[order[k].Position].Item).Low + group.Widest;
            until[k] = k == 0 ? end : Math.Max(end, until[k - 1]);
        }
        for (var k = 1; k < count; k++)
        for (var before = k - 1; before >= 0 && until[before] > order[k].Start; before--)
            LookAt(group, plan.Members[order[before].Position], plan.Members[order[k].Position]);
    }

    private void LookAt(in Group group, in Member from, in Member to)
    {
        // Over is over; and who is named twice at a session is there once.
        if ((plan.Items[from.Item].HasEnded && plan.Items[to.Item].HasEnded) || from.Item == to.Item)
            return;
        var start = forecast.Start(to.Item).Low;
        var overlap = Math.Min(forecast.End(from.Item).Low, forecast.End(to.Item).Low) - start;
        var shortBy = forecast.End(from.Item).Low + plan.Gap(group, from, to) - start;
        var isEssential = from.Binds && to.Binds;
        if (overlap > 0)
            AddPair(
                group,
                from.Item,
                to.Item,
                group.Bond == Bond.Room ? ViolationKind.Room
                    : isEssential ? ViolationKind.EssentialPerson
                    : ViolationKind.OtherPerson,
                group.Bond == Bond.Room || isEssential ? Severity.Critical : Severity.Warning,
                overlap
            );
        else if (shortBy > 0 && forecast.End(from.Item).Low <= start)
            AddPair(
                group,
                from.Item,
                to.Item,
                group.Bond == Bond.Room ? ViolationKind.Turnaround : ViolationKind.Travel,
                isEssential && group.Bond == Bond.Person ? Severity.Critical : Severity.Warning,
                shortBy
            );
    }

    private void AddPair(in Group group, int from, int to, ViolationKind kind, Severity severity, long by)
    {
        AddOne(group, from, to, kind, severity, by);
        AddOne(group, to, from, kind, severity, by);
    }

    private void AddOne(in Group group, int i, int other, ViolationKind kind, Severity severity, long by)
    {
        var (session, person) = (plan.Items[other].Name, group.Bond == Bond.Person ? group.Name : "");
        // Somebody named twice at one of them.
        if (
            found.TryGetValue(i, out var list)
            && list.Exists(v => v.Kind == kind && v.Session == session && v.Person == person)
        )
            return;
        if (Add(i, kind, severity, by) is not { } violation)
            return;
        violation.Session = session;
        violation.Person = person;
        violation.Venue = group.Bond == Bond.Room ? group.Name : "";
    }

    private Violation? Add(int i, ViolationKind kind, Severity severity, long by)
    {
        if (!found.TryGetValue(i, out var list))
            found[i] = list = [];
        if (list.Count(v => v.Kind == kind) >= AtMost)
            return null;
        var violation = new Violation
        {
            Kind = kind,
            Severity = severity,
            By = by.ToDuration(),
        };
        list.Add(violation);
        return violation;
    }

    private static int WorstFirst(Violation a, Violation b)
    {
        var by = b.Severity.CompareTo(a.Severity);
        if (by == 0)
            by = a.Kind.CompareTo(b.Kind);
        if (by == 0)
            by = string.CompareOrdinal(a.Session, b.Session);
        if (by == 0)
            by = string.CompareOrdinal(a.Person, b.Person);
        return by == 0 ? a.Audience.CompareTo(b.Audience) : by;
    }
}
