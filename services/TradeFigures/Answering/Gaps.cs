using StateVisit.TradeFigures.Observing;
using StateVisit.TradeFigures.V1;

namespace StateVisit.TradeFigures.Answering;

/// <summary>Periods between the first and the last of a series of which nothing is known.</summary>
internal static class Gaps
{
    private const int Listed = 6;

    public static IReadOnlyList<Days> Of(Series series)
    {
        var known = series.Points.Select(point => point.Days).ToHashSet();
        if (known.Count == 0)
            return [];
        var (first, last) = (series.Points[0].Days, series.Points[^1].Days);
        var years = Enumerable.Range(first.First.Year, last.Last.Year - first.First.Year + 1);
        var all = series.Frequency switch
        {
            Frequency.Year => years.Select(Days.Year),
            Frequency.Month => years.SelectMany(year =>
                Enumerable.Range(1, 12).Select(month => Days.Month(year, month))
            ),
            // Nobody publishes every one: only the years that lack the latest months are missed.
            Frequency.YearToDate => years.Select(last.In).SkipWhile(days => !known.Contains(days)),
            _ => [],
        };
        return [.. all.Where(days => !known.Contains(days) && days.First > first.First && days.Last < last.Last)];
    }

    /// <summary>Such as <c>2001</c>, or how many there are of many months.</summary>
    public static string Said(IReadOnlyList<Days> gaps) =>
        gaps.Count > Listed && gaps[0].Frequency != Frequency.Year
            ? $"{gaps.Count} periods between {Wording.Period(gaps[0])} and {Wording.Period(gaps[^1])}"
            : Wording.Periods(gaps);
}
