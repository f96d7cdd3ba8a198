using StateVisit.Agreements.V1;

namespace StateVisit.Agreements.Texts;

/// <summary>
/// What to delete and what to insert, word by word. Words that stand once in both texts are anchors; between them the shortest way is
/// looked for, as long as that is no great effort: past it everything between two anchors is replaced.
/// </summary>
internal sealed class Difference
{
    /// <summary>How often all words may be gone through in search of anchors: texts made for it could ask for it once per word.</summary>
    private const int MostPasses = 8;

    private readonly Word[] before;
    private readonly Word[] after;
    private readonly bool[] deleted;
    private readonly bool[] inserted;

    private Difference(Word[] before, Word[] after)
    {
        (this.before, this.after) = (before, after);
        (deleted, inserted) = (new bool[before.Length], new bool[after.Length]);
    }

    public static IEnumerable<Edit> Of(string before, string after)
    {
        if (before == after)
            return [];
        var words = new Words();
        var difference = new Difference(words.Read(before), words.Read(after));
        difference.Look();
        return new EditWriter(
            before,
            difference.before,
            difference.deleted,
            after,
            difference.after,
            difference.inserted
        ).Write();
    }

    private void Look()
    {
        var effort = (long)MostPasses * (before.Length + after.Length);
        var open = new Stack<Stretch>();
        open.Push(new(0, before.Length, 0, after.Length));
        while (open.TryPop(out var stretch))
        {
            var rest = Trimmed(stretch);
            if (rest.Before == 0 || rest.After == 0)
                Replace(rest);
            else if (
                (effort -= rest.Before + rest.After) > 0
                && Anchors.In(before, after, rest) is { Count: > 0 } anchors
            )
                foreach (var part in rest.Between(anchors))
                    open.Push(part);
            else if (!ShortestWay.Mark(before, after, rest, deleted, inserted))
                Replace(rest);
        }
    }

    private Stretch Trimmed(Stretch at)
    {
        var (start, startAfter, end, endAfter) = (at.Start, at.StartAfter, at.End, at.EndAfter);
        while (start < end && startAfter < endAfter && before[start].Id == after[startAfter].Id)
            (start, startAfter) = (start + 1, startAfter + 1);
        while (end > start && endAfter > startAfter && before[end - 1].Id == after[endAfter - 1].Id)
            (end, endAfter) = (end - 1, endAfter - 1);
        return new(start, end, startAfter, endAfter);
    }

    private void Replace(Stretch at)
    {
        Array.Fill(deleted, value: true, at.Start, at.Before);
        Array.Fill(inserted, value: true, at.StartAfter, at.After);
    }
}

/// <summary>A stretch of words before, and one after.</summary>
internal readonly record struct Stretch(int Start, int End, int StartAfter, int EndAfter)
{
    public int Before => End - Start;
    public int After => EndAfter - StartAfter;

    /// <summary>What lies before, between and behind words that are kept.</summary>
    public IEnumerable<Stretch> Between(IReadOnlyList<(int Before, int After)> kept)
    {
        var (start, startAfter) = (Start, StartAfter);
        foreach (var (at, atAfter) in kept)
        {
            yield return new(start, at, startAfter, atAfter);
            (start, startAfter) = (at + 1, atAfter + 1);
        }
        yield return new(start, End, startAfter, EndAfter);
    }
}
