using StateVisit.Agreements.V1;

namespace StateVisit.Agreements.Texts;

/// <summary>Which article of the text before became which of the text after.</summary>
internal sealed class Pairing
{
    /// <summary>Of the words that two articles have, the share that they have in common when one came from the other.</summary>
    private const double Alike = 0.3;

    private readonly IReadOnlyList<Article> from;
    private readonly IReadOnlyList<Article> to;

    private Pairing(IReadOnlyList<Article> from, IReadOnlyList<Article> to)
    {
        (this.from, this.to) = (from, to);
        (After, Before) = (new int[from.Count], new int[to.Count]);
        Array.Fill(After, -1);
        Array.Fill(Before, -1);
    }

    /// <summary>By place before, the place after; -1: removed.</summary>
    public int[] After { get; }

    /// <summary>By place after, the place before; -1: added.</summary>
    public int[] Before { get; }

    public static Pairing Of(IReadOnlyList<Article> from, IReadOnlyList<Article> to)
    {
        var pairing = new Pairing(from, to);
        // What is the same in every respect first, then step by step less.
        pairing.PairBy(article => $"{article.Number}\t{article.Heading}\n{article.Text}");
        pairing.PairBy(article => $"{article.Heading}\n{article.Text}");
        pairing.PairAlike();
        pairing.PairBy(article => article.Number.Length > 0 ? article.Number : null);
        pairing.PairBy(article => article.Heading.Length > 0 ? article.Heading : null);
        pairing.PairUnnumberedNeighbours();
        return pairing;
    }

    /// <param name="keyOf">Null: it has none.</param>
    private void PairBy(Func<Article, string?> keyOf)
    {
        var places = new Dictionary<string, Queue<int>>(StringComparer.Ordinal);
        for (var i = 0; i < from.Count; i++)
            if (After[i] < 0 && keyOf(from[i]) is { } key)
            {
                if (!places.TryGetValue(key, out var queue))
                    places[key] = queue = new();
                queue.Enqueue(i);
            }
        for (var j = 0; j < to.Count; j++)
            if (
                Before[j] < 0
                && keyOf(to[j]) is { } key
                && places.TryGetValue(key, out var queue)
                && queue.TryDequeue(out var i)
            )
                Pair(i, j);
    }

    private void PairAlike()
    {
        var likeness = new Likeness([
            .. to.Index().Where(one => Before[one.Index] < 0).Select(one => (one.Index, one.Item)),
        ]);
        var candidates = new List<(double Score, int From, int To)>();
        for (var i = 0; i < from.Count; i++)
            if (After[i] < 0)
                foreach (var (j, share) in likeness.To(from[i]))
                    if (share >= Alike)
                        candidates.Add((share + Agreeing(from[i], to[j]), i, j));
        foreach (
            var (_, i, j) in candidates
                .OrderByDescending(one => one.Score)
                .ThenBy(one => Math.Abs(one.From - one.To))
                .ThenBy(one => one.From)
        )
            if (After[i] < 0 && Before[j] < 0)
                Pair(i, j);
    }

    private static double Agreeing(Article before, Article after) =>
        (before.Number == after.Number ? 0.1 : 0)
        + (before.Heading.Length > 0 && before.Heading == after.Heading ? 0.2 : 0);

    /// <summary>A preamble or a closing that was written anew stands where the old one stood.</summary>
    private void PairUnnumberedNeighbours()
    {
        for (var j = 0; j < to.Count; j++)
        {
            var i =
                j == 0 ? 0
                : Before[j - 1] < 0 ? -1
                : Before[j - 1] + 1;
            if (
                i >= 0
                && i < from.Count
                && After[i] < 0
                && Before[j] < 0
                && from[i].Number.Length == 0
                && to[j].Number.Length == 0
            )
                Pair(i, j);
        }
    }

    private void Pair(int i, int j) => (After[i], Before[j]) = (j, i);
}
