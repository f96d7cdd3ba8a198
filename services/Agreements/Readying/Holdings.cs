using System.Collections.Concurrent;
using Microsoft.EntityFrameworkCore;
using StateVisit.Agenda.V1;
using StateVisit.Agreements.V1;
using StateVisit.Journal.Reading;
using StateVisit.Journal.Records;
using StateVisit.Journal.Storage;
using StateVisit.Ripple;

namespace StateVisit.Agreements.Readying;

/// <summary>
/// The visits whose readiness is asked for, in memory. After a write what was written is read, and what follows from it is
/// worked out: all else is taken over. RESTRICTED is in it: it stays in the process.
/// </summary>
public sealed class Holdings(Store store, Catalog catalog, NewestTexts texts, TimeProvider time)
{
    private const int KeptAtMost = 50;

    private readonly ConcurrentDictionary<string, Place> places = new(StringComparer.Ordinal);

    private sealed class Place
    {
        public SemaphoreSlim Gate { get; } = new(1, 1);
        public Holding? Holding { get; set; }
    }

    /// <summary>The visit at its head, or later; null if it is gone by then.</summary>
    internal async Task<Holding?> AtAsync(Head head, CancellationToken cancellation)
    {
        var place = places.GetOrAdd(head.Visit, static _ => new());
        if (place.Holding is { } holding && holding.IsAt(head))
            return holding;
        await place.Gate.WaitAsync(cancellation);
        try
        {
            if (place.Holding is { } now && now.IsAt(head))
                return now;
            if (places.Count > KeptAtMost)
                foreach (var other in places.Where(other => other.Key != head.Visit).ToList())
                    places.TryRemove(other);
            return place.Holding = await ReadAsync(head, place.Holding, cancellation);
        }
        finally
        {
            place.Gate.Release();
        }
    }

    private async Task<Holding?> ReadAsync(Head head, Holding? before, CancellationToken cancellation)
    {
        var (db, transaction) = await store.SnapshotAsync(cancellation);
        await using var disposeDb = db;
        await using var disposeTransaction = transaction;
        var changes = before is null ? null : await Changes.SinceAsync(db, before, cancellation);
        var records = await RecordsAsync(db, head.Visit, changes, cancellation);
        if (!records.TryGetValue("", out var record))
            return null;
        var visit = (Visit)record;
        return new(
            head,
            records,
            await DocumentsAsync(db, visit, records, changes, cancellation),
            changes is { AreOfDocuments: true }
                ? changes.Before.Plan
                : Plan.Of(records, visit.TimeZone, changes?.Before.Plan)
        );
    }

    /// <summary>All but texts, which are long, and topics, which nothing here follows from.</summary>
    private async Task<IReadOnlyDictionary<string, IRecord>> RecordsAsync(
        JournalDb db,
        string visit,
        Changes? changes,
        CancellationToken cancellation
    )
    {
        var rows = db.Records.AsNoTracking().Where(row => row.Visit == visit);
        var records = new Dictionary<string, IRecord>(StringComparer.Ordinal);
        if (changes is not null)
        {
            records = new(changes.Before.Records, StringComparer.Ordinal);
            foreach (var path in changes.Paths)
                records.Remove(path);
            rows = rows.Where(row => changes.Paths.Contains(row.Path));
        }
        var some = rows.Where(row => !row.Path.Contains("/texts/") && !row.Path.StartsWith("topics/"))
            .Select(row => new { row.Path, row.Body })
            .AsAsyncEnumerable();
        await foreach (var row in some.WithCancellation(cancellation))
            if (row.Body.Length > 0 && catalog.Find(row.Path) is { } kind)
                records[row.Path] = kind.Parse(row.Body);
        return records;
    }

    private async Task<IReadOnlyDictionary<string, HeldDocument>> DocumentsAsync(
        JournalDb db,
        Visit visit,
        IReadOnlyDictionary<string, IRecord> records,
        Changes? changes,
        CancellationToken cancellation
    )
    {
        var today = visit.DayAt(visit.NowAt(time.GetUtcNow()));
        var documents = new Dictionary<string, HeldDocument>(StringComparer.Ordinal);
        var concerned = new List<(string Path, Agreement Agreement, Preparation Preparation)>();
        foreach (var (path, record) in records)
            if (record is not Agreement agreement)
                continue;
            else if (changes?.Concern(path) == false && changes.Before.Documents.GetValueOrDefault(path) is { } known)
                documents[path] = known.On(today);
            else if (records.GetValueOrDefault(AgreementName.Preparation(path)) is Preparation preparation)
                concerned.Add((path, agreement, preparation));
        var newest = await texts.OfAsync(
            db,
            [.. concerned.Select(one => (one.Agreement, one.Preparation))],
            cancellation
        );
        var approvals = records
            .Where(record => record.Value is Approval && changes?.Concern(record.Key) != false)
            .ToLookup(record => AgreementName.OfPath(record.Key), record => (Approval)record.Value);
        var dossiers = new HeldDossiers(records, today);
        foreach (var ((path, agreement, preparation), version) in concerned.Zip(newest))
            documents[path] = new HeldDocument(dossiers.Of(agreement, preparation, [.. approvals[path]], version)).Or(
                changes?.Before.Documents.GetValueOrDefault(path)
            );
        return documents;
    }
}
