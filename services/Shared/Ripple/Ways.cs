namespace StateVisit.Ripple;

/// <summary>Travel between the venues of a plan's items, looked up once per pair of venues.</summary>
internal sealed class Ways
{
    /// <summary>With more venues than this a table would be larger than it is worth.</summary>
    private const int TableAtMost = 512;
    private const long NotLookedUp = -1;

    private readonly Places places;
    private readonly string[] venues;
    private readonly int[] starts;
    private readonly int[] ends;

    /// <summary>Filled as asked; two who ask at once find the same.</summary>
    private readonly long[]? table;

    public Ways(PlanItem[] items, Places places)
    {
        this.places = places;
        var numbers = new Dictionary<string, int>(StringComparer.Ordinal);
        starts = new int[items.Length];
        ends = new int[items.Length];
        for (var i = 0; i < items.Length; i++)
            (starts[i], ends[i]) = (NumberOf(items[i].Venue), NumberOf(items[i].EndVenue));
        venues = [.. numbers.Keys];
        if (places.Longest > 0 && venues.Length <= TableAtMost)
        {
            table = new long[venues.Length * venues.Length];
            Array.Fill(table, NotLookedUp);
        }

        int NumberOf(string venue)
        {
            if (!numbers.TryGetValue(venue, out var number))
                numbers[venue] = number = numbers.Count;
            return number;
        }
    }

    /// <summary>From where one item ends to where another starts.</summary>
    public long Between(int from, int to)
    {
        if (places.Longest == 0)
            return 0;
        var (here, there) = (ends[from], starts[to]);
        if (table is null)
            return places.Travel(venues[here], venues[there]);
        ref var way = ref table[(here * venues.Length) + there];
        if (way == NotLookedUp)
            way = places.Travel(venues[here], venues[there]);
        return way;
    }
}
