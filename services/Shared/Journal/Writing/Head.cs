using System.Data.Common;
using StateVisit.Journal.Storage;

namespace StateVisit.Journal.Writing;

/// <summary>The head of a visit, locked for the length of a write.</summary>
internal sealed record LockedHead(string Visit, long Revision, byte[] Hash, bool Present, long? NextRelease)
{
    /// <summary>
    /// Takes the lock; makes the head of a visit that has none. On SQLite the transaction itself is the lock. On PostgreSQL
    /// the row is: a plain sequence would let a watcher see revision 2 before 1 and skip 1 for ever.
    /// </summary>
    public static async Task<LockedHead> TakeAsync(JournalDb db, string visit, CancellationToken cancellation)
    {
        var select =
            """SELECT "Revision", "Hash", "Present", "NextRelease" FROM heads WHERE "Visit" = @visit"""
            + (db.IsSqlite ? "" : " FOR UPDATE");
        if (await ReadAsync(db, select, visit, cancellation) is { } head)
            return head;
        await db.ExecuteAsync(
            """
            INSERT INTO heads ("Visit", "Revision", "Hash", "Present", "Label", "Delegations", "NextRelease")
            VALUES (@visit, 0, @hash, @present, 4, '', NULL) ON CONFLICT DO NOTHING
            """,
            cancellation,
            ("visit", visit),
            ("hash", Array.Empty<byte>()),
            ("present", false)
        );
        return (await ReadAsync(db, select, visit, cancellation))!;
    }

    public static async Task MoveAsync(
        JournalDb db,
        string visit,
        long revision,
        byte[] hash,
        (bool Present, int Label, string Delegations)? visitAccess,
        bool embargoesMoved,
        CancellationToken cancellation
    )
    {
        var sets = "\"Revision\" = @revision, \"Hash\" = @hash";
        if (visitAccess is not null)
            sets += ", \"Present\" = @present, \"Label\" = @label, \"Delegations\" = @delegations";
        if (embargoesMoved)
            sets += ", \"NextRelease\" = (SELECT min(\"ReleaseAt\") FROM records WHERE \"Visit\" = @visit)";
        await db.ExecuteAsync(
            $"UPDATE heads SET {sets} WHERE \"Visit\" = @visit",
            cancellation,
            ("visit", visit),
            ("revision", revision),
            ("hash", hash),
            ("present", visitAccess?.Present ?? false),
            ("label", visitAccess?.Label ?? 0),
            ("delegations", visitAccess?.Delegations ?? "")
        );
    }

    private static async Task<LockedHead?> ReadAsync(
        JournalDb db,
        string select,
        string visit,
        CancellationToken cancellation
    )
    {
        await using var command = await db.CommandAsync(select, cancellation, new[] { ("visit", (object?)visit) });
        await using DbDataReader reader = await command.ExecuteReaderAsync(cancellation);
        return await reader.ReadAsync(cancellation)
            ? new(
                visit,
                reader.GetInt64(0),
                reader.GetFieldValue<byte[]>(1),
                reader.GetBoolean(2),
                await reader.IsDBNullAsync(3, cancellation) ? null : reader.GetInt64(3)
            )
            : null;
    }
}
