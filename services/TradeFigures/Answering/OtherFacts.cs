using StateVisit.TradeFigures.Observing;
using StateVisit.TradeFigures.V1;

namespace StateVisit.TradeFigures.Answering;

/// <summary>Facts of what is traded, what is aimed at, and what the other side says. Each is null where it is not known.</summary>
internal static class OtherFacts
{
    private const int ChaptersSaid = 3;

    public static Fact? OfChapters(Composition? composition)
    {
        if (composition is null || TradePair.Find(composition.Pair) is not { } pair)
            return null;
        var (flow, way) = composition.Flow == Flow.Export ? ("exports", "to") : ("imports", "from");
        List<Chapter> largest = [.. composition.Chapters.Where(one => one.Figure.Value > 0).Take(ChaptersSaid)];
        return FactWriting.Of(
            $"chapters_{flow}",
            $"In {Wording.Period(composition.Period.ToDays())} the {flow} of {CountryNames.Of(pair.Reporter)} {way} {CountryNames.Of(pair.Partner)} "
                + "were mostly, by chapter: "
                + Wording.List([
                    .. largest.Select(one =>
                        $"{one.Title.Replace(",", " and", StringComparison.Ordinal)} with {one.Figure.Wording} ({Wording.PerCent(one.Share)})"
                    ),
                ]),
            [.. largest.Select(one => one.Figure)],
            null
        );
    }

    /// <summary>The open one that is due next, else an open one without a year, else the last that was settled.</summary>
    public static TargetStanding? Nearest(TargetStandings standings)
    {
        List<TargetStanding> measured = [.. standings.Standings.Where(one => one.Outcome != TargetOutcome.NoAmount)];
        return measured
                .Where(one => one.Outcome == TargetOutcome.Open)
                .OrderBy(one => one.Target.Year == 0 ? int.MaxValue : one.Target.Year)
                .ThenBy(one => one.Gap)
                .FirstOrDefault()
            ?? measured.LastOrDefault();
    }

    public static Fact? OfTarget(TargetStanding? standing)
    {
        if (standing?.Target is not { } target)
            return null;
        var isForecast = target.Kind == TargetKind.Forecast;
        var amount = Wording.Amount(
            target.Amount,
            target.Currency.Length == 0 ? SeriesAnswer.UsDollar : target.Currency
        );
        var by = target.Year > 0 ? $" by {target.Year}" : "";
        return new()
        {
            Kind = "target",
            Sentence =
                $"{amount} of {target.Measure.Word} a year{by}, a {(isForecast ? "forecast" : "target")} stated by {target.StatedBy} on "
                + $"{Wording.Date(target.StatedOn)}: {TargetSentence.Continued(standing)}",
            Source = target.StatedBy,
            PublishedOn = target.StatedOn,
            Forecast = isForecast,
        };
    }

    public static Fact? OfTrend(TargetStanding? standing)
    {
        if (standing is not { Outcome: TargetOutcome.Open, Projection: { } trend, Latest: { } latest })
            return null;
        var source = FactWriting.Sources(latest.Points);
        return new()
        {
            Kind = "trend",
            Sentence =
                $"Forecast, not a figure: the trend of {Wording.Years(trend.Years)} would lead to {Wording.Amount(trend.Value, latest.Currency)} in "
                + $"{trend.Year}, between {Wording.Amount(trend.Low, latest.Currency)} and {Wording.Amount(trend.High, latest.Currency)} "
                + $"(fitted here, the last figure being of {source}).",
            Source = source,
            PublishedOn = latest.Points.Select(point => point.PublishedOn).Max(StringComparer.Ordinal)!,
            Forecast = true,
        };
    }

    public static Fact? OfMirror(TradePair pair, Mirror mirror)
    {
        var (reporter, partner) = (CountryNames.Of(pair.Reporter), CountryNames.Of(pair.Partner));
        var year = Wording.Period(mirror.Period.ToDays());
        if (Gap(mirror.Inward) is { } inward)
            return Of(
                mirror.Inward,
                $"For {year} {reporter} reports imports of {inward.Importer} from {partner}, which reports exports of {inward.Told}"
            );
        if (Gap(mirror.Outward) is { } outward)
            return Of(
                mirror.Outward,
                $"For {year} {partner} reports imports of {outward.Importer} from {reporter}, which reports exports of {outward.Told}"
            );
        return
            mirror.Inward.Exporter.Reporting == Reporting.NotReported
            && mirror.Outward.Importer.Reporting == Reporting.NotReported
            ? new()
            {
                Kind = "mirror",
                Sentence =
                    $"For {year} no figures reported by {partner} of its trade with {reporter} are on record: that is neither zero nor a fall.",
            }
            : null;
    }

    private static Fact Of(MirrorLine line, string said) =>
        FactWriting.Of("mirror", said, [line.Importer.Figure, line.Exporter.Figure], null);

    private static (string Importer, string Told)? Gap(MirrorLine line)
    {
        if (!line.HasGap)
            return null;
        var currency = line.Importer.Figure.Currency;
        var percent = line.HasGapPercent ? $" ({Wording.PerCent(line.GapPercent)})" : "";
        return (
            line.Importer.Figure.Wording,
            $"{line.Exporter.Figure.Wording}: the importer's figure differs by {Wording.Amount(line.Gap, currency)}{percent}"
        );
    }
}
