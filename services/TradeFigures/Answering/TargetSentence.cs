using StateVisit.TradeFigures.V1;

namespace StateVisit.TradeFigures.Answering;

/// <summary>How a target stands, in one sentence. What was a forecast is called one.</summary>
internal static class TargetSentence
{
    private const string OfForecast = "A forecast, not a target: ";

    public static string Of(TargetStanding standing, IReadOnlyList<SeriesPoint> years, int thisYear)
    {
        var said = Said(standing, years, thisYear);
        return standing.Target.Kind == TargetKind.Forecast ? OfForecast + said : Wording.Capital(said);
    }

    /// <summary>To go on with after a colon, where it has been said what it is.</summary>
    public static string Continued(TargetStanding standing) =>
        standing.Target.Kind == TargetKind.Forecast
            ? standing.Summary[OfForecast.Length..]
            : char.ToLowerInvariant(standing.Summary[0]) + standing.Summary[1..];

    private static string Said(TargetStanding standing, IReadOnlyList<SeriesPoint> years, int thisYear)
    {
        var (by, reached) = (standing.Target.Year, standing.ReachedIn);
        return standing.Outcome switch
        {
            TargetOutcome.NoAmount => "no amount was named, so that nothing can be measured.",
            TargetOutcome.Reached => $"reached in {reached}{NotHeld(standing)}{NotYetKnown(by, reached, years)}.",
            TargetOutcome.ReachedNotHeld => $"reached in {reached}{NotHeld(standing)}.",
            TargetOutcome.ReachedLate => $"missed in {by}, reached in {reached}{NotHeld(standing)}.",
            TargetOutcome.Missed => $"missed in {by}, not reached by {standing.LatestYear}{Short(standing)}.",
            TargetOutcome.NotKnown when reached > 0 => $"the figure of {by} is not known; reached in {reached}.",
            TargetOutcome.NotKnown => $"the figure of {by} is not known{Short(standing)}.",
            _ => Open(standing, thisYear),
        };
    }

    private static string Open(TargetStanding standing, int thisYear)
    {
        var by = standing.Target.Year;
        var start = by == 0 ? "open, no year was named" : $"open until the end of {by}";
        if (standing.Latest is null)
            return $"{start}; no figure is known by {thisYear}.";
        var needed = standing.HasGrowthNeeded
            ? $", which needs growth of {Wording.PerCent(standing.GrowthNeeded)} a year"
            : "";
        return $"{start}, not reached by {standing.LatestYear}{Short(standing)}{needed}.";
    }

    private static string Short(TargetStanding standing) =>
        standing is { Latest: { } latest, HasGap: true, Gap: > 0 }
            ? $": {latest.Wording} in {standing.LatestYear}, {Wording.Amount(standing.Gap, latest.Currency)} short"
            : "";

    private static string NotHeld(TargetStanding standing) =>
        standing.NotHeldIn.Count > 0 ? $", not held in {Wording.Years(standing.NotHeldIn)}" : "";

    /// <summary>Reached early, and whether it holds in its own year is still to be seen.</summary>
    private static string NotYetKnown(int by, int reached, IReadOnlyList<SeriesPoint> years) =>
        by > reached && years.All(point => point.Year != by) ? $"; the figure of {by} is not known yet" : "";
}
