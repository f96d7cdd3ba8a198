using System.Data.Common;
using Microsoft.Data.Sqlite;
using Microsoft.EntityFrameworkCore;
using Microsoft.Extensions.DependencyInjection;
using StateVisit.Journal.Storage;
using StateVisit.Tests.Fixture;
using Xunit;

namespace StateVisit.Tests.Durability;

public sealed class SettingsTests
{
    private const int Connections = 12;

    [Fact]
    public async Task EverySqliteConnectionSyncsAtEachCommit()
    {
        await using var host = await AgendaHost.StartAsync(StoreKind.Sqlite);
        // Twice: the second time they come out of the pool, on which something else was set meanwhile.
        for (var round = 0; round < 2; round++)
        {
            var found = await OnConnectionsAsync(
                host,
                async connection =>
                    $"{await ShowAsync(connection, "PRAGMA synchronous")} {await ShowAsync(connection, "PRAGMA journal_mode")}",
                afterwards: "PRAGMA synchronous = OFF"
            );
            Assert.All(found, setting => Assert.Equal("2 wal", setting));
        }
        await using var transaction = await host
            .Services.GetRequiredService<Store>()
            .BeginAsync(CancellationToken.None);
        Assert.Equal("2", await ShowAsync(transaction.Db.Database.GetDbConnection(), "PRAGMA synchronous"));
    }

    [Fact]
    public async Task EveryPostgresConnectionWaitsForTheDiskWhateverTheDatabaseSays()
    {
        await using var store = await TestStore.CreateAsync(StoreKind.Postgres);
        var database = await store.ReadAsync<string>("SELECT current_database()");
        await store.ExecuteAsync($"ALTER DATABASE {database} SET synchronous_commit = off");
        await using var host = await AgendaHost.StartAsync(store);
        for (var round = 0; round < 2; round++)
        {
            var found = await OnConnectionsAsync(
                host,
                async connection =>
                    string.Join(
                        ' ',
                        await ShowAsync(connection, "SHOW synchronous_commit"),
                        await ShowAsync(connection, "SHOW fsync"),
                        await ShowAsync(connection, "SHOW full_page_writes")
                    ),
                afterwards: "SET synchronous_commit = off"
            );
            Assert.All(found, setting => Assert.Equal("on on on", setting));
        }
    }

    [Fact]
    public async Task SqliteWithLostWritesIsRefused()
    {
        foreach (var old in new[] { "3.51.2", "3.46.1", "3.7.0" })
            Assert.Contains(
                old,
                Assert.Throws<InvalidOperationException>(() => SqliteSettings.RefuseOld(Version.Parse(old))).Message,
                StringComparison.Ordinal
            );
        SqliteSettings.RefuseOld(new(3, 51, 3));
        SqliteSettings.RefuseOld(new(3, 53, 0));
        await using var host = await AgendaHost.StartAsync(StoreKind.Sqlite);
        await using var db = host.Services.GetRequiredService<Store>().Open();
        await db.Database.OpenConnectionAsync();
        var running = Version.Parse(((SqliteConnection)db.Database.GetDbConnection()).ServerVersion);
        Assert.True(running >= new Version(3, 51, 3), $"SQLite {running}");
    }

    [Theory, InlineData("fsync"), InlineData("full_page_writes")]
    public async Task PostgresThatCouldLoseAWriteIsRefused(string setting)
    {
        await using var server = await PostgresServer.StartOwnAsync($"{setting}=off");
        if (server is null)
            Missing.Part("PostgreSQL's binaries in /usr/lib/postgresql: this test needs a server of its own");
        await using var store = await TestStore.CreateAsync(server!);
        var refusal = await Assert.ThrowsAsync<InvalidOperationException>(async () =>
        {
            await using var host = await AgendaHost.StartAsync(store);
        });
        Assert.Contains($"{setting} = off", refusal.Message, StringComparison.Ordinal);
    }

    /// <summary>Asks many connections that are open at once; each is then left in a bad state and given back.</summary>
    private static async Task<List<string>> OnConnectionsAsync(
        AgendaHost host,
        Func<DbConnection, Task<string>> ask,
        string afterwards
    )
    {
        var store = host.Services.GetRequiredService<Store>();
        var contexts = Enumerable.Range(0, Connections).Select(_ => store.Open()).ToList();
        var found = new List<string>();
        foreach (var context in contexts)
        {
            await context.Database.OpenConnectionAsync();
            found.Add(await ask(context.Database.GetDbConnection()));
        }
        foreach (var context in contexts)
        {
            await ShowAsync(context.Database.GetDbConnection(), afterwards);
            await context.DisposeAsync();
        }
        return found;
    }

    private static async Task<string> ShowAsync(DbConnection connection, string sql)
    {
        await using var command = connection.CreateCommand();
        command.CommandText = sql;
        return $"{await command.ExecuteScalarAsync()}";
    }
}
