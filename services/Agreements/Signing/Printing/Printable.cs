using System.Text;

namespace StateVisit.Agreements.Signing.Printing;

/// <summary>Text as a page can hold it. What is not a character of XML is shown as unknown; all else stays as it is.</summary>
internal static class Printable
{
    public static string Of(string text) => text.EnumerateRunes().All(IsCharacter) ? text : Replaced(text);

    private static string Replaced(string text)
    {
        var clean = new StringBuilder(text.Length);
        foreach (var rune in text.EnumerateRunes())
            clean.Append((IsCharacter(rune) ? rune : Rune.ReplacementChar).ToString());
        return clean.ToString();
    }

    /// <summary>Half of a pair becomes U+FFFD by being enumerated, which is why that one counts as wrong too.</summary>
    private static bool IsCharacter(Rune rune) =>
        rune.Value is >= 0x20 and not (0xFFFD or 0xFFFE or 0xFFFF) or '\t' or '\n' or '\r';
}
