using Xunit;

namespace StateVisit.Tests.TradeFigures.Reading;

public sealed class NumberTests
{
    [Theory]
    [InlineData("0", 0)]
    [InlineData("0.0", 0)]
    [InlineData("0.001", 1)]
    [InlineData("12.5", 12_500)]
    [InlineData("12.34", 12_340)]
    [InlineData("1588852981506.719", 1_588_852_981_506_719)]
    [InlineData("2715997517261.0", 2_715_997_517_261_000)]
    [InlineData("999999999999999", 999_999_999_999_999_000)]
    [InlineData("1000000000000000", 1_000_000_000_000_000_000)]
    [InlineData("9223372036854775.807", long.MaxValue)]
    [InlineData("1.5E+3", 1_500_000)]
    [InlineData("007", 7_000)]
    [InlineData(" 5 ", 5_000)]
    public async Task AnAmountIsKeptToTheThousandth(string cell, long thousandths)
    {
        var file = await ReadFile.OfAsync($"year,flow,value\n2020,total,{cell}\n");
        Assert.Equal(thousandths, file.Only.Value.Thousandths);
        Assert.Empty(file.Report.Notes);
    }

    [Theory]
    [InlineData("0.0004", 0)]
    [InlineData("0.0005", 1)]
    [InlineData("813871.80149", 813_871_801)]
    [InlineData("813871.8015", 813_871_802)]
    public async Task MoreDecimalsAreRoundedAndNoted(string cell, long thousandths)
    {
        var file = await ReadFile.OfAsync($"year,flow,value\n2019,total,1\n2020,total,{cell}\n");
        Assert.Equal(thousandths, file.Rows[1].Value.Thousandths);
        Assert.Equal(
            "Amounts with more than three decimals were rounded: rows 1, first line 3.",
            Assert.Single(file.Report.Notes)
        );
    }

    [Theory]
    [InlineData("", "is empty")]
    [InlineData("NaN", "no number")]
    [InlineData("Infinity", "no number")]
    [InlineData("-Infinity", "no number")]
    [InlineData("1e400", "no number")]
    [InlineData("-1", "not negative")]
    [InlineData("-0.5", "not negative")]
    [InlineData("9223372036854775.808", "more than can be kept")]
    [InlineData("1e30", "more than can be kept")]
    [InlineData("99999999999999999999", "more than can be kept")]
    [InlineData("\"1,234\"", "no number")]
    [InlineData("1 234", "no number")]
    [InlineData("1.2.3", "no number")]
    [InlineData(".", "no number")]
    [InlineData("5.", null)]
    [InlineData(".5", null)]
    [InlineData("0x10", "no number")]
    [InlineData("١٢", "no number")]
    [InlineData("12 bn", "no number")]
    public async Task WhatIsNoAmountOfTradeIsRefused(string cell, string? fault)
    {
        var text = $"year,flow,value\n2020,total,{cell}\n";
        if (fault is null)
            Assert.True((await ReadFile.OfAsync(text)).Only.Value.Thousandths > 0);
        else
            Assert.Contains(
                fault,
                (await ReadFile.FaultsAsync(text))["content[line 2].value"],
                StringComparison.Ordinal
            );
    }

    [Theory]
    [InlineData("0.1", 0.1)]
    [InlineData("5400.5", 5400.5)]
    [InlineData("123456789012.345", 123456789012.345)]
    [InlineData("12345678901234567890", 12345678901234567890.0)]
    [InlineData("1e3", 1000)]
    [InlineData("0.000000000000001", 1e-15)]
    public async Task AWeightIsTheNearestThereIs(string cell, double weight) =>
        Assert.Equal(weight, (await ReadFile.OfAsync($"year,flow,value,weight\n2020,total,1,{cell}\n")).Only.Weight);

    [Fact]
    public async Task ZeroIsAFigure() =>
        Assert.Equal(0, (await ReadFile.OfAsync(Comtrade.Csv("primaryValue=0"))).Only.Value.Thousandths);
}
