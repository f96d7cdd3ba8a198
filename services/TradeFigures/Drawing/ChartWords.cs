using StateVisit.TradeFigures.Answering;
using StateVisit.TradeFigures.V1;

namespace StateVisit.TradeFigures.Drawing;

/// <summary>What a chart and its table are headed with, and what they rest on.</summary>
internal static class ChartWords
{
    public static string Title(Series series)
    {
        var (reporter, partner) = Countries(series.Pair);
        return series.Measure switch
        {
            Measure.Imports => $"Imports of {reporter} from {partner}",
            Measure.Exports => $"Exports of {reporter} to {partner}",
            Measure.Balance => $"Balance of {reporter} in trade with {partner}",
            _ => $"Trade of {reporter} with {partner}",
        };
    }

    public static string BalanceTitle(Series exports)
    {
        var (reporter, partner) = Countries(exports.Pair);
        return $"Exports and imports of {reporter} in trade with {partner}";
    }

    public static string Title(Composition composition)
    {
        var (reporter, partner) = Countries(composition.Pair);
        var flow =
            composition.Flow == Flow.Export
                ? $"Exports of {reporter} to {partner}"
                : $"Imports of {reporter} from {partner}";
        return $"{flow} in {Wording.Period(composition.Period.ToDays())}, by {KindOf(composition)}";
    }

    public static string KindOf(Composition composition) =>
        Commodities.IsOf(composition.Classification, Commodities.Sitc) ? "division" : "chapter";

    public static string By(Frequency frequency) =>
        frequency switch
        {
            Frequency.Month => "by month",
            Frequency.YearToDate => "from January to the end of a month",
            _ => "by year",
        };

    public static string Record(Frequency frequency) =>
        frequency == Frequency.YearToDate ? "above the same months of every year before" : "above everything before";

    public static string AsOf(string day) =>
        day.Length > 0 ? $"As known on {Wording.Date(day)}." : "All that is on record.";

    public static string Sources(Series series)
    {
        if (series.Points.Count == 0)
            return "No figure is known.";
        var others = SourcesOf(
            series.Points.Where(point => point.OtherSource).Select(point => point.Figure),
            series.Source
        );
        return others.Length > 0 ? $"Source: {series.Source}; hollow: {others}." : $"Source: {series.Source}.";
    }

    public static string SourcesOf(IEnumerable<Figure> figures, string except = "") =>
        string.Join(
            "; ",
            figures
                .SelectMany(figure => figure.Points)
                .Select(point => point.Source)
                .Where(source => source != except)
                .Distinct(StringComparer.Ordinal)
        );

    private static (string Reporter, string Partner) Countries(string pair) =>
        TradePair.Find(pair) is { } of
            ? (CountryNames.Of(of.Reporter), CountryNames.Of(of.Partner))
            : ("one country", "another");
}
