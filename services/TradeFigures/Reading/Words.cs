namespace StateVisit.TradeFigures.Reading;

/// <summary>The same few words over and over: one string for each.</summary>
internal sealed class Words
{
    /// <summary>A file of nothing but different words fills no memory.</summary>
    private const int Most = 50_000;

    private readonly Dictionary<string, string>.AlternateLookup<ReadOnlySpan<char>> known = new Dictionary<
        string,
        string
    >(StringComparer.Ordinal).GetAlternateLookup<ReadOnlySpan<char>>();

    private string last = "";

    public string Of(ReadOnlySpan<char> word)
    {
        if (word.SequenceEqual(last))
            return last;
        if (!known.TryGetValue(word, out var found))
        {
            if (known.Dictionary.Count >= Most)
                known.Dictionary.Clear();
            found = word.ToString();
            known.Dictionary.Add(found, found);
        }
        return last = found;
    }
}
