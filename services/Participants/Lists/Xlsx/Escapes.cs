using System.Globalization;
using System.Text.RegularExpressions;

namespace StateVisit.Participants.Lists.Xlsx;

/// <summary>Characters that XML cannot hold stand in spreadsheets as <c>_x000B_</c>, and what looks like that as <c>_x005F_x000B_</c>.</summary>
internal static partial class Escapes
{
    public static string Of(string text) =>
        NeedsEscape.Replace(
            text,
            match => string.Create(CultureInfo.InvariantCulture, $"_x{(int)match.ValueSpan[0]:X4}_")
        );

    public static string Undo(string text) =>
        text.Contains("_x", StringComparison.Ordinal)
            ? Escape.Replace(
                text,
                match =>
                    (
                        (char)int.Parse(match.ValueSpan[2..6], NumberStyles.HexNumber, CultureInfo.InvariantCulture)
                    ).ToString()
            )
            : text;

    [GeneratedRegex(
        "[\\x00-\\x08\\x0B-\\x1F\\uFFFE\\uFFFF]|_(?=x[0-9A-Fa-f]{4}_)",
        RegexOptions.CultureInvariant,
        matchTimeoutMilliseconds: 1000
    )]
    private static partial Regex NeedsEscape { get; }

    [GeneratedRegex("_x[0-9A-Fa-f]{4}_", RegexOptions.CultureInvariant, matchTimeoutMilliseconds: 1000)]
    private static partial Regex Escape { get; }
}
