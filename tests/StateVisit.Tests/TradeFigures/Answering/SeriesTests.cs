using StateVisit.TradeFigures.Answering;
using StateVisit.TradeFigures.Observing;
using StateVisit.TradeFigures.V1;
using Xunit;
using static StateVisit.Tests.TradeFigures.Answering.Cells;

namespace StateVisit.Tests.TradeFigures.Answering;

public sealed class SeriesTests
{
    private static readonly DateOnly Spring = new(2023, 3, 20);

    [Fact]
    public void ARowCountsFromTheDayOnWhichItWasPublished()
    {
        var cell = Total(2022, 190).On("2023-03-20");

        Assert.Single(Years(Known(Spring, cell)).Points);
        Assert.Empty(Years(Known(Spring.AddDays(-1), cell)).Points);
        Assert.Equal("2023-03-20", Years(Known(Spring, cell)).AsOf);
    }

    [Fact]
    public void ARowWithoutADayHasThatOfItsDataset()
    {
        var known = new Knowledge([Total(2022, 190).On(null)], Datasets(Dataset(1, "Customs", "2023-03-21")), Spring);

        Assert.Empty(Years(known).Points);
        Assert.Equal(0, known.Undated);
    }

    [Fact]
    public void ARowOfWhichNobodyKnowsTheDayIsLeftOutAndCounted()
    {
        var known = Known(Spring, Total(2021, 140), Total(2022, 190).On(null) with { Rows = 3 });

        var series = Years(known);

        Assert.Equal("2021-01-01", Assert.Single(series.Points).Period.FirstDay);
        Assert.Equal(3, series.Undated);
        Assert.Equal(3, known.Undated);
        Assert.Contains("3 rows are left out: nobody knows when they were published.", series.Notes);
        Assert.Equal(0, Years(known, Measure.Imports).Undated);
    }

    [Fact]
    public void WithoutADayEverythingCounts()
    {
        var known = Known(Total(2021, 140), Total(2022, 190).On(null));

        Assert.Equal(2, Years(known).Points.Count);
        Assert.Equal(0, known.Undated);
    }

    [Fact]
    public void WhatRestsOnADatasetThatTheCallerDoesNotSeeDoesNotExist()
    {
        var known = new Knowledge([Total(2022, 190) with { Dataset = 9 }], Datasets(Dataset(1, "Customs")), Spring);

        Assert.Empty(Years(known).Points);
        Assert.Equal(0, known.Undated);
    }

    [Fact]
    public void OfSeveralStatementsOfASourceTheOnePublishedLastCounts()
    {
        var first = Total(2022, 190.27).On("2023-01-13");
        var second = Total(2022, 190.271).On("2023-07-13") with { Line = 3 };

        Assert.Equal(190.27e9, Years(Known(Spring, first, second)).Points[0].Figure.Value);
        var point = Years(Known(first, second)).Points[0];
        Assert.Equal(190.271e9, point.Figure.Value);
        Assert.Equal(190.27e9, Assert.Single(point.Others).Value);
    }

    public static TheoryData<Cell, Cell> Rivals() =>
        new()
        {
            { Total(2022, 1) with { Dataset = 2 }, Total(2022, 2) with { Status = Status.Final } },
            { Total(2022, 1) with { Status = Status.Final }, Total(2022, 2) with { Status = Status.Revised } },
            { Total(2022, 1) with { Status = Status.Revised }, Total(2022, 2) with { Status = Status.Provisional } },
            { Total(2022, 1) with { Precision = new(1) }, Total(2022, 2) with { Precision = new(1000) } },
            { Total(2022, 1) with { Precision = new(1000) }, Total(2022, 2) },
            { Total(2022, 1), Total(2022, 2) with { Formation = Formation.Recalled } },
            { Total(2022, 1) with { Line = 9 }, Total(2022, 2) },
        };

    [Theory]
    [MemberData(nameof(Rivals))]
    public void OfThosePublishedOnOneDayTheFirstCounts(Cell counts, Cell not)
    {
        Assert.Equal(1e9, Years(Known(counts, not)).Points[0].Figure.Value);
        Assert.Equal(1e9, Years(Known(not, counts)).Points[0].Figure.Value);
    }

