using System.Data.Common;
using DuckDB.NET.Data;
using StateVisit.TradeFigures.Observing;

namespace StateVisit.TradeFigures.Storing;

/// <summary>
/// Observations in a DuckDB file beside the service's store. DuckDB serves one process: a second one is refused, and several
/// replicas need PostgreSQL.
/// </summary>
public sealed class DuckObservations : SqlObservations, IAsyncDisposable
{
    private readonly string connection;

    /// <summary>Held open, so that the file stays loaded between questions.</summary>
    private readonly DuckDBConnection held;

    /// <summary>One import at a time has the memory.</summary>
    private readonly SemaphoreSlim gate = new(1, 1);

    private DuckObservations(string connection, DuckDBConnection held)
    {
        this.connection = connection;
        this.held = held;
    }

    /// <param name="folder">Of the service's store.</param>
    /// <param name="megabytes">What DuckDB may use at most; beyond that it works on disk.</param>
    public static async Task<DuckObservations> OpenAsync(string folder, int megabytes, CancellationToken cancellation)
    {
        Directory.CreateDirectory(folder);
        var file = Path.Combine(folder, "observations.duckdb");
        var source = $"DataSource={file}";
        var open = new DuckDBConnection(source);
        try
        {
            await open.OpenAsync(cancellation);
        }
        catch (DuckDBException e)
        {
            await open.DisposeAsync();
            throw new InvalidOperationException(
                $"{file} cannot be opened. DuckDB serves one process only; several replicas need PostgreSQL (ConnectionStrings:tradefigures). {e.Message}",
                e
            );
        }
        await open.ExecuteAsync($"SET memory_limit = '{megabytes}MB'", cancellation);
        await open.ExecuteAsync("SET preserve_insertion_order = false", cancellation);
        foreach (var table in Tables.Create)
            await open.ExecuteAsync(table, cancellation);
        return new(source, open);
    }

    public override async Task<IObservationsWrite> BeginAsync(long dataset, CancellationToken cancellation)
    {
        await gate.WaitAsync(cancellation);
        try
        {
            var write = new DuckDBConnection(connection);
            await write.OpenAsync(cancellation);
            return new DuckWrite(dataset, write, await write.BeginTransactionAsync(cancellation), gate);
        }
        catch
        {
            gate.Release();
            throw;
        }
    }

    public override async Task SweepAsync(IReadOnlyCollection<long> datasets, CancellationToken cancellation)
    {
        await using var sweep = await OpenAsync(cancellation);
        var stored = new List<long>();
        await using (var command = sweep.Command("SELECT DISTINCT dataset FROM citations"))
        await using (var rows = await command.ExecuteReaderAsync(cancellation))
            while (await rows.ReadAsync(cancellation))
                stored.Add(rows.GetInt64(0));
        foreach (var orphan in stored.Except(datasets))
            await ForgetAsync(orphan, cancellation);
    }

    public async ValueTask DisposeAsync()
    {
        await held.DisposeAsync();
        gate.Dispose();
    }

    protected override async Task<DbConnection> OpenAsync(CancellationToken cancellation)
    {
        var one = new DuckDBConnection(connection);
        await one.OpenAsync(cancellation);
        return one;
    }
}
