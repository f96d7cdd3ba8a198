using StateVisit.Tests.AppHost;
using StateVisit.Tests.Fixture;
using StateVisit.TradeFigures.Observing;
using StateVisit.TradeFigures.V1;
using Xunit;

namespace StateVisit.Tests.TradeFigures.Reading;

/// <summary>Files of UN Comtrade and of the visit of 2023. They lie beside the repository, for their terms forbid to pass them on.</summary>
public sealed class RealFileTests
{
    [Fact]
    public async Task TheTradeOfChinaAndRussiaIn2022IsWhatTheServiceSays()
    {
        var file = await ReadAsync("comtrade/newapi_CHN-USA-DEU_allpartners_TOTAL_2022.csv");
        Assert.Equal((1352, 1352), (file.Report.Read, file.Report.Taken));
        Assert.Equal(114_148_970_877, Value(Flow.Import));
        Assert.Equal(76_122_649_188, Value(Flow.Export));
        Assert.Equal(["CN", "DE", "US"], file.Report.Reporters);
        Assert.Single(file.Rows, row => row.Reporter == 156 && row.Partner == 156);

        double Value(Flow flow) =>
            file.Rows.Single(row => row.Reporter == 156 && row.Partner == 643 && row.Flow == flow).Value.Amount;
    }

    [Fact]
    public async Task TheDivisionsAddUpToTheSumsOnRecord()
    {
        var legacy = await ReadAsync("comtrade/legacy_CHN_partners_incl_RUS_SITC2_2010-2014.csv");
        Assert.Equal(3071, legacy.Report.Taken);
        var withRussia = legacy.Rows.Where(row => row.Partner == 643).ToList();
        Assert.Equal(614, withRussia.Count);
        var sums = withRussia
            .GroupBy(row => (row.Days, row.Flow))
            .ToDictionary(group => group.Key, group => group.Sum(row => row.Value.Thousandths));
        var onRecord = (await ReadAsync("moscow-2023/trade_annual.csv"))
            .Rows.Where(row => row is { Formation: Formation.SumOfCommodities, Days.Last.Year: >= 2010 and <= 2014 })
            .ToDictionary(row => (row.Days, row.Flow), row => row.Value.Thousandths);
        Assert.Equal(10, onRecord.Count);
        Assert.Equal(onRecord, sums);
    }

    [Fact]
    public async Task TheFiguresOfTheVisitAreRead()
    {
        var years = await ReadAsync("moscow-2023/trade_annual.csv");
        Assert.Equal(58, years.Report.Taken);
        Assert.Equal(8, years.Rows.Count(row => row.Formation == Formation.Recalled));
        Assert.All(years.Rows, row => Assert.Equal(Frequency.Year, row.Days.Frequency));
        var months = await ReadAsync("moscow-2023/trade_ytd.csv");
        Assert.Equal(90, months.Report.Taken);
        Assert.All(months.Rows, row => Assert.True(row.Days.Frequency is Frequency.Month or Frequency.YearToDate));
    }

    [Theory]
    [InlineData("comtrade/negative_error_reply_saved_as.csv", "an error answer of the UN Comtrade service")]
    [InlineData(
        "comtrade/reference_hs_codes.csv",
        "a table of something else: its columns are (no name), section, hscode"
    )]
    [InlineData("moscow-2023/trade_targets.csv", "has year or period_start and period_end, flow, value or value_usd")]
    [InlineData("moscow-2023/agenda.json", "JSON")]
    public async Task WhatIsNoTradeIsRefused(string file, string reason) =>
        Assert.Contains(
            reason,
            await ReadFile.RefusalAsync(
                await File.ReadAllBytesAsync(Place(file), TestContext.Current.CancellationToken)
            ),
            StringComparison.Ordinal
        );

    private static async Task<ReadFile> ReadAsync(string file)
    {
        await using var stream = File.OpenRead(Place(file));
        return await ReadFile.OfAsync(stream);
    }

    private static string Place(string file)
    {
        var place = Repository.Path("..", "shared", "data", file);
        if (!File.Exists(place))
            Missing.Part($"{file} beside the repository.");
        return place;
    }
}
