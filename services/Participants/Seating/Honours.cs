namespace StateVisit.Participants.Seating;

/// <summary>What a place in a line is worth.</summary>
internal sealed class Honours
{
    /// <summary>More than all ways that people could be moved together cost.</summary>
    public const long PerMove = 1L << 36;

    private readonly Dictionary<Chair, int> chairs = [];
    private readonly Dictionary<Occupant, int> weights = [];

    public Honours(Line line)
    {
        for (var i = 0; i < line.Chairs.Count; i++)
            chairs.TryAdd(line.Chairs[i], i);
        for (var i = 0; i < line.Occupants.Count; i++)
            weights[line.Occupants[i]] = line.Occupants.Count - i;
    }

    /// <summary>Of moving someone from one chair to another.</summary>
    public long Cost(Occupant occupant, Chair from, Chair to) =>
        PerMove + ((long)weights[occupant] * Math.Abs(Steps(from) - Steps(to)));

    public bool Contains(Chair chair) => chairs.ContainsKey(chair);

    public int Distance(Chair a, Chair b) => Math.Abs(Steps(a) - Steps(b));

    private int Steps(Chair chair) => chairs.TryGetValue(chair, out var steps) ? steps : chairs.Count;
}
