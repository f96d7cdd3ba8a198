using StateVisit.Agreements.V1;
using Version = StateVisit.Agreements.V1.Version;

namespace StateVisit.Agreements.Texts;

/// <summary>What changed from one version of a text to another.</summary>
public static class Comparing
{
    public static Comparison Compare(Version from, Version to)
    {
        var comparison = new Comparison { From = from.Name, To = to.Name };
        var pairing = Pairing.Of(from.Articles, to.Articles);
        var kept = InOrder(pairing);
        var next = 0;
        AddRemoved();
        for (var j = 0; j < to.Articles.Count; j++)
        {
            var i = pairing.Before[j];
            if (i < 0)
                comparison.Changes.Add(Added(to.Articles[j], j));
            else if (ChangeOf(from.Articles[i], i, to.Articles[j], j, moved: !kept[j]) is { } change)
                comparison.Changes.Add(change);
            else
                comparison.Unchanged++;
            if (!kept[j])
                continue;
            next = i + 1;
            AddRemoved();
        }
        return comparison;

        // What was removed stands behind what stood before it and kept its order.
        void AddRemoved()
        {
            for (; next < from.Articles.Count && !IsKept(pairing.After[next]); next++)
                if (pairing.After[next] < 0)
                    comparison.Changes.Add(Removed(from.Articles[next], next));
        }

        bool IsKept(int place) => place >= 0 && kept[place];
    }

    /// <summary>By place after: the article has kept its order among those that are in both.</summary>
    private static bool[] InOrder(Pairing pairing)
    {
        var both = Enumerable.Range(0, pairing.Before.Length).Where(j => pairing.Before[j] >= 0).ToArray();
        var kept = new bool[pairing.Before.Length];
        foreach (var i in Ascending.Of(both.Select(j => pairing.Before[j]).ToArray()))
            kept[both[i]] = true;
        return kept;
    }

    private static ArticleChange Added(Article article, int place) =>
        new()
        {
            Kind = ChangeKind.Added,
            ToNumber = article.Number,
            FromIndex = -1,
            ToIndex = place,
            Heading = { Whole(article.Heading, EditKind.Inserted) },
            Text = { Whole(article.Text, EditKind.Inserted) },
        };

    private static ArticleChange Removed(Article article, int place) =>
        new()
        {
            Kind = ChangeKind.Removed,
            FromNumber = article.Number,
            FromIndex = place,
            ToIndex = -1,
            Heading = { Whole(article.Heading, EditKind.Deleted) },
            Text = { Whole(article.Text, EditKind.Deleted) },
        };

    private static IEnumerable<Edit> Whole(string text, EditKind kind) =>
        text.Length > 0 ? [new() { Kind = kind, Text = text }] : [];

    /// <summary>Null: it is what and where it was.</summary>
    private static ArticleChange? ChangeOf(Article before, int i, Article after, int j, bool moved)
    {
        var isSame = before.Heading == after.Heading && before.Text == after.Text;
        if (isSame && !moved && before.Number == after.Number)
            return null;
        return new()
        {
            Kind = isSame ? ChangeKind.Moved : ChangeKind.Changed,
            FromNumber = before.Number,
            ToNumber = after.Number,
            FromIndex = i,
            ToIndex = j,
            Moved = moved,
            Heading = { Difference.Of(before.Heading, after.Heading) },
            Text = { Difference.Of(before.Text, after.Text) },
        };
    }
}
