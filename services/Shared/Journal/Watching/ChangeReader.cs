using Google.Protobuf.WellKnownTypes;
using Microsoft.EntityFrameworkCore;
using StateVisit.Journal.Labels;
using StateVisit.Journal.Records;
using StateVisit.Journal.Storage;
using StateVisit.Type.V1;

namespace StateVisit.Journal.Watching;

/// <summary>An entry of the journal with the record before and after it.</summary>
public sealed record JournaledChange(JournalRow Entry, IRecord? Before, IRecord? After);

/// <summary>Reads the journal and says what each entry was to a given clearance.</summary>
public sealed class ChangeReader(Catalog catalog)
{
    /// <summary>Entries with what was before, in order.</summary>
    public async Task<List<JournaledChange>> ReadAsync(
        JournalDb db,
        IQueryable<JournalRow> entries,
        CancellationToken cancellation
    )
    {
        var rows = await entries
            .OrderBy(e => e.Revision)
            .ThenBy(e => e.Ordinal)
            .Select(e => new
            {
                Entry = e,
                Before = db
                    .Journal.Where(b => b.Visit == e.Visit && b.Path == e.Path && b.Revision == e.Previous)
                    .Select(b => b.Payload)
                    .FirstOrDefault(),
            })
            .AsNoTracking()
            .ToListAsync(cancellation);
        return
        [
            .. rows.Select(r => new JournaledChange(
                r.Entry,
                Parse(r.Entry, r.Before),
                Parse(r.Entry, r.Entry.Payload)
            )),
        ];
    }

    /// <summary>Nobody below full clearance learns from the past who was named then and may not be known of now.</summary>
    /// <param name="beforeToo">Else who was told of somebody before is told that he is there no more.</param>
    public async Task TightenAsync(
        JournalDb db,
        string visit,
        IReadOnlyCollection<JournaledChange> past,
        Clearance clearance,
        bool beforeToo,
        CancellationToken cancellation
    )
    {
        if (clearance.IsFull)
            return;
        var namings = past.SelectMany(change => beforeToo ? [change.Before, change.After] : new[] { change.After })
            .OfType<IRecord>()
            .SelectMany(Parts.NamingsOf)
            .Select(n => (n.Part, n.Naming, RecordName.Parse(n.Naming.NameIn(n.Part)).Path))
            .Where(n => catalog.IsFollowed(n.Path))
            .ToList();
        if (namings.Count == 0)
            return;
        var paths = namings.Select(n => n.Path).Distinct(StringComparer.Ordinal).ToList();
        var rows = await db
            .Records.AsNoTracking()
            .Where(row => row.Visit == visit && paths.Contains(row.Path))
            .Select(row => new { row.Path, row.Body })
            .ToListAsync(cancellation);
        var present = rows.ToDictionary(r => r.Path, r => catalog.Find(r.Path)!.Parse(r.Body).Access);
        foreach (var (part, naming, path) in namings)
            if (present.TryGetValue(path, out var now))
                naming.SetAccess(part, naming.AccessIn(part)?.And(now) ?? now);
    }

    /// <summary>
    /// The change as the clearance may know it, or null if it is none to it: a record that comes into its sight is
    /// created, one that leaves it is deleted, and a change of hidden parts did not happen.
    /// </summary>
    public static Change? ViewOf(JournaledChange change, Clearance clearance)
    {
        var entry = change.Entry;
        // What an instant would have released was released by a write of its own: look at entries as they were written.
        var before = change.Before is null ? null : View.Of(change.Before, clearance);
        var after = change.After is null ? null : View.Of(change.After, clearance);
        if (before is null && after is null && !IsErased(change, clearance))
            return null;
        if (before is not null && after is not null && before.Etag == after.Etag)
            return null;
        var view = new Change
        {
            Name = new RecordName(entry.Visit, entry.Path).ToString(),
            Action =
                before is null ? Type.V1.Action.Created
                : after is null ? Type.V1.Action.Deleted
                : Type.V1.Action.Updated,
            Time = Timestamp.FromDateTimeOffset(DateTimeOffset.FromUnixTimeMilliseconds(entry.Time)),
            Actor = clearance.IsFull ? entry.Actor : "",
        };
        if (after is not null)
            view.Record = Any.Pack(after);
        return view;
    }

    private static bool IsErased(JournaledChange change, Clearance clearance) =>
        change.Entry.Payload is null && clearance.Sees(change.Entry.Label, change.Entry.Delegations);

    private IRecord? Parse(JournalRow entry, byte[]? payload) =>
        payload is null or { Length: 0 } ? null : catalog.Find(entry.Path)!.Parse(payload);
}
