using StateVisit.TradeFigures.Observing;
using StateVisit.TradeFigures.V1;

namespace StateVisit.TradeFigures.Reading;

/// <summary>
/// Who says so, row by row. Rows that follow one another mostly cite the same, and it is kept once. People write words behind an
/// address; they are kept in the note.
/// </summary>
internal sealed class PlainCitations(Table table, Findings findings)
{
    /// <summary>They are kept in memory.</summary>
    private const int Most = 50_000;

    private const string Space = " \t\r\n";
    private const int LongestSource = 300;
    private const int LongestNote = 2_000;
    private const string Memory = "memory";
    private const string WordsKept = "Words behind an address of a source were taken into the note of the row.";

    private readonly int source = table.FindAny(PlainNames.Sources);
    private readonly int uri = table.FindAny(PlainNames.Uris);
    private readonly int note = table.Find(PlainNames.Note);
    private readonly int basis = table.Find(PlainNames.Basis);
    private readonly List<Citation> all = [];
    private readonly Dictionary<Citation, int> indices = [];
    private readonly string[] last = ["", "", "", ""];
    private int index = -1;
    private Formation formation;
    private bool wordsKept;

    public IReadOnlyList<Citation> All => all;

    /// <returns>What is wrong, and in which column; null: nothing.</returns>
    public (int Column, string Fault)? Find(out int citation, out Formation formed)
    {
        if (!IsLast() && Renew() is { } fault)
        {
            index = -1;
            (citation, formed) = (0, default);
            return fault;
        }
        (citation, formed) = (index, formation);
        return null;
    }

    private bool IsLast() =>
        index >= 0
        && table[source].SequenceEqual(last[0])
        && table[uri].SequenceEqual(last[1])
        && table[note].SequenceEqual(last[2])
        && table[basis].SequenceEqual(last[3]);

    private (int Column, string Fault)? Renew()
    {
        if (Fault() is { } fault)
            return fault;
        var columns = (ReadOnlySpan<int>)[source, uri, note, basis];
        for (var i = 0; i < columns.Length; i++)
            last[i] = table[columns[i]].ToString();
        var (who, what, how) = (last[0].Trim(), last[2].Trim(), last[3].Trim());
        var (where, behind) = (Address(last[1]).ToString(), Behind(last[1]).ToString());
        formation = PlainWords.Formation(how, out var isAll);
        if (where == Memory)
            formation = Formation.Recalled;
        if (behind.Length > 0)
        {
            what = what.Length == 0 ? behind : $"{what}; {behind}";
            if (!wordsKept)
                findings.Note(WordsKept);
            wordsKept = true;
        }
        if (!isAll)
            what = what.Length == 0 ? how : $"{what} ({how})";
        var citation = new Citation(who, where, what);
        if (indices.TryGetValue(citation, out index))
            return null;
        if (all.Count == Most)
            return (Math.Max(note, Math.Max(source, uri)), $"is one of more than {Most} different sources and notes");
        index = all.Count;
        all.Add(citation);
        indices.Add(citation, index);
        return null;
    }

    private (int Column, string Fault)? Fault() =>
        table[source].Length > LongestSource ? (source, $"is longer than {LongestSource} characters")
        : table[source].ContainsAnyInRange('\0', '\u001f') ? (source, "is to be one line")
        : table[note].Length > LongestNote ? (note, $"is longer than {LongestNote} characters")
        : table[basis].Length > LongestSource ? (basis, $"is longer than {LongestSource} characters")
        : table[uri].Length > LongestNote ? (uri, $"is longer than {LongestNote} characters")
        : !IsAddress(Address(table[uri]))
            ? (
                uri,
                $"is \"{NotTradeFigures.Shown(table[uri])}\", which is neither an address (http, https) nor {Memory}"
            )
        : null;

    private static ReadOnlySpan<char> Address(ReadOnlySpan<char> text)
    {
        text = text.Trim();
        return text.IndexOfAny(Space) is var end and >= 0 ? text[..end].TrimEnd(";,") : text;
    }

    private static ReadOnlySpan<char> Behind(ReadOnlySpan<char> text)
    {
        text = text.Trim();
        return text.IndexOfAny(Space) is var end and >= 0 ? text[end..].Trim() : default;
    }

    private static bool IsAddress(ReadOnlySpan<char> text) =>
        text is "" or Memory
        || Uri.TryCreate(text.ToString(), UriKind.Absolute, out var address)
            && (address.Scheme == Uri.UriSchemeHttp || address.Scheme == Uri.UriSchemeHttps)
            && address.Host.Length > 0;
}
