using System.Globalization;
using System.Text;

namespace StateVisit.Participants.Drawing.Text;

/// <summary>Text as it may stand on paper: what cannot be seen, or would turn the writing around, is left out.</summary>
public static class Lettering
{
    private const int ZeroWidthNonJoiner = 0x200C;
    private const int ZeroWidthJoiner = 0x200D;

    public static string Clean(string text)
    {
        var clean = new StringBuilder(text.Length);
        // What is not a character becomes U+FFFD here.
        foreach (var rune in text.EnumerateRunes())
            if (Rune.IsWhiteSpace(rune))
                clean.Append(' ');
            else if (IsShown(rune))
                clean.Append(rune.ToString());
        return string.Join(' ', clean.ToString().Split(' ', StringSplitOptions.RemoveEmptyEntries));
    }

    private static bool IsShown(Rune rune) =>
        rune.Value is ZeroWidthJoiner or ZeroWidthNonJoiner
        || Rune.GetUnicodeCategory(rune)
            is not (
                UnicodeCategory.Control
                or UnicodeCategory.Format
                or UnicodeCategory.OtherNotAssigned
                or UnicodeCategory.PrivateUse
            );
}
