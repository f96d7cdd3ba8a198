using StateVisit.Tests.AppHost;
using StateVisit.Tests.Fixture;
using StateVisit.TradeFigures.V1;
using Xunit;

namespace StateVisit.Tests.TradeFigures;

/// <summary>Downloads of UN Comtrade, taken in and asked over the wire. They lie beside the repository, for their terms forbid to pass them on.</summary>
public sealed class RealFileTests(TradeHosts hosts) : IClassFixture<TradeHosts>
{
    [Theory, OnBothStores]
    public async Task TheNewLayoutGivesWhatBothSidesReport(StoreKind store)
    {
        var analyst = (await hosts.AsyncOf(store)).As("analyst");
        var result = await ImportAsync(analyst, "newapi_CHN-USA-DEU_allpartners_TOTAL_2022.csv");
        Assert.Equal((FileFormat.ComtradeCsv, 1352L), (result.Dataset.Format, result.Dataset.Report.Taken));

        Assert.Equal(114_148_970_877, await ValueAsync(analyst, "CN-RU", Measure.Imports, 2022));
        Assert.Equal(76_122_649_188, await ValueAsync(analyst, "CN-RU", Measure.Exports, 2022));

        var withUsa = await MirrorAsync(analyst, "CN-US");
        Assert.Equal(
            (178_956_829_551, 153_837_022_415),
            (withUsa.Inward.Importer.Figure.Value, withUsa.Inward.Exporter.Figure.Value)
        );
        Assert.Equal(
            (575_688_091_172, 582_756_110_047),
            (withUsa.Outward.Importer.Figure.Value, withUsa.Outward.Exporter.Figure.Value)
        );
        Assert.Equal(25_119_807_136, withUsa.Inward.Gap);

        var withRussia = await MirrorAsync(analyst, "CN-RU");
        Assert.Equal(
            (Reporting.Reported, Reporting.NotReported),
            (withRussia.Inward.Importer.Reporting, withRussia.Inward.Exporter.Reporting)
        );
        Assert.Null(withRussia.Inward.Exporter.Figure);
        Assert.False(withRussia.Inward.HasGap);

        var summary = await analyst.Figures.GetSummaryAsync(new() { Name = "tradePairs/CN-RU", Year = 2022 });
        Assert.Equal(114_148_970_877 / 2_715_997_517_261.0 * 100, summary.Imports.Share, precision: 9);
    }

    [Theory, OnBothStores]
    public async Task TheOldLayoutAddsUpToWhatIsOnRecord(StoreKind store)
    {
        var analyst = (await hosts.AsyncOf(store)).As("analyst");
        await ImportAsync(analyst, "legacy_CHN_partners_incl_RUS_SITC2_2010-2014.csv");
        (int Year, double Exports, double Imports)[] onRecord =
        [
            (2010, 29_612_073_703, 25_913_993_644),
            (2011, 38_903_017_967, 40_362_599_801),
            (2012, 44_056_551_091, 44_138_278_872),
            (2013, 49_591_171_963, 39_667_828_205),
            (2014, 53_676_944_136, 41_593_505_497),
        ];
        foreach (var (year, exports, imports) in onRecord)
        {
            Assert.Equal(exports, await ValueAsync(analyst, "CN-RU", Measure.Exports, year));
            Assert.Equal(imports, await ValueAsync(analyst, "CN-RU", Measure.Imports, year));
        }
        var series = await SeriesAsync(analyst, "CN-RU", Measure.Exports);
        Assert.Equal(
            Formation.SumOfCommodities,
            series.Points.Single(point => point.Period.FirstDay == "2010-01-01").Figure.Formation
        );
        var composition = await analyst.Figures.GetCompositionAsync(
            new()
            {
                Name = "tradePairs/CN-RU",
                Year = 2014,
                Classification = "SITC",
            }
        );
        Assert.Equal(100, composition.Chapters.Sum(chapter => chapter.Share), precision: 6);
        Assert.Equal("33", composition.Chapters[0].Code);
    }

    private static async Task<ImportResult> ImportAsync(TradeFiguresClient analyst, string file)
    {
        var place = Repository.Path("..", "shared", "data", "comtrade", file);
        if (!File.Exists(place))
            Missing.Part($"{file} beside the repository.");
        return await analyst.ImportAsync(
            await File.ReadAllBytesAsync(place),
            header =>
            {
                header.Plain = null;
                header.Dataset.Source = "UN Comtrade";
            }
        );
    }

    private static async Task<double> ValueAsync(TradeFiguresClient analyst, string pair, Measure measure, int year) =>
        (await SeriesAsync(analyst, pair, measure))
            .Points.Single(point => point.Period.FirstDay == $"{year}-01-01")
            .Figure.Value;

    private static async Task<Series> SeriesAsync(TradeFiguresClient analyst, string pair, Measure measure) =>
        await analyst.Figures.GetSeriesAsync(new() { Name = $"tradePairs/{pair}", Measure = measure });

    private static async Task<Mirror> MirrorAsync(TradeFiguresClient analyst, string pair) =>
        await analyst.Figures.GetMirrorAsync(new() { Name = $"tradePairs/{pair}", Year = 2022 });
}
