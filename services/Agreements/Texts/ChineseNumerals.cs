using System.Globalization;
using System.Text.RegularExpressions;

namespace StateVisit.Agreements.Texts;

/// <summary>Numbers in Chinese characters, where other languages write digits: in days, and as numbers of articles and paragraphs.</summary>
internal static partial class ChineseNumerals
{
    private const string Digits = "零一二三四五六七八九";

    /// <summary>The text with digits in those places.</summary>
    public static string InDigits(string text)
    {
        text = Years.Replace(text, match => string.Concat(match.Value.Select(DigitOf)));
        return Places.Replace(
            text,
            match => Read(match.ValueSpan)?.ToString(CultureInfo.InvariantCulture) ?? match.Value
        );
    }

    /// <summary>Null: it is no number below ten thousand.</summary>
    public static int? Read(ReadOnlySpan<char> text)
    {
        var (sum, digit) = (0, 0);
        foreach (var c in text)
            switch (c)
            {
                case '十' or '百' or '千':
                    sum +=
                        Math.Max(digit, 1)
                        * (
                            c == '十' ? 10
                            : c == '百' ? 100
                            : 1000
                        );
                    digit = 0;
                    break;
                case '〇' or '○':
                    digit = 0;
                    break;
                default:
                    digit = Digits.IndexOf(c, StringComparison.Ordinal);
                    if (digit < 0)
                        return null;
                    break;
            }
        return text.Length > 0 ? sum + digit : null;
    }

    private static char DigitOf(char c) =>
        c is '〇' or '○' ? '0' : (char)('0' + Digits.IndexOf(c, StringComparison.Ordinal));

    [GeneratedRegex("[〇○零一二三四五六七八九]{4}(?=年)", RegexOptions.None, matchTimeoutMilliseconds: 5000)]
    private static partial Regex Years { get; }

    [GeneratedRegex(
        """
            (?<=第)[〇零一二三四五六七八九十百千]{1,7}(?=[条條款项項章节節])
            |(?<=年\s?)[一二三四五六七八九十]{1,2}(?=月)
            |[一二三四五六七八九十]{1,2}(?=月(?:[0-9]{1,2}|[一二三四五六七八九十]{1,3})[日号號])
            |(?<=月)[一二三四五六七八九十]{1,3}(?=[日号號])
            |(?<=^\s?)[一二三四五六七八九十百]{1,5}(?=、)
            |(?<=^\s?（)[一二三四五六七八九十百]{1,5}(?=）)
            """,
        RegexOptions.IgnorePatternWhitespace | RegexOptions.Multiline,
        matchTimeoutMilliseconds: 5000
    )]
    private static partial Regex Places { get; }
}