    [Fact]
    public void TheSourceOfASeriesIsTheOneWithMostPeriods()
    {
        var series = Years(
            Known(
                Total(2020, 100),
                Total(2021, 140),
                Total(2021, 150).By("Other") with
                {
                    Precision = new(1),
                },
                Total(2022, 190).By("Other"),
                Total(2023, 240)
            )
        );

        Assert.Equal("Customs", series.Source);
        Assert.Equal([100e9, 140e9, 190e9, 240e9], series.Points.Select(point => point.Figure.Value));
        Assert.Equal([false, false, true, false], series.Points.Select(point => point.OtherSource));
        Assert.Equal("Other", Assert.Single(series.Points[1].Others).Source);
        Assert.Contains("Not from Customs: 2022 (Other). Growth to and from these compares two sources.", series.Notes);
    }

    [Fact]
    public void ASourceWithALittleDifferentNameIsAnother()
    {
        var series = Years(Known(Total(2021, 1), Total(2022, 2), Total(2023, 3).By("Customs assumed")));

        Assert.True(series.Points[2].OtherSource);
    }

    [Fact]
    public void TurnoverIsMadeOfBothFlowsWhereNoTotalIsGiven()
    {
        var point = Years(Known(Export(2022, 76), Import(2022, 114))).Points[0];

        Assert.Equal(190e9, point.Figure.Value);
        Assert.Equal(Formation.OfBothFlows, point.Figure.Formation);
        Assert.Equal([Flow.Export, Flow.Import], point.Figure.Points.Select(row => row.Flow));
    }

    [Fact]
    public void ATotalIsTakenAsItIsGivenAndItsPartsStandBeside()
    {
        var point = Years(Known(Total(2022, 191), Export(2022, 76), Import(2022, 114))).Points[0];

        Assert.Equal(191e9, point.Figure.Value);
        Assert.Single(point.Figure.Points);
        Assert.Equal(2, point.Others.Count);
    }

    [Fact]
    public void NoNumberIsMadeFromTwoSources()
    {
        var known = Known(Export(2022, 76), Import(2022, 114).By("Other"));

        Assert.Empty(Years(known).Points);
        Assert.Empty(Years(known, Measure.Balance).Points);
    }

    [Fact]
    public void BothFlowsAreOfOneDatasetWhereOneHasBoth()
    {
        var known = Known(Export(2022, 76), Import(2022, 114), Export(2022, 77).On("2024-01-01") with { Dataset = 2 });

        Assert.Equal(-38e9, Years(known, Measure.Balance).Points[0].Figure.Value);
        Assert.Equal(77e9, Years(known, Measure.Exports).Points[0].Figure.Value);
    }

    [Fact]
    public void OfOtherSourcesWhatIsReportedComesBeforeWhatIsMade()
    {
        var own = new[] { Total(2020, 1), Total(2021, 1), Total(2023, 1) };
        var reported = Total(2022, 185).By("A") with { Precision = Money.Of(1e9) };
        var both = new[] { Export(2022, 76).By("B"), Import(2022, 114).By("B") };
        var sums = new[]
        {
            Export(2022, 75).By("C") with
            {
                Formation = Formation.SumOfCommodities,
            },
            Import(2022, 113).By("C"),
        };
        var recalled = Total(2022, 200).By("D") with { Formation = Formation.Recalled };

        double Of2022(params Cell[] cells) => Years(Known([.. own, .. cells])).Points[2].Figure.Value;

        Assert.Equal(185e9, Of2022([recalled, .. sums, .. both, reported]));
        Assert.Equal(190e9, Of2022([recalled, .. sums, .. both]));
        Assert.Equal(188e9, Of2022([recalled, .. sums]));
        Assert.Equal(200e9, Of2022(recalled));
        Assert.Equal(186e9, Of2022(reported, Total(2022, 186).By("E") with { Precision = Money.Of(1e8) }));
    }

