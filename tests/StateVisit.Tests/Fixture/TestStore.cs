using System.Data.Common;
using Microsoft.Data.Sqlite;
using Npgsql;

namespace StateVisit.Tests.Fixture;

/// <summary>A place where a service keeps its records: a folder, or a database. Empty at first, gone in the end.</summary>
public sealed class TestStore : IAsyncDisposable
{
    private readonly PostgresServer? server;
    private readonly string database;
    private readonly string service;

    private TestStore(StoreKind kind, string service, string folder, PostgresServer? server, string database)
    {
        Kind = kind;
        this.service = service;
        Folder = folder;
        this.server = server;
        this.database = database;
    }

    public StoreKind Kind { get; }

    public string Folder { get; }

    /// <summary>To look at it, or to meddle with it, past the service.</summary>
    public string Connection =>
        Kind == StoreKind.Sqlite
            ? new SqliteConnectionStringBuilder { DataSource = Path.Combine(Folder, $"{service}.db") }.ToString()
            : new NpgsqlConnectionStringBuilder(server!.Connection)
            {
                Database = database,
                Pooling = true,
                // Many services share the server, and each is busy for a moment only.
                ConnectionIdleLifetime = 10,
                ConnectionPruningInterval = 5,
            }.ToString();

    /// <summary>What tells the service to use it.</summary>
    public Dictionary<string, string?> Settings =>
        Kind == StoreKind.Sqlite
            ? new() { ["Storage:Folder"] = Folder }
            : new() { ["Storage:Folder"] = Folder, [$"ConnectionStrings:{service}"] = Connection };

    public static async Task<TestStore> CreateAsync(StoreKind kind, string service = "agenda") =>
        kind == StoreKind.Sqlite
            ? new(kind, service, NewFolder(), null, "")
            : await CreateAsync(await SharedHosts.PostgresAsync(), service);

    public static async Task<TestStore> CreateAsync(PostgresServer postgres, string service = "agenda")
    {
        var name = "statevisit_" + Guid.NewGuid().ToString("N");
        // A server whose own order of text is a language's, so that an order that we forget to name shows.
        await postgres.ExecuteAsync(
            $"CREATE DATABASE {name} TEMPLATE template0 ENCODING 'UTF8' LOCALE_PROVIDER icu ICU_LOCALE 'en-US' LOCALE 'C.UTF-8'"
        );
        return new(StoreKind.Postgres, service, NewFolder(), postgres, name);
    }

    private static string NewFolder() => Directory.CreateTempSubdirectory("statevisit-store-").FullName;

    public async Task<DbConnection> OpenAsync()
    {
        DbConnection connection =
            Kind == StoreKind.Sqlite ? new SqliteConnection(Connection) : new NpgsqlConnection(Connection);
        await connection.OpenAsync();
        return connection;
    }

    public async Task<int> ExecuteAsync(string sql)
    {
        await using var connection = await OpenAsync();
        await using var command = connection.CreateCommand();
        command.CommandText = sql;
        return await command.ExecuteNonQueryAsync();
    }

    /// <summary>The first value of the first row.</summary>
    public async Task<T> ReadAsync<T>(string sql)
    {
        await using var connection = await OpenAsync();
        await using var command = connection.CreateCommand();
        command.CommandText = sql;
        return (T)(await command.ExecuteScalarAsync())!;
    }

    public async ValueTask DisposeAsync()
    {
        if (Kind == StoreKind.Sqlite)
        {
            await using var connection = new SqliteConnection(Connection);
            SqliteConnection.ClearPool(connection);
        }
        else
        {
            await using (var connection = new NpgsqlConnection(Connection))
                NpgsqlConnection.ClearPool(connection);
            await server!.ExecuteAsync($"DROP DATABASE IF EXISTS {database} WITH (FORCE)");
        }
        Directory.Delete(Folder, recursive: true);
    }
}
