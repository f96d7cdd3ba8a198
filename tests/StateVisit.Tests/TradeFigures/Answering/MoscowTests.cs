using StateVisit.TradeFigures.Answering;
using StateVisit.TradeFigures.V1;
using Xunit;

namespace StateVisit.Tests.TradeFigures.Answering;

/// <summary>The table around the visit of 2023, with all that is awkward in it.</summary>
public sealed class MoscowTests
{
    private const string President = "President of Russia (FCS assumed)";

    private static readonly Series All = Of();

    [Fact]
    public void OnTheEveOfTheVisitTheYear2022IsAsCustomsHadSaidInJanuary()
    {
        var point = Of(Moscow.EveOfTheVisit).Points[^1];

        Assert.Equal("190.3 billion US dollars", point.Figure.Wording);
        Assert.Equal(190_270_000_000, point.Figure.Value);
        Assert.Equal("2023-01-13", point.Figure.Points[0].PublishedOn);
        Assert.DoesNotContain(point.Others, other => other.Source == President);
    }

    [Fact]
    public void WhatThePresidentSaidStandsBesideAndIsNeverTheFigure()
    {
        var point = YearOf(2022);

        Assert.Equal(190_271_000_000, point.Figure.Value);
        Assert.Equal(185_000_000_000, Assert.Single(point.Others, other => other.Source == President).Value);
        Assert.Contains(point.Others, other => other.Value == 190_270_000_000);
    }

    [Fact]
    public void TheSeriesIsOfCustomsAndSaysWhereItIsNot()
    {
        Assert.Equal(Moscow.Gacc, All.Source);
        Assert.Equal(
            [2005, 2010, 2011, 2012, 2013, 2015, 2018],
            All.Points.Where(point => point.OtherSource).Select(YearOf)
        );
        Assert.Equal("Russian Federal Customs Service (FCS)", YearOf(2010).Figure.Points[0].Source);
        Assert.Equal(80_000_000_000, YearOf(2011).Figure.Value);
        Assert.Equal(48_005_202_953 + 58_886_549_221.0, YearOf(2018).Figure.Value);
        Assert.Contains("Not known: 2001.", All.Notes);
        Assert.Contains(
            "From a record that no source read here confirms: 2000, 2003, 2004, 2006, 2007 and 2009.",
            All.Notes
        );
    }

    [Fact]
    public void RecordsAreToldWithTheYearThatNobodyKnows()
    {
        var until2024 = RecordsAnswer.Of(Of(new(2025, 1, 20)))!;
        Assert.Equal(
            "244.8 billion US dollars in 2024, above every year before "
                + "(2000 to 2023; not known: 2001, 2005, 2012, 2013, 2015 and 2018).",
            until2024.Summary
        );

        var records = RecordsAnswer.Of(All)!;
        Assert.Equal(
            "228.1 billion US dollars in 2025, below the highest, 244.8 billion US dollars in 2024 (2000 to 2025, 2001 not known).",
            records.Summary
        );
        Assert.Equal(
            [
                2002,
                2003,
                2004,
                2005,
                2006,
                2007,
                2008,
                2010,
                2011,
                2012,
                2013,
                2014,
                2018,
                2019,
                2021,
                2022,
                2023,
                2024,
            ],
            records.Records_.Select(YearOf)
        );
        Assert.Null(records.GrowingSince);
    }

    [Fact]
    public void TargetsStandAsHistoryHasThem()
    {
        var standings = TargetAnswer.Of(Moscow.Pair, Moscow.Known(), Moscow.Targets, 2026).Standings;

        Assert.Equal(
            [
                (20, 2007, TargetOutcome.Reached, 2004),
                (50, 2009, TargetOutcome.ReachedNotHeld, 2008),
                (100, 2015, TargetOutcome.ReachedLate, 2018),
                (200, 2020, TargetOutcome.ReachedLate, 2023),
                (200, 2024, TargetOutcome.Reached, 2023),
                (250, 0, TargetOutcome.Open, 0),
                (200, 2024, TargetOutcome.Reached, 2023),
                (200, 2023, TargetOutcome.Reached, 2023),
                (0, 2030, TargetOutcome.NoAmount, 0),
                (300, 2030, TargetOutcome.Open, 0),
            ],
            standings.Select(one => ((int)(one.Target.Amount / 1e9), one.Target.Year, one.Outcome, one.ReachedIn))
        );
        Assert.Equal([2009], standings[1].NotHeldIn);
        Assert.Equal("Missed in 2015, reached in 2018.", standings[2].Summary);
        Assert.Equal("Reached in 2008, not held in 2009.", standings[1].Summary);
        Assert.Equal("A forecast, not a target: reached in 2023.", standings[7].Summary);
        Assert.Equal(
            "Open, no year was named, not reached by 2025: 228.1 billion US dollars in 2025, 21.9 billion US dollars short.",
            standings[5].Summary
        );
        Assert.Equal((Math.Pow(300 / 228.105, 0.2) - 1) * 100, standings[9].GrowthNeeded, 1e-9);
        Assert.InRange(standings[9].Projection.Value, standings[9].Projection.Low, standings[9].Projection.High);
        Assert.Equal(Enumerable.Range(2016, 10), standings[9].Projection.Years);
    }

    [Fact]
    public void OnTheEveOfTheVisitTwoHundredBillionsAreOpen()
    {
        var standings = TargetAnswer
            .Of(Moscow.Pair, Moscow.Known(Moscow.EveOfTheVisit), Moscow.Targets, 2023)
            .Standings;

        Assert.All(standings, one => Assert.True(string.CompareOrdinal(one.Target.StatedOn, "2023-03-20") <= 0));
        Assert.Equal(
            [TargetOutcome.Open, TargetOutcome.Open],
            standings.Where(one => one.Target is { Year: 2024, Amount: 2e11 }).Select(one => one.Outcome)
        );
        Assert.Equal(2022, standings[^1].LatestYear);
        Assert.Equal(TargetOutcome.Missed, standings.Single(one => one.Target.Year == 2020).Outcome);
    }

    [Fact]
    public void TheHalfYearGrewByMoreThanTheSourceStates()
    {
        var series = SeriesAnswer.Of(Moscow.Pair, Moscow.Known(), Measure.Turnover, Frequency.YearToDate, "");
        var half = series.Points.Single(point => point.Period is { FirstDay: "2023-01-01", LastDay: "2023-06-30" });

        Assert.Equal(42.0, Math.Round(half.Growth, 1));
        Assert.Equal(40.6, half.StatedGrowth);
    }

    [Fact]
    public void RowsWithoutADayAreCountedOnTheEve()
    {
        var series = Of(Moscow.EveOfTheVisit);

        Assert.Equal(Moscow.Annual.Count(cell => cell.PublishedOn is null), series.Undated);
        Assert.DoesNotContain(series.Points, point => YearOf(point) == 2018);
    }

    private static Series Of(DateOnly? asOf = null) =>
        SeriesAnswer.Of(Moscow.Pair, Moscow.Known(asOf), Measure.Turnover, Frequency.Year, "");

    private static SeriesPoint YearOf(int year) => All.Points.Single(point => YearOf(point) == year);

    private static int YearOf(SeriesPoint point) => int.Parse(point.Period.FirstDay[..4]);
}
