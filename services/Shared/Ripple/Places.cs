using StateVisit.Agenda.V1;

namespace StateVisit.Ripple;

/// <summary>The tree of venues: what lies in what, in which zone, and how far it is from one to another.</summary>
public sealed class Places
{
    private readonly Dictionary<string, Venue> venues;
    private readonly Dictionary<(string From, string To), long> declared = [];
    private readonly Dictionary<string, string[]> chains;
    private readonly string visitZone;

    public Places(IEnumerable<Venue> all, string visitZone)
    {
        this.visitZone = visitZone;
        venues = all.ToDictionary(venue => venue.Name, StringComparer.Ordinal);
        foreach (var venue in venues.Values)
        foreach (var way in venue.Travel)
        {
            var length = way.Duration.Millis;
            declared[(venue.Name, way.Venue)] = length;
            Longest = Math.Max(Longest, length);
        }
        chains = venues.Keys.ToDictionary(name => name, ChainFrom, StringComparer.Ordinal);
    }

    /// <summary>No way is longer.</summary>
    public long Longest { get; }

    public Venue? Find(string name) => venues.GetValueOrDefault(name);

    public string ZoneOf(string venue)
    {
        foreach (var place in Chain(venue))
            if (venues[place].TimeZone is { Length: > 0 } zone)
                return zone;
        return visitZone;
    }

    /// <summary>Between the end of one session in the room and the start of the next.</summary>
    public long Turnaround(string room) => venues.GetValueOrDefault(room)?.Turnaround?.Millis ?? 0;

    /// <summary>The venue is the other one, or lies in it.</summary>
    public bool LiesIn(string venue, string outer) => Chain(venue).Contains(outer, StringComparer.Ordinal);

    /// <summary>
    /// From one venue to another, by the nearest of what they lie in between which a way is given; 0 if none is, or if one
    /// lies in the other.
    /// </summary>
    public long Travel(string from, string to)
    {
        if (from == to || from.Length == 0 || to.Length == 0 || declared.Count == 0)
            return 0;
        var (here, there) = (Chain(from), Chain(to));
        if (here.Contains(to, StringComparer.Ordinal) || there.Contains(from, StringComparer.Ordinal))
            return 0;
        for (var steps = 0; steps <= here.Length + there.Length - 2; steps++)
        for (var i = Math.Max(0, steps - there.Length + 1); i <= Math.Min(steps, here.Length - 1); i++)
        {
            if (
                declared.TryGetValue((here[i], there[steps - i]), out var way)
                || declared.TryGetValue((there[steps - i], here[i]), out way)
            )
                return way;
        }
        return 0;
    }

    private string[] Chain(string venue) => chains.GetValueOrDefault(venue, []);

    private string[] ChainFrom(string venue)
    {
        var chain = new List<string>();
        for (var at = venue; venues.TryGetValue(at, out var place) && !chain.Contains(at); at = place.Parent)
            chain.Add(at);
        return [.. chain];
    }
}
