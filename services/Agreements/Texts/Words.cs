using System.Globalization;
using System.Text;

namespace StateVisit.Agreements.Texts;

/// <summary>One word, one stretch of space, or one other character with its marks.</summary>
/// <param name="Id">The same for the same characters.</param>
internal readonly record struct Word(int Start, int Length, int Id, bool IsSpace);

/// <summary>
/// Takes texts apart into words. Letters and digits of any script run together; scripts written without spaces count by the
/// character. The same words have the same id in every text that one reader reads.
/// </summary>
internal sealed class Words
{
    private readonly Dictionary<string, int> ids = new(StringComparer.Ordinal);
    private readonly Dictionary<string, int>.AlternateLookup<ReadOnlySpan<char>> lookup;

    public Words() => lookup = ids.GetAlternateLookup<ReadOnlySpan<char>>();

    public Word[] Read(string text)
    {
        var words = new List<Word>(text.Length / 3);
        for (var start = 0; start < text.Length; )
        {
            var kind = KindAt(text, start, out var length);
            var end = start + length;
            while (end < text.Length)
            {
                var next = KindAt(text, end, out length);
                var runsOn =
                    next == WordKind.Mark ? kind is not (WordKind.Space or WordKind.LineFeed)
                    : kind == WordKind.Mark ? next == WordKind.Letter
                    : next == kind && kind is WordKind.Letter or WordKind.Space;
                if (!runsOn)
                    break;
                end += length;
            }
            words.Add(new(start, end - start, IdOf(text.AsSpan(start, end - start)), kind == WordKind.Space));
            start = end;
        }
        return [.. words];
    }

    private int IdOf(ReadOnlySpan<char> word)
    {
        if (!lookup.TryGetValue(word, out var id))
            lookup[word] = id = ids.Count;
        return id;
    }

    private static WordKind KindAt(string text, int at, out int length)
    {
        var c = text[at];
        length = 1;
        if (c < '\u0080')
            return char.IsAsciiLetterOrDigit(c) ? WordKind.Letter
                : c == '\n' ? WordKind.LineFeed
                : c is ' ' or '\t' ? WordKind.Space
                : WordKind.Other;
        if (!char.IsSurrogate(c))
            return IsUnspaced(c) ? WordKind.Unspaced : KindOf(char.GetUnicodeCategory(c));
        Rune.DecodeFromUtf16(text.AsSpan(at), out var rune, out length);
        return rune.Value is >= 0x20000 and <= 0x3FFFF ? WordKind.Unspaced : KindOf(Rune.GetUnicodeCategory(rune));
    }

    private static WordKind KindOf(UnicodeCategory category) =>
        category switch
        {
            <= UnicodeCategory.OtherLetter
            or UnicodeCategory.DecimalDigitNumber
            or UnicodeCategory.LetterNumber
            or UnicodeCategory.OtherNumber => WordKind.Letter,
            UnicodeCategory.NonSpacingMark
            or UnicodeCategory.SpacingCombiningMark
            or UnicodeCategory.EnclosingMark
            or UnicodeCategory.Format => WordKind.Mark,
            UnicodeCategory.SpaceSeparator => WordKind.Space,
            _ => WordKind.Other,
        };

    /// <summary>Thai and its neighbours, kana, and the Chinese characters of the basic plane.</summary>
    private static bool IsUnspaced(char c) =>
        c
            is (>= '\u0E01' and <= '\u0E30')
                or (>= '\u0E40' and <= '\u0E46')
                or (>= '\u0E81' and <= '\u0EB0')
                or (>= '\u1000' and <= '\u102A')
                or (>= '\u1780' and <= '\u17B3')
                or (>= '\u3005' and <= '\u3007')
                or (>= '\u3041' and <= '\u3096')
                or (>= '\u30A1' and <= '\u30FA')
                or (>= '\u3400' and <= '\u4DBF')
                or (>= '\u4E00' and <= '\u9FFF')
                or (>= '\uF900' and <= '\uFAFF');

    private enum WordKind
    {
        Letter,
        Unspaced,
        Mark,
        Space,
        LineFeed,
        Other,
    }
}
