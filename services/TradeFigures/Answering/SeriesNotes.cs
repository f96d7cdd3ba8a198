using StateVisit.TradeFigures.V1;

namespace StateVisit.TradeFigures.Answering;

/// <summary>What a reader of a series has to know.</summary>
internal static class SeriesNotes
{
    public const string MixedValuation =
        "Imports are valued with freight and insurance (CIF), exports without (FOB): added up or set against each other they mix the two.";

    public static IEnumerable<string> Of(Series series)
    {
        if (series.Points.Count > 0 && Gaps.Of(series) is { Count: > 0 } gaps)
            yield return $"Not known: {Gaps.Said(gaps)}.";
        if (Others(series) is { Length: > 0 } others)
            yield return $"Not from {series.Source}: {others}. Growth to and from these compares two sources.";
        if (Formed(series, Formation.SumOfCommodities) is { Length: > 0 } sums)
            yield return $"Added up from commodities, because no total was given: {sums}.";
        if (Formed(series, Formation.Recalled) is { Length: > 0 } recalled)
            yield return $"From a record that no source read here confirms: {recalled}.";
        if (series.Points.Any(point => IsMixed(point.Figure)))
            yield return MixedValuation;
        if (Undated(series.Undated) is { Length: > 0 } undated)
            yield return undated;
    }

    public static bool IsMixed(Figure figure) =>
        figure.Points.Any(point => point.Valuation == Valuation.Mixed)
        || (
            figure.Points.Any(point => point.Valuation == Valuation.Cif)
            && figure.Points.Any(point => point.Valuation == Valuation.Fob)
        );

    /// <summary>Empty: none.</summary>
    public static string Undated(long rows) =>
        rows switch
        {
            0 => "",
            1 => "1 row is left out: nobody knows when it was published.",
            _ => $"{rows} rows are left out: nobody knows when they were published.",
        };

    private static string Others(Series series) =>
        string.Join(
            "; ",
            series
                .Points.Where(point => point.OtherSource)
                .GroupBy(point => point.Figure.Points[0].Source, StringComparer.Ordinal)
                .Select(source => $"{Wording.Periods(source.Select(point => point.Days))} ({source.Key})")
        );

    private static string Formed(Series series, Formation formation) =>
        Wording.Periods(
            series
                .Points.Where(point => point.Figure.Points.Any(row => row.Formation == formation))
                .Select(point => point.Days)
        );
}
