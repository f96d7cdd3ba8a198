using StateVisit.TradeFigures.Answering;
using StateVisit.TradeFigures.Observing;
using StateVisit.TradeFigures.V1;

namespace StateVisit.TradeFigures.Drawing;

/// <summary>Figures over time, with records, gaps and targets.</summary>
internal static class SeriesChart
{
    public static string Draw(Series series, TargetStandings standings)
    {
        var title = ChartWords.Title(series);
        var targets = new TargetLines(series, standings);
        var scale = Scale.Of(
            [.. series.Points.Select(point => point.Figure.Value), .. targets.Amounts],
            series.Currency
        );
        using var picture = new Picture(title, Description(series));
        picture.Heading(title, Wording.Capital(ChartWords.By(series.Frequency)));
        picture.Source($"{ChartWords.Sources(series)} {ChartWords.AsOf(series.AsOf)}");
        if (series.Points.Count == 0)
        {
            picture.Nothing();
            return picture.Finish();
        }
        var calendar = new Calendar(
            series.Points.Select(point => point.Days),
            series.Frequency,
            Frame.Left,
            Frame.Right
        );
        var gaps = Gaps.Of(series);
        var line = new LineOfSeries(series, scale, calendar, Ink.One, "", IsSquare: false);
        picture.Unknown(gaps, calendar);
        picture.Amounts(scale);
        picture.Periods(calendar);
        targets.Write(picture, scale, calendar);
        line.Write(picture);
        line.WriteRecords(picture);
        line.WriteAmounts(picture);
        Explain(series, gaps, targets).Write(picture);
        return picture.Finish();
    }

    extension(Picture picture)
    {
        public void Unknown(IEnumerable<Days> gaps, Calendar calendar)
        {
            foreach (var days in gaps)
                picture.Hatched(
                    calendar.At(days) - (calendar.Pitch / 2),
                    Frame.Top,
                    calendar.Pitch,
                    Frame.Bottom - Frame.Top,
                    Hatch.Unknown.Id,
                    Ink.Grid
                );
        }
    }

    private static Legend Explain(Series series, IReadOnlyList<Days> gaps, TargetLines targets)
    {
        var legend = new Legend();
        legend.AddLine(series.Source, Ink.One, "", isSquare: false);
        if (series.Points.Any(point => point.OtherSource))
            legend.Add(
                "another source",
                (picture, x, y) => picture.Mark(x, y, Ink.One, isSquare: false, isHollow: true)
            );
        if (series.Points.Any(point => point.Record))
            legend.Add(ChartWords.Record(series.Frequency), (picture, x, y) => picture.Peak(x, y + 11));
        if (gaps.Count > 0)
            legend.AddHatch("not known", Hatch.Unknown, Ink.Line);
        targets.Explain(legend);
        return legend;
    }

    private static string Description(Series series) =>
        RecordsAnswer.Of(series) is { } records
            ? string.Join(' ', [records.Summary, .. series.Notes])
            : "No figure is known.";
}
