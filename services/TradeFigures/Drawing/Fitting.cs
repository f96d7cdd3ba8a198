using System.Text;
using System.Xml;

namespace StateVisit.TradeFigures.Drawing;

/// <summary>Text that has to go where it is put, whichever sans-serif font a machine has.</summary>
internal static class Fitting
{
    private const double Narrow = 0.6;
    private const double Wide = 1.1;
    private const int FirstWide = 0x1100;

    public static double Width(string text, double size)
    {
        var width = 0.0;
        foreach (var rune in text.EnumerateRunes())
            width += rune.Value < FirstWide ? Narrow : Wide;
        return width * size;
    }

    /// <summary>The size, or less, at which it goes into the width.</summary>
    public static double Size(string text, double size, double width) =>
        Math.Min(size, width / Math.Max(1e-9, Width(text, 1)));

    /// <summary>As much of it as goes.</summary>
    public static string Cut(string text, double size, double width)
    {
        if (Width(text, size) <= width)
            return text;
        var cut = new StringBuilder();
        foreach (var rune in text.EnumerateRunes())
        {
            if (Width($"{cut}{rune}…", size) > width)
                break;
            cut.Append(rune.ToString());
        }
        return cut.ToString().TrimEnd() + "…";
    }

    /// <summary>At spaces; what does not go on the last line is cut off.</summary>
    public static IReadOnlyList<string> Wrap(string text, double size, double width, int lines)
    {
        List<string> wrapped = [""];
        foreach (var word in text.Split(' ', StringSplitOptions.RemoveEmptyEntries))
        {
            var longer = wrapped[^1].Length == 0 ? word : $"{wrapped[^1]} {word}";
            if (wrapped[^1].Length == 0 || wrapped.Count == lines || Width(longer, size) <= width)
                wrapped[^1] = longer;
            else
                wrapped.Add(word);
        }
        return [.. wrapped.Select(line => Cut(line, size, width))];
    }

    /// <summary>Without what no XML may hold: a file can name its source as it likes.</summary>
    public static string Clean(string text)
    {
        var clean = new StringBuilder(text.Length);
        foreach (var rune in text.EnumerateRunes())
            clean.Append(
                rune.IsBmp && !XmlConvert.IsXmlChar((char)rune.Value)
                    ? Rune.ReplacementChar.ToString()
                    : rune.ToString()
            );
        return clean.ToString();
    }
}
