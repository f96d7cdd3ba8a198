using System.Runtime.CompilerServices;
using System.Runtime.InteropServices;
using StateVisit.Agreements.V1;

namespace StateVisit.Agreements.Texts;

/// <summary>
/// How much articles have in common, by the words and pairs of words in them. What stands in many articles tells nothing about
/// any of them and is left out, which also bounds the work: each of the rest leads to few articles.
/// </summary>
internal sealed class Likeness
{
    private const int TooCommon = 16;

    /// <summary>Characters from which on only some of the words and pairs are looked at, the same ones in all articles.</summary>
    private const int Long = 200_000;

    private readonly Words words = new();
    private readonly Dictionary<ulong, Places> places = [];
    private readonly Dictionary<int, int> sizes = [];
    private readonly bool samples;

    public Likeness(IReadOnlyList<(int Index, Article Article)> articles)
    {
        samples = articles.Sum(one => one.Article.Text.Length) > Long;
        foreach (var (index, article) in articles)
        {
            var traits = TraitsOf(article);
            sizes[index] = traits.Count;
            foreach (var trait in traits)
            {
                ref var at = ref CollectionsMarshal.GetValueRefOrAddDefault(places, trait, out _);
                if (at.Count < TooCommon)
                    at.List[at.Count] = index;
                at.Count++;
            }
        }
    }

    /// <summary>The articles that have anything in common with this one, and twice what is common by what both have.</summary>
    public IEnumerable<(int Index, double Share)> To(Article article)
    {
        if (sizes.Count == 0)
            return [];
        var common = new Dictionary<int, int>();
        var traits = TraitsOf(article);
        foreach (var trait in traits)
            if (places.TryGetValue(trait, out var at) && at.Count <= TooCommon)
                for (var i = 0; i < at.Count; i++)
                    common[at.List[i]] = common.GetValueOrDefault(at.List[i]) + 1;
        return common.Select(one => (one.Key, 2.0 * one.Value / (traits.Count + sizes[one.Key])));
    }

    private HashSet<ulong> TraitsOf(Article article)
    {
        var traits = new HashSet<ulong>();
        var last = 0u;
        foreach (var text in (string[])[article.Heading, article.Text])
        foreach (var word in words.Read(text))
            if (!word.IsSpace)
            {
                // From 1, so that a pair is never taken for a word.
                var id = (uint)word.Id + 1;
                Add(id);
                Add(((ulong)last << 32) | id);
                last = id;
            }
        return traits;

        void Add(ulong trait)
        {
            // Multiplied by the golden ratio, so that which ones are looked at has nothing to do with their order.
            if (!samples || (trait * 0x9E3779B97F4A7C15) >> 61 == 0)
                traits.Add(trait);
        }
    }

    private struct Places
    {
        public int Count;
        public PlaceList List;
    }

    [InlineArray(TooCommon)]
    private struct PlaceList
    {
        private int first;
    }
}
