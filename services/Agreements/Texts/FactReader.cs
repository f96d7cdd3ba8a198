using System.Collections.Concurrent;
using System.Globalization;
using System.Text.RegularExpressions;

namespace StateVisit.Agreements.Texts;

/// <summary>Finds figures and days as one language writes them.</summary>
internal sealed class FactReader
{
    private const RegexOptions Options = RegexOptions.IgnoreCase | RegexOptions.CultureInvariant;

    /// <summary>Stands where a day was taken out, and joins nothing.</summary>
    private const string Taken = "\n";

    private static readonly TimeSpan Patience = TimeSpan.FromSeconds(5);
    private static readonly ConcurrentDictionary<string, FactReader> Readers = new(StringComparer.Ordinal);

    private readonly Language language;
    private readonly bool readsAmbiguousDays;
    private readonly Regex days;
    private readonly Regex figures;
    private readonly List<(string Word, int Power)> scales;

    private FactReader(string code)
    {
        language = Language.Of(code);
        readsAmbiguousDays = !language.MonthBeforeDay && Language.Find(code) is not null;
        days = new(FactPatterns.Days(language), Options, Patience);
        figures = new(FactPatterns.Figures(language), Options, Patience);
        scales =
        [
            .. (language.Scales ?? new Dictionary<string, int>())
                .OrderByDescending(scale => scale.Key.Length)
                .Select(scale => (scale.Key.TrimEnd('*'), scale.Value)),
        ];
    }

    public static FactReader Of(string tag) =>
        Readers.GetOrAdd(Language.Find(tag) is null ? "" : Language.Subtag(tag), code => new(code));

    /// <summary>The text without its days, which are no figures.</summary>
    public string TakeDays(string text, List<string> found) =>
        days.Replace(
            text,
            match =>
            {
                if (DayOf(match) is not { } day)
                    return match.Value;
                found.Add(day);
                return Taken;
            }
        );

    public IReadOnlyList<string> Figures(string text) => [.. figures.Matches(text).Select(FigureOf)];

    private string? DayOf(Match match)
    {
        var (year, month, day) = (Number(match.Groups["y"]), MonthOf(match.Groups["m"]), Number(match.Groups["d"]));
        if (match.Groups["a"].Success)
        {
            var (a, b) = (Number(match.Groups["a"])!.Value, Number(match.Groups["b"])!.Value);
            var dots = match.Groups["s"].Value == ".";
            if (a <= 12 && b <= 12 && a != b && !dots && !readsAmbiguousDays)
                return match.Value;
            (day, month) = b > 12 && !dots ? (b, a) : (a, b);
        }
        var isDay =
            month is null or (>= 1 and <= 12)
            && (day is null || day >= 1 && day <= DateTime.DaysInMonth(year is > 0 ? year.Value : 2000, month ?? 1));
        var parts = new[] { Text(year, 4), Text(month, 2), Text(day, 2) };
        return isDay && month is not null && year is not 0
            ? string.Join('-', parts.Where(part => part.Length > 0))
            : null;
    }

    private static string Text(int? number, int digits) =>
        number?.ToString($"D{digits}", CultureInfo.InvariantCulture) ?? "";

    private static int? Number(Group group) =>
        group.Success ? int.Parse(group.ValueSpan, CultureInfo.InvariantCulture) : null;

    private int? MonthOf(Group group)
    {
        if (!group.Success)
            return null;
        if (char.IsAsciiDigit(group.ValueSpan[0]))
            return Number(group);
        for (var i = 0; i < language.Months!.Count; i++)
            if (language.Months[i].Split('|').Contains(group.Value, StringComparer.OrdinalIgnoreCase))
                return i + 1;
        return null;
    }

    private int PowerOf(string word) =>
        word.Length == 0
            ? 0
            : scales.Find(scale => word.StartsWith(scale.Word, StringComparison.OrdinalIgnoreCase)).Power;

    private string FigureOf(Match match)
    {
        if (match.Groups["as"].Success)
            return match.Value;
        var whole = string.Concat(match.Groups["whole"].Value.Where(char.IsAsciiDigit));
        var power = PowerOf(match.Groups["scale"].Value.Replace('\u00A0', ' '));
        var part = match.Groups["part"].Value.PadRight(power, '0');
        whole = (whole + part[..power]).TrimStart('0');
        part = part[power..].TrimEnd('0');
        return (whole.Length > 0 ? whole : "0") + (part.Length > 0 ? "." + part : "");
    }
}
