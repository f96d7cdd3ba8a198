using System.Globalization;
using Microsoft.Data.Sqlite;

namespace StateVisit.Tests.Auditing;

/// <summary>Somebody who can write to the store's file, and knows how the service does. What it does last stays until it is undone.</summary>
internal sealed partial class Tamperer(SqliteConnection connection, string visit, Random random)
{
    private static readonly string[] Columns =
    [
        "Visit",
        "Revision",
        "Ordinal",
        "Time",
        "Actor",
        "RequestId",
        "Path",
        "Action",
        "Reason",
        "Label",
        "Delegations",
        "Previous",
        "Salt",
        "Payload",
        "Digest",
        "Hash",
        "NowLabel",
        "NowDelegations",
    ];

    /// <summary>Does one thing that nobody may do, and says what.</summary>
    public string Tamper()
    {
        while (true)
        {
            var (what, rows) = random.Next(14) switch
            {
                <= 4 => EditEntry(),
                5 => Remove(),
                6 => Swap(),
                7 => Duplicate(),
                8 => CutTail(),
                9 => WriteAnew(),
                10 => Empty(),
                11 => MoveByte(),
                12 => EditHead(),
                _ => EditRecord(),
            };
            // What a constraint of the store does not let through is no tampering.
            if (rows > 0)
                return what;
        }
    }

    private (string, int) EditEntry()
    {
        var (row, column) = (SomeEntry(), Columns[random.Next(Columns.Length)]);
        return Edit("journal", row, column);
    }

    private (string, int) Edit(string table, long row, string column)
    {
        var before = Read($"""SELECT "{column}" FROM {table} WHERE rowid = {row}""")!;
        // The same text as bytes is found by nobody who asks for it.
        var after =
            before is string text && random.Next(8) == 0 ? System.Text.Encoding.UTF8.GetBytes(text) : Other(before);
        var rows = Run($"""UPDATE OR IGNORE {table} SET "{column}" = @value WHERE rowid = {row}""", after);
        return ($"{table} row {row}: {column} from {Shown(before)} to {Shown(after)}", rows);
    }

    private (string, int) Remove()
    {
        var row = SomeEntry();
        return ($"entry row {row} removed", Run($"DELETE FROM journal WHERE rowid = {row}"));
    }

    private (string, int) Swap()
    {
        var (a, b) = (SomeEntry(), SomeEntry());
        if (a == b)
            return ("", 0);
        var (first, second) = (PlaceOf(a), PlaceOf(b));
        Run($"""UPDATE journal SET "Revision" = -1 WHERE rowid = {a}""");
        Run($"""UPDATE journal SET "Revision" = {first.Revision}, "Ordinal" = {first.Ordinal} WHERE rowid = {b}""");
        return (
            $"entry rows {a} and {b} swapped",
            Run(
                $"""UPDATE journal SET "Revision" = {second.Revision}, "Ordinal" = {second.Ordinal} WHERE rowid = {a}"""
            )
        );
    }

    private (string, int) Duplicate()
    {
        var row = SomeEntry();
        var (revision, ordinal) =
            random.Next(2) == 0
                ? ((long)Read($"""SELECT max("Revision") + 1 FROM journal WHERE "Visit" = '{visit}'""")!, 0L)
                : (PlaceOf(row).Revision, (long)random.Next(1, 5));
        var rest = string.Join(", ", Columns[3..].Select(column => $"\"{column}\""));
        return (
            $"entry row {row} again at {revision}.{ordinal}",
            Run(
                $"""
                INSERT OR IGNORE INTO journal ("Visit", "Revision", "Ordinal", {rest})
                SELECT "Visit", {revision}, {ordinal}, {rest} FROM journal WHERE rowid = {row}
                """
            )
        );
    }

    private (string, int) Empty()
    {
        var row = SomeEntry();
        var set = random.Next(3) switch
        {
            0 => "\"Payload\" = NULL",
            1 => "\"Salt\" = NULL",
            _ => "\"Payload\" = NULL, \"Salt\" = NULL",
        };
        return ($"entry row {row}: {set}", Run($"UPDATE journal SET {set} WHERE rowid = {row}"));
    }

    /// <summary>Salt and payload together stay the same bytes.</summary>
    private (string, int) MoveByte()
    {
        var row = SomeEntry();
        return (
            $"entry row {row}: a byte of the payload is one of the salt",
            Run(
                $"""
                UPDATE journal SET "Salt" = CAST("Salt" || substr("Payload", 1, 1) AS BLOB), "Payload" = substr("Payload", 2)
                WHERE rowid = {row} AND length("Payload") > 0
                """
            )
        );
    }

    private (string, int) EditHead()
    {
        var row = (long)Read($"""SELECT rowid FROM heads WHERE "Visit" = '{visit}'""")!;
        string[] columns = ["Visit", "Revision", "Hash", "Present", "Label", "Delegations", "NextRelease"];
        return random.Next(8) == 0
            ? ("the head removed", Run($"DELETE FROM heads WHERE rowid = {row}"))
            : Edit("heads", row, columns[random.Next(columns.Length)]);
    }

    private (string, int) EditRecord()
    {
        var row = (long)Read($"""SELECT rowid FROM records WHERE "Visit" = '{visit}' ORDER BY random() LIMIT 1""")!;
        string[] columns = ["Visit", "Path", "Revision", "Label", "Delegations", "Body"];
        return random.Next(7) switch
        {
            0 => ($"record row {row} removed", Run($"DELETE FROM records WHERE rowid = {row}")),
            1 => (
                $"record row {row} once more under another path",
                Run(
                    $"""
                    INSERT OR IGNORE INTO records ("Visit", "Path", "Revision", "Label", "Delegations", "AfterLabel", "AfterDelegations", "Body", "Kind")
                    SELECT "Visit", "Path" || 'x', "Revision", "Label", "Delegations", "AfterLabel", "AfterDelegations", "Body", "Kind"
                    FROM records WHERE rowid = {row}
                    """
                )
            ),
            _ => Edit("records", row, columns[random.Next(columns.Length)]),
        };
    }

    private object Other(object value) =>
        value switch
        {
            long number => random.Next(3) switch
            {
                0 => number + 1,
                1 => number - 1,
                _ => number ^ (1L << random.Next(31)),
            },
            string { Length: > 0 } text when random.Next(2) == 0 => text[..^1],
            string text when text.Length > 0 && random.Next(2) == 0 => string.Concat(
                text.AsSpan(0, text.Length - 1),
                ((char)(text[^1] ^ 1)).ToString()
            ),
            // What follows a zero is not seen by everybody.
            string text => text + (random.Next(2) == 0 ? "x" : "\0x"),
            byte[] { Length: > 0 } bytes when random.Next(4) == 0 => bytes[..^1],
            byte[] { Length: > 0 } bytes when random.Next(4) > 0 => Flipped(bytes),
            byte[] bytes => (byte[])[.. bytes, (byte)random.Next(256)],
            _ => random.NextInt64(1, long.MaxValue),
        };

    private byte[] Flipped(byte[] bytes)
    {
        var other = (byte[])bytes.Clone();
        other[random.Next(other.Length)] ^= (byte)(1 << random.Next(8));
        return other;
    }

    private static string Shown(object value) =>
        value is byte[] bytes ? $"{bytes.Length} bytes" : Convert.ToString(value, CultureInfo.InvariantCulture)!;
}
