using System.Globalization;
using System.Text;

namespace StateVisit.Agreements.Texts;

/// <summary>The figures and the days in a text, in one form for all languages, in the order in which they stand.</summary>
/// <param name="Figures">In decimal digits, such as 1234.5.</param>
/// <param name="Days">Such as 2023-03-21, 2023-03 or 03-21; a day that may be read in two ways as it is written.</param>
internal sealed record Facts(IReadOnlyList<string> Figures, IReadOnlyList<string> Days)
{
    public static readonly Facts None = new([], []);

    public static Facts In(string text, string language)
    {
        var plain = Plain(text);
        if (Language.Subtag(language) is "zh" or "ja")
            plain = ChineseNumerals.InDigits(plain);
        var reader = FactReader.Of(language);
        var days = new List<string>();
        var rest = reader.TakeDays(plain, days);
        return new(reader.Figures(rest), days);
    }

    /// <summary>With the digits and separators of ASCII, one kind of space that does not break, and nothing that cannot be seen.</summary>
    private static string Plain(string text)
    {
        var plain = new StringBuilder(text.Length);
        foreach (var c in text)
            if (char.IsAscii(c))
                plain.Append(c);
            else if (char.IsDigit(c))
                plain.Append((char)('0' + CharUnicodeInfo.GetDecimalDigitValue(c)));
            else if (c is '\u00A0' or '\u202F' or '\u2009' or '\u2007')
                plain.Append('\u00A0');
            else if (char.GetUnicodeCategory(c) != UnicodeCategory.Format)
                plain.Append(
                    c switch
                    {
                        '\uFF0E' or '\u066B' => '.',
                        '\u066C' => ',',
                        '\uFF1A' => ':',
                        _ => c,
                    }
                );
        return plain.ToString();
    }
}
