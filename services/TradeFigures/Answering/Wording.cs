using System.Globalization;
using StateVisit.TradeFigures.Observing;

namespace StateVisit.TradeFigures.Answering;

/// <summary>Figures, days and lists as a text says them.</summary>
public static class Wording
{
    private const decimal Thousandths = 1_000m;
    private const decimal Million = 1_000_000m;

    /// <summary>Billions with one decimal, or, where they would be less than one, millions.</summary>
    public static string Amount(Money value, string currency)
    {
        var millions = Round(value.Thousandths / Thousandths / Million);
        return Math.Abs(millions) >= 1_000
            ? $"{Grouped(Round(value.Thousandths / Thousandths / Million / 1_000))} billion {Unit(currency)}"
            : $"{Grouped(millions)} million {Unit(currency)}";
    }

    public static string Amount(double value, string currency) => Amount(Money.Of(value), currency);

    public static string Unit(string currency) => currency == SeriesAnswer.UsDollar ? "US dollars" : currency;

    public static string PerCent(double value) => $"{Grouped(Round((decimal)value))} per cent";

    /// <summary>Such as <c>29.5 per cent more than in 2021</c>.</summary>
    public static string Change(double growth, string before) =>
        Round((decimal)growth) switch
        {
            > 0 => $"{PerCent(growth)} more than in {before}",
            < 0 => $"{PerCent(-growth)} less than in {before}",
            _ => $"the same as in {before}",
        };

    public static string Iso(DateOnly? day) => day?.ToString("yyyy-MM-dd", CultureInfo.InvariantCulture) ?? "";

    public static string Date(DateOnly day) => day.ToString("d MMMM yyyy", CultureInfo.InvariantCulture);

    /// <param name="iso">Not a day: said as it stands.</param>
    public static string Date(string iso) =>
        DateOnly.TryParseExact(iso, "yyyy-MM-dd", CultureInfo.InvariantCulture, DateTimeStyles.None, out var day)
            ? Date(day)
            : iso;

    public static string Period(Days days) =>
        days.Frequency switch
        {
            V1.Frequency.Year => $"{days.First.Year}",
            V1.Frequency.Month => Month(days.First) + $" {days.First.Year}",
            V1.Frequency.YearToDate => $"{Month(days.First)} to {Month(days.Last)} {days.Last.Year}",
            _ => $"{Date(days.First)} to {Date(days.Last)}",
        };

    /// <summary>Three years in a row and more are said as a span.</summary>
    public static string Periods(IEnumerable<Days> periods)
    {
        List<Days> all = [.. periods];
        return all.TrueForAll(days => days.Frequency == V1.Frequency.Year)
            ? Years(all.Select(days => days.First.Year))
            : List([.. all.Select(Period)]);
    }

    public static string Years(IEnumerable<int> years) =>
        List([
            .. years
                .Distinct()
                .Order()
                .Index()
                .GroupBy(one => one.Item - one.Index, one => one.Item)
                .SelectMany(run =>
                    run.Count() > 2 ? [$"{run.First()} to {run.Last()}"] : run.Select(year => $"{year}")
                ),
        ]);

    public static string List(IReadOnlyList<string> items) =>
        items.Count > 1 ? $"{string.Join(", ", items.SkipLast(1))} and {items[^1]}" : string.Concat(items);

    public static string Count(long count, string one) => count == 1 ? $"1 {one}" : $"{count} {one}s";

    public static string Capital(string sentence) =>
        sentence.Length == 0 ? "" : char.ToUpperInvariant(sentence[0]) + sentence[1..];

    private static string Month(DateOnly day) => day.ToString("MMMM", CultureInfo.InvariantCulture);

    private static decimal Round(decimal value) => Math.Round(value, 1, MidpointRounding.AwayFromZero);

    // Adding zero makes 0.0 of -0.0.
    private static string Grouped(decimal value) => (value + 0m).ToString("#,##0.0", CultureInfo.InvariantCulture);
}
