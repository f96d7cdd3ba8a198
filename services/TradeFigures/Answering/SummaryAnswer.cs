using StateVisit.TradeFigures.Observing;
using StateVisit.TradeFigures.V1;

namespace StateVisit.TradeFigures.Answering;

/// <summary>Imports, exports, turnover and balance of a pair in one period.</summary>
public static class SummaryAnswer
{
    /// <param name="world">What is known of the reporter's trade with the world.</param>
    /// <returns>Null: nothing is known of the period.</returns>
    public static Summary? Of(TradePair pair, Knowledge known, Knowledge world, Days days, string currency)
    {
        SummaryLine? Line(Measure measure) =>
            SeriesAnswer.At(pair, known, measure, days, currency) is { } point
                ? Of(point, Share(pair, world, measure, days, point.Figure))
                : null;

        var summary = new Summary
        {
            Pair = pair.Name,
            Period = days.ToPeriod(),
            AsOf = Wording.Iso(known.AsOf),
            Imports = Line(Measure.Imports),
            Exports = Line(Measure.Exports),
            Turnover = Line(Measure.Turnover),
            Balance = Line(Measure.Balance),
        };
        List<(Measure Measure, SummaryLine Line)> lines = [];
        foreach (
            var (measure, line) in new[]
            {
                (Measure.Imports, summary.Imports),
                (Measure.Exports, summary.Exports),
                (Measure.Turnover, summary.Turnover),
                (Measure.Balance, summary.Balance),
            }
        )
            if (line is not null)
                lines.Add((measure, line));
        if (lines.Count == 0)
            return null;
        var undated = known
            .UndatedOf(pair)
            .Where(one => one.Cell.Days == days && one.Cell.Commodity == Observation.Total)
            .Sum(one => (long)one.Cell.Rows);
        summary.Notes.AddRange(Notes(lines, undated));
        return summary;
    }

    private static SummaryLine Of(SeriesPoint point, double? share)
    {
        var line = new SummaryLine { Figure = point.Figure };
        if (point.HasGrowth)
            line.Growth = point.Growth;
        if (point.HasStatedGrowth)
            line.StatedGrowth = point.StatedGrowth;
        if (share is { } known)
            line.Share = known;
        return line;
    }

    /// <summary>Of the trade with the world by the same rows of the same file: anything else would compare two ways of counting.</summary>
    private static double? Share(TradePair pair, Knowledge world, Measure measure, Days days, Figure figure)
    {
        if (measure == Measure.Balance)
            return null;
        var all = new Money(0);
        foreach (var point in figure.Points)
        {
            var whole = world
                .Of(pair.WithTheWorld)
                .Where(one =>
                    one.Cell.Commodity == Observation.Total
                    && one.Cell.Days == days
                    && one.Cell.Flow == point.Flow
                    && one.Cell.Currency == point.Currency
                    && one.Dataset.Name == point.Dataset
                    && one.Source == point.Source
                )
                .MaxBy(one => one, Statement.ByAge);
            if (whole is null)
                return null;
            all += whole.Cell.Value;
        }
        return all > new Money(0) ? figure.Value / all.Amount * 100 : null;
    }

    private static IEnumerable<string> Notes(List<(Measure Measure, SummaryLine Line)> lines, long undated)
    {
        var sources = lines
            .GroupBy(one => one.Line.Figure.Points[0].Source, one => one.Measure.Word, StringComparer.Ordinal)
            .ToList();
        if (sources.Count > 1)
            yield return "Not all from one source: "
                + string.Join("; ", sources.Select(source => $"{Wording.List([.. source])} ({source.Key})"))
                + ". They need not add up.";
        var recalled = lines
            .Where(one => one.Line.Figure.Points.Any(point => point.Formation == Formation.Recalled))
            .Select(one => one.Measure.Word)
            .ToList();
        if (recalled.Count > 0)
            yield return $"From a record that no source read here confirms: {Wording.List(recalled)}.";
        if (lines.Any(one => SeriesNotes.IsMixed(one.Line.Figure)))
            yield return SeriesNotes.MixedValuation;
        if (SeriesNotes.Undated(undated) is { Length: > 0 } left)
            yield return left;
    }
}