    [Fact]
    public void GrowthIsAgainstTheSameMonthsOfTheYearBefore()
    {
        var known = Known(
            Of(Days.Through(2022, 6), Flow.Total, 80.675e9),
            Of(Days.Through(2023, 3), Flow.Total, 53.845e9),
            Of(Days.Through(2023, 6), Flow.Total, 114.547e9) with
            {
                StatedGrowth = 40.6,
            }
        );

        var points = SeriesAnswer.Of(Pair, known, Measure.Turnover, Frequency.YearToDate, "USD").Points;

        Assert.False(points[1].HasGrowth);
        Assert.Equal(41.98, points[2].Growth, 0.01);
        Assert.Equal(40.6, points[2].StatedGrowth);
        Assert.Equal([false, false, true], points.Select(point => point.Record));
    }

    [Fact]
    public void AMonthGrowsAgainstTheSameMonthAYearBefore()
    {
        var known = Known(
            Of(Days.Month(2023, 2), Flow.Total, 100),
            Of(Days.Month(2024, 1), Flow.Total, 400),
            Of(Days.Month(2024, 2), Flow.Total, 150)
        );

        var points = SeriesAnswer.Of(Pair, known, Measure.Turnover, Frequency.Month, "USD").Points;

        Assert.Equal([false, false, true], points.Select(point => point.HasGrowth));
        Assert.Equal(50, points[2].Growth, 1e-9);
        Assert.Equal([false, true, false], points.Select(point => point.Record));
    }

    [Fact]
    public void NothingGrowsByAPercentageFromZeroOrBelow()
    {
        var balance = Years(
            Known(
                Export(2020, 50),
                Import(2020, 57),
                Export(2021, 60),
                Import(2021, 60),
                Export(2022, 70),
                Import(2022, 69)
            ),
            Measure.Balance
        );

        Assert.Equal([-7e9, 0, 1e9], balance.Points.Select(point => point.Figure.Value));
        Assert.DoesNotContain(balance.Points, point => point.HasGrowth);
    }

    [Fact]
    public void AMissingYearIsSaidAndNotFilled()
    {
        var series = Years(Known(Total(2000, 8), Total(2002, 12), Total(2006, 33)));

        Assert.Equal(3, series.Points.Count);
        Assert.Contains("Not known: 2001 and 2003 to 2005.", series.Notes);
        Assert.False(series.Points[1].HasGrowth);
    }

    [Fact]
    public void AMixOfValuationsIsSaid()
    {
        var cells = new[]
        {
            Export(2022, 76) with
            {
                Valuation = Valuation.Fob,
            },
            Import(2022, 114) with
            {
                Valuation = Valuation.Cif,
            },
        };

        Assert.Contains(
            Years(Known(cells), Measure.Balance).Notes,
            note => note.Contains("(CIF)", StringComparison.Ordinal)
        );
        Assert.Empty(Years(Known(cells), Measure.Exports).Notes);
    }

    [Fact]
    public void OtherPairsCurrenciesChaptersAndFlowsAreNotInIt()
    {
        var known = Known(
            Total(2022, 1).With(Pair.Mirrored),
            Total(2022, 2) with
            {
                Currency = "CNY",
            },
            Total(2022, 3).Chapter("27"),
            Of(Days.Year(2022), Flow.ReExport, 4)
        );

        Assert.Empty(Years(known).Points);
        Assert.Equal(2e9, SeriesAnswer.Of(Pair, known, Measure.Turnover, Frequency.Year, "CNY").Points[0].Figure.Value);
    }

    [Fact]
    public void OnePeriodOfAnyMonthsCanBeAsked()
    {
        var quarter = new Days(new(2023, 4, 1), new(2023, 6, 30));
        var known = Known(Of(quarter.In(2022), Flow.Total, 100), Of(quarter, Flow.Total, 120));

        Assert.Equal(20, SeriesAnswer.At(Pair, known, Measure.Turnover, quarter, "")!.Growth, 1e-9);
        Assert.Null(SeriesAnswer.At(Pair, known, Measure.Turnover, Days.Year(2023), ""));
    }

    [Fact]
    public void TheLastYearIsThatOfTheTurnoverElseOfAFlow()
    {
        Assert.Equal(2021, SeriesAnswer.LastYear(Pair, Known(Total(2021, 1), Export(2022, 1)), ""));
        Assert.Equal(2022, SeriesAnswer.LastYear(Pair, Known(Export(2022, 1)), ""));
        Assert.Null(SeriesAnswer.LastYear(Pair, Known(), ""));
    }
}
