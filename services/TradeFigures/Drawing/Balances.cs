using StateVisit.TradeFigures.Answering;
using StateVisit.TradeFigures.Observing;
using StateVisit.TradeFigures.V1;

namespace StateVisit.TradeFigures.Drawing;

/// <summary>Exports less imports of the periods in which both rest on one source: no balance is made from two.</summary>
internal static class Balances
{
    public static IReadOnlyList<(Days Days, double Value)> Of(Series exports, Series imports)
    {
        var others = imports.Points.ToDictionary(point => point.Days, point => point.Figure);
        return
        [
            .. exports
                .Points.Where(point =>
                    others.TryGetValue(point.Days, out var other)
                    && other.Points[0].Source == point.Figure.Points[0].Source
                )
                .Select(point =>
                    (point.Days, (Money.Of(point.Figure.Value) - Money.Of(others[point.Days].Value)).Amount)
                ),
        ];
    }
}
