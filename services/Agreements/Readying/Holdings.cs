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

    private readonly ConcurrentDictionary<string, Place> places = new(StringComparer.Ordinal);

    private sealed class Place
    {
        public SemaphoreSlim Gate { get; } = new(1, 1);
        public Holding? Holding { get; set; }

        /// <summary>By path: the revision that each record was read at.</summary>
        public Dictionary<string, (long Revision, IRecord Record)> Read { get; set; } = [];
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

    /// <summary>One query for all but texts, which are long; what is as it was is not taken apart again.</summary>
    private async Task<Holding?> ReadAsync(Head head, Place place, CancellationToken cancellation)
    {
        var (db, transaction) = await store.SnapshotAsync(cancellation);
        await using var disposeDb = db;
        await using var disposeTransaction = transaction;
        var now = time.GetUtcNow().ToUnixTimeMilliseconds();
        var rows = await db
            .Records.AsNoTracking()
            .Where(row => row.Visit == head.Visit && !row.Path.Contains("/texts/") && !row.Path.StartsWith("topics/"))
            .Select(row => new
            {
                row.Path,
                row.Revision,
                row.Body,
                IsDue = row.ReleaseAt <= now,
            })
            .ToListAsync(cancellation);
        var read = new Dictionary<string, (long Revision, IRecord Record)>(rows.Count, StringComparer.Ordinal);
        var records = new Dictionary<string, IRecord>(rows.Count, StringComparer.Ordinal);
        foreach (var row in rows)
        {
            if (row.Body.Length == 0 || catalog.Find(row.Path) is not { } kind)
                continue;
            if (!place.Read.TryGetValue(row.Path, out var known) || known.Revision != row.Revision)
                known = (row.Revision, kind.Parse(row.Body));
            records[row.Path] = known.Record;
            if (row.IsDue)
                View.Release((IRecord)(records[row.Path] = (IRecord)known.Record.Copy()));
            read[row.Path] = known;
        }
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
        place.Read = read;
        return new(
            head.Point,
            records,
            documents
                .Zip(newest, (document, texts) => (document.agreement.Name, texts))
                .ToDictionary(StringComparer.Ordinal),
            place.Holding
        );
    }
}
