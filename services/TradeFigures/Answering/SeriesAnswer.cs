using StateVisit.TradeFigures.Observing;
using StateVisit.TradeFigures.V1;

namespace StateVisit.TradeFigures.Answering;

/// <summary>Figures of a pair over time. Where nobody gives one there is none: nothing is filled in, and nothing is averaged.</summary>
public static class SeriesAnswer
{
    public const string UsDollar = "USD";

    /// <param name="measure">Unspecified: turnover.</param>
    /// <param name="frequency">Unspecified: years.</param>
    /// <param name="currency">Empty: US dollars.</param>
    public static Series Of(TradePair pair, Knowledge known, Measure measure, Frequency frequency, string currency)
    {
        var asked = frequency == Frequency.Unspecified ? Frequency.Year : frequency;
        return Of(pair, known, measure, asked, currency, days => days.Frequency == asked);
    }

    /// <summary>One period of it.</summary>
    /// <param name="days">A year, a month, a year to date, or any other months.</param>
    /// <returns>Null: no figure is known.</returns>
    public static SeriesPoint? At(TradePair pair, Knowledge known, Measure measure, Days days, string currency)
    {
        var series =
            days.Frequency == Frequency.Unspecified
                ? Of(pair, known, measure, Frequency.Unspecified, currency, one => one.AreSameMonthsAs(days))
                : Of(pair, known, measure, days.Frequency, currency);
        return series.Points.FirstOrDefault(point => point.Period.Equals(days.ToPeriod()));
    }

    /// <summary>The last full year of which turnover is known, or else one of its flows.</summary>
    public static int? LastYear(TradePair pair, Knowledge known, string currency) =>
        new[] { Measure.Turnover, Measure.Exports, Measure.Imports }
            .Select(measure => Of(pair, known, measure, Frequency.Year, currency).Points.LastOrDefault()?.Year)
            .FirstOrDefault(year => year is not null);

    private static Series Of(
        TradePair pair,
        Knowledge known,
        Measure asked,
        Frequency frequency,
        string currency,
        Func<Days, bool> isAsked
    )
    {
        var measure = asked == Measure.Unspecified ? Measure.Turnover : asked;
        var unit = currency.Length == 0 ? UsDollar : currency;
        var periods = PeriodKnown.Of(known.Of(pair), measure, unit, isAsked);
        var source = PeriodKnown.SourceOf(periods);
        var series = new Series
        {
            Pair = pair.Name,
            Measure = measure,
            Frequency = frequency,
            AsOf = Wording.Iso(known.AsOf),
            Currency = unit,
            Source = source,
            Points = { Growing(periods, source) },
            Undated = known
                .UndatedOf(pair)
                .Where(one => PeriodKnown.IsOf(one.Cell, measure, unit, isAsked))
                .Sum(one => (long)one.Cell.Rows),
        };
        series.Notes.AddRange(SeriesNotes.Of(series));
        return series;
    }

    private static IEnumerable<SeriesPoint> Growing(IReadOnlyList<PeriodKnown> periods, string source)
    {
        var values = new Dictionary<Days, Money>();
        var highest = new Dictionary<Days, Money>();
        foreach (var period in periods)
        {
            var made = period.Choose(source);
            var point = new SeriesPoint
            {
                Period = period.Days.ToPeriod(),
                Figure = made.ToFigure(),
                OtherSource = made.Source != source,
                Others = { period.Without(made).Select(one => one.ToPoint()) },
            };
            if (
                period.Days.YearBefore is { } before
                && values.TryGetValue(before, out var then)
                && Growth.Between(then, made.Value) is { } growth
            )
                point.Growth = growth;
            if (made.Parts is [{ Cell.StatedGrowth: { } stated }])
                point.StatedGrowth = stated;
            var rival = period.Days.Rival;
            point.Record = highest.TryGetValue(rival, out var most) && made.Value > most;
            values[period.Days] = made.Value;
            highest[rival] = !highest.ContainsKey(rival) || made.Value > most ? made.Value : most;
            yield return point;
        }
    }
}
