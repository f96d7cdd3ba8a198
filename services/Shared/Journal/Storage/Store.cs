using Microsoft.Data.Sqlite;
using Microsoft.EntityFrameworkCore;
using Microsoft.EntityFrameworkCore.Storage;

namespace StateVisit.Journal.Storage;

/// <summary>
/// The service's store: contexts to read with, transactions to write in. On SQLite writers queue here, one at a time
/// and in order: left to SQLite's own locking they poll, and the slowest waits several times as long.
/// </summary>
public sealed class Store(Func<JournalDb> open, bool isSqlite) : IDisposable
{
    private readonly SemaphoreSlim gate = new(1, 1);

    public bool IsSqlite => isSqlite;

    public JournalDb Open() => open();

    /// <summary>A transaction to write in. Dispose it to roll back what was not committed and to let the next writer in.</summary>
    public async Task<WriteTransaction> BeginAsync(CancellationToken cancellation)
    {
        if (isSqlite)
            await gate.WaitAsync(cancellation);
        JournalDb? db = null;
        try
        {
            db = open();
            // Microsoft.Data.Sqlite begins IMMEDIATE unless told otherwise: the lock is taken now, not at the first write.
            var transaction = await db.Database.BeginTransactionAsync(cancellation);
            return new(db, transaction, isSqlite ? gate : null);
        }
        catch
        {
            if (db is not null)
                await db.DisposeAsync();
            if (isSqlite)
                gate.Release();
            throw;
        }
    }

    /// <summary>One consistent view of the store, for what is read with several commands.</summary>
    public async Task<(JournalDb Db, IDbContextTransaction Transaction)> SnapshotAsync(CancellationToken cancellation)
    {
        var db = open();
        try
        {
            if (!isSqlite)
                return (
                    db,
                    await db.Database.BeginTransactionAsync(System.Data.IsolationLevel.RepeatableRead, cancellation)
                );
            await db.Database.OpenConnectionAsync(cancellation);
            // Deferred: a reader of its own view, which no writer waits for.
            var connection = (SqliteConnection)db.Database.GetDbConnection();
            return (
                db,
                (await db.Database.UseTransactionAsync(connection.BeginTransaction(deferred: true), cancellation))!
            );
        }
        catch
        {
            await db.DisposeAsync();
            throw;
        }
    }

    public void Dispose() => gate.Dispose();
}

/// <summary>A write under way.</summary>
public sealed class WriteTransaction(JournalDb db, IDbContextTransaction transaction, SemaphoreSlim? gate)
    : IAsyncDisposable
{
    public JournalDb Db => db;

    public Task CommitAsync() => transaction.CommitAsync(CancellationToken.None);

    public async ValueTask DisposeAsync()
    {
        try
        {
            await transaction.DisposeAsync();
            await db.DisposeAsync();
        }
        finally
        {
            gate?.Release();
        }
    }
}
