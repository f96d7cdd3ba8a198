using Microsoft.Data.Sqlite;
using Microsoft.EntityFrameworkCore;
using Microsoft.Extensions.Hosting;
using Microsoft.Extensions.Logging;
using StateVisit.Journal.Records;
using StateVisit.Type.V1;

namespace StateVisit.Journal.Storage;

/// <summary>Brings the store to the present schema before the first request, one process at a time.</summary>
public sealed partial class StoreStartUp(Store store, Catalog catalog, ILogger<StoreStartUp> logger)
    : IHostedLifecycleService
{
    /// <summary>"statevis" in ASCII: the advisory lock that guards migration on PostgreSQL.</summary>
    private const long AdvisoryLock = 0x7374617465766973;

    public async Task StartingAsync(CancellationToken cancellationToken)
    {
        await using var db = store.Open();
        if (store.IsSqlite)
            await MigrateSqliteAsync(db, cancellationToken);
        else
            await MigratePostgresAsync(db, cancellationToken);
        if (catalog.HasBook)
            await OpenBookAsync(db, cancellationToken);
        LogReady(logger, store.IsSqlite ? "SQLite" : "PostgreSQL");
    }

    public Task StartAsync(CancellationToken cancellationToken) => Task.CompletedTask;

    public Task StartedAsync(CancellationToken cancellationToken) => Task.CompletedTask;

    public Task StoppingAsync(CancellationToken cancellationToken) => Task.CompletedTask;

    public Task StopAsync(CancellationToken cancellationToken) => Task.CompletedTask;

    public Task StoppedAsync(CancellationToken cancellationToken) => Task.CompletedTask;

    private static async Task MigrateSqliteAsync(JournalDb db, CancellationToken cancellation)
    {
        var file = new SqliteConnectionStringBuilder(db.Database.GetConnectionString()).DataSource;
        Directory.CreateDirectory(Path.GetDirectoryName(Path.GetFullPath(file))!);
        await using var held = await LockFileAsync(file + ".migrating", cancellation);
        await db.Database.OpenConnectionAsync(cancellation);
        SqliteSettings.RefuseOld(Version.Parse(((SqliteConnection)db.Database.GetDbConnection()).ServerVersion));
        // EF marks a migration under way with a row; a process that was killed leaves it, and Migrate waits on it for ever.
        // We hold the file lock, so nobody else is migrating: any such row is stale.
        await db.Database.ExecuteSqlRawAsync("DROP TABLE IF EXISTS \"__EFMigrationsLock\"", cancellation);
        await db.Database.MigrateAsync(cancellation);
    }

    private static async Task MigratePostgresAsync(JournalDb db, CancellationToken cancellation)
    {
        await db.Database.OpenConnectionAsync(cancellation);
        await RefuseUnsafeAsync(db, cancellation);
        await db.Database.ExecuteSqlAsync($"SELECT pg_advisory_lock({AdvisoryLock})", cancellation);
        try
        {
            await db.Database.MigrateAsync(cancellation);
        }
        finally
        {
            await db.Database.ExecuteSqlAsync($"SELECT pg_advisory_unlock({AdvisoryLock})", CancellationToken.None);
        }
    }

    /// <summary>Nobody creates the book, and everybody may know that there is one; what lies in it has labels of its own.</summary>
    private static Task<int> OpenBookAsync(JournalDb db, CancellationToken cancellation) =>
        db.ExecuteAsync(
            """
            INSERT INTO heads ("Visit", "Revision", "Hash", "Present", "Label", "Delegations", "NextRelease")
            VALUES (@visit, 0, @hash, @present, @label, '', NULL) ON CONFLICT DO NOTHING
            """,
            cancellation,
            ("visit", RecordName.Book),
            ("hash", Array.Empty<byte>()),
            ("present", true),
            ("label", (int)Label.Public)
        );

    private static async Task RefuseUnsafeAsync(JournalDb db, CancellationToken cancellation)
    {
        foreach (var setting in new[] { "fsync", "full_page_writes", "synchronous_commit" })
        {
            await using var show = await db.CommandAsync($"SHOW {setting}", cancellation);
            if (await show.ExecuteScalarAsync(cancellation) is "off")
                throw new InvalidOperationException(
                    $"PostgreSQL runs with {setting} = off: a committed write could be lost."
                );
        }
    }

    private static async Task<FileStream> LockFileAsync(string path, CancellationToken cancellation)
    {
        while (true)
        {
            try
            {
                return new FileStream(path, FileMode.OpenOrCreate, FileAccess.ReadWrite, FileShare.None);
            }
            catch (IOException)
            {
                await Task.Delay(TimeSpan.FromMilliseconds(100), TimeProvider.System, cancellation);
            }
        }
    }

    [LoggerMessage(LogLevel.Information, "The store is ready ({Kind})")]
    private static partial void LogReady(ILogger logger, string kind);
}
