using StateVisit.TradeFigures.Answering;
using StateVisit.TradeFigures.Observing;
using Xunit;

namespace StateVisit.Tests.TradeFigures.Answering;

public sealed class WordingTests
{
    [Theory]
    [InlineData(190.27e9, "USD", "190.3 billion US dollars")]
    [InlineData(190.25e9, "USD", "190.3 billion US dollars")]
    [InlineData(-38.05e9, "USD", "-38.1 billion US dollars")]
    [InlineData(1.63e12, "CNY", "1,630.0 billion CNY")]
    [InlineData(850.04e6, "USD", "850.0 million US dollars")]
    [InlineData(999.94e6, "USD", "999.9 million US dollars")]
    [InlineData(999.95e6, "USD", "1.0 billion US dollars")]
    [InlineData(-1, "USD", "0.0 million US dollars")]
    [InlineData(0, "EUR", "0.0 million EUR")]
    public void AmountsAreInBillionsElseInMillions(double value, string currency, string wording) =>
        Assert.Equal(wording, Wording.Amount(value, currency));

    [Theory]
    [InlineData(29.54, "29.5 per cent more than in 2021")]
    [InlineData(-6.85, "6.9 per cent less than in 2021")]
    [InlineData(-0.04, "the same as in 2021")]
    public void GrowthIsMoreOrLess(double growth, string wording) =>
        Assert.Equal(wording, Wording.Change(growth, "2021"));

    [Fact]
    public void PeriodsAreNamedByTheirMonths()
    {
        Assert.Equal("2022", Wording.Period(Days.Year(2022)));
        Assert.Equal("March 2023", Wording.Period(Days.Month(2023, 3)));
        Assert.Equal("January to March 2023", Wording.Period(Days.Through(2023, 3)));
        Assert.Equal("1 April 2023 to 30 June 2023", Wording.Period(new(new(2023, 4, 1), new(2023, 6, 30))));
    }

    [Fact]
    public void YearsInARowAreASpan()
    {
        Assert.Equal("2001", Wording.Years([2001]));
        Assert.Equal("2001 and 2002", Wording.Years([2002, 2001]));
        Assert.Equal("1999, 2001 to 2004 and 2010", Wording.Years([1999, 2001, 2002, 2003, 2004, 2010]));
    }
}
