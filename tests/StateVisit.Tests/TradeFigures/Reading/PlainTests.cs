using StateVisit.TradeFigures;
using StateVisit.TradeFigures.Observing;
using StateVisit.TradeFigures.Reading;
using StateVisit.TradeFigures.V1;
using Xunit;

namespace StateVisit.Tests.TradeFigures.Reading;

public sealed class PlainTests
{
    private static readonly PlainTable NoPair = new(null, "", Status.Unspecified);

    [Fact]
    public async Task ATableOfYearsIsRead()
    {
        var file = await ReadFile.OfAsync(ReadFile.Bytes("plain.csv"));
        Assert.Equal(FileFormat.PlainCsv, file.Format);
        Assert.Equal(
            new Observation(
                Line: 2,
                Reporter: 156,
                Partner: 643,
                Flow.Total,
                Days.Year(2004),
                "",
                Observation.Total,
                Money.Of(2_120_000_000),
                "USD",
                Money.Of(10_000_000),
                Valuation.Unspecified,
                Weight: null,
                Quantity: null,
                Unit: "",
                Status.Unspecified,
                StatedGrowth: null,
                PublishedOn: null,
                Formation.Recalled,
                Citation: 0
            ),
            file.Rows[0]
        );
        Assert.Equal(
            [
                Formation.Recalled,
                Formation.Reported,
                Formation.SumOfCommodities,
                Formation.SumOfCommodities,
                Formation.OfBothFlows,
            ],
            file.Rows.Select(row => row.Formation)
        );
        Assert.Equal(
            [
                new Citation("A customs office", "memory", ""),
                new Citation("A customs office", "https://example.org/2005", "rounded; the page names \"no one\""),
                new Citation(
                    "A statistical office",
                    "https://example.org/2006",
                    "derived: sum of SITC Rev.4 two-digit divisions"
                ),
                new Citation("A statistical office", "https://example.org/2006", ""),
                new Citation("Управление статистики", "https://example.org/2006", ""),
            ],
            file.Rows.Select(row => file.Citations[row.Citation])
        );
        Assert.Empty(file.Report.Notes);
    }

    [Fact]
    public async Task APeriodIsAMonthAYearOrTheYearSoFar() =>
        Assert.Equal(
            [Frequency.YearToDate, Frequency.Month, Frequency.Month, Frequency.Year, Frequency.Year],
            (await ReadFile.OfAsync(ReadFile.Bytes("year-to-date.csv"))).Rows.Select(row => row.Days.Frequency)
        );

    [Fact]
    public async Task RowsThatCiteTheSameShareACitation()
    {
        var file = await ReadFile.OfAsync(ReadFile.Bytes("year-to-date.csv"));
        Assert.Equal([0, 1, 2, 3, 3], file.Rows.Select(row => row.Citation));
        Assert.Equal(4, file.Citations.Count);
    }

    [Fact]
    public async Task WhateverIsKnownOfARowIsRead()
    {
        var row = (
            await ReadFile.OfAsync(
                """
                reporter,partner,period_start,period_end,flow,value,precision,currency,status,valuation,stated_growth,published_on,classification,commodity,weight,quantity,unit
                RU,CHN,2023-01-01,2023-06-30,Imports,815.37,0.01,CNY,provisional,CIF,-4.5,2023-07-13,H6,0101,12.5,3,heads
                """,
                NoPair
            )
        ).Only;
        Assert.Equal((643, 156, Flow.Import), ((int)row.Reporter, (int)row.Partner, row.Flow));
        Assert.Equal((Days.Through(2023, 6), new DateOnly(2023, 7, 13)), (row.Days, row.PublishedOn));
        Assert.Equal((815_370, 10, "CNY"), (row.Value.Thousandths, row.Precision.Thousandths, row.Currency));
        Assert.Equal((Status.Provisional, Valuation.Cif, -4.5), (row.Status, row.Valuation, row.StatedGrowth));
        Assert.Equal(("H6", "0101", 12.5), (row.Classification, row.Commodity, row.Weight));
        Assert.Equal((3, "heads"), (row.Quantity, row.Unit));
    }

    [Fact]
    public async Task WhatATableDoesNotSayIsAsItWasGiven()
    {
        var given = new PlainTable(new TradePair(643, Countries.World), "RUB", Status.Revised);
        var rows = (
            await ReadFile.OfAsync(
                """
                year,flow,value,currency,partner,status
                2020,total,5,,,
                2021,total,6,EUR,CN,final
                """,
                given
            )
        ).Rows;
        Assert.Equal(
            [(643, 0, "RUB", Status.Revised), (643, 156, "EUR", Status.Final)],
            rows.Select(row => ((int)row.Reporter, (int)row.Partner, row.Currency, row.Status))
        );
    }

    [Fact]
    public async Task ColumnsOfOtherNamesArePassedOverAndNamed() =>
        Assert.Equal(
            "Columns of other names were passed over: page, colour.",
            Assert.Single((await ReadFile.OfAsync("year,flow,value,page,colour\n2020,total,5,1,red\n")).Report.Notes)
        );

