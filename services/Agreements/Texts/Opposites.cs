using StateVisit.Agreements.V1;

namespace StateVisit.Agreements.Texts;

/// <summary>Which article of one language is which of the other: by number, and without one by place.</summary>
internal static class Opposites
{
    /// <summary>By place in <paramref name="sought"/>, the place in <paramref name="found"/>; -1: none.</summary>
    public static int[] Of(IReadOnlyList<Article> sought, IReadOnlyList<Article> found)
    {
        // With as many parts without a number in both, the first is the first, wherever the articles stand.
        var alike = sought.Count(HasNone) == found.Count(HasNone);
        var opposites = new int[sought.Count];
        Array.Fill(opposites, -1);
        var places = new Dictionary<string, int>(StringComparer.OrdinalIgnoreCase);
        for (var j = 0; j < found.Count; j++)
            places.TryAdd(KeyOf(found, j), j);
        for (var i = 0; i < sought.Count; i++)
            if (places.Remove(KeyOf(sought, i), out var j))
                opposites[i] = j;
        PairOtherwiseNumbered(sought, found, opposites);
        return opposites;

        string KeyOf(IReadOnlyList<Article> articles, int place) =>
            articles[place].Number is { Length: > 0 } number ? number : PlaceOf(articles, place, alike);
    }

    /// <summary>Parts without a number count by themselves, those before the first article, among and behind the articles each from the start.</summary>
    private static string PlaceOf(IReadOnlyList<Article> articles, int place, bool alike)
    {
        var (first, last) = (FirstNumbered(articles), LastNumbered(articles));
        var (zone, start) =
            place < first || alike ? ("before", 0)
            : place > last ? ("behind", last + 1)
            : ("among", first);
        var ahead = 0;
        for (var i = start; i < place; i++)
            if (HasNone(articles[i]))
                ahead++;
        return $" {zone} {ahead}";
    }

    private static bool HasNone(Article article) => article.Number.Length == 0;

    private static int FirstNumbered(IReadOnlyList<Article> articles)
    {
        var i = 0;
        while (i < articles.Count && articles[i].Number.Length == 0)
            i++;
        return i;
    }

    private static int LastNumbered(IReadOnlyList<Article> articles)
    {
        var i = articles.Count - 1;
        while (i >= 0 && articles[i].Number.Length == 0)
            i--;
        return i;
    }

    /// <summary>As many articles without an opposite between the same two on both sides are the same ones, numbered otherwise.</summary>
    private static void PairOtherwiseNumbered(
        IReadOnlyList<Article> sought,
        IReadOnlyList<Article> found,
        int[] opposites
    )
    {
        var taken = new bool[found.Count];
        foreach (var j in opposites)
            if (j >= 0)
                taken[j] = true;
        for (var i = 0; i < sought.Count; i++)
        {
            var j = i == 0 ? 0 : opposites[i - 1] + 1;
            if (opposites[i] >= 0 || i > 0 && j == 0)
                continue;
            var (run, runFound) = (0, 0);
            while (i + run < sought.Count && opposites[i + run] < 0)
                run++;
            while (j + runFound < found.Count && !taken[j + runFound])
                runFound++;
            if (run == runFound)
                for (var k = 0; k < run; k++)
                    if (sought[i + k].Number.Length > 0 == found[j + k].Number.Length > 0)
                        opposites[i + k] = j + k;
            i += run;
        }
    }
}
