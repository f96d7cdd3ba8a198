using System.Collections.Concurrent;
using Microsoft.EntityFrameworkCore;
using StateVisit.Journal.Following;
using StateVisit.Journal.Records;
using StateVisit.Journal.Storage;
using StateVisit.Journal.Writing;
using StateVisit.Ripple;

namespace StateVisit.Agenda.Ripple;

/// <summary>The visits that somebody asks timelines of, in memory; kept up to date from the journal, change by change.</summary>
public sealed class Grounds(Store store, Catalog catalog)
{
    /// <summary>Further behind than that, reading all anew is quicker.</summary>
    private const long CatchUpAtMost = 500;
    private const int KeptAtMost = 100;

    private readonly ConcurrentDictionary<string, Place> places = new(StringComparer.Ordinal);

    private sealed class Place
    {
        public SemaphoreSlim Gate { get; } = new(1, 1);
        public Ground? Ground { get; set; }
    }

    /// <summary>The visit at a revision or a later one; null if it is gone by then.</summary>
    public async Task<Ground?> AtAsync(string visit, long revision, CancellationToken cancellation)
    {
        var place = places.GetOrAdd(visit, static _ => new());
        if (place.Ground is { } ground && ground.Revision >= revision)
            return ground;
        await place.Gate.WaitAsync(cancellation);
        try
        {
            if (place.Ground is { } now && now.Revision >= revision)
                return now;
            if (places.Count > KeptAtMost)
                foreach (var other in places.Where(p => p.Key != visit).ToList())
                    places.TryRemove(other);
            return place.Ground = await ReadAsync(visit, place.Ground, cancellation);
        }
        finally
        {
            place.Gate.Release();
        }
    }

    /// <summary>
    /// The visit as a write under way has found it, before it changes anything; null if there is none. Read over the write's
    /// own connection: where many wait for the lock, there may be no other.
    /// </summary>
    public async Task<Ground?> AtAsync(Write write, CancellationToken cancellation)
    {
        var place = places.GetOrAdd(write.Visit, static _ => new());
        return place.Ground = await ReadAsync(write.Db, write.Visit, place.Ground, cancellation);
    }

    private async Task<Ground?> ReadAsync(string visit, Ground? known, CancellationToken cancellation)
    {
        var (db, transaction) = await store.SnapshotAsync(cancellation);
        await using var disposeDb = db;
        await using var disposeTransaction = transaction;
        return await ReadAsync(db, visit, known, cancellation);
    }

    private async Task<Ground?> ReadAsync(JournalDb db, string visit, Ground? known, CancellationToken cancellation)
    {
        var revision = await db
            .Heads.Where(h => h.Visit == visit)
            .Select(h => h.Revision)
            .FirstOrDefaultAsync(cancellation);
        if (known?.Revision == revision)
            return known;
        if (known is not null && revision - known.Revision <= CatchUpAtMost)
        {
            var changes = await db
                .Journal.AsNoTracking()
                .Where(e => e.Visit == visit && e.Revision > known.Revision)
                .OrderBy(e => e.Revision)
                .ThenBy(e => e.Ordinal)
                .Select(e => new
                {
                    e.Revision,
                    e.Path,
                    e.Payload,
                })
                .ToListAsync(cancellation);
            // A payload that was erased does not say what stands now.
            if (changes.TrueForAll(change => change.Payload is not null))
            {
                var last = changes
                    .GroupBy(change => change.Path, StringComparer.Ordinal)
                    .Select(group => (group.Key, Parse(group.Key, group.Last().Payload!)))
                    .ToList();
                var moving = changes.FindLast(change => Moves(change.Path));
                return last.Exists(change => change.Key.Length == 0 && change.Item2 is null)
                    ? null
                    : known.With(revision, moving?.Revision ?? known.Moved, last);
            }
        }
        var rows = await db
            .Records.AsNoTracking()
            .Where(row => row.Visit == visit)
            .Select(row => new { row.Path, row.Body })
            .ToListAsync(cancellation);
        var moved = await db
            .Journal.Where(e => e.Visit == visit && !e.Path.Contains("/acknowledgements/"))
            .OwnOf(catalog)
            .OrderByDescending(e => e.Revision)
            .Select(e => e.Revision)
            .FirstOrDefaultAsync(cancellation);
        return rows.Exists(row => row.Path.Length == 0)
            ? Ground.Of(revision, moved, rows.Select(row => (row.Path, Parse(row.Path, row.Body)!)))
            : null;
    }

    /// <summary>Whether the ripple may make something else of the visit; who may be named stands in the records that name.</summary>
    private bool Moves(string path) => !Kinds.Acknowledgements.Matches(path) && !catalog.IsFollowed(path);

    private IRecord? Parse(string path, byte[] body) => body.Length == 0 ? null : catalog.Find(path)!.Parse(body);
}
