using System.Globalization;
using StateVisit.TradeFigures.Answering;
using StateVisit.TradeFigures.V1;

namespace StateVisit.TradeFigures.Drawing;

/// <summary>What the charts show, as tables in HTML: the same numbers to the last digit.</summary>
public static class ChartTable
{
    /// <param name="standings">Targets of the pair: how they stand is written below the table.</param>
    public static string Series(Series series, TargetStandings standings)
    {
        var page = new TablePage(
            $"{ChartWords.Title(series)}, {ChartWords.By(series.Frequency)}",
            [
                ("Period", false),
                (Wording.Capital(Wording.Unit(series.Currency)), true),
                ("In words", false),
                ("Growth, per cent", true),
                ("Growth as stated, per cent", true),
                ("Source", false),
                ("Published on", false),
                ("Record", false),
            ]
        );
        foreach (var point in series.Points)
            page.Add(
                Wording.Period(point.Days),
                Number(point.Figure.Value),
                point.Figure.Wording,
                point.HasGrowth ? PerCent(point.Growth) : "",
                point.HasStatedGrowth ? PerCent(point.StatedGrowth) : "",
                ChartWords.SourcesOf([point.Figure]),
                Published(point.Figure),
                point.Record ? ChartWords.Record(series.Frequency) : ""
            );
        var targets = standings.Standings.Select(one =>
            $"{(one.Target.Kind == TargetKind.Forecast ? "Forecast" : "Target")} of {one.Target.StatedBy}, "
            + $"{Wording.Date(one.Target.StatedOn)}"
            + (one.Target.HasAmount ? $", {Wording.Amount(one.Target.Amount, CurrencyOf(one.Target))}" : "")
            + $": {one.Summary}"
        );
        return page.Write(
            $"{ChartWords.Sources(series).Replace("hollow: ", "other sources: ", StringComparison.Ordinal)} {ChartWords.AsOf(series.AsOf)}",
            [.. series.Notes, .. targets]
        );
    }

    public static string Balance(Series exports, Series imports)
    {
        var unit = Wording.Unit(exports.Currency);
        var page = new TablePage(
            $"{ChartWords.BalanceTitle(exports)}, {ChartWords.By(exports.Frequency)}, in {unit}",
            [("Period", false), ("Exports", true), ("Imports", true), ("Balance", true), ("Sources", false)]
        );
        var outward = exports.Points.ToDictionary(point => point.Days, point => point.Figure);
        var inward = imports.Points.ToDictionary(point => point.Days, point => point.Figure);
        var balances = Balances.Of(exports, imports).ToDictionary(one => one.Days, one => one.Value);
        foreach (var days in outward.Keys.Union(inward.Keys).Order(Observing.Days.InOrder))
        {
            var (one, other) = (outward.GetValueOrDefault(days), inward.GetValueOrDefault(days));
            page.Add(
                Wording.Period(days),
                one is null ? "" : Number(one.Value),
                other is null ? "" : Number(other.Value),
                balances.TryGetValue(days, out var balance) ? Number(balance) : "",
                ChartWords.SourcesOf(new[] { one, other }.OfType<Figure>())
            );
        }
        return page.Write(
            $"An empty cell: not known. {ChartWords.AsOf(exports.AsOf)}",
            exports.Notes.Union(imports.Notes)
        );
    }

    public static string Composition(Composition composition)
    {
        var currency = composition.Chapters.FirstOrDefault()?.Figure.Currency ?? SeriesAnswer.UsDollar;
        var page = new TablePage(
            ChartWords.Title(composition),
            [
                (Wording.Capital(ChartWords.KindOf(composition)), false),
                ("Title", false),
                (Wording.Capital(Wording.Unit(currency)), true),
                ("Share, per cent", true),
                ("Growth, per cent", true),
            ]
        );
        foreach (var chapter in composition.Chapters)
            page.Add(
                chapter.Code,
                chapter.Title,
                Number(chapter.Figure.Value),
                PerCent(chapter.Share),
                chapter.HasGrowth ? PerCent(chapter.Growth) : ""
            );
        List<string> notes = [$"Concentration: {Scale.Whole(composition.Concentration)} of 10,000."];
        if (composition.Total is { } total)
            notes.Add(
                $"Total as the source gives it: {Number(total.Value)} {Wording.Unit(currency)}; not in any of these: {Number(composition.Unallocated)}."
            );
        return page.Write(
            $"Source: {ChartWords.SourcesOf(composition.Chapters.Select(chapter => chapter.Figure))}. {ChartWords.AsOf(composition.AsOf)}",
            [.. notes, .. composition.Notes]
        );
    }

    private static string CurrencyOf(Target target) =>
        target.Currency.Length == 0 ? SeriesAnswer.UsDollar : target.Currency;

    private static string Published(Figure figure) =>
        string.Join(", ", figure.Points.Select(point => point.PublishedOn).Where(day => day.Length > 0).Distinct());

    private static string Number(double value) => (value + 0.0).ToString("#,##0.###", CultureInfo.InvariantCulture);

    private static string PerCent(double value) =>
        (Math.Round((decimal)value, 1, MidpointRounding.AwayFromZero) + 0m).ToString(
            "0.0",
            CultureInfo.InvariantCulture
        );
}
