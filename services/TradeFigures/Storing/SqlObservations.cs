using System.Data.Common;
using System.Globalization;
using System.Runtime.CompilerServices;
using StateVisit.TradeFigures.Observing;
using StateVisit.TradeFigures.V1;

namespace StateVisit.TradeFigures.Storing;

/// <summary>What both stores do alike: they speak the same SQL, with parameters by their place.</summary>
public abstract class SqlObservations : IObservations
{
    public abstract Task<IObservationsWrite> BeginAsync(long dataset, CancellationToken cancellation);

    public async Task ForgetAsync(long dataset, CancellationToken cancellation)
    {
        await using var connection = await OpenAsync(cancellation);
        foreach (var table in Tables.All)
            await connection.ExecuteAsync($"DELETE FROM {table} WHERE dataset = $1", cancellation, dataset);
    }

    public abstract Task SweepAsync(IReadOnlyCollection<long> datasets, CancellationToken cancellation);

    public Task<IReadOnlyList<Cell>> TotalsAsync(
        short reporter,
        short partner,
        IReadOnlyCollection<long> datasets,
        CancellationToken cancellation
    ) => CellsAsync(Tables.SelectTotals, datasets, cancellation, reporter, partner);

    public Task<IReadOnlyList<Cell>> ChaptersAsync(
        short reporter,
        short partner,
        Flow flow,
        IReadOnlyCollection<long> datasets,
        CancellationToken cancellation
    ) => CellsAsync(Tables.SelectChapters, datasets, cancellation, reporter, partner, (short)flow);

    public async IAsyncEnumerable<Observation> RowsAsync(
        long dataset,
        [EnumeratorCancellation] CancellationToken cancellation
    )
    {
        await using var connection = await OpenAsync(cancellation);
        await using var command = connection.Command(
            $"SELECT {Tables.ObservationColumns} FROM observations WHERE dataset = $1 ORDER BY line",
            dataset
        );
        await using var rows = await command.ExecuteReaderAsync(cancellation);
        while (await rows.ReadAsync(cancellation))
            yield return CellReader.Observation(rows);
    }

    public async Task<IReadOnlyList<Citation>> CitationsAsync(long dataset, CancellationToken cancellation)
    {
        await using var connection = await OpenAsync(cancellation);
        await using var command = connection.Command(
            "SELECT source, uri, note FROM citations WHERE dataset = $1 ORDER BY citation",
            dataset
        );
        await using var rows = await command.ExecuteReaderAsync(cancellation);
        var read = new List<Citation>();
        while (await rows.ReadAsync(cancellation))
            read.Add(new(rows.GetString(0), rows.GetString(1), rows.GetString(2)));
        return read;
    }

    /// <summary>An open connection, to be disposed of.</summary>
    protected abstract Task<DbConnection> OpenAsync(CancellationToken cancellation);

    private async Task<IReadOnlyList<Cell>> CellsAsync(
        string select,
        IReadOnlyCollection<long> datasets,
        CancellationToken cancellation,
        params object[] parameters
    )
    {
        var wanted = datasets.ToHashSet();
        var found = new List<Cell>();
        await using var connection = await OpenAsync(cancellation);
        await using var command = connection.Command(select, parameters);
        await using var rows = await command.ExecuteReaderAsync(cancellation);
        while (await rows.ReadAsync(cancellation))
            if (wanted.Contains(rows.GetInt64(0)))
                found.Add(CellReader.Cell(rows));
        return found;
    }
}

internal static class Commands
{
    /// <summary>Parameters are $1, $2 and so on.</summary>
    public static DbCommand Command(this DbConnection connection, string text, params object[] parameters)
    {
        var command = connection.CreateCommand();
        command.CommandText = text;
        foreach (var value in parameters)
        {
            var parameter = command.CreateParameter();
            parameter.Value = value;
            command.Parameters.Add(parameter);
        }
        return command;
    }

    public static async Task ExecuteAsync(
        this DbConnection connection,
        string text,
        CancellationToken cancellation,
        params object[] parameters
    )
    {
        await using var command = connection.Command(text, parameters);
        await command.ExecuteNonQueryAsync(cancellation);
    }

    /// <summary>What belongs to the rows of a dataset, once they are all there: who is cited, totals and chapters.</summary>
    public static async Task CompleteAsync(
        this DbConnection connection,
        long dataset,
        IReadOnlyList<Citation> citations,
        CancellationToken cancellation
    )
    {
        for (var i = 0; i < citations.Count; i++)
            await connection.ExecuteAsync(
                "INSERT INTO citations VALUES ($1, $2, $3, $4, $5)",
                cancellation,
                dataset,
                i,
                citations[i].Source,
                citations[i].Uri,
                citations[i].Note
            );
        await connection.ExecuteAsync(Tables.MakeTotals, cancellation, dataset);
        await connection.ExecuteAsync(Tables.MakeChapters, cancellation, dataset);
    }

    public static async Task<long> RevisionsAsync(
        this DbConnection connection,
        long dataset,
        string source,
        IReadOnlyList<Earlier> earlier,
        CancellationToken cancellation
    )
    {
        if (earlier.Count == 0)
            return 0;
        await using var command = connection.Command(
            Tables.Revisions(earlier),
            [dataset, source, .. earlier.Select(one => one.Source)]
        );
        return Convert.ToInt64(await command.ExecuteScalarAsync(cancellation), CultureInfo.InvariantCulture);
    }
}
