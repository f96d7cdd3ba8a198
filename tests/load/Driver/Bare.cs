using System.Diagnostics;
using Microsoft.Data.Sqlite;

namespace StateVisit.Load;

/// <summary>
/// The yardstick of writes: the same SQLite with the same settings, nothing but one insert per durable commit, of about
/// the size of the topic that <see cref="Writes"/> creates. One writer: SQLite has no more. Prints commits per second.
/// </summary>
internal static class Bare
{
    public static int Run(string file, TimeSpan length)
    {
        using var connection = new SqliteConnection($"Data Source={file}");
        connection.Open();
        Execute(connection, "PRAGMA journal_mode = WAL");
        Execute(connection, "PRAGMA synchronous = FULL");
        Execute(connection, "CREATE TABLE IF NOT EXISTS bare (id TEXT PRIMARY KEY, body BLOB NOT NULL)");
        using var insert = connection.CreateCommand();
        insert.CommandText = "INSERT INTO bare (id, body) VALUES ($id, $body)";
        var id = insert.Parameters.Add("$id", SqliteType.Text);
        insert.Parameters.AddWithValue("$body", new byte[160]);
        insert.Prepare();

        var began = Stopwatch.GetTimestamp();
        var commits = 0;
        for (; Stopwatch.GetElapsedTime(began) < length; commits++)
        {
            id.Value = $"topics/{Guid.NewGuid()}";
            insert.ExecuteNonQuery();
        }
        Console.WriteLine($"{commits / length.TotalSeconds:0.0}");
        return 0;
    }

    private static void Execute(SqliteConnection connection, string text)
    {
        using var command = connection.CreateCommand();
        command.CommandText = text;
        command.ExecuteNonQuery();
    }
}
