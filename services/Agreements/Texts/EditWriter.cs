using StateVisit.Agreements.V1;

namespace StateVisit.Agreements.Texts;

/// <summary>Puts words together into runs. Space alone between two changes is no reason to take them apart.</summary>
internal sealed class EditWriter(
    string before,
    Word[] wordsBefore,
    bool[] deleted,
    string after,
    Word[] wordsAfter,
    bool[] inserted
)
{
    private readonly List<Edit> edits = [];

    public List<Edit> Write()
    {
        var (i, j) = (0, 0);
        while (i < deleted.Length || j < inserted.Length)
        {
            var (start, startAfter) = (i, j);
            while (IsChange(i, j) || IsSpaceBetweenChanges(i, j))
            {
                var kept = !IsChange(i, j);
                if (kept || i < deleted.Length && deleted[i])
                    i++;
                if (kept || j < inserted.Length && inserted[j])
                    j++;
            }
            Add(EditKind.Deleted, before, wordsBefore, start, i);
            Add(EditKind.Inserted, after, wordsAfter, startAfter, j);
            start = i;
            while (i < deleted.Length && !IsChange(i, j))
                (i, j) = (i + 1, j + 1);
            Add(EditKind.Kept, before, wordsBefore, start, i);
        }
        return edits;
    }

    private bool IsChange(int i, int j) => i < deleted.Length && deleted[i] || j < inserted.Length && inserted[j];

    /// <summary>Only within a change that both deletes and inserts on either side, where words are replaced by words.</summary>
    private bool IsSpaceBetweenChanges(int i, int j) =>
        i > 0
        && j > 0
        && deleted[i - 1]
        && inserted[j - 1]
        && i + 1 < deleted.Length
        && j + 1 < inserted.Length
        && wordsBefore[i].IsSpace
        && deleted[i + 1]
        && inserted[j + 1];

    private void Add(EditKind kind, string text, Word[] words, int start, int end)
    {
        if (start < end)
            edits.Add(
                new() { Kind = kind, Text = text[words[start].Start..(words[end - 1].Start + words[end - 1].Length)] }
            );
    }
}
