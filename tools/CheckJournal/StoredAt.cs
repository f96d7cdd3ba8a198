using System.Data;
using System.Data.Common;
using Microsoft.Data.Sqlite;
using Npgsql;

namespace StateVisit.CheckJournal;

/// <summary>Opens a journal to read it, and leaves no trace of that.</summary>
internal static class StoredAt
{
    public static async Task<DbConnection> OpenAsync(string journal)
    {
        var connection = Connection(journal);
        try
        {
            await connection.OpenAsync();
            return connection;
        }
        catch
        {
            await connection.DisposeAsync();
            throw;
        }
    }

    /// <summary>One view of everything, though the service may be writing.</summary>
    public static async Task<DbTransaction> BeginAsync(DbConnection connection) =>
        connection is SqliteConnection sqlite
            ? sqlite.BeginTransaction(deferred: true)
            : await connection.BeginTransactionAsync(IsolationLevel.RepeatableRead);

    private static DbConnection Connection(string journal)
    {
        if (File.Exists(journal))
            return new SqliteConnection(Sqlite(journal));
        try
        {
            if (journal.Contains('=', StringComparison.Ordinal))
                return new NpgsqlConnection(new NpgsqlConnectionStringBuilder(journal) { Pooling = false }.ToString());
        }
        catch (ArgumentException e)
        {
            throw new CannotCheckException($"the connection string is not one of PostgreSQL: {e.Message}");
        }
        throw new CannotCheckException($"there is no file {journal}.");
    }

    /// <summary>
    /// Without a write-ahead log beside it nobody has the file open, and it can be read where nothing may be written, not even
    /// the log's index.
    /// </summary>
    private static string Sqlite(string file)
    {
        var path = Path.GetFullPath(file);
        var source = File.Exists(path + "-wal")
            ? path
            : $"file:{Uri.EscapeDataString(path).Replace("%2F", "/", StringComparison.Ordinal)}?immutable=1";
        return new SqliteConnectionStringBuilder
        {
            DataSource = source,
            Mode = SqliteOpenMode.ReadOnly,
            Pooling = false,
        }.ToString();
    }
}
