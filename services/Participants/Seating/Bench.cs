namespace StateVisit.Participants.Seating;

/// <summary>How chairs of one bench are neighbours.</summary>
public enum BenchKind
{
    /// <summary>Each of the next.</summary>
    Row,

    /// <summary>Each of the next, and the last of the first.</summary>
    Ring,

    /// <summary>Each of all: the rules of a banquet speak of tables.</summary>
    Table,
}

/// <summary>Chairs that stand side by side.</summary>
public sealed class Bench
{
    private readonly BenchKind kind;
    private readonly int count;

    /// <param name="chairs">As they stand.</param>
    public Bench(BenchKind kind, IReadOnlyList<Chair> chairs)
    {
        (this.kind, count) = (kind, chairs.Count);
        for (var i = 0; i < count; i++)
            chairs[i].Join(this, i);
    }

    public static bool AreNear(Chair a, Chair b) => Distance(a, b) == 1;

    /// <summary>Chairs between which there is no gap: at most so far from each other as their number allows.</summary>
    public static bool MayConnect(Chair a, Chair b, int number) => Distance(a, b) < number;

    /// <summary>No two of them have another chair between them that is not one of them.</summary>
    public static bool AreConnected(IReadOnlyList<Chair> chairs)
    {
        var bench = chairs[0].Bench;
        if (bench is null || chairs.Any(chair => chair.Bench != bench))
            return false;
        if (bench.kind == BenchKind.Table)
            return true;
        var places = chairs.Select(chair => chair.Place).Order().ToList();
        var gaps = places.Zip(places.Skip(1)).Count(pair => pair.Second - pair.First > 1);
        return gaps == 0 || (bench.kind == BenchKind.Ring && gaps == 1 && places[0] + bench.count - places[^1] == 1);
    }

    /// <summary>In chairs; one at a banquet table; without end from bench to bench.</summary>
    private static int Distance(Chair a, Chair b)
    {
        if (a.Bench is not { } bench || bench != b.Bench)
            return int.MaxValue;
        if (bench.kind == BenchKind.Table)
            return 1;
        var straight = Math.Abs(a.Place - b.Place);
        return bench.kind == BenchKind.Ring ? Math.Min(straight, bench.count - straight) : straight;
    }
}
