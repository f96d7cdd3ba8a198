using StateVisit.Agenda.V1;
using StateVisit.Journal.Labels;
using StateVisit.Type.V1;

namespace StateVisit.Ripple;

/// <summary>Why the order of two sessions binds without anybody having said so.</summary>
public enum Bond : byte
{
    /// <summary>One track, one day.</summary>
    Sequence,

    /// <summary>Somebody who is at both.</summary>
    Person,

    /// <summary>One room.</summary>
    Room,
}

/// <summary>Sessions that share something, in the order of the plan: <c>Members[First..Last]</c>, both included.</summary>
/// <param name="Name">The participant or office, or the room; empty for a sequence.</param>
/// <param name="Widest">No gap within the group is wider.</param>
public readonly record struct Group(Bond Bond, string Name, int First, int Last, long Widest);

/// <summary>A session in a group.</summary>
/// <param name="Item">Its place in <see cref="Plan.Items"/>.</param>
/// <param name="Binds">For a person: essential to the session. Sequences and rooms always bind.</param>
/// <param name="Access">Who may know that it is in the group, beyond who sees the session.</param>
public readonly record struct Member(int Item, int Group, bool Binds, bool Remote, PartAccess Access);

/// <summary>An explicit edge, from the item that must end first.</summary>
public readonly record struct Edge(int From, int To, long Gap, Access? Access);

/// <summary>
/// A programme made ready for the ripple: sessions in an order in which no edge leads back, what binds them, and how far
/// apart they must be. A function of the records alone; what the clock does to it is <see cref="Forecast"/>.
/// </summary>
public sealed class Plan
{
    private readonly int[] memberOf;
    private readonly int[] memberOfStart;
    private readonly Edge[] into;
    private readonly int[] intoStart;
    private readonly Edge[] outOf;
    private readonly int[] outOfStart;
    private readonly Ways ways;

    public Plan(IEnumerable<PlanItem> items, Places places)
    {
        Places = places;
        (Items, var index) = Order.Of([.. items]);
        ways = new(Items, places);

        var edges = new List<Edge>();
        for (var i = 0; i < Items.Length; i++)
            foreach (var before in Items[i].Predecessors)
                // A predecessor that is gone or cancelled is waited for by nobody.
                if (index.TryGetValue(before.Session, out var from) && from < i && !Items[from].IsCancelled)
                    edges.Add(new(from, i, before.Gap, before.Access));
        (into, intoStart) = Grouped(edges, Items.Length, edge => edge.To);
        (outOf, outOfStart) = Grouped(edges, Items.Length, edge => edge.From);

        (Groups, Members) = Bind(places);
        var positions = Enumerable.Range(0, Members.Length).ToArray();
        (memberOf, memberOfStart) = Grouped(positions, Items.Length, position => Members[position].Item);
        Index = index;
    }

    /// <summary>The programme that a visit's records make: its sessions with their timings, and its venues.</summary>
    /// <param name="records">By path: <c>sessions/welcome</c>, <c>sessions/welcome/timing</c>. Other kinds are passed over.</param>
    /// <param name="timeZone">Of the visit.</param>
    /// <param name="before">An earlier plan of the visit: what has not changed since is not made again.</param>
    public static Plan Of(IReadOnlyDictionary<string, IRecord> records, string timeZone, Plan? before = null)
    {
        var places = new Places(records.Values.OfType<Venue>(), timeZone);
        var items = new List<PlanItem>(before?.Items.Length ?? 0);
        foreach (var (path, record) in records)
            if (record is Session session && records.TryGetValue(path + "/timing", out var timing))
            {
                var zone = places.ZoneOf(session.Venue);
                items.Add(
                    before?.Find(session.Name) is { } item
                    && ReferenceEquals(item.Session, session)
                    && ReferenceEquals(item.Timing, timing)
                    && item.TimeZone == zone
                        ? item
                        : PlanItem.Of(session, (Timing)timing, zone)
                );
            }
        return new(items, places);
    }

    public PlanItem[] Items { get; }

    public Group[] Groups { get; }

    public Member[] Members { get; }

    public Places Places { get; }

    /// <summary>Place in <see cref="Items"/> by name.</summary>
    public IReadOnlyDictionary<string, int> Index { get; }

    public PlanItem? Find(string session) => Index.TryGetValue(session, out var item) ? Items[item] : null;

    /// <summary>Edges that lead to the item.</summary>
    public ReadOnlySpan<Edge> Into(int item) => into.AsSpan(intoStart[item]..intoStart[item + 1]);

    /// <summary>Edges that lead from the item.</summary>
    public ReadOnlySpan<Edge> OutOf(int item) => outOf.AsSpan(outOfStart[item]..outOfStart[item + 1]);

