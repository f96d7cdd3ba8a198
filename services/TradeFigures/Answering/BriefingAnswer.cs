using StateVisit.TradeFigures.Observing;
using StateVisit.TradeFigures.V1;

namespace StateVisit.TradeFigures.Answering;

/// <summary>What a speechwriter needs of a pair's trade. Nothing is invented: what is not known is not said.</summary>
public static class BriefingAnswer
{
    private const int Most = 10;

    /// <param name="visit"><c>visits/{visit}</c></param>
    /// <param name="ours">What the pair's reporter says, of the pair.</param>
    /// <param name="theirs">What its partner says.</param>
    /// <param name="world">What the reporter says of its trade with the world.</param>
    /// <param name="chapters">Of both flows. Null: not looked for.</param>
    /// <param name="targets">Of any pair.</param>
    /// <param name="thisYear">That of the day, or of today.</param>
    public static Briefing Of(
        string visit,
        TradePair pair,
        Knowledge ours,
        Knowledge theirs,
        Knowledge world,
        Knowledge? chapters,
        IEnumerable<Target> targets,
        int thisYear
    )
    {
        var year = SeriesAnswer.LastYear(pair, ours, "");
        var totals = new TotalFacts(pair, ours, year);
        var target = OtherFacts.Nearest(TargetAnswer.Of(pair, ours, targets, thisYear));
        Fact? Chapters(Flow flow) =>
            chapters is null || year is not { } of
                ? null
                : OtherFacts.OfChapters(CompositionAnswer.Of(pair, chapters, ours, flow, of, ""));

        Fact?[] facts =
        [
            totals.OfTurnover(),
            totals.OfRecord(),
            totals.OfYearToDate(),
            OtherFacts.OfTarget(target),
            totals.OfExports(),
            totals.OfImports(),
            totals.OfBalance(),
            totals.OfShare(world),
            year is { } last && pair.Partner != Countries.World
                ? OtherFacts.OfMirror(pair, MirrorAnswer.Of(pair, ours, theirs, last, ""))
                : null,
            Chapters(Flow.Import),
            Chapters(Flow.Export),
            OtherFacts.OfTrend(target),
        ];
        return new()
        {
            Name = $"{visit}/briefing",
            Pair = pair.Name,
            AsOf = Wording.Iso(ours.AsOf),
            Facts = { facts.OfType<Fact>().Take(Most) },
            Notes = { totals.Turnover.Notes },
        };
    }
}
