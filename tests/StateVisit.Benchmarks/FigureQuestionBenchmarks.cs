using BenchmarkDotNet.Attributes;
using StateVisit.TradeFigures;
using StateVisit.TradeFigures.Answering;
using StateVisit.TradeFigures.Observing;
using StateVisit.TradeFigures.Reading;
using StateVisit.TradeFigures.Storing;
using StateVisit.TradeFigures.V1;

namespace StateVisit.Benchmarks;

/// <summary>
/// Questions over so many observations, from the store to the answer, none of it kept. Promised: under 20 ms of 1,000,000, under
/// 50 ms of 10,000,000.
/// </summary>
public class FigureQuestionBenchmarks
{
    private const long Dataset = 1;

    private static readonly TradePair Pair = TradePair.Find("tradePairs/CN-RU")!.Value;

    private readonly string folder = Directory.CreateTempSubdirectory("statevisit-bench").FullName;
    private readonly Dictionary<long, Dataset> datasets = new()
    {
        [Dataset] = new()
        {
            Name = "datasets/generated",
            Source = "UN Comtrade",
            PublishedOn = "2023-12-31",
        },
    };
    private DuckObservations observations = null!;

    [Params(1_000_000, 10_000_000)]
    public int Observations { get; set; }

    [GlobalSetup]
    public async Task Fill()
    {
        observations = await DuckObservations.OpenAsync(folder, megabytes: 180, CancellationToken.None);
        var path = Path.Combine(folder, "figures.csv");
        TradeFileGenerator.Write(path, Observations);
        await using (var file = new FileStream(path, new FileStreamOptions { BufferSize = 0 }))
        await using (var write = await observations.BeginAsync(Dataset, CancellationToken.None))
        {
            var read = await FigureFile
                .Open(file, new PlainTable(null, "", Status.Unspecified), new DateOnly(2031, 3, 3))
                .ReadAsync(
                    rows => new(write.AddAsync(rows, CancellationToken.None)),
                    progress: null,
                    CancellationToken.None
                );
            await write.CompleteAsync(read.Citations, CancellationToken.None);
            await write.CommitAsync(CancellationToken.None);
        }
        File.Delete(path);
        if ((await Turnover()).Points.Count == 0 || await Chapters() is null)
            throw new InvalidOperationException("Nothing is known of the pair.");
    }

    [GlobalCleanup]
    public async Task Remove()
    {
        await observations.DisposeAsync();
        Directory.Delete(folder, recursive: true);
    }

    [Benchmark]
    public async Task<Series> Turnover() =>
        SeriesAnswer.Of(Pair, await TotalsAsync(Pair), Measure.Turnover, Frequency.Year, "USD");

    [Benchmark]
    public async Task<Summary?> Share() =>
        SummaryAnswer.Of(Pair, await TotalsAsync(Pair), await TotalsAsync(Pair.WithTheWorld), Days.Year(2024), "USD");

    [Benchmark]
    public async Task<Mirror> BothSides() =>
        MirrorAnswer.Of(Pair, await TotalsAsync(Pair), await TotalsAsync(Pair.Mirrored), 2024, "USD");

    [Benchmark]
    public async Task<Composition?> Chapters()
    {
        var chapters = new Knowledge(
            await observations.ChaptersAsync(
                Pair.Reporter,
                Pair.Partner,
                Flow.Import,
                datasets.Keys,
                CancellationToken.None
            ),
            datasets,
            asOf: null
        );
        var year = CompositionAnswer.LastYear(Pair, chapters, Flow.Import, "");
        return year is null
            ? null
            : CompositionAnswer.Of(Pair, chapters, await TotalsAsync(Pair), Flow.Import, year.Value, "");
    }

    private async Task<Knowledge> TotalsAsync(TradePair pair) =>
        new(
            await observations.TotalsAsync(pair.Reporter, pair.Partner, datasets.Keys, CancellationToken.None),
            datasets,
            asOf: null
        );
}
