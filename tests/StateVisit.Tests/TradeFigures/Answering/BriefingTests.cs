using StateVisit.TradeFigures.Answering;
using StateVisit.TradeFigures.V1;
using Xunit;
using static StateVisit.Tests.TradeFigures.Answering.Cells;

namespace StateVisit.Tests.TradeFigures.Answering;

public sealed class BriefingTests
{
    [Fact]
    public void OnTheEveOfTheVisitItSaysWhatWasKnownThen()
    {
        var briefing = BriefingAnswer.Of(
            "visits/moscow-2023",
            Moscow.Pair,
            Moscow.Known(Moscow.EveOfTheVisit),
            Known(Moscow.EveOfTheVisit),
            Known(Moscow.EveOfTheVisit),
            null,
            Moscow.Targets,
            2023
        );

        Assert.Equal("visits/moscow-2023/briefing", briefing.Name);
        Assert.Equal("2023-03-20", briefing.AsOf);
        Assert.Equal(
            ["turnover", "record", "target", "exports", "imports", "balance", "mirror", "trend"],
            briefing.Facts.Select(fact => fact.Kind)
        );
        Assert.Equal(
            "In 2022 the trade of the People's Republic of China with the Russian Federation was 190.3 billion US dollars, "
                + "29.5 per cent more than in 2021 (China Customs (GACC), published on 13 January 2023).",
            briefing.Facts[0].Sentence
        );
        Assert.Equal(
            "For 2022 no figures reported by the Russian Federation of its trade with the People's Republic of China are on record: "
                + "that is neither zero nor a fall.",
            briefing.Facts[6].Sentence
        );
        Assert.All(briefing.Facts, fact => Assert.True(string.CompareOrdinal(fact.PublishedOn, "2023-03-20") <= 0));
        Assert.Equal(["trend"], briefing.Facts.Where(fact => fact.Forecast).Select(fact => fact.Kind));
        Assert.StartsWith("Forecast, not a figure:", briefing.Facts[^1].Sentence);
        Assert.NotEmpty(briefing.Notes);
    }

    [Fact]
    public void TenFactsAtMostTheWeightiestFirst()
    {
        var world = Pair.WithTheWorld;
        var years = Enumerable.Range(2015, 8).Select(year => Total(year, 60 + (10 * (year - 2014))));
        var briefing = Of(
            [
                .. years,
                Export(2022, 76),
                Import(2022, 64),
                Cells.Of(StateVisit.TradeFigures.Observing.Days.Through(2023, 3), Flow.Total, 50e9),
            ],
            [Export(2022, 60), Import(2022, 78)],
            [Total(2022, 6000).With(world)],
            [Import(2022, 40).Chapter("27"), Export(2022, 20).Chapter("84")],
            new Target
            {
                Pair = Pair.Name,
                Kind = TargetKind.Forecast,
                Amount = 200e9,
                Year = 2024,
                StatedBy = "A minister",
                StatedOn = "2023-02-22",
            }
        );

        Assert.Equal(
            [
                "turnover",
                "record",
                "year_to_date",
                "target",
                "exports",
                "imports",
                "balance",
                "share",
                "mirror",
                "chapters_imports",
            ],
            briefing.Facts.Select(fact => fact.Kind)
        );
        Assert.Equal(
            "In 2022 the Russian Federation had 2.3 per cent of the trade of the People's Republic of China with the world, "
                + "140.0 billion US dollars (Customs, published on 13 January 2023).",
            briefing.Facts[7].Sentence
        );
        Assert.True(briefing.Facts[3].Forecast);
        Assert.StartsWith(
            "200.0 billion US dollars of turnover a year by 2024, a forecast stated by A minister on 22 February 2023: open until the end of 2024",
            briefing.Facts[3].Sentence
        );
        Assert.Contains(
            "Mineral fuels and oils with 40.0 billion US dollars (100.0 per cent)",
            briefing.Facts[9].Sentence
        );
        Assert.Contains(
            "the importer's figure differs by 4.0 billion US dollars (6.7 per cent)",
            briefing.Facts[8].Sentence
        );
    }

    [Fact]
    public void StatedGrowthStandsBesideTheOneThatTheFiguresGive()
    {
        var briefing = Of([Total(2021, 100), Total(2022, 142) with { StatedGrowth = 40.6 }], [], [], []);

        Assert.Contains(
            "by the figures on record 42.0 per cent more than in 2021, while the source states 40.6 per cent more than in 2021",
            briefing.Facts[0].Sentence
        );
    }

    [Fact]
    public void WhatIsOnlyRememberedIsSaidToBe()
    {
        var briefing = Of([Total(2022, 142) with { Formation = Formation.Recalled }], [], [], []);

        Assert.Contains("from a record that no source read here confirms", briefing.Facts[0].Sentence);
    }

    [Fact]
    public void OfNothingThereIsNothingToSay() => Assert.Empty(Of([], [], [], []).Facts);

    private static Briefing Of(
        StateVisit.TradeFigures.Observing.Cell[] ours,
        StateVisit.TradeFigures.Observing.Cell[] theirs,
        StateVisit.TradeFigures.Observing.Cell[] world,
        StateVisit.TradeFigures.Observing.Cell[] chapters,
        params Target[] targets
    ) =>
        BriefingAnswer.Of(
            "visits/v",
            Pair,
            Known(ours),
            Known([.. theirs.Select(cell => cell.With(Pair.Mirrored))]),
            Known(world),
            Known(chapters),
            targets,
            2023
        );
}
