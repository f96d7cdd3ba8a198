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

    /// <summary>Connections come from a pool; what is costly to say is said once to each.</summary>
    private static readonly ConditionalWeakTable<object, object> Known = [];

    private static void Apply(DbConnection connection)
    {
        var sqlite = (SqliteConnection)connection;
        using var command = sqlite.CreateCommand();
        // What durability hangs on is said every time, whatever was done to the connection meanwhile.
        command.CommandText = Known.TryAdd(sqlite.Handle!, true)
            ? "PRAGMA journal_mode = WAL; PRAGMA busy_timeout = 20000; PRAGMA synchronous = FULL;"
            : "PRAGMA synchronous = FULL;";
        command.ExecuteNonQuery();
    }
}
