using StateVisit.TradeFigures.Answering;
using StateVisit.TradeFigures.Observing;
using StateVisit.TradeFigures.V1;
using Xunit;
using static StateVisit.Tests.TradeFigures.Answering.Cells;

namespace StateVisit.Tests.TradeFigures.Answering;

public sealed class RecordsTests
{
    [Fact]
    public void GrowingSinceIsTheFirstYearThatWasAboveTheOneBefore()
    {
        Assert.Equal("2021-01-01", Of((2019, 110), (2020, 107), (2021, 146), (2022, 190))!.GrowingSince.FirstDay);
        Assert.Null(Of((2021, 146), (2022, 140))!.GrowingSince);
        Assert.Null(Of((2021, 146), (2022, 146))!.GrowingSince);
        Assert.Null(Of((2022, 146))!.GrowingSince);
    }

    [Fact]
    public void AYearThatIsNotKnownEndsWhatIsSaidOfGrowing() =>
        Assert.Equal("2022-01-01", Of((2018, 1), (2019, 2), (2021, 3), (2022, 4))!.GrowingSince.FirstDay);

    [Fact]
    public void TheFirstOfEqualsIsTheRecord()
    {
        var records = Of((2020, 5), (2021, 9), (2022, 9))!;

        Assert.Equal("2021-01-01", Assert.Single(records.Records_).Period.FirstDay);
        Assert.Equal("2021-01-01", records.Highest.Period.FirstDay);
        Assert.Equal(
            "9.0 billion US dollars in 2022, as high as the highest before, in 2021 (2020 to 2022).",
            records.Summary
        );
    }

    [Fact]
    public void OneYearIsNoRecord()
    {
        var records = Of((2022, 9))!;

        Assert.Empty(records.Records_);
        Assert.Equal("9.0 billion US dollars in 2022, the only year known.", records.Summary);
    }

    [Fact]
    public void OfNothingThereAreNoRecords() => Assert.Null(Of());

    [Fact]
    public void AYearToDateCompetesOnlyWithTheSameMonths()
    {
        var known = Known(
            Cells.Of(Days.Through(2022, 6), Flow.Total, 80e9),
            Cells.Of(Days.Through(2022, 9), Flow.Total, 136e9),
            Cells.Of(Days.Through(2023, 6), Flow.Total, 114e9)
        );

        var records = RecordsAnswer.Of(SeriesAnswer.Of(Pair, known, Measure.Turnover, Frequency.YearToDate, ""))!;

        Assert.Equal(114e9, records.Highest.Figure.Value);
        Assert.Equal(
            "114.0 billion US dollars in January to June 2023, above every such period before (January to June 2022).",
            records.Summary
        );
    }

    [Fact]
    public void AMonthGrowsOnTheMonthBefore()
    {
        var known = Known(
            Cells.Of(Days.Month(2022, 11), Flow.Total, 10),
            Cells.Of(Days.Month(2022, 12), Flow.Total, 12),
            Cells.Of(Days.Month(2023, 1), Flow.Total, 15)
        );

        var records = RecordsAnswer.Of(SeriesAnswer.Of(Pair, known, Measure.Turnover, Frequency.Month, ""))!;

        Assert.Equal("2022-12-01", records.GrowingSince.FirstDay);
    }

    private static Records? Of(params (int Year, double Billions)[] years) =>
        RecordsAnswer.Of(Years(Known([.. years.Select(one => Total(one.Year, one.Billions))])));
}
