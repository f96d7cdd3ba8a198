using System.Data.Common;
using System.Runtime.CompilerServices;
using Microsoft.Data.Sqlite;
using Microsoft.EntityFrameworkCore.Diagnostics;

namespace StateVisit.Journal.Storage;

/// <summary>
/// What an acknowledged write needs to survive loss of power, set on every connection: a write-ahead log that is synced
/// at each commit.
/// </summary>
public sealed class SqliteSettings : DbConnectionInterceptor
{
    /// <summary>Before this version a committed write in the log could be lost.</summary>
    public static Version Oldest { get; } = new(3, 51, 3);

    public static void RefuseOld(Version version)
    {
        if (version < Oldest)
            throw new InvalidOperationException(
                $"SQLite {version} can lose committed writes; {Oldest} or newer is needed. Update SQLitePCLRaw.bundle_e_sqlite3."
            );
    }

    public override void ConnectionOpened(DbConnection connection, ConnectionEndEventData eventData) =>
        Apply(connection);

    public override Task ConnectionOpenedAsync(
        DbConnection connection,
        ConnectionEndEventData eventData,
        CancellationToken cancellationToken = default
    )
    {
        Apply(connection);
        return Task.CompletedTask;
    }

    /// <summary>Connections come from a pool and keep their settings: each is set once.</summary>
    private static readonly ConditionalWeakTable<object, object> Set = [];

    private static void Apply(DbConnection connection)
    {
        var sqlite = (SqliteConnection)connection;
        if (!Set.TryAdd(sqlite.Handle!, true))
            return;
        using var command = sqlite.CreateCommand();
        command.CommandText = "PRAGMA journal_mode = WAL; PRAGMA synchronous = FULL; PRAGMA busy_timeout = 20000;";
        command.ExecuteNonQuery();
    }
}
