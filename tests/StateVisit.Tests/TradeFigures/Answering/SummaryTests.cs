using StateVisit.TradeFigures.Answering;
using StateVisit.TradeFigures.Observing;
using StateVisit.TradeFigures.V1;
using Xunit;
using static StateVisit.Tests.TradeFigures.Answering.Cells;

namespace StateVisit.Tests.TradeFigures.Answering;

public sealed class SummaryTests
{
    private static readonly Days Year = Days.Year(2022);
    private static readonly Cell[] Flows = [Export(2022, 76), Import(2022, 114), Export(2021, 67.5), Import(2021, 79)];

    [Fact]
    public void AYearHasFourLines()
    {
        var summary = Of(Known(Flows), Known())!;

        Assert.Equal([76e9, 114e9, 190e9, -38e9], Lines(summary).Select(line => line.Figure.Value));
        Assert.Equal(12.6, Math.Round(summary.Exports.Growth, 1));
        Assert.False(summary.Balance.HasGrowth);
        Assert.DoesNotContain(Lines(summary), line => line.HasShare);
        Assert.Empty(summary.Notes);
    }

    [Fact]
    public void OfNothingThereIsNoSummary() => Assert.Null(Of(Known(Total(2021, 1)), Known(Total(2022, 1))));

    [Fact]
    public void WhatIsNotKnownHasNoLine()
    {
        var summary = Of(Known(Total(2022, 190)), Known())!;

        Assert.Null(summary.Imports);
        Assert.Null(summary.Balance);
        Assert.Equal(190e9, summary.Turnover.Figure.Value);
    }

    [Fact]
    public void AShareIsOfTheSameRowsOfTheSameFile()
    {
        var world = Pair.WithTheWorld;
        var summary = Of(Known(Flows), Known(Export(2022, 3600).With(world), Import(2022, 2700).With(world)))!;

        Assert.Equal(100 * 76 / 3600.0, summary.Exports.Share, 1e-9);
        Assert.Equal(100 * 190 / 6300.0, summary.Turnover.Share, 1e-9);
        Assert.False(summary.Balance.HasShare);
    }

    [Fact]
    public void ThereIsNoShareOfAnotherSourceDatasetOrTotal()
    {
        var world = Export(2022, 3600).With(Pair.WithTheWorld);

        Assert.False(Of(Known(Flows), Known(world.By("Other")))!.Exports.HasShare);
        Assert.False(Of(Known(Flows), Known(world with { Dataset = 2 }))!.Exports.HasShare);
        Assert.False(Of(Known(Flows), Known(world))!.Turnover.HasShare);
        Assert.True(Of(Known(Flows), Known(world))!.Exports.HasShare);
    }

    [Fact]
    public void LinesOfSeveralSourcesAreSaidToBeSo()
    {
        var summary = Of(Known(Total(2022, 190), Export(2022, 76).By("UN")), Known())!;

        Assert.Contains(
            "Not all from one source: exports (UN); turnover (Customs). They need not add up.",
            summary.Notes
        );
    }

    [Fact]
    public void MonthsOfAYearCanBeAsked()
    {
        var summary = SummaryAnswer.Of(
            Pair,
            Known(Cells.Of(Days.Through(2023, 3), Flow.Total, 53e9), Cells.Of(Days.Through(2022, 3), Flow.Total, 38e9)),
            Known(),
            Days.Through(2023, 3),
            "USD"
        )!;

        Assert.Equal(Frequency.YearToDate, summary.Period.Frequency);
        Assert.Equal(39.5, Math.Round(summary.Turnover.Growth, 1));
    }

    private static Summary? Of(Knowledge known, Knowledge world) => SummaryAnswer.Of(Pair, known, world, Year, "");

    private static IEnumerable<SummaryLine> Lines(Summary summary) =>
        [summary.Exports, summary.Imports, summary.Turnover, summary.Balance];
}
