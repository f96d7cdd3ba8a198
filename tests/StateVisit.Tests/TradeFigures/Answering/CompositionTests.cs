using StateVisit.TradeFigures.Answering;
using StateVisit.TradeFigures.V1;
using Xunit;
using static StateVisit.Tests.TradeFigures.Answering.Cells;

namespace StateVisit.Tests.TradeFigures.Answering;

public sealed class CompositionTests
{
    [Fact]
    public void ChaptersStandBySizeWithTheirShares()
    {
        var composition = Of(Import(2022, 10).Chapter("44"), Import(2022, 30).Chapter("27"))!;

        Assert.Equal(["27 Mineral fuels and oils", "44 Wood and charcoal"], composition.Chapters.Select(Said));
        Assert.Equal([75, 25], composition.Chapters.Select(chapter => chapter.Share));
        Assert.Equal((75 * 75) + (25 * 25), composition.Concentration);
        Assert.Equal("H6", composition.Classification);
        Assert.Null(composition.Total);
        Assert.False(composition.HasUnallocated);
    }

    [Fact]
    public void TheTotalIsTheSourcesOwnAndWhatIsInNoChapterIsSaid()
    {
        var composition = Of([Import(2022, 30).Chapter("27")], [Import(2022, 32), Import(2022, 99).By("Other")])!;

        Assert.Equal(32e9, composition.Total.Value);
        Assert.Equal(2e9, composition.Unallocated);
    }

    [Fact]
    public void ASumOfTheChaptersIsNoTotal() =>
        Assert.Null(
            Of(
                [Import(2022, 30).Chapter("27")],
                [Import(2022, 30) with { Formation = Formation.SumOfCommodities }]
            )!.Total
        );

    [Fact]
    public void OnlyTheDatasetPublishedLastCounts()
    {
        var old = new[] { Import(2022, 10).Chapter("44"), Import(2022, 30).Chapter("27") };
        var revised = Import(2022, 31).Chapter("27").On("2023-06-01") with { Dataset = 2 };

        var composition = Of([.. old, revised])!;

        Assert.Equal(31e9, Assert.Single(composition.Chapters).Figure.Value);
        Assert.Contains("1 other table of the same year not used: a composition is of one.", composition.Notes);
    }

    [Fact]
    public void GrowthIsAgainstTheYearBeforeOfTheSameSource()
    {
        var chapters = new[] { Import(2022, 30).Chapter("27"), Import(2022, 5).Chapter("44") };

        var grown = Of([.. chapters, Import(2021, 20).Chapter("27")])!.Chapters;
        Assert.Equal(50, grown[0].Growth, 1e-9);
        Assert.False(grown[1].HasGrowth);
        Assert.False(Of([.. chapters, Import(2021, 20).Chapter("27").By("Other")])!.Chapters[0].HasGrowth);
    }

    [Fact]
    public void HsComesBeforeSitcUnlessSitcIsAsked()
    {
        var both = new[] { Import(2022, 30).Chapter("27"), Import(2022, 25).Chapter("33", "S4").On("2025-01-01") };

        Assert.Equal("H6", Of(both)!.Classification);
        var sitc = CompositionAnswer.Of(Pair, Known(both), Known(), Flow.Import, 2022, "SITC")!;
        Assert.Equal("33 Petroleum and its products", Said(sitc.Chapters[0]));
        Assert.Equal("S4", Of(both[1])!.Classification);
        Assert.Null(CompositionAnswer.Of(Pair, Known(both), Known(), Flow.Import, 2022, "H5"));
    }

    [Fact]
    public void OfNothingThereIsNoComposition()
    {
        Assert.Null(Of(Import(2021, 30).Chapter("27")));
        Assert.Null(Of(Export(2022, 30).Chapter("27")));
        Assert.Null(Of(Import(2022, 0).Chapter("27")));
        Assert.Equal(2021, CompositionAnswer.LastYear(Pair, Known(Import(2021, 30).Chapter("27")), Flow.Import, ""));
    }

    [Fact]
    public void EveryChapterAndDivisionHasATitle()
    {
        Assert.All(
            Enumerable.Range(1, 97).Select(code => $"{code:00}"),
            code => Assert.DoesNotContain(code, Commodities.Title("HS", code))
        );
        Assert.Equal("Gas", Commodities.Title("S4", "34"));
        Assert.Equal("Division 10", Commodities.Title("SITC", "10"));
    }

    private static string Said(Chapter chapter) => $"{chapter.Code} {chapter.Title}";

    private static Composition? Of(params StateVisit.TradeFigures.Observing.Cell[] chapters) => Of(chapters, []);

    private static Composition? Of(
        StateVisit.TradeFigures.Observing.Cell[] chapters,
        StateVisit.TradeFigures.Observing.Cell[] totals
    ) => CompositionAnswer.Of(Pair, Known(chapters), Known(totals), Flow.Import, 2022, "");
}
