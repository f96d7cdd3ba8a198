namespace StateVisit.TradeFigures.Reading;

/// <summary>How many rows something holds of, and the first of them.</summary>
internal sealed class Tally
{
    private readonly Dictionary<string, (long Count, int First)> rows = new(StringComparer.Ordinal);

    public IEnumerable<(string What, long Count, int First)> All =>
        rows.Select(one => (one.Key, one.Value.Count, one.Value.First));

    public void Add(string what, int line) =>
        rows[what] = rows.TryGetValue(what, out var so) ? (so.Count + 1, so.First) : (1, line);
}
