using StateVisit.Agreements.V1;

namespace StateVisit.Agreements.Texts;

/// <summary>Where one language differs from the one that it is held against.</summary>
internal sealed class Gaps(Counted sought, Counted found)
{
    private readonly List<ParityGap> gaps = [];

    public List<ParityGap> Find()
    {
        var opposites = Opposites.Of(sought.Articles, found.Articles);
        var places = new Queue<int>(Enumerable.Range(0, found.Articles.Count).Except(opposites));
        for (var i = 0; i < opposites.Length; i++)
        {
            var (number, j) = (sought.Articles[i].Number, opposites[i]);
            if (j < 0)
            {
                Add(ParityGapKind.ArticleMissing, number, number, "");
                continue;
            }
            // What is too much stands where it is met.
            while (places.TryPeek(out var extra) && extra < j)
                AddExtra(places.Dequeue());
            if (!string.Equals(number, found.Articles[j].Number, StringComparison.OrdinalIgnoreCase))
                Add(ParityGapKind.Numbering, number, number, found.Articles[j].Number);
            AddUnlike(ParityGapKind.Figures, number, sought.Facts[i].Figures, found.Facts[j].Figures);
            AddUnlike(ParityGapKind.Dates, number, sought.Facts[i].Days, found.Facts[j].Days);
        }
        foreach (var extra in places)
            AddExtra(extra);
        return gaps;
    }

    private void AddExtra(int place)
    {
        var number = found.Articles[place].Number;
        Add(ParityGapKind.ArticleExtra, number, "", number);
    }

    /// <summary>What only one of the two has, each against the next that only the other has.</summary>
    private void AddUnlike(
        ParityGapKind kind,
        string article,
        IReadOnlyList<string> expected,
        IReadOnlyList<string> here
    )
    {
        var (missing, extra) = (Without(expected, here), Without(here, expected));
        for (var i = 0; i < Math.Max(missing.Count, extra.Count); i++)
            Add(kind, article, missing.ElementAtOrDefault(i) ?? "", extra.ElementAtOrDefault(i) ?? "");
    }

    private static List<string> Without(IReadOnlyList<string> all, IReadOnlyList<string> others)
    {
        var left = others.CountBy(one => one).ToDictionary(StringComparer.Ordinal);
        var rest = new List<string>();
        foreach (var one in all)
            if (left.GetValueOrDefault(one) is > 0 and var count)
                left[one] = count - 1;
            else
                rest.Add(one);
        return rest;
    }

    private void Add(ParityGapKind kind, string article, string expected, string here) =>
        gaps.Add(
            new()
            {
                Kind = kind,
                Language = found.Language,
                Article = article,
                Expected = expected,
                Found = here,
            }
        );
}
