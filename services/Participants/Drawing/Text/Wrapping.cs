using System.Globalization;
using System.Text;

namespace StateVisit.Participants.Drawing.Text;

/// <summary>Breaks a text into lines.</summary>
internal static class Wrapping
{
    private const string Ellipsis = "…";

    /// <summary>Lines no wider than that many ems; null: a word is wider, or there are too many.</summary>
    public static List<string>? Wrap(string text, double width, int lines, bool isBold = false)
    {
        var wrapped = new List<string>();
        var line = "";
        foreach (var piece in Pieces(text))
        {
            var longer = line + piece;
            if (Widths.Of(longer.TrimEnd(), isBold) <= width)
            {
                line = longer;
                continue;
            }
            if (line.Length == 0 || wrapped.Count + 1 == lines || Widths.Of(piece.TrimEnd(), isBold) > width)
                return null;
            wrapped.Add(line.TrimEnd());
            line = piece;
        }
        if (line.Length > 0)
            wrapped.Add(line.TrimEnd());
        return wrapped;
    }

    /// <summary>As much of it as goes into so many lines, broken anywhere, with an ellipsis at the end of what is cut.</summary>
    public static List<string> Cut(string text, double width, int lines, bool isBold)
    {
        var cut = new List<string>();
        var line = "";
        var elements = StringInfo.GetTextElementEnumerator(text);
        while (elements.MoveNext())
        {
            var element = elements.GetTextElement();
            var isLast = cut.Count + 1 == lines;
            if (Widths.Of(line + element + (isLast ? Ellipsis : ""), isBold) > width && line.Length > 0)
            {
                cut.Add(line.Trim() + (isLast ? Ellipsis : ""));
                if (isLast)
                    return cut;
                line = "";
            }
            line += element;
        }
        cut.Add(line.Trim());
        return cut;
    }

    /// <summary>What a line may end after: a space, a hyphen, any character of Chinese or Japanese.</summary>
    private static IEnumerable<string> Pieces(string text)
    {
        var piece = new StringBuilder();
        foreach (var rune in text.EnumerateRunes())
        {
            piece.Append(rune.ToString());
            if (rune.Value is ' ' or '-' || rune.Value is >= 0x2E80 and < 0xA4D0)
            {
                yield return piece.ToString();
                piece.Clear();
            }
        }
        if (piece.Length > 0)
            yield return piece.ToString();
    }
}
