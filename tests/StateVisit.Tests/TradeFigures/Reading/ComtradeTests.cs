using StateVisit.TradeFigures.Observing;
using StateVisit.TradeFigures.V1;
using Xunit;

namespace StateVisit.Tests.TradeFigures.Reading;

// comtrade.csv has 47 names over 48 cells and a letter in Latin-1, as the service writes them; its figures are made up.
public sealed class ComtradeTests
{
    [Fact]
    public async Task ADownloadIsRead()
    {
        var file = await ReadFile.OfAsync(ReadFile.Bytes("comtrade.csv"));
        Assert.Equal(FileFormat.ComtradeCsv, file.Format);
        Assert.Equal(
            new Observation(
                Line: 2,
                Reporter: 156,
                Partner: 643,
                Flow.Import,
                Days.Year(2021),
                "H6",
                Observation.Total,
                new Money(70_500_250),
                "USD",
                Precision: default,
                Valuation.Cif,
                Weight: null,
                Quantity: null,
                Unit: "",
                Status.Unspecified,
                StatedGrowth: null,
                PublishedOn: null,
                Formation.Reported,
                Citation: 0
            ),
            file.Rows[0]
        );
        Assert.Equal([new Citation("", "", "")], file.Citations);
        var month = file.Rows[^1];
        Assert.Equal((11, Days.Month(2022, 3), "010121"), (month.Line, month.Days, month.Commodity));
        Assert.Equal((5400.5, 12, "u"), (month.Weight, month.Quantity, month.Unit));
    }

    [Fact]
    public async Task AReportTellsWhatBecameOfTheRows()
    {
        var report = (await ReadFile.OfAsync(ReadFile.Bytes("comtrade.csv"))).Report;
        Assert.Equal((14, 10), (report.Read, report.Taken));
        Assert.Equal([(1L, 12L), (2L, 13L), (1L, 15L)], report.Skipped.Select(skip => (skip.Count, skip.FirstLine)));
        Assert.Equal(["CA", "CN", "IN", "NO", "US"], report.Reporters);
        Assert.Equal(("2021-01-01", "2022-03-31"), (report.FirstDay, report.LastDay));
        Assert.Equal(
            [
                "The text is not in UTF-8; it was read as Latin-1.",
                "Lines have one cell more than the header has names; it is empty and was passed over.",
            ],
            report.Notes
        );
    }

    [Fact]
    public async Task CountriesThatComtradeNumbersInItsOwnWayAreKnown()
    {
        var rows = (await ReadFile.OfAsync(ReadFile.Bytes("comtrade.csv"))).Rows;
        Assert.Equal(
            [(840, 490), (124, 250), (356, 756), (578, 643)],
            rows.Skip(5).Take(4).Select(row => ((int)row.Reporter, (int)row.Partner))
        );
    }

    [Fact]
    public async Task TheWorldAndTheReporterItselfArePartners()
    {
        var rows = (await ReadFile.OfAsync(ReadFile.Bytes("comtrade.csv"))).Rows;
        Assert.Equal(Countries.World, rows[2].Partner);
        Assert.Equal((156, 156), (rows[3].Reporter, rows[3].Partner));
    }

    [Theory]
    [InlineData("flowCode=M; cifvalue=9; primaryValue=9", Valuation.Cif)]
    [InlineData("flowCode=M; cifvalue=9; fobvalue=9; primaryValue=9", Valuation.Cif)]
    [InlineData("flowCode=M; cifvalue=10; fobvalue=9; primaryValue=9", Valuation.Fob)]
    [InlineData("flowCode=M; cifvalue=9.000; primaryValue=9", Valuation.Cif)]
    [InlineData("flowCode=X; fobvalue=9; primaryValue=9", Valuation.Fob)]
    [InlineData("flowCode=X; cifvalue=9; fobvalue=9; primaryValue=9", Valuation.Fob)]
    [InlineData("flowCode=M; primaryValue=9", Valuation.Unspecified)]
    [InlineData("flowCode=M; cifvalue=8; fobvalue=7; primaryValue=9", Valuation.Unspecified)]
    public async Task AValueIsWhichOfTheTwoItEquals(string row, Valuation valuation) =>
        Assert.Equal(valuation, (await ReadFile.OfAsync(Comtrade.Csv(row))).Only.Valuation);

