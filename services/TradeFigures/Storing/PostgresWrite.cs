using Npgsql;
using NpgsqlTypes;
using StateVisit.TradeFigures.Observing;

namespace StateVisit.TradeFigures.Storing;

/// <summary>A dataset on its way into PostgreSQL, in one transaction.</summary>
internal sealed class PostgresWrite : IObservationsWrite
{
    private readonly long dataset;
    private readonly NpgsqlConnection connection;
    private readonly NpgsqlTransaction transaction;
    private NpgsqlBinaryImporter? copy;
    private List<int> repeated = [];

    private PostgresWrite(
        long dataset,
        NpgsqlConnection connection,
        NpgsqlTransaction transaction,
        NpgsqlBinaryImporter copy
    ) => (this.dataset, this.connection, this.transaction, this.copy) = (dataset, connection, transaction, copy);

    public static async Task<PostgresWrite> BeginAsync(
        long dataset,
        NpgsqlConnection connection,
        CancellationToken cancellation
    )
    {
        var begun = await connection.BeginTransactionAsync(cancellation);
        var rows = await connection.BeginBinaryImportAsync(
            $"COPY observations ({Tables.ObservationColumns}) FROM STDIN (FORMAT BINARY)",
            cancellation
        );
        return new(dataset, connection, begun, rows);
    }

    public async Task AddAsync(ReadOnlyMemory<Observation> rows, CancellationToken cancellation)
    {
        for (var i = 0; i < rows.Length; i++)
            await AddAsync(rows.Span[i], cancellation);
    }

    public async Task<IReadOnlyList<Clash>> ClashesAsync(int most, CancellationToken cancellation)
    {
        await EndCopyAsync(cancellation);
        await using var command = connection.Command(
            Tables.Suspects(static key => $"hash_record_extended(ROW({key}), 0)"),
            dataset
        );
        await using var rows = await command.ExecuteReaderAsync(cancellation);
        (var clashes, repeated) = await Suspects.CompareAsync(rows, most, cancellation);
        return clashes;
    }

    public async Task<long> CompleteAsync(IReadOnlyList<Citation> citations, CancellationToken cancellation)
    {
        await EndCopyAsync(cancellation);
        if (repeated.Count > 0)
            await connection.ExecuteAsync(
                "DELETE FROM observations WHERE dataset = $1 AND line = ANY($2)",
                cancellation,
                dataset,
                repeated.ToArray()
            );
        await connection.CompleteAsync(dataset, citations, cancellation);
        return repeated.Count;
    }

    public Task<long> RevisionsAsync(string source, IReadOnlyList<Earlier> earlier, CancellationToken cancellation) =>
        connection.RevisionsAsync(dataset, source, earlier, cancellation);

    public Task CommitAsync(CancellationToken cancellation) => transaction.CommitAsync(cancellation);

    /// <summary>Whoever records the dataset does so before this: until then the lock keeps others from sweeping it.</summary>
    public async ValueTask DisposeAsync()
    {
        if (copy is not null)
            await copy.DisposeAsync();
        await transaction.DisposeAsync();
        if (connection.State == System.Data.ConnectionState.Open)
            await connection.ExecuteAsync(
                $"SELECT pg_advisory_unlock_shared({PostgresObservations.ImportsLock})",
                CancellationToken.None
            );
        await connection.DisposeAsync();
    }

    private async Task AddAsync(Observation row, CancellationToken cancellation)
    {
        var to = copy!;
        await to.StartRowAsync(cancellation);
        await to.WriteAsync(dataset, NpgsqlDbType.Bigint, cancellation);
        await to.WriteAsync(row.Line, NpgsqlDbType.Integer, cancellation);
        await to.WriteAsync(row.Reporter, NpgsqlDbType.Smallint, cancellation);
        await to.WriteAsync(row.Partner, NpgsqlDbType.Smallint, cancellation);
        await to.WriteAsync((short)row.Flow, NpgsqlDbType.Smallint, cancellation);
        await to.WriteAsync(row.Days.First.DayNumber, NpgsqlDbType.Integer, cancellation);
        await to.WriteAsync(row.Days.Last.DayNumber, NpgsqlDbType.Integer, cancellation);
        await to.WriteAsync(row.Classification, NpgsqlDbType.Varchar, cancellation);
        await to.WriteAsync(row.Commodity, NpgsqlDbType.Varchar, cancellation);
        await to.WriteAsync(CellReader.Depth(row.Commodity), NpgsqlDbType.Smallint, cancellation);
        await to.WriteAsync(row.Value.Thousandths, NpgsqlDbType.Bigint, cancellation);
        await to.WriteAsync(row.Currency, NpgsqlDbType.Varchar, cancellation);
        await to.WriteAsync(row.Precision.Thousandths, NpgsqlDbType.Bigint, cancellation);
        await to.WriteAsync((short)row.Valuation, NpgsqlDbType.Smallint, cancellation);
        await WriteAsync(to, row.Weight, cancellation);
        await WriteAsync(to, row.Quantity, cancellation);
        await to.WriteAsync(row.Unit, NpgsqlDbType.Varchar, cancellation);
        await to.WriteAsync((short)row.Status, NpgsqlDbType.Smallint, cancellation);
        await WriteAsync(to, row.StatedGrowth, cancellation);
        await to.WriteAsync(row.PublishedOn?.DayNumber ?? CellReader.NoDay, NpgsqlDbType.Integer, cancellation);
        await to.WriteAsync((short)row.Formation, NpgsqlDbType.Smallint, cancellation);
        await to.WriteAsync(row.Citation, NpgsqlDbType.Integer, cancellation);
    }

    private static Task WriteAsync(NpgsqlBinaryImporter to, double? value, CancellationToken cancellation) =>
        value is { } known ? to.WriteAsync(known, NpgsqlDbType.Double, cancellation) : to.WriteNullAsync(cancellation);

    private async Task EndCopyAsync(CancellationToken cancellation)
    {
        if (copy is null)
            return;
        await copy.CompleteAsync(cancellation);
        await copy.DisposeAsync();
        copy = null;
    }
}
