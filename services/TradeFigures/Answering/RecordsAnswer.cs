using StateVisit.TradeFigures.Observing;
using StateVisit.TradeFigures.V1;

namespace StateVisit.TradeFigures.Answering;

/// <summary>First, highest, lowest and latest of a series, and what was above everything before.</summary>
public static class RecordsAnswer
{
    /// <returns>Null: no figure is known.</returns>
    public static Records? Of(Series series)
    {
        if (series.Points.Count == 0)
            return null;
        var latest = series.Points[^1];
        // A year to date is held only against the same months.
        List<SeriesPoint> rivals = [.. series.Points.Where(point => point.Days.Rival == latest.Days.Rival)];
        var records = new Records
        {
            Pair = series.Pair,
            Measure = series.Measure,
            Frequency = series.Frequency,
            AsOf = series.AsOf,
            First = rivals[0],
            Highest = rivals.MaxBy(point => point.Figure.Value),
            Lowest = rivals.MinBy(point => point.Figure.Value),
            Latest = latest,
            Records_ = { rivals.Where(point => point.Record) },
            GrowingSince = GrowingSince(rivals),
            Notes = { series.Notes },
        };
        records.Summary = Summary(records, rivals, Gaps.Of(series));
        return records;
    }

    private static Period? GrowingSince(List<SeriesPoint> points)
    {
        var start = points.Count - 1;
        while (
            start > 0
            && points[start - 1].Days == points[start].Days.Forerunner
            && points[start].Figure.Value > points[start - 1].Figure.Value
        )
            start--;
        return start < points.Count - 1 ? points[start + 1].Period : null;
    }

    private static string Summary(Records records, List<SeriesPoint> rivals, IReadOnlyList<Days> gaps)
    {
        var latest = Said(records.Latest);
        if (rivals.Count == 1)
            return $"{latest}, the only {Kind(records.Frequency)} known.";
        var unknown = gaps.Count switch
        {
            0 => "",
            1 => $", {Gaps.Said(gaps)} not known",
            _ => $"; not known: {Gaps.Said(gaps)}",
        };
        if (records.Latest.Record)
            return $"{latest}, above every {Kind(records.Frequency)} before ({Span(rivals[0], rivals[^2])}{unknown}).";
        var span = $"({Span(rivals[0], records.Latest)}{unknown})";
        return records.Highest.Figure.Value > records.Latest.Figure.Value
            ? $"{latest}, below the highest, {Said(records.Highest)} {span}."
            : $"{latest}, as high as the highest before, in {Wording.Period(records.Highest.Days)} {span}.";
    }

    private static string Said(SeriesPoint point) => $"{point.Figure.Wording} in {Wording.Period(point.Days)}";

    private static string Span(SeriesPoint first, SeriesPoint last) =>
        first.Equals(last)
            ? Wording.Period(first.Days)
            : $"{Wording.Period(first.Days)} to {Wording.Period(last.Days)}";

    private static string Kind(Frequency frequency) =>
        frequency switch
        {
            Frequency.Month => "month",
            Frequency.YearToDate => "such period",
            _ => "year",
        };
}
