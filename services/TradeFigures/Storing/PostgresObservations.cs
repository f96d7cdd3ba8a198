using System.Data.Common;
using Npgsql;
using StateVisit.TradeFigures.Observing;

namespace StateVisit.TradeFigures.Storing;

/// <summary>Observations in PostgreSQL, beside the service's records: for several replicas.</summary>
public sealed class PostgresObservations : SqlObservations
{
    /// <summary>"tradefig" in ASCII: shared by imports under way, so that no other replica sweeps what they have not recorded yet.</summary>
    internal const long ImportsLock = 0x7472616465666967;

    private readonly string connection;

    private PostgresObservations(string connection) => this.connection = connection;

    public static async Task<PostgresObservations> OpenAsync(string connection, CancellationToken cancellation)
    {
        var ours = new NpgsqlConnectionStringBuilder(connection)
        {
            // An import is a few statements over millions of rows: they take as long as they take.
            CommandTimeout = 0,
        };
        if (!ours.ShouldSerialize("Maximum Pool Size"))
            ours.MaxPoolSize = 10;
        var observations = new PostgresObservations(ours.ToString());
        await using var made = await observations.OpenAsync(cancellation);
        // Two replicas that start together would both make the tables, and one would fail.
        await made.ExecuteAsync($"SELECT pg_advisory_lock({ImportsLock})", cancellation);
        foreach (var table in Tables.Create)
            await made.ExecuteAsync(table, cancellation);
        await made.ExecuteAsync(
            "CREATE INDEX IF NOT EXISTS observations_by_line ON observations (dataset, line)",
            cancellation
        );
        await made.ExecuteAsync(
            "CREATE INDEX IF NOT EXISTS totals_by_pair ON totals (reporter, partner)",
            cancellation
        );
        await made.ExecuteAsync(
            "CREATE INDEX IF NOT EXISTS chapters_by_pair ON chapters (reporter, partner, flow)",
            cancellation
        );
        await made.ExecuteAsync("CREATE INDEX IF NOT EXISTS citations_by_set ON citations (dataset)", cancellation);
        await made.ExecuteAsync($"SELECT pg_advisory_unlock({ImportsLock})", cancellation);
        return observations;
    }

    public override async Task<IObservationsWrite> BeginAsync(long dataset, CancellationToken cancellation)
    {
        var write = (NpgsqlConnection)await OpenAsync(cancellation);
        try
        {
            await write.ExecuteAsync($"SELECT pg_advisory_lock_shared({ImportsLock})", cancellation);
            return await PostgresWrite.BeginAsync(dataset, write, cancellation);
        }
        catch
        {
            await write.DisposeAsync();
            throw;
        }
    }

    public override async Task SweepAsync(IReadOnlyCollection<long> datasets, CancellationToken cancellation)
    {
        await using var sweep = await OpenAsync(cancellation);
        await using var ask = sweep.Command($"SELECT pg_try_advisory_lock({ImportsLock})");
        // Another replica is importing: what it leaves is swept at the next start.
        if (await ask.ExecuteScalarAsync(cancellation) is not true)
            return;
        foreach (var table in Tables.All)
            await sweep.ExecuteAsync(
                $"DELETE FROM {table} WHERE NOT dataset = ANY($1)",
                cancellation,
                datasets.ToArray()
            );
        await sweep.ExecuteAsync($"SELECT pg_advisory_unlock({ImportsLock})", cancellation);
    }

    protected override async Task<DbConnection> OpenAsync(CancellationToken cancellation)
    {
        var one = new NpgsqlConnection(connection);
        await one.OpenAsync(cancellation);
        return one;
    }
}
