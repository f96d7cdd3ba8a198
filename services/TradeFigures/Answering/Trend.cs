using StateVisit.TradeFigures.V1;

namespace StateVisit.TradeFigures.Answering;

/// <summary>
/// A constant growth fitted to the last full years that are known (least squares of the logarithms), and where it would lead.
/// It is a forecast, and says how wide it is: two standard errors of prediction to either side.
/// </summary>
internal static class Trend
{
    private const int Most = 10;
    private const int Fewest = 4;

    /// <returns>Null: too few years, one of them not above zero, or the year is not to come.</returns>
    public static Projection? Of(IReadOnlyList<SeriesPoint> years, int year)
    {
        var last = years.TakeLast(Most).ToList();
        if (last.Count < Fewest || last[^1].Year >= year || last.Exists(point => point.Figure.Value <= 0))
            return null;
        var points = last.Select(point => (X: (double)point.Year, Y: Math.Log(point.Figure.Value))).ToList();
        var (x, y) = (points.Average(point => point.X), points.Average(point => point.Y));
        var spread = points.Sum(point => Square(point.X - x));
        var slope = points.Sum(point => (point.X - x) * (point.Y - y)) / spread;
        var left = points.Sum(point => Square(point.Y - (y + (slope * (point.X - x)))));
        var error = Math.Sqrt(left / (points.Count - 2) * (1 + (1.0 / points.Count) + (Square(year - x) / spread)));
        var centre = y + (slope * (year - x));
        var projection = new Projection
        {
            Year = year,
            Value = Math.Exp(centre),
            Low = Math.Exp(centre - (2 * error)),
            High = Math.Exp(centre + (2 * error)),
            Years = { last.Select(point => point.Year) },
            Mark = "forecast",
        };
        return IsSensible(projection.High) ? projection : null;
    }

    // A distant year can lead beyond every amount that can be written.
    private static bool IsSensible(double high) => high < 9e15;

    private static double Square(double value) => value * value;
}