    [Theory]
    [InlineData("M", Flow.Import)]
    [InlineData("X", Flow.Export)]
    [InlineData("RM", Flow.ReImport)]
    [InlineData("RX", Flow.ReExport)]
    public async Task FlowsAreKnownByTheirCodes(string code, Flow flow) =>
        Assert.Equal(flow, (await ReadFile.OfAsync(Comtrade.Csv($"flowCode={code}"))).Only.Flow);

    [Theory]
    [InlineData("partner2Code=156", "a second partner")]
    [InlineData("motCode=2100", "mode of transport")]
    [InlineData("customsCode=C05", "customs procedure")]
    [InlineData("mosCode=1", "mode of supply")]
    [InlineData("flowCode=DX", "domestic exports")]
    [InlineData("typeCode=S", "services")]
    public async Task PartsBesideTheirTotalAreLeftOut(string part, string reason)
    {
        var file = await ReadFile.OfAsync(Comtrade.Csv("primaryValue=5", part, part));
        Assert.Equal(5, file.Only.Value.Amount);
        var skipped = Assert.Single(file.Report.Skipped);
        Assert.Contains(reason, skipped.Reason, StringComparison.Ordinal);
        Assert.Equal((2, 3), (skipped.Count, skipped.FirstLine));
    }

    [Fact]
    public async Task AFileOfPartsOnlyIsRefused() =>
        Assert.Contains(
            "mode of transport",
            await ReadFile.RefusalAsync(Comtrade.Csv("motCode=2100")),
            StringComparison.Ordinal
        );

    [Fact]
    public async Task CodesKeepTheirZerosAndThoseThatLostOneAreNoted()
    {
        var file = await ReadFile.OfAsync(
            Comtrade.Csv("cmdCode=01; aggrLevel=2", "cmdCode=1; aggrLevel=2", "cmdCode=10121; aggrLevel=6")
        );
        Assert.Equal(["01", "1", "10121"], file.Rows.Select(row => row.Commodity));
        Assert.Contains(
            file.Report.Notes,
            note =>
                note.Contains("leading zero", StringComparison.Ordinal)
                && note.EndsWith("rows 2, first line 3.", StringComparison.Ordinal)
        );
    }

    [Fact]
    public async Task NoQuantityIsNotZero()
    {
        var row = (await ReadFile.OfAsync(Comtrade.Csv("qty=0; qtyUnitAbbr=kg; netWgt="))).Only;
        Assert.Equal((null, null, ""), (row.Weight, row.Quantity, row.Unit));
    }

    [Fact]
    public async Task AMonthOf52IsTheYear() =>
        Assert.Equal(Days.Year(2021), (await ReadFile.OfAsync(Comtrade.Csv("period=202152"))).Only.Days);

    [Theory]
    [InlineData("reporterCode=0", "reporterCode", "reports nothing")]
    [InlineData("reporterCode=999", "reporterCode", "no country")]
    [InlineData("partnerCode=RUS", "partnerCode", "no country")]
    [InlineData("partnerCode=1000", "partnerCode", "no country")]
    [InlineData("flowCode=Z", "flowCode", "no flow")]
    [InlineData("flowCode=", "flowCode", "no flow")]
    [InlineData("period=202213", "period", "neither a year nor a month")]
    [InlineData("period=22", "period", "neither a year nor a month")]
    [InlineData("period=2026", "period", "not over yet")]
    [InlineData("period=202603", "period", "not over yet")]
    [InlineData("cmdCode=01.01", "cmdCode", "no code")]
    [InlineData("cmdCode=01; classificationCode=", "classificationCode", "is empty")]
    [InlineData("classificationCode=H-6", "classificationCode", "no classification")]
    [InlineData("netWgt=-1", "netWgt", "not negative")]
    [InlineData("netWgt=much", "netWgt", "no number")]
    public async Task AWrongCellIsNamedByItsLine(string row, string column, string fault)
    {
        var (place, description) = Assert.Single(await ReadFile.FaultsAsync(Comtrade.Csv("", row)));
        Assert.Equal($"content[line 3].{column}", place);
        Assert.Contains(fault, description, StringComparison.Ordinal);
    }
}
