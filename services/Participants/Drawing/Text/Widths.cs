using System.Text;

namespace StateVisit.Participants.Drawing.Text;

/// <summary>How wide a text is at most, in ems, in the sans-serif fonts that a machine may have: those of the widest, DejaVu Sans.</summary>
public static class Widths
{
    private const double Bold = 1.15;
    private const double OtherNarrow = 0.85;
    private const double OtherWide = 1.3;

    private static readonly Dictionary<int, double> Known = Read([
        (0.35, "'IJijl ,./:;\\|іїјІЇЈ·¦’‘"),
        (0.45, "()-[]ft!r\"`"),
        (0.55, "?csz*_гзсэє«»–“”"),
        (0.65, "FLkvxy$0123456789EPSTYabdeghnopqu{}втухчьўЎГЕЗРТУабеийклоряёЁ"),
        (0.75, "ABCKRVXZNUЄАВСХЧЬЭЯднпцџИЙКъБ"),
        (0.85, "&DGHOQ#+<=>^w~ДЛНОПЦмыЪю"),
        (0.95, "MМФЫфжшщ"),
        (1.1, "%@WmЖШЩЮ…—"),
    ]);

    public static double Of(string text, bool isBold = false)
    {
        var width = 0.0;
        foreach (var rune in text.EnumerateRunes())
            width += Of(rune);
        return isBold ? width * Bold : width;
    }

    private static double Of(Rune rune) =>
        Known.TryGetValue(rune.Value, out var width) ? width
        : rune.Value < 0x3000 ? (IsWideScript(rune.Value) ? OtherWide : OtherNarrow)
        : rune.Value <= 0xFFFF ? 1.05
        : OtherWide;

    /// <summary>Scripts with letters wider than Latin capitals: Arabic, those of South and South-East Asia, symbols.</summary>
    private static bool IsWideScript(int value) => value is >= 0x600 and < 0x1E00 or >= 0x2030;

    private static Dictionary<int, double> Read((double Width, string Letters)[] table) =>
        table
            .SelectMany(row => row.Letters.EnumerateRunes().Select(letter => (letter.Value, row.Width)))
            .DistinctBy(pair => pair.Value)
            .ToDictionary(pair => pair.Value, pair => pair.Width);
}
