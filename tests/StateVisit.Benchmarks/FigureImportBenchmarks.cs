using BenchmarkDotNet.Attributes;
using DuckDB.NET.Data;
using StateVisit.TradeFigures.Observing;
using StateVisit.TradeFigures.Reading;
using StateVisit.TradeFigures.Storing;
using StateVisit.TradeFigures.V1;

namespace StateVisit.Benchmarks;

/// <summary>
/// A download of UN Comtrade of 1,000,000 rows from CSV into the store: read, checked, stored, with totals and chapters worked out
/// and made durable. Promised: 300,000 rows a second. Beside it in the same run DuckDB's own reader, which takes the same columns
/// into a table as text and looks at nothing.
/// </summary>
public class FigureImportBenchmarks
{
    private const int Rows = 1_000_000;

    private readonly string folder = Directory.CreateTempSubdirectory("statevisit-bench").FullName;
    private DuckObservations observations = null!;
    private long dataset;

    private string File => Path.Combine(folder, "figures.csv");

    [GlobalSetup]
    public async Task Generate()
    {
        TradeFileGenerator.Write(File, Rows);
        observations = await DuckObservations.OpenAsync(folder, megabytes: 180, CancellationToken.None);
    }

    [GlobalCleanup]
    public async Task Remove()
    {
        await observations.DisposeAsync();
        Directory.Delete(folder, recursive: true);
    }

    [IterationCleanup]
#pragma warning disable RS0030 // What cleans up after an iteration cannot be awaited.
    public void Forget() => observations.ForgetAsync(dataset, CancellationToken.None).GetAwaiter().GetResult();
#pragma warning restore RS0030

    [Benchmark]
    public async Task<long> Import()
    {
        await using var file = new FileStream(
            File,
            new FileStreamOptions { BufferSize = 0, Options = FileOptions.SequentialScan }
        );
        await using var write = await observations.BeginAsync(++dataset, CancellationToken.None);
        var read = await FigureFile
            .Open(file, new PlainTable(null, "", Status.Unspecified), new DateOnly(2031, 3, 3))
            .ReadAsync(
                rows => new(write.AddAsync(rows, CancellationToken.None)),
                progress: null,
                CancellationToken.None
            );
        if ((await write.ClashesAsync(20, CancellationToken.None)).Count > 0)
            throw new InvalidOperationException("The file contradicts itself.");
        await write.CompleteAsync(read.Citations, CancellationToken.None);
        await write.CommitAsync(CancellationToken.None);
        return read.Report.Taken == Rows ? Rows : throw new InvalidOperationException("Rows are missing.");
    }

    [Benchmark(Baseline = true)]
    public long DuckDbReader()
    {
        var path = Path.Combine(folder, $"own{++dataset}.duckdb");
        using var connection = new DuckDBConnection($"DataSource={path}");
        connection.Open();
        var columns = $"{TradeFileGenerator.Header},nothing".Split(',').Select(name => $"'{name}': 'VARCHAR'");
        using var command = connection.CreateCommand();
#pragma warning disable CA2100 // Nothing of it is anybody's input.
        command.CommandText =
            "CREATE TABLE rows AS SELECT period, reporterCode, partnerCode, flowCode, classificationCode, cmdCode, primaryValue, cifvalue, "
            + "fobvalue, netWgt, qty, qtyUnitAbbr FROM read_csv("
            + $"'{File}', auto_detect = false, header = false, skip = 1, delim = ',', quote = '\"', escape = '\"', columns = "
            + "{"
            + string.Join(", ", columns)
            + "})";
#pragma warning restore CA2100
        command.ExecuteNonQuery();
        return Rows;
    }
}
