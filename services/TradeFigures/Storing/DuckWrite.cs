using System.Data.Common;
using DuckDB.NET.Data;
using StateVisit.TradeFigures.Observing;

namespace StateVisit.TradeFigures.Storing;

/// <summary>A dataset on its way into DuckDB, in one transaction.</summary>
internal sealed class DuckWrite(
    long dataset,
    DuckDBConnection connection,
    DbTransaction transaction,
    SemaphoreSlim gate
) : IObservationsWrite
{
    private DuckDBAppender? appender = connection.CreateAppender("observations");
    private List<int> repeated = [];

    public Task AddAsync(ReadOnlyMemory<Observation> rows, CancellationToken cancellation)
    {
        cancellation.ThrowIfCancellationRequested();
        foreach (ref readonly var row in rows.Span)
            appender!
                .CreateRow()
                .AppendValue(dataset)
                .AppendValue(row.Line)
                .AppendValue(row.Reporter)
                .AppendValue(row.Partner)
                .AppendValue((short)row.Flow)
                .AppendValue(row.Days.First.DayNumber)
                .AppendValue(row.Days.Last.DayNumber)
                .AppendValue(row.Classification)
                .AppendValue(row.Commodity)
                .AppendValue(CellReader.Depth(row.Commodity))
                .AppendValue(row.Value.Thousandths)
                .AppendValue(row.Currency)
                .AppendValue(row.Precision.Thousandths)
                .AppendValue((short)row.Valuation)
                .AppendValue(row.Weight)
                .AppendValue(row.Quantity)
                .AppendValue(row.Unit)
                .AppendValue((short)row.Status)
                .AppendValue(row.StatedGrowth)
                .AppendValue(row.PublishedOn?.DayNumber ?? CellReader.NoDay)
                .AppendValue((short)row.Formation)
                .AppendValue(row.Citation)
                .EndRow();
        return Task.CompletedTask;
    }

    public async Task<IReadOnlyList<Clash>> ClashesAsync(int most, CancellationToken cancellation)
    {
        CloseAppender();
        await using var command = connection.Command(Tables.Suspects(static key => $"hash({key})"), dataset);
        await using var rows = await command.ExecuteReaderAsync(cancellation);
        (var clashes, repeated) = await Suspects.CompareAsync(rows, most, cancellation);
        return clashes;
    }

    public async Task<long> CompleteAsync(IReadOnlyList<Citation> citations, CancellationToken cancellation)
    {
        CloseAppender();
        foreach (var lines in repeated.Chunk(1_000))
            await connection.ExecuteAsync(
                $"DELETE FROM observations WHERE dataset = $1 AND line IN ({string.Join(',', lines)})",
                cancellation,
                dataset
            );
        await connection.CompleteAsync(dataset, citations, cancellation);
        return repeated.Count;
    }

    public Task<long> RevisionsAsync(string source, IReadOnlyList<Earlier> earlier, CancellationToken cancellation) =>
        connection.RevisionsAsync(dataset, source, earlier, cancellation);

    public Task CommitAsync(CancellationToken cancellation) => transaction.CommitAsync(cancellation);

    public async ValueTask DisposeAsync()
    {
        try
        {
            CloseAppender();
            await transaction.DisposeAsync();
            await connection.DisposeAsync();
        }
        finally
        {
            gate.Release();
        }
    }

    private void CloseAppender()
    {
        appender?.Dispose();
        appender = null;
    }
}
