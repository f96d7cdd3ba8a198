using DuckDB.NET.Data;
using StateVisit.Tests.Fixture;

namespace StateVisit.Tests.TradeFigures;

/// <summary>One service per store for the tests of a class that do not look at the whole of it.</summary>
public sealed class TradeHosts : IAsyncDisposable
{
    private readonly OncePerStore<TradeFiguresHost> hosts = new();
    private readonly List<TradeFiguresHost> started = [];

    public Task<TradeFiguresHost> AsyncOf(StoreKind store) =>
        hosts.GetOrAddAsync(
            store,
            async () =>
            {
                var host = await TradeFiguresHost.StartAsync(store);
                lock (started)
                    started.Add(host);
                return host;
            }
        );

    public async ValueTask DisposeAsync()
    {
        foreach (var host in started)
            await host.DisposeAsync();
    }
}

/// <summary>What lies in the store of observations, past the service.</summary>
internal static class Observed
{
    /// <summary>Rows of datasets on record and of others, in every table.</summary>
    public static async Task<long> CountAsync(TradeFiguresHost host)
    {
        const string count =
            "SELECT (SELECT count(*) FROM observations) + (SELECT count(*) FROM totals) + (SELECT count(*) FROM chapters) + (SELECT count(*) FROM citations)";
        if (host.Store.Kind == StoreKind.Postgres)
            return await host.Store.ReadAsync<long>(count);
        await using var connection = new DuckDBConnection(
            $"DataSource={Path.Combine(host.Store.Folder, "observations.duckdb")}"
        );
        await connection.OpenAsync();
        await using var command = connection.CreateCommand();
        command.CommandText = count;
        return Convert.ToInt64(await command.ExecuteScalarAsync(), System.Globalization.CultureInfo.InvariantCulture);
    }
}