    /// <summary>Positions of the item in <see cref="Members"/>, one for each group it is in.</summary>
    public ReadOnlySpan<int> MembershipsOf(int item) => memberOf.AsSpan(memberOfStart[item]..memberOfStart[item + 1]);

    /// <summary>Least time between the end of one member and the start of a later one.</summary>
    public long Gap(in Group group, in Member from, in Member to) =>
        group.Bond switch
        {
            Bond.Room => group.Widest,
            Bond.Person when !from.Remote && !to.Remote => ways.Between(from.Item, to.Item),
            _ => 0,
        };

    /// <summary>
    /// The plan has the one end in time for the other, as far as it says when. If it does not, the two overlap on purpose or
    /// by mistake: that is a conflict to report, and no reason to wait.
    /// </summary>
    public bool Respects(in Member from, in Member to, long gap)
    {
        var (first, second) = (Items[from.Item], Items[to.Item]);
        return first.PlannedStart == PlanItem.None
            || second.PlannedStart == PlanItem.None
            || first.PlannedEnd + gap <= second.PlannedStart;
    }

    private (Group[], Member[]) Bind(Places places)
    {
        // 1. Who is in what, in the order of the plan; groups by number, as they are met.
        var numbers = new Dictionary<(Bond, string, long), int>();
        var keys = new List<(Bond Bond, string Name, long Day)>();
        var sizes = new List<int>();
        var met = new List<Member>(Items.Length * 3);
        for (var i = 0; i < Items.Length; i++)
        {
            var item = Items[i];
            // What has neither a day nor a time has no place among the others yet: only explicit predecessors hold for it.
            if (item.IsCancelled || item.DayStart == PlanItem.None)
                continue;
            met.Add(new(i, NumberOf(Bond.Sequence, item.Session.Track, item.DayStart), true, false, default));
            foreach (var (person, isEssential, isRemote, access) in item.Presences)
                met.Add(new(i, NumberOf(Bond.Person, person, 0), isEssential, isRemote, access));
            // What leads out of a room does not occupy it.
            if (item.Session.Destination.Length == 0 && places.Find(item.Venue) is { Type: VenueType.Room })
                met.Add(new(i, NumberOf(Bond.Room, item.Venue, 0), true, false, default));
        }

        // 2. Groups by name, so that what is found in one does not depend on who else there is. Alone one binds nobody.
        var order = Enumerable.Range(0, keys.Count).Where(number => sizes[number] > 1).ToArray();
        Array.Sort(order, (a, b) => Compare(keys[a], keys[b]));
        var groups = new Group[order.Length];
        var groupOf = new int[keys.Count];
        var next = new int[keys.Count];
        Array.Fill(groupOf, -1);
        var count = 0;
        for (var g = 0; g < order.Length; g++)
        {
            var (bond, name, _) = keys[order[g]];
            var widest = bond switch
            {
                Bond.Room => places.Turnaround(name),
                Bond.Person => places.Longest,
                _ => 0,
            };
            groupOf[order[g]] = g;
            next[order[g]] = count;
            groups[g] = new(bond, bond == Bond.Sequence ? "" : name, count, count + sizes[order[g]] - 1, widest);
            count += sizes[order[g]];
        }

        // 3. Their members, still in the order of the plan.
        var members = new Member[count];
        foreach (var member in met)
            if (groupOf[member.Group] >= 0)
                members[next[member.Group]++] = member with { Group = groupOf[member.Group] };
        return (groups, members);

        int NumberOf(Bond bond, string name, long day)
        {
            if (!numbers.TryGetValue((bond, name, day), out var number))
            {
                numbers[(bond, name, day)] = number = keys.Count;
                keys.Add((bond, name, day));
                sizes.Add(0);
            }
            sizes[number]++;
            return number;
        }
    }

    private static int Compare((Bond Bond, string Name, long Day) a, (Bond Bond, string Name, long Day) b)
    {
        var by = a.Bond.CompareTo(b.Bond);
        if (by == 0)
            by = string.CompareOrdinal(a.Name, b.Name);
        return by == 0 ? a.Day.CompareTo(b.Day) : by;
    }

    /// <summary>Sorted by a number below <paramref name="count"/>, with where each number starts.</summary>
    private static (T[] Sorted, int[] Start) Grouped<T>(IReadOnlyList<T> list, int count, Func<T, int> keyOf)
    {
        var start = new int[count + 1];
        for (var i = 0; i < list.Count; i++)
            start[keyOf(list[i]) + 1]++;
        for (var i = 0; i < count; i++)
            start[i + 1] += start[i];
        var next = start.AsSpan(0, count).ToArray();
        var sorted = new T[list.Count];
        for (var i = 0; i < list.Count; i++)
            sorted[next[keyOf(list[i])]++] = list[i];
        return (sorted, start);
    }
}