    [Fact]
    public async Task ABasisThatIsNotKnownIsKeptInTheNote()
    {
        var file = await ReadFile.OfAsync("year,flow,value,basis,note\n2020,total,5,derived: a guess,seen\n");
        Assert.Equal(Formation.Unspecified, file.Only.Formation);
        Assert.Equal("seen (derived: a guess)", Assert.Single(file.Citations).Note);
    }

    [Fact]
    public async Task WordsBehindAnAddressAreKeptInTheNote()
    {
        var file = await ReadFile.OfAsync(
            """
            year,flow,value,source_url,note
            2020,total,5,"https://example.org/ (a paper, 7 Aug)",rounded
            2021,total,6,https://example.org/?p=5; total: https://example.net/,

            """
        );
        Assert.Equal(
            [
                new Citation("", "https://example.org/", "rounded; (a paper, 7 Aug)"),
                new Citation("", "https://example.org/?p=5", "total: https://example.net/"),
            ],
            file.Citations
        );
        Assert.Contains("behind an address", Assert.Single(file.Report.Notes), StringComparison.Ordinal);
    }

    [Fact]
    public async Task SomebodysTradeItMustBe()
    {
        var fault = Assert.Single(await ReadFile.FaultsAsync("year,flow,value\n2020,total,5\n", NoPair));
        Assert.Equal("header.plain.pair", fault.Key);
        var cell = Assert.Single(
            await ReadFile.FaultsAsync("year,flow,value,reporter,partner\n2020,total,5,RU,\n", NoPair)
        );
        Assert.Equal("content[line 2].partner", cell.Key);
    }

    [Fact]
    public async Task TwoColumnsForTheSameAreRefused()
    {
        Assert.Contains(
            "content[line 1].value_usd",
            await ReadFile.FaultsAsync("year,flow,value,value_usd\n2020,total,5,5\n")
        );
        Assert.Contains(
            "content[line 1].flow",
            await ReadFile.FaultsAsync("year,flow,value,Flow\n2020,total,5,total\n")
        );
    }

    [Fact]
    public async Task DollarsAreNoOtherCurrency()
    {
        var given = ReadFile.ChinaWithRussia with { Currency = "CNY" };
        Assert.Contains(
            "header.plain.currency",
            await ReadFile.FaultsAsync("year,flow,value_usd\n2020,total,5\n", given)
        );
        Assert.Contains(
            "content[line 2].currency",
            await ReadFile.FaultsAsync("year,flow,value_usd,currency\n2020,total,5,CNY\n")
        );
    }

    [Theory]
    [InlineData("flow", "2020,both,5", "neither import")]
    [InlineData("flow", "2020,,5", "neither import")]
    [InlineData("value", "2020,total,", "is empty")]
    [InlineData("year", "20,total,5", "no year")]
    [InlineData("year", "202003,total,5", "no year")]
    [InlineData("year", "2026,total,5", "not over yet")]
    [InlineData("year", ",total,5", "no year")]
    [InlineData("period_end", "2020,total,5,2020-01-01,2020-01-30", "neither a month")]
    [InlineData("period_end", "2020,total,5,2020-02-01,2020-04-30", "neither a month")]
    [InlineData("period_end", "2020,total,5,2020-06-01,2020-05-31", "neither a month")]
    [InlineData("period_end", "2020,total,5,2019-01-01,2020-12-31", "neither a month")]
    [InlineData("period_end", "2020,total,5,2020-01-01,", "no day")]
    [InlineData("period_start", "2020,total,5,01.01.2020,2020-12-31", "no day")]
    [InlineData("period_end", "2026,total,5,2026-03-01,2026-03-31", "not over yet")]
    [InlineData("year", "2021,total,5,2020-01-01,2020-12-31", "the period is of 2020")]
    [InlineData("reporter", "2020,total,5,,,XX", "no country's code")]
    [InlineData("reporter", "2020,total,5,,,WORLD", "reports nothing")]
    [InlineData("status", "2020,total,5,,,,settled", "neither provisional")]
    [InlineData("valuation", "2020,total,5,,,,,gold", "neither cif")]
    [InlineData("stated_growth", "2020,total,5,,,,,,fast", "no number")]
    [InlineData("published_on", "2020,total,5,,,,,,,2026-04-01", "still to come")]
    [InlineData("published_on", "2020,total,5,,,,,,,March", "no day")]
    [InlineData("commodity", "2020,total,5,,,,,,,,01", "no column classification")]
    [InlineData("source_url", "2020,total,5,,,,,,,,,javascript:alert(1)", "neither an address")]
    [InlineData("currency", "2020,total,5,,,,,,,,,,dollars", "no currency")]
    public async Task AWrongCellIsNamedByItsLine(string column, string row, string fault)
    {
        const string Header =
            "year,flow,value,period_start,period_end,reporter,status,valuation,stated_growth,published_on,commodity,source_url,currency";
        var wide = row + new string(',', Header.Count(c => c == ',') - row.Count(c => c == ','));
        var (place, description) = Assert.Single(await ReadFile.FaultsAsync($"{Header}\n{wide}\n"));
        Assert.Equal($"content[line 2].{column}", place);
        Assert.Contains(fault, description, StringComparison.Ordinal);
    }
}
