using Microsoft.Data.Sqlite;
using StateVisit.Journal.Auditing;
using StateVisit.Journal.Storage;

namespace StateVisit.Tests.Auditing;

/// <summary>What leaves a journal that is whole in itself, and not the one that was written.</summary>
internal sealed partial class Tamperer
{
    private (string, int) CutTail()
    {
        var last = (long)Read($"""SELECT max("Revision") FROM journal WHERE "Visit" = '{visit}'""")!;
        var keep = random.NextInt64(1, last);
        return ($"all after {keep} cut off", Cut(keep));
    }

    /// <summary>Back to that revision: journal, records, who may see the past, and the head.</summary>
    public int Cut(long keep)
    {
        var rows = Run($"""DELETE FROM journal WHERE "Visit" = '{visit}' AND "Revision" > {keep}""");
        Run(
            $"""
            CREATE TEMP TABLE lasts AS SELECT j.* FROM journal j
                JOIN (SELECT "Path" AS p, max("Revision") AS r FROM journal WHERE "Visit" = '{visit}' GROUP BY "Path")
                ON j."Path" = p AND j."Revision" = r WHERE j."Visit" = '{visit}';
            DELETE FROM records WHERE "Visit" = '{visit}';
            INSERT INTO records ("Visit", "Path", "Revision", "Label", "Delegations", "AfterLabel", "AfterDelegations", "Body", "Kind")
                SELECT "Visit", "Path", "Revision", "Label", "Delegations", 0, '', "Payload", 'TopicRow' FROM lasts WHERE length("Payload") > 0;
            UPDATE journal SET "NowLabel" = l."Label", "NowDelegations" = l."Delegations" FROM lasts l
                WHERE journal."Visit" = '{visit}' AND journal."Path" = l."Path";
            UPDATE heads SET "Revision" = {keep}, "NextRelease" = NULL, "Hash" = (SELECT "Hash" FROM journal
                WHERE "Visit" = '{visit}' AND "Revision" = {keep} ORDER BY "Ordinal" DESC LIMIT 1) WHERE "Visit" = '{visit}';
            DROP TABLE lasts;
            """
        );
        return rows;
    }

    private (string, int) WriteAnew()
    {
        var row = SomeEntry();
        return ($"all from entry row {row} on written anew", WriteAnew(row));
    }

    /// <summary>Another actor in one entry, and every hash from there on as if it had been so.</summary>
    public int WriteAnew(long row)
    {
        Run($"""UPDATE journal SET "Actor" = "Actor" || 'x' WHERE rowid = {row}""");
        var (revision, ordinal) = PlaceOf(row);
        var hash = Hash(
            $"""("Revision", "Ordinal") < ({revision}, {ordinal}) ORDER BY "Revision" DESC, "Ordinal" DESC"""
        );
        var links = new List<(long Row, byte[] Hash)>();
        using (
            var command = Command(
                $"""
                SELECT rowid, "Revision", "Ordinal", "Time", "Actor", "RequestId", "Path", "Action", "Reason", "Label", "Delegations",
                    "Previous", "Digest" FROM journal
                WHERE "Visit" = '{visit}' AND ("Revision", "Ordinal") >= ({revision}, {ordinal}) ORDER BY "Revision", "Ordinal"
                """
            )
        )
        using (var reader = command.ExecuteReader())
            while (reader.Read())
                links.Add((reader.GetInt64(0), hash = Chain.Link(hash, EntryOf(reader))));
        foreach (var link in links)
            Run($"""UPDATE journal SET "Hash" = @value WHERE rowid = {link.Row}""", link.Hash);
        return Run($"""UPDATE heads SET "Hash" = @value WHERE "Visit" = '{visit}'""", hash);
    }

    public long SomeEntry() =>
        (long)
            Read(
                $"""
                SELECT rowid FROM journal WHERE "Visit" = '{visit}' ORDER BY rowid LIMIT 1
                OFFSET {random.NextInt64((long)Read($"""SELECT count(*) FROM journal WHERE "Visit" = '{visit}'""")!)}
                """
            )!;

    public int Run(string sql, object? value = null)
    {
        using var command = Command(sql);
        if (value is not null)
            command.Parameters.AddWithValue("value", value);
        return command.ExecuteNonQuery();
    }

    private JournalRow EntryOf(SqliteDataReader row) =>
        new()
        {
            Visit = visit,
            Revision = row.GetInt64(1),
            Ordinal = row.GetInt32(2),
            Time = row.GetInt64(3),
            Actor = row.GetString(4),
            RequestId = row.GetString(5),
            Path = row.GetString(6),
            Action = row.GetInt32(7),
            Reason = row.GetString(8),
            Label = row.GetInt32(9),
            Delegations = row.GetString(10),
            Previous = row.GetInt64(11),
            Digest = row.GetFieldValue<byte[]>(12),
        };

    private byte[] Hash(string which) =>
        Read($"""SELECT "Hash" FROM journal WHERE "Visit" = '{visit}' AND {which} LIMIT 1""") as byte[] ?? [];

    private (long Revision, long Ordinal) PlaceOf(long row) =>
        (
            (long)Read($"""SELECT "Revision" FROM journal WHERE rowid = {row}""")!,
            (long)Read($"""SELECT "Ordinal" FROM journal WHERE rowid = {row}""")!
        );

    private object? Read(string sql)
    {
        using var command = Command(sql);
        return command.ExecuteScalar();
    }

    private SqliteCommand Command(string sql)
    {
        var command = connection.CreateCommand();
        command.CommandText = sql;
        return command;
    }
}
