using System.Text;
using StateVisit.TradeFigures.Observing;
using StateVisit.TradeFigures.V1;
using Xunit;

namespace StateVisit.Tests.TradeFigures.Reading;

public sealed class JsonTests
{
    [Fact]
    public async Task AnAnswerOfTheServiceIsRead()
    {
        var file = await ReadFile.OfAsync(ReadFile.Bytes("comtrade.json"));
        Assert.Equal(FileFormat.ComtradeJson, file.Format);
        Assert.Equal(
            [(1, Flow.Import, 643, "TOTAL", 70_500_250), (2, Flow.Export, 0, "01", 61_200_000)],
            file.Rows.Select(row => (row.Line, row.Flow, (int)row.Partner, row.Commodity, row.Value.Thousandths))
        );
        Assert.Equal((3, 1), (file.Report.Read, file.Report.Skipped.Single().Count));
        Assert.Equal([Valuation.Cif, Valuation.Fob], file.Rows.Select(row => row.Valuation));
        Assert.Empty(file.Report.Notes);
    }

    [Fact]
    public async Task CsvAndJsonSayTheSame()
    {
        string[] rows =
        [
            "",
            "flowCode=X; primaryValue=7.25; fobvalue=7.25",
            "period=202203; cmdCode=010121; qty=3; qtyUnitAbbr=u",
        ];
        var (csv, json) = (await ReadFile.OfAsync(Comtrade.Csv(rows)), await ReadFile.OfAsync(Comtrade.Json(rows)));
        Assert.Equal(csv.Rows, json.Rows.Select(row => row with { Line = row.Line + 1 }));
    }

    [Fact]
    public async Task MoreRecordsThanMemoryIsKeptForAreRead()
    {
        var rows = Enumerable.Range(0, 1_000).Select(i => $"primaryValue={i}").ToArray();
        var file = await ReadFile.OfAsync(Comtrade.Json(rows));
        Assert.Equal(Enumerable.Range(0, 1_000), file.Rows.Select(row => (int)row.Value.Amount));
    }

    [Fact]
    public async Task AWrongCellIsNamedByItsRecord() =>
        Assert.Equal(
            "content[record 2].primaryValue",
            Assert.Single(await ReadFile.FaultsAsync(Comtrade.Json("", "primaryValue=NaN"))).Key
        );

    [Fact]
    public async Task ACutFileIsRefused()
    {
        var whole = Comtrade.Json("", "");
        var (place, fault) = Assert.Single(await ReadFile.FaultsAsync(whole[..^40]));
        Assert.Equal("content[record 2]", place);
        Assert.Contains("cut", fault, StringComparison.Ordinal);
    }

    [Theory]
    [InlineData("{\"statusCode\": 429, \"message\": \"Rate limit is exceeded.\"}", "message: Rate limit is exceeded.")]
    [InlineData("{\"data\": []}", "empty list")]
    [InlineData("{\"data\": null, \"error\": \"no such reporter\"}", "error: no such reporter")]
    [InlineData("[1, 2]", "is no object")]
    [InlineData("{\"data\": [{\"reporterCode\": 156, \"cmdCode\": \"01\"}]}", "has no period")]
    public async Task OtherJsonIsRefusedWithAWordOnWhatItIs(string json, string reason) =>
        Assert.Contains(reason, await ReadFile.RefusalAsync(json), StringComparison.Ordinal);

    [Fact]
    public async Task AMarkBeforeTheJsonIsPassedOver() =>
        Assert.Equal(
            1,
            (await ReadFile.OfAsync([0xEF, 0xBB, 0xBF, .. Encoding.UTF8.GetBytes(Comtrade.Json(""))])).Report.Taken
        );
}
