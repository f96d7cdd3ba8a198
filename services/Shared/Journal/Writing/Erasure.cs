using StateVisit.Journal.Records;
using StateVisit.Journal.Storage;

namespace StateVisit.Journal.Writing;

/// <summary>
/// The deletion of what nobody may ever read again: the journal goes on holding what was written, but not what it was
/// readable with, and no trace of the requests that wrote it.
/// </summary>
internal static class Erasure
{
    /// <summary>What a change has to destroy; null: nothing.</summary>
    public static Func<JournalDb, RecordName, Task>? Of(Catalog catalog, PendingChange change) =>
        change.Record is null ? catalog.Find(change.Path)?.Erase : null;

    public static async Task RunAsync(JournalDb db, RecordName name, Func<JournalDb, RecordName, Task> erase)
    {
        // Else SQLite leaves the bytes where they were, until others need the place.
        if (db.IsSqlite)
            await db.ExecuteAsync("PRAGMA secure_delete = ON", default);
        await erase(db, name);
        await Requests.ForgetAsync(db, name);
    }

    /// <summary>
    /// After the commit: what was overwritten stands in the write-ahead log too. A reader who is in the way is not waited for
    /// long; then the log is overwritten as others write.
    /// </summary>
    public static async Task SweepAsync(JournalDb db)
    {
        if (db.IsSqlite)
            await db.ExecuteAsync(
                "PRAGMA busy_timeout = 500; PRAGMA wal_checkpoint(TRUNCATE); PRAGMA busy_timeout = 20000; PRAGMA secure_delete = OFF;",
                default
            );
    }
}
