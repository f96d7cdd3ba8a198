using StateVisit.Agenda.V1;

namespace StateVisit.Participants.Engagements;

/// <summary>How long it takes from venue to venue, reckoned as the agenda's timeline does.</summary>
internal sealed class Ways
{
    private const int KeptAtMost = 100_000;

    private readonly Dictionary<string, string[]> chains;
    private readonly Dictionary<(string From, string To), TimeSpan> declared = [];
    private readonly Dictionary<(string From, string To), TimeSpan> known = [];

    public Ways(IEnumerable<Venue> all)
    {
        var venues = all.ToDictionary(venue => venue.Name, StringComparer.Ordinal);
        foreach (var venue in venues.Values)
        foreach (var way in venue.Travel)
        {
            var length = way.Duration.ToTimeSpan();
            declared[(venue.Name, way.Venue)] = length;
            Longest = length > Longest ? length : Longest;
        }
        chains = venues.Keys.ToDictionary(name => name, ChainFrom, StringComparer.Ordinal);

        string[] ChainFrom(string venue)
        {
            var chain = new List<string>();
            for (var at = venue; venues.TryGetValue(at, out var place) && !chain.Contains(at); at = place.Parent)
                chain.Add(at);
            return [.. chain];
        }
    }

    /// <summary>No way is longer.</summary>
    public TimeSpan Longest { get; }

    public bool Knows(string venue) => chains.ContainsKey(venue);

    /// <summary>
    /// By the nearest of what the two lie in between which a way is given, there or back; zero if none is, if either is
    /// unknown, or if one lies in the other.
    /// </summary>
    public TimeSpan Between(string from, string to)
    {
        if (Longest == TimeSpan.Zero || from == to || !Knows(from) || !Knows(to))
            return TimeSpan.Zero;
        if (known.TryGetValue((from, to), out var way))
            return way;
        way = Find(chains[from], chains[to]);
        if (known.Count < KeptAtMost)
            known[(from, to)] = way;
        return way;
    }

    private TimeSpan Find(string[] here, string[] there)
    {
        if (here.Contains(there[0], StringComparer.Ordinal) || there.Contains(here[0], StringComparer.Ordinal))
            return TimeSpan.Zero;
        for (var steps = 0; steps <= here.Length + there.Length - 2; steps++)
        for (var i = Math.Max(0, steps - there.Length + 1); i <= Math.Min(steps, here.Length - 1); i++)
            if (
                declared.TryGetValue((here[i], there[steps - i]), out var way)
                || declared.TryGetValue((there[steps - i], here[i]), out way)
            )
                return way;
        return TimeSpan.Zero;
    }
}
