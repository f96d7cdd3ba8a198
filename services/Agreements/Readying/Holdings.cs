using System.Collections.Concurrent;
using Microsoft.EntityFrameworkCore;
using StateVisit.Agreements.V1;
using StateVisit.Journal.Labels;
using StateVisit.Journal.Reading;
using StateVisit.Journal.Records;
using StateVisit.Journal.Storage;

namespace StateVisit.Agreements.Readying;

/// <summary>The visits whose readiness is asked for, in memory. RESTRICTED is in it: it stays in the process.</summary>
public sealed class Holdings(Store store, Catalog catalog, NewestTexts texts, TimeProvider time)
{
    private const int KeptAtMost = 50;

    /// <summary>Journal rows.</summary>
    private const int ChangedAtMost = 500;

    private readonly ConcurrentDictionary<string, Place> places = new(StringComparer.Ordinal);

    private sealed class Place
    {
        public SemaphoreSlim Gate { get; } = new(1, 1);
        public Holding? Holding { get; set; }

        /// <summary>The head that the holding was read at.</summary>
        public Head? Head { get; set; }

        /// <summary>By path: what is stored, and when its embargo ends.</summary>
        public Dictionary<string, (IRecord Record, long? ReleaseAt)> Stored { get; set; } = new(StringComparer.Ordinal);
    }

    /// <summary>The visit at its head, or later; null if it is gone by then.</summary>
    internal async Task<Holding?> AtAsync(Head head, CancellationToken cancellation)
    {
        var place = places.GetOrAdd(head.Visit, static _ => new());
        if (place.Holding is { } holding && holding.Point == head.Point)
            return holding;
        await place.Gate.WaitAsync(cancellation);
        try
        {
            if (place.Holding is { } now && now.Point == head.Point)
                return now;
            if (places.Count > KeptAtMost)
                foreach (var other in places.Where(other => other.Key != head.Visit).ToList())
                    places.TryRemove(other);
            return place.Holding = await ReadAsync(head, place, cancellation);
        }
        finally
        {
            place.Gate.Release();
        }
    }

    private async Task<Holding?> ReadAsync(Head head, Place place, CancellationToken cancellation)
    {
        var (db, transaction) = await store.SnapshotAsync(cancellation);
        await using var disposeDb = db;
        await using var disposeTransaction = transaction;
        await RefreshAsync(db, head, place, cancellation);
        var records = Released(place.Stored);
        if (!records.ContainsKey(""))
            return null;
        var documents = records
            .Values.OfType<Agreement>()
            .Select(agreement =>
                (
                    agreement,
                    Preparation: records.GetValueOrDefault($"{RecordName.Parse(agreement.Name).Path}/preparation")
                        as Preparation
                )
            )
            .Where(document => document.Preparation is not null)
            .Select(document => (document.agreement, document.Preparation!))
            .ToList();
        var newest = await texts.OfAsync(db, documents, cancellation);
        return new(
            head.Point,
            records,
            documents
                .Zip(newest, (document, texts) => (document.agreement.Name, texts))
                .ToDictionary(StringComparer.Ordinal),
            place.Holding
        );
    }

    private async Task RefreshAsync(JournalDb db, Head head, Place place, CancellationToken cancellation)
    {
        var rows = db.Records.Where(row => row.Visit == head.Visit);
        var changed = await ChangedSinceAsync(db, place.Head, cancellation);
        // Whoever goes away in the middle leaves what nobody can tell from the whole.
        place.Head = null;
        if (changed is null)
            place.Stored.Clear();
        else
        {
            foreach (var path in changed)
                place.Stored.Remove(path);
            rows = rows.Where(row => changed.Contains(row.Path));
        }
        await ReadAsync(rows, place.Stored, cancellation);
        place.Head = head;
    }

    /// <summary>
    /// The paths that were written since; null if all has to be read: nothing is held, the store has another history by now,
    /// so much has changed that asking for each is no cheaper, or the visit itself has, whose clock decides when embargoes end.
    /// </summary>
    private static async Task<List<string>?> ChangedSinceAsync(
        JournalDb db,
        Head? known,
        CancellationToken cancellation
    )
    {
        if (known is null)
            return null;
        var rows = await db
            .Journal.AsNoTracking()
            .Where(row => row.Visit == known.Visit && row.Revision >= known.Revision)
            .OrderBy(row => row.Revision)
            .ThenBy(row => row.Ordinal)
            .Select(row => new
            {
                row.Revision,
                row.Path,
                row.Hash,
            })
            .Take(ChangedAtMost)
            .ToListAsync(cancellation);
        var last = rows.LastOrDefault(row => row.Revision == known.Revision);
        var isKnown = last is not null && last.Hash.AsSpan().SequenceEqual(known.Hash);
        var paths = rows.Where(row => row.Revision > known.Revision).Select(row => row.Path).Distinct().ToList();
        return isKnown && rows.Count < ChangedAtMost && !paths.Contains("") ? paths : null;
    }

    /// <summary>All but texts, which are long, and topics, which nothing here follows from.</summary>
    private async Task ReadAsync(
        IQueryable<Row> rows,
        Dictionary<string, (IRecord Record, long? ReleaseAt)> stored,
        CancellationToken cancellation
    )
    {
        var some = rows.AsNoTracking()
            .Where(row => !row.Path.Contains("/texts/") && !row.Path.StartsWith("topics/"))
            .Select(row => new
            {
                row.Path,
                row.ReleaseAt,
                row.Body,
            })
            .AsAsyncEnumerable();
        await foreach (var row in some.WithCancellation(cancellation))
            if (row.Body.Length > 0 && catalog.Find(row.Path) is { } kind)
                stored[row.Path] = (kind.Parse(row.Body), row.ReleaseAt);
    }

    /// <summary>As they stand now: an embargo may have run out before the write that ends it.</summary>
    private Dictionary<string, IRecord> Released(Dictionary<string, (IRecord Record, long? ReleaseAt)> stored)
    {
        var now = time.GetUtcNow().ToUnixTimeMilliseconds();
        var records = new Dictionary<string, IRecord>(stored.Count, StringComparer.Ordinal);
        foreach (var (path, (record, releaseAt)) in stored)
            if (releaseAt <= now)
                View.Release((IRecord)(records[path] = (IRecord)record.Copy()));
            else
                records[path] = record;
        return records;
    }
}
