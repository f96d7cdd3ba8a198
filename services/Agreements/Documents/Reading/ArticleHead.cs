using System.Globalization;
using System.Text.RegularExpressions;
using StateVisit.Agreements.Texts;

namespace StateVisit.Agreements.Documents.Reading;

/// <summary>The start of an article: <c>Article 7</c>, <c>Статья 7. Цель</c>, <c>第七条</c>.</summary>
/// <param name="Rest">What follows it in the paragraph: a heading or the first words of the text.</param>
/// <param name="IsCertain">
/// It stands alone or is set off. Otherwise it may as well be a sentence about an article; then it counts as a start only if the article is
/// the next one.
/// </param>
internal sealed partial record ArticleHead(string Number, string Rest, bool IsCertain)
{
    private static readonly TimeSpan Patience = TimeSpan.FromSeconds(5);

    private const string Digits =
        @"[0-9]{1,6}(?:[ \u00A0]?(?:bis|ter|quater|quinquies|sexies)(?!\p{L})|[a-z](?!\p{L}))?(?:[.-][0-9]+)*";

    private static readonly Lazy<Regex> Start = new(() =>
        new(
            $@"\A(?:{string.Join('|', Texts.Language.All.Select(Form).Distinct())})(?<gap>[ \t\n\u00A0\u3000]*)(?<sign>[.:．：。、—–-]?)(?<space>[ \t\n\u00A0\u3000]*)",
            RegexOptions.IgnoreCase | RegexOptions.CultureInvariant | RegexOptions.ExplicitCapture,
            Patience
        )
    );

    public static ArticleHead? Of(string text)
    {
        var plain = Ascii(text.Length > 80 ? text[..80] : text);
        var match = Start.Value.Match(plain);
        if (!match.Success || Read(match) is not { } number)
            return null;
        var rest = text[match.Length..];
        var alone = rest.Length == 0;
        var setOff =
            match.Groups["sign"].Length > 0 && (match.Groups["space"].Length > 0 || match.Groups["cjk"].Success);
        var spaced = match.Groups["gap"].Length > 0 && match.Groups["sign"].Length == 0;
        if (!alone && !setOff && !spaced)
            return null;
        var first = alone ? UnicodeCategory.OtherNotAssigned : char.GetUnicodeCategory(rest[0]);
        if (!alone && !setOff && first == UnicodeCategory.LowercaseLetter)
            return null;
        var isCertain = alone || setOff || first == UnicodeCategory.UppercaseLetter || match.Groups["cjk"].Success;
        return new(number, rest, isCertain);
    }

    /// <summary>The number in a paragraph that our own style says is the start of an article.</summary>
    public static string NumberIn(string text, string language)
    {
        var called = Texts.Language.Of(language);
        foreach (var form in Texts.Language.All.Prepend(called))
            if (
                text.StartsWith(form.PrefixOfArticle, StringComparison.Ordinal)
                && text.EndsWith(form.SuffixOfArticle, StringComparison.Ordinal)
                && text.Length > form.PrefixOfArticle.Length + form.SuffixOfArticle.Length
            )
                return text[form.PrefixOfArticle.Length..^form.SuffixOfArticle.Length];
        return text;
    }

    private static string Form(Texts.Language language)
    {
        var (prefix, suffix) = (language.PrefixOfArticle.Trim(), language.SuffixOfArticle.Trim());
        if (suffix == "条")
            return @"(?<cjk>第)\s?(?:(?<n>[0-9]{1,6})|(?<chinese>[〇零一二三四五六七八九十百千]{1,7}))\s?[条條](?<after>之[一二三四五六七八九十0-9]{1,3})?";
        if (suffix.Length > 0)
            return $@"{Regex.Escape(prefix)}(?<n>{Digits}){Regex.Escape(suffix)}";
        var first = prefix == "Article" ? "|(?<first>premier|1er)" : "";
        return $@"{Regex.Escape(prefix)}[ \t\u00A0]+(?:\((?<n>{Digits})\)|(?<n>{Digits})(?![0-9\p{{L}}])|(?<roman>(?=[IVXL])L?X{{0,4}}(?:IX|IV|V?I{{0,3}}))(?!\p{{L}}){first})";
    }

    private static string? Read(Match match)
    {
        if (match.Groups["first"].Success)
            return "1";
        if (match.Groups["roman"] is { Success: true } roman)
            return OfRoman(roman.Value).ToString(CultureInfo.InvariantCulture);
        var number = match.Groups["chinese"] is { Success: true } chinese
            ? ChineseNumerals.Read(chinese.Value)?.ToString(CultureInfo.InvariantCulture)
            : match.Groups["n"].Value.Replace(" ", "").Replace("\u00A0", "");
        return number + match.Groups["after"].Value;
    }

    private static int OfRoman(string text)
    {
        var (sum, last) = (0, 0);
        foreach (var sign in text.Reverse())
        {
            var value = char.ToUpperInvariant(sign) switch
            {
                'I' => 1,
                'V' => 5,
                'X' => 10,
                _ => 50,
            };
            sum += value < last ? -value : value;
            last = value;
        }
        return sum;
    }

    /// <summary>As long as the text, with the digits of ASCII.</summary>
    private static string Ascii(string text) =>
        string.Concat(
            text.Select(c =>
                !char.IsAscii(c) && char.IsDigit(c) ? (char)('0' + CharUnicodeInfo.GetDecimalDigitValue(c)) : c
            )
        );
}
