using System.Globalization;

namespace StateVisit.Agreements.Texts;

/// <summary>The number of an article, such as 7, or of an insertion behind it, such as 7bis, 7a, 7.1 or 7-1.</summary>
internal readonly record struct ArticleNumber(int Base, bool IsInsertion)
{
    private const int MostDigits = 6;

    public static ArticleNumber? Parse(string number)
    {
        var digits = 0;
        while (digits < number.Length && char.IsAsciiDigit(number[digits]))
            digits++;
        if (digits is 0 or > MostDigits || number[0] == '0')
            return null;
        var joins = false;
        foreach (var c in number.AsSpan(digits))
        {
            if (c is '.' or '-' ? joins : !IsOfWord(c))
                return null;
            joins = c is '.' or '-';
        }
        return joins
            ? null
            : new(int.Parse(number.AsSpan(0, digits), CultureInfo.InvariantCulture), digits < number.Length);
    }

    private static bool IsOfWord(char c) =>
        char.IsLetterOrDigit(c) || char.GetUnicodeCategory(c) is UnicodeCategory.NonSpacingMark;
}
