using System.Globalization;
using System.Text.RegularExpressions;

namespace StateVisit.ServiceDefaults.Contracts;

/// <summary>RFC 3339 instants and durations in seconds, as JSON writes them.</summary>
internal static partial class JsonInstants
{
    [GeneratedRegex(
        @"\A(?<clock>[0-9]{4}-[0-9]{2}-[0-9]{2}T[0-9]{2}:[0-9]{2}:[0-9]{2})(\.[0-9]{1,9})?(Z|(?<sign>[+-])(?<hours>[01][0-9]):(?<minutes>[0-5][0-9]))\z",
        RegexOptions.CultureInvariant | RegexOptions.ExplicitCapture,
        matchTimeoutMilliseconds: 1000
    )]
    private static partial Regex TimestampForm { get; }

    // Below zero whole seconds only: the transcoder takes no fractions there.
    [GeneratedRegex(
        @"\A(-?(0|[1-9][0-9]{0,11})|(0|[1-9][0-9]{0,11})\.[0-9]{1,9})s\z",
        RegexOptions.CultureInvariant | RegexOptions.ExplicitCapture,
        matchTimeoutMilliseconds: 1000
    )]
    private static partial Regex DurationForm { get; }

    public static bool IsTimestamp(string text)
    {
        if (text.Length > 40 || TimestampForm.Match(text) is not { Success: true } match)
            return false;
        if (
            !DateTime.TryParseExact(
                match.Groups["clock"].ValueSpan,
                "yyyy-MM-dd'T'HH:mm:ss",
                CultureInfo.InvariantCulture,
                DateTimeStyles.AssumeUniversal | DateTimeStyles.AdjustToUniversal,
                out var clock
            )
        )
            return false;
        if (!match.Groups["sign"].Success)
            return true;
        var minutes =
            int.Parse(match.Groups["hours"].ValueSpan, CultureInfo.InvariantCulture) * 60
            + int.Parse(match.Groups["minutes"].ValueSpan, CultureInfo.InvariantCulture);
        var west = match.Groups["sign"].ValueSpan is "-";
        return minutes <= 18 * 60 && !(west && minutes == 0) && clock.Year is > 1 and < 9999;
    }

    public static bool IsDuration(string text) => text.Length <= 30 && DurationForm.IsMatch(text);
}
