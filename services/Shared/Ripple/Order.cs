namespace StateVisit.Ripple;

/// <summary>
/// The order of a programme: by planned start (without one, at the end of the day; without a day, last), then by order,
/// then by name, and never before an explicit predecessor.
/// </summary>
public static class Order
{
    /// <returns>The items in order, and where each stands by name.</returns>
    public static (PlanItem[] Items, Dictionary<string, int> Index) Of(PlanItem[] items)
    {
        Sort(items);
        var index = IndexOf(items);
        if (IsOrder(items, index))
            return (items, index);
        items = Topological(items, index);
        return (items, IndexOf(items));
    }

    /// <summary>By numbers first, and by comparison only what they leave equal.</summary>
    private static void Sort(PlanItem[] items)
    {
        var places = Array.ConvertAll(items, item => item.Place);
        Array.Sort(places, items);
        for (var first = 0; first < items.Length; )
        {
            var last = first;
            while (last + 1 < items.Length && places[last + 1] == places[first])
                last++;
            if (last > first)
                items.AsSpan(first..(last + 1)).Sort(Compare);
            first = last + 1;
        }
    }

    private static Dictionary<string, int> IndexOf(PlanItem[] items)
    {
        var index = new Dictionary<string, int>(items.Length, StringComparer.Ordinal);
        for (var i = 0; i < items.Length; i++)
            index[items[i].Name] = i;
        return index;
    }

    public static int Compare(PlanItem a, PlanItem b)
    {
        var by = a.Place.CompareTo(b.Place);
        if (by == 0)
            by = a.Session.Order.CompareTo(b.Session.Order);
        return by == 0 ? string.CompareOrdinal(a.Name, b.Name) : by;
    }

    private static bool IsOrder(PlanItem[] items, Dictionary<string, int> rank)
    {
        for (var i = 0; i < items.Length; i++)
            foreach (var before in items[i].Predecessors)
                if (rank.TryGetValue(before.Session, out var at) && at > i)
                    return false;
        return true;
    }

    /// <summary>Of those that wait for nobody any more, always the first by rank.</summary>
    private static PlanItem[] Topological(PlanItem[] items, Dictionary<string, int> rank)
    {
        var waiting = new int[items.Length];
        var followers = new List<int>?[items.Length];
        var ready = new PriorityQueue<int, int>();
        for (var i = 0; i < items.Length; i++)
        {
            foreach (var before in items[i].Predecessors)
                if (rank.TryGetValue(before.Session, out var at))
                {
                    waiting[i]++;
                    (followers[at] ??= []).Add(i);
                }
            if (waiting[i] == 0)
                ready.Enqueue(i, i);
        }
        var ordered = new List<PlanItem>(items.Length);
        while (ready.TryDequeue(out var i, out _))
        {
            ordered.Add(items[i]);
            foreach (var follower in followers[i] ?? [])
                if (--waiting[follower] == 0)
                    ready.Enqueue(follower, follower);
        }
        // Writes refuse cycles; what a store may hold all the same keeps its rank, and the closing edge leads back and is left out.
        for (var i = 0; i < items.Length && ordered.Count < items.Length; i++)
            if (waiting[i] > 0)
                ordered.Add(items[i]);
        return [.. ordered];
    }
}
