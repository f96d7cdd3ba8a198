using System.Text.RegularExpressions;

namespace StateVisit.Agreements.Texts;

/// <summary>The patterns of days and figures in one language.</summary>
internal static class FactPatterns
{
    private const string Space = @"[\s\u00A0]";

    /// <summary>From here on words stand without spaces, or with endings.</summary>
    private const char FirstUnspaced = '\u1100';

    // Digits are those of ASCII by now.
    private const string InDigits =
        @"(?<![0-9.,/-])(?:(?<y>[0-9]{4})(?<t>[-/.])(?<m>[0-9]{1,2})\k<t>(?<d>[0-9]{1,2})"
        + @"|(?<a>[0-9]{1,2})(?<s>[./-])(?<b>[0-9]{1,2})\k<s>(?<y>[0-9]{4}))(?![0-9]|[./-][0-9])";

    private const string InChinese =
        @"(?<![0-9])(?:(?<y>[0-9]{4})\s?[年년]\s?(?<m>[0-9]{1,2})\s?[月월](?:\s?(?<d>[0-9]{1,2})\s?[日号號일])?"
        + @"|(?<m>[0-9]{1,2})\s?[月월]\s?(?<d>[0-9]{1,2})\s?[日号號일])";

    public static string Days(Language language)
    {
        if (language.Months is not { Count: > 0 } months)
            return $"{InDigits}|{InChinese}";
        var names = string.Join(
            '|',
            months.SelectMany(month => month.Split('|')).OrderByDescending(name => name.Length).Select(Name)
        );
        // A month may have two names (آذار/مارس).
        var month = $@"(?<m>{names})(?:/(?:{names}))?\.?";
        var links = string.Concat((language.Links ?? []).Select(link => $"|{Regex.Escape(link)}{Space}+"));
        var day = @"[«“""„]?(?<d>[0-9]{1,2})(?![0-9])(?:st|nd|rd|th|er|-?го|-?е|º|\.)?[»”""“]?";
        var year = $@"(?:{Space}*,?{Space}+(?:{links.TrimStart('|')}){{0,1}}(?<y>[0-9]{{4}})(?![0-9]))";
        var dayFirst = $@"(?<![0-9.,]){day}{Space}+(?:{links.TrimStart('|')}){{0,1}}{month}(?!\p{{L}}){year}?";
        var monthFirst = language.MonthBeforeDay
            ? $@"|(?<!\p{{L}}){month}{Space}+(?<d>[0-9]{{1,2}})(?![0-9])(?:st|nd|rd|th)?(?![.,][0-9]){year}?"
            : "";
        return $@"{InDigits}|{dayFirst}{monthFirst}|(?<!\p{{L}}){month}{year}";
    }

    public static string Figures(Language language)
    {
        var groups = $"[{Regex.Escape(language.Groups)}\u00A0]";
        // What is no separator of thousands here may be a point all the same: 1.5 is the number of a paragraph in any language.
        var point =
            language.Decimal == "." ? @"\."
            : language.Groups.Contains('.', StringComparison.Ordinal) ? @"(?:,|\.(?![0-9]{3}(?![0-9])))"
            : "[,.]";
        var scales = string.Join(
            '|',
            (language.Scales ?? new Dictionary<string, int>())
                .OrderByDescending(scale => scale.Key.Length)
                .Select(scale =>
                    Regex.Escape(scale.Key.TrimEnd('*')).Replace(@"\ ", Space, StringComparison.Ordinal)
                    + (
                        scale.Key.EndsWith('*') ? @"\p{L}*"
                        : scale.Key[0] >= FirstUnspaced ? ""
                        : @"(?!\p{L})"
                    )
                )
        );
        var scale = scales.Length > 0 ? $"(?:{Space}{{0,2}}(?<scale>{scales}))?" : "";
        return $@"(?<![0-9])(?:(?<as>[0-9]{{1,2}}:[0-9]{{2}}(?![0-9]))"
            + $@"|(?<whole>[0-9]{{1,3}}(?<g>{groups})[0-9]{{3}}(?:\k<g>[0-9]{{3}})*)(?![0-9])(?:{point}(?<part>[0-9]+))?{scale}"
            + @"|(?<as>[0-9]+(?:\.[0-9]+){2,})"
            + $@"|(?<whole>[0-9]+)(?:{point}(?<part>[0-9]+))?{scale})";
    }

    // May is a word of its own in English, and no month unless written like one.
    private static string Name(string name) =>
        name == "May" ? "(?-i:May|MAY)" : Regex.Escape(name).Replace(@"\ ", Space, StringComparison.Ordinal);
}
