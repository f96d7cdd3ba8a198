using StateVisit.TradeFigures.Answering;
using StateVisit.TradeFigures.Observing;
using StateVisit.TradeFigures.V1;

namespace StateVisit.TradeFigures.Drawing;

/// <summary>Exports and imports as two lines, and what is between them as bars, where both are of one source.</summary>
internal static class BalanceChart
{
    public static string Draw(Series exports, Series imports)
    {
        var title = ChartWords.BalanceTitle(exports);
        var balances = Balances.Of(exports, imports);
        List<SeriesPoint> points = [.. exports.Points, .. imports.Points];
        var scale = Scale.Of(
            [.. points.Select(point => point.Figure.Value), .. balances.Select(one => one.Value)],
            exports.Currency
        );
        using var picture = new Picture(title, Description(exports, imports));
        picture.Heading(title, Wording.Capital(ChartWords.By(exports.Frequency)));
        picture.Source(Source(exports, imports));
        if (points.Count == 0)
        {
            picture.Nothing();
            return picture.Finish();
        }
        var calendar = new Calendar(points.Select(point => point.Days), exports.Frequency, Frame.Left, Frame.Right);
        List<Days> gaps = [.. Gaps.Of(exports).Intersect(Gaps.Of(imports))];
        picture.Unknown(gaps, calendar);
        picture.Amounts(scale);
        picture.Periods(calendar);
        foreach (var (days, value) in balances)
            Bar(picture, calendar, scale, days, value);
        new LineOfSeries(exports, scale, calendar, Ink.One, "", IsSquare: false).Write(picture);
        new LineOfSeries(imports, scale, calendar, Ink.Two, "7 4", IsSquare: true).Write(picture);
        Explain(points, balances, gaps).Write(picture);
        return picture.Finish();
    }

    private static void Bar(Picture picture, Calendar calendar, Scale scale, Days days, double value)
    {
        var width = Math.Min(22, calendar.Pitch * 0.55);
        var (zero, end) = (Frame.Y(scale, 0), Frame.Y(scale, value));
        picture.Hatched(
            calendar.At(days) - (width / 2),
            Math.Min(zero, end),
            width,
            Math.Abs(end - zero),
            value < 0 ? Hatch.Deficit.Id : Hatch.Surplus.Id,
            value < 0 ? Ink.Two : Ink.One
        );
    }

    private static Legend Explain(
        List<SeriesPoint> points,
        IReadOnlyList<(Days Days, double Value)> balances,
        List<Days> gaps
    )
    {
        var legend = new Legend();
        legend.AddLine("exports", Ink.One, "", isSquare: false);
        legend.AddLine("imports", Ink.Two, "7 4", isSquare: true);
        if (balances.Any(one => one.Value >= 0))
            legend.AddHatch("exports less imports", Hatch.Surplus, Ink.One);
        if (balances.Any(one => one.Value < 0))
            legend.AddHatch("the same, below zero", Hatch.Deficit, Ink.Two);
        if (points.Exists(point => point.OtherSource))
            legend.Add(
                "another source",
                (picture, x, y) =>
                {
                    picture.Mark(x - 7, y, Ink.One, isSquare: false, isHollow: true);
                    picture.Mark(x + 7, y, Ink.Two, isSquare: true, isHollow: true);
                }
            );
        if (gaps.Count > 0)
            legend.AddHatch("not known", Hatch.Unknown, Ink.Line);
        return legend;
    }

    private static string Source(Series exports, Series imports)
    {
        var (one, other) = (ChartWords.Sources(exports), ChartWords.Sources(imports));
        var said = one == other ? one : $"Exports: {one} Imports: {other}";
        return $"{said} {ChartWords.AsOf(exports.AsOf)}";
    }

    private static string Description(Series exports, Series imports)
    {
        var said = new[] { ("Exports", exports), ("Imports", imports) }.Select(one =>
            RecordsAnswer.Of(one.Item2) is { } records
                ? $"{one.Item1}: {records.Summary}"
                : $"{one.Item1}: no figure is known."
        );
        return string.Join(' ', [.. said, .. exports.Notes.Union(imports.Notes)]);
    }
}
