using StateVisit.TradeFigures.Observing;
using StateVisit.TradeFigures.V1;
using Xunit;

namespace StateVisit.Tests.TradeFigures.Reading;

public sealed class LegacyTests
{
    [Fact]
    public async Task ADownloadOfTheOldServiceIsRead()
    {
        var file = await ReadFile.OfAsync(ReadFile.Bytes("legacy.csv"));
        Assert.Equal(FileFormat.ComtradeLegacyCsv, file.Format);
        Assert.Equal(
            [
                (Flow.Import, 643, "00", 1000),
                (Flow.Export, 643, "03", 2500),
                (Flow.ReExport, 356, "00", 30),
                (Flow.ReImport, 0, "00", 40),
                (Flow.Import, 643, Observation.Total, 5000),
                (Flow.Import, 643, "33", 600),
            ],
            file.Rows.Select(row => (row.Flow, (int)row.Partner, row.Commodity, (int)row.Value.Amount))
        );
        Assert.Equal(("S4", Days.Year(2012)), (file.Rows[0].Classification, file.Rows[0].Days));
        Assert.Empty(file.Report.Notes);
    }

    [Fact]
    public async Task AMonthAValuationAndAWeightAreRead()
    {
        var rows = (await ReadFile.OfAsync(ReadFile.Bytes("legacy.csv"))).Rows;
        Assert.Equal((Days.Month(2012, 7), Valuation.Cif), (rows[4].Days, rows[4].Valuation));
        Assert.Equal((70, 70, "Weight in kilograms"), (rows[5].Weight, rows[5].Quantity, rows[5].Unit));
        Assert.Equal((Valuation.Unspecified, null, ""), (rows[0].Valuation, rows[0].Quantity, rows[0].Unit));
    }

    [Fact]
    public async Task ACodeShorterThanItsLevelHasLostAZero() =>
        Assert.Contains(
            "leading zero",
            Assert.Single((await ReadFile.OfAsync(Comtrade.Legacy("Commodity Code=0"))).Report.Notes),
            StringComparison.Ordinal
        );

    [Fact]
    public async Task ASectionOfSitcHasLostNone() =>
        Assert.Empty((await ReadFile.OfAsync(Comtrade.Legacy("Commodity Code=0; Aggregate Level=1"))).Report.Notes);

    [Theory]
    [InlineData("2nd Partner Code=156")]
    [InlineData("Customs Proc. Code=C05")]
    [InlineData("Mode of Transport Code=2100")]
    public async Task PartsBesideTheirTotalAreLeftOut(string part) =>
        Assert.Equal(1, Assert.Single((await ReadFile.OfAsync(Comtrade.Legacy("", part))).Report.Skipped).Count);

    [Fact]
    public async Task AFlowOfAnotherNumberIsRefused() =>
        Assert.Equal(
            "content[line 2].Trade Flow Code",
            Assert.Single(await ReadFile.FaultsAsync(Comtrade.Legacy("Trade Flow Code=5"))).Key
        );
}
