using StateVisit.Agreements.V1;

namespace StateVisit.Agreements.Texts;

/// <summary>
/// How much articles have in common, by the words and pairs of words in them. What stands in many articles tells nothing about
/// any of them and is left out, which also bounds the work: each of the rest leads to few articles.
/// </summary>
internal sealed class Likeness
{
    private const int TooCommon = 16;

    private readonly Words words = new();
    private readonly Dictionary<long, List<int>> places = [];
    private readonly Dictionary<int, int> sizes = [];

    public Likeness(IReadOnlyList<(int Index, Article Article)> articles)
    {
        foreach (var (index, article) in articles)
        {
            var traits = TraitsOf(article);
            sizes[index] = traits.Count;
            foreach (var trait in traits)
            {
                if (!places.TryGetValue(trait, out var list))
                    places[trait] = list = [];
                if (list.Count <= TooCommon)
                    list.Add(index);
            }
        }
    }

    /// <summary>The articles that have anything in common with this one, and twice what is common by what both have.</summary>
    public IEnumerable<(int Index, double Share)> To(Article article)
    {
        var common = new Dictionary<int, int>();
        var traits = TraitsOf(article);
        foreach (var trait in traits)
            if (places.TryGetValue(trait, out var list) && list.Count <= TooCommon)
                foreach (var index in list)
                    common[index] = common.GetValueOrDefault(index) + 1;
        return common.Select(one => (one.Key, 2.0 * one.Value / (traits.Count + sizes[one.Key])));
    }

    private HashSet<long> TraitsOf(Article article)
    {
        var traits = new HashSet<long>();
        var last = -1;
        foreach (var text in (string[])[article.Heading, article.Text])
        foreach (var word in words.Read(text))
            if (!word.IsSpace)
            {
                traits.Add(-1L - word.Id);
                if (last >= 0)
                    traits.Add(((long)last << 32) | (uint)word.Id);
                last = word.Id;
            }
        return traits;
    }
}
