using BenchmarkDotNet.Attributes;
using DuckDB.NET.Data;
using StateVisit.TradeFigures.Reading;
using StateVisit.TradeFigures.V1;

namespace StateVisit.Benchmarks;

/// <summary>
/// A download of UN Comtrade of 1,000,000 rows, per row. Promised: 600,000 rows a second on one core, that is 1,667 ns. The yardstick is
/// what DuckDB's own reader takes to count the rows of the same file and to add up their values.
/// </summary>
public class FigureFileBenchmarks
{
    private const int Rows = 1_000_000;

    private readonly string path = Path.Combine(Path.GetTempPath(), $"figures-{Guid.NewGuid():N}.csv");

    [GlobalSetup]
    public void Generate() => TradeFileGenerator.Write(path, Rows);

    [GlobalCleanup]
    public void Remove() => File.Delete(path);

    [Benchmark(OperationsPerInvoke = Rows)]
    public async Task<double> Read()
    {
        await using var file = new FileStream(
            path,
            new FileStreamOptions { BufferSize = 0, Options = FileOptions.SequentialScan }
        );
        var sum = 0.0;
        var read = await FigureFile
            .Open(file, new PlainTable(null, "", Status.Unspecified), new DateOnly(2031, 3, 3))
            .ReadAsync(
                rows =>
                {
                    foreach (var row in rows.Span)
                        sum += row.Value.Amount;
                    return ValueTask.CompletedTask;
                },
                progress: null,
                CancellationToken.None
            );
        return read.Report.Taken == Rows ? sum : throw new InvalidOperationException("Rows are missing.");
    }

    [Benchmark(OperationsPerInvoke = Rows, Baseline = true)]
    public double DuckDbOnOneCore() => DuckDb(threads: 1);

    [Benchmark(OperationsPerInvoke = Rows)]
    public double DuckDbOnAll() => DuckDb(Environment.ProcessorCount);

    private double DuckDb(int threads)
    {
        using var connection = new DuckDBConnection("DataSource=:memory:");
        connection.Open();
        using var command = connection.CreateCommand();
        // One more cell than there are names.
        var columns = $"{TradeFileGenerator.Header},nothing".Split(',').Select(name => $"'{name}': 'VARCHAR'");
        command.CommandText = $"SET threads TO {threads}";
        command.ExecuteNonQuery();
#pragma warning disable CA2100 // Nothing of it is anybody's input.
        command.CommandText =
            "SELECT sum(CAST(primaryValue AS DOUBLE)), count(*) FROM read_csv("
            + $"'{path}', auto_detect = false, header = false, skip = 1, delim = ',', quote = '\"', escape = '\"', columns = "
            + "{"
            + string.Join(", ", columns)
            + "})";
#pragma warning restore CA2100
        using var reader = command.ExecuteReader();
        reader.Read();
        return reader.GetInt64(1) == Rows
            ? reader.GetDouble(0)
            : throw new InvalidOperationException("Rows are missing.");
    }
}
