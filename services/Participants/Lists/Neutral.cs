using System.Text.RegularExpressions;

namespace StateVisit.Participants.Lists;

/// <summary>
/// Text that a spreadsheet would take for a formula, or for a number, a date or a truth and write in another way (007 as 7), gets an
/// apostrophe before it, and loses it when it comes back. Text that has one by itself gets another, so that what comes back is what was there.
/// </summary>
internal static partial class Neutral
{
    private const char Mark = '\'';
    private const string Beginnings = "=+-@\t\r\n＝＋－＠";

    public static string Of(string text) => IsMistakable(text) ? Mark + text : text;

    public static string Undo(string text) =>
        text.Length > 1 && text[0] == Mark && IsMistakable(text) ? text[1..] : text;

    /// <summary>Behind marks, and space that readers drop.</summary>
    private static bool IsMistakable(string text)
    {
        var rest = text.AsSpan().TrimStart([Mark, ' ']).TrimEnd();
        return rest.Length > 0
            && (
                Beginnings.Contains(rest[0], StringComparison.Ordinal)
                || (IsValue.IsMatch(rest) && !IsKept.IsMatch(rest))
            );
    }

    /// <summary>Nothing but digits, their signs, months, weekdays and halves of a day; or a truth.</summary>
    [GeneratedRegex(
        """
            ^ (?=.*[0-9])
            (   [\s0-9.,:/%()+\p{Sc}-] | e(?=[+-]?[0-9]) | [ap]m
              | jan(uary)? | feb(ruary)? | mar(ch)? | apr(il)? | may | june? | july?
              | aug(ust)? | sept?(ember)? | oct(ober)? | nov(ember)? | dec(ember)?
              | (mon | tue(s)? | wed(nes)? | thu(rs)? | fri | sat(ur)? | sun) (day)?
            )+ \z
            | ^ (true | false) \z
            """,
        RegexOptions.IgnoreCase
            | RegexOptions.Singleline
            | RegexOptions.CultureInvariant
            | RegexOptions.ExplicitCapture
            | RegexOptions.IgnorePatternWhitespace,
        matchTimeoutMilliseconds: 1000
    )]
    private static partial Regex IsValue { get; }

    /// <summary>Numbers and days that are written as they are.</summary>
    [GeneratedRegex(
        @"^(0|[1-9][0-9]{0,14}|[0-9]{4}-[0-9]{2}-[0-9]{2})\z",
        RegexOptions.CultureInvariant | RegexOptions.ExplicitCapture,
        matchTimeoutMilliseconds: 1000
    )]
    private static partial Regex IsKept { get; }
}
