using StateVisit.TradeFigures.V1;

namespace StateVisit.TradeFigures.Drawing;

/// <summary>Charts in SVG. The same figures give the same bytes.</summary>
public static class ChartDrawing
{
    /// <param name="standings">Targets of the pair; those of another measure or currency are not drawn.</param>
    public static string Series(Series series, TargetStandings standings) => SeriesChart.Draw(series, standings);

    /// <param name="imports">Of the same pair, frequency, currency and day.</param>
    public static string Balance(Series exports, Series imports) => BalanceChart.Draw(exports, imports);

    public static string Composition(Composition composition) => CompositionChart.Draw(composition);
}
