using StateVisit.TradeFigures.Observing;
using StateVisit.TradeFigures.V1;

namespace StateVisit.TradeFigures.Answering;

/// <summary>What became of what was aimed at or forecast, by what was known and had been said on the day.</summary>
public static class TargetAnswer
{
    /// <param name="targets">Of any pair.</param>
    /// <param name="thisYear">That of the day, or of today.</param>
    public static TargetStandings Of(TradePair pair, Knowledge known, IEnumerable<Target> targets, int thisYear)
    {
        var day = Wording.Iso(known.AsOf);
        var series = new Dictionary<(Measure, string), Series>();
        Series About(Target target) =>
            series.TryGetValue((target.Measure, target.Currency), out var one)
                ? one
                : series[(target.Measure, target.Currency)] = SeriesAnswer.Of(
                    pair,
                    known,
                    target.Measure,
                    Frequency.Year,
                    target.Currency
                );

        return new()
        {
            Pair = pair.Name,
            AsOf = day,
            Standings =
            {
                targets
                    .Where(one => one.Pair == pair.Name)
                    .Where(one => day.Length == 0 || string.CompareOrdinal(one.StatedOn, day) <= 0)
                    .OrderBy(one => one.StatedOn, StringComparer.Ordinal)
                    .ThenBy(one => one.Name, StringComparer.Ordinal)
                    .Select(target => Of(target, [.. About(target).Points], thisYear)),
            },
        };
    }

    private static TargetStanding Of(Target target, List<SeriesPoint> years, int thisYear)
    {
        var standing = new TargetStanding { Target = target };
        if (years.Count > 0)
        {
            standing.LatestYear = years[^1].Year;
            standing.Latest = years[^1].Figure;
        }
        if (target.Year > 0 && Trend.Of(years, target.Year) is { } projection)
            standing.Projection = projection;
        if (target.HasAmount)
            Measure(standing, target, years, thisYear);
        else
            standing.Outcome = TargetOutcome.NoAmount;
        standing.Summary = TargetSentence.Of(standing, years, thisYear);
        return standing;
    }

    private static void Measure(TargetStanding standing, Target target, List<SeriesPoint> years, int thisYear)
    {
        // What was so before it was said was not reached by saying it.
        var since = years.Where(point => point.Year >= SaidIn(target));
        var reached = since.FirstOrDefault(point => point.Figure.Value >= target.Amount);
        standing.ReachedIn = reached?.Year ?? 0;
        if (reached is not null)
            standing.NotHeldIn.AddRange(
                years
                    .Where(point => point.Year > reached.Year && point.Figure.Value < target.Amount)
                    .Select(point => point.Year)
            );
        if (standing.Latest is { } latest)
            standing.Gap = (Money.Of(target.Amount) - Money.Of(latest.Value)).Amount;
        standing.Outcome = Outcome(standing, years.Find(point => point.Year == target.Year), thisYear);
        if (
            standing is { Outcome: TargetOutcome.Open, Latest: { } from }
            && Growth.PerYear(from.Value, target.Amount, target.Year - standing.LatestYear) is { } needed
        )
            standing.GrowthNeeded = needed;
    }

    /// <param name="itsYear">The figure of the target's year. Null: not known.</param>
    private static TargetOutcome Outcome(TargetStanding standing, SeriesPoint? itsYear, int thisYear)
    {
        var target = standing.Target;
        var isReached = standing.ReachedIn > 0;
        if (target.Year == 0)
            return isReached ? TargetOutcome.Reached : TargetOutcome.Open;
        if (isReached && standing.ReachedIn <= target.Year)
            return itsYear?.Figure.Value < target.Amount ? TargetOutcome.ReachedNotHeld : TargetOutcome.Reached;
        if (itsYear is not null)
            return isReached ? TargetOutcome.ReachedLate : TargetOutcome.Missed;
        return isReached || target.Year < thisYear ? TargetOutcome.NotKnown : TargetOutcome.Open;
    }

    private static int SaidIn(Target target) =>
        target.StatedOn.Length >= 4 && int.TryParse(target.StatedOn.AsSpan(0, 4), out var year) ? year : 0;
}
