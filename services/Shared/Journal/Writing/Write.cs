using Google.Protobuf;
using Google.Protobuf.WellKnownTypes;
using Microsoft.EntityFrameworkCore;
using StateVisit.Journal.Labels;
using StateVisit.Journal.Records;
using StateVisit.Journal.Storage;
using StateVisit.ServiceDefaults.Errors;
using StateVisit.Type.V1;
using Action = StateVisit.Type.V1.Action;

namespace StateVisit.Journal.Writing;

/// <summary>
/// A write under way: what a handler sees while its visit's head is locked. It loads records, changes them, and says
/// which it created, updated and deleted; labels, references, journal and head are seen to afterwards.
/// </summary>
public sealed class Write(
    JournalDb db,
    Catalog catalog,
    string visit,
    Clearance clearance,
    DateTimeOffset now,
    long revision,
    bool visitExists
)
{
    private readonly Dictionary<string, PendingChange> changes = new(StringComparer.Ordinal);

    /// <summary>Rows as stored, null where there is none: behind the lock of the visit they stay so.</summary>
    private readonly Dictionary<string, StoredRow?> known = new(StringComparer.Ordinal);

    public JournalDb Db => db;

    /// <summary>Id of the visit.</summary>
    public string Visit => visit;

    /// <summary>The revision that it finds. While it is under way nobody makes another.</summary>
    public long Revision => revision;

    public bool VisitExists => visitExists;

    /// <summary>The real instant of the write, to the millisecond.</summary>
    public DateTimeOffset Now => now;

    public bool IsFollowed(string name) => catalog.IsFollowed(RecordName.Parse(name).Path);

    internal PendingChange? ChangeOf(string path) => changes.GetValueOrDefault(path);

    internal IReadOnlyCollection<PendingChange> Changes => changes.Values;

    /// <summary>Reads a record to change it. NOT_FOUND; ABORTED if <paramref name="etag"/> is given and is not its own.</summary>
    public async Task<TRecord> LoadAsync<TRecord>(string name, string etag = "", string etagField = "etag")
        where TRecord : class, IRecord
    {
        var record = await FindAsync<TRecord>(name) ?? throw Fault.NotFound(name);
        if (etag.Length > 0 && View.Of(record, clearance)?.Etag != etag)
            throw Fault.StaleEtag(name, etagField);
        return record;
    }

    public async Task<TRecord?> FindAsync<TRecord>(string name)
        where TRecord : class, IRecord
    {
        var path = RecordName.Parse(name).Path;
        if (changes.TryGetValue(path, out var pending))
            return (TRecord?)pending.Record;
        var row = await RowAsync(path);
        return row is null ? null : (TRecord)catalog.Find(path)!.Parse(row.Body);
    }

    /// <summary>Those of the named that there are, as this write leaves them.</summary>
    public async Task<IReadOnlyList<TRecord>> FindAllAsync<TRecord>(IEnumerable<string> names)
        where TRecord : class, IRecord
    {
        var paths = names.Select(name => RecordName.Parse(name).Path).ToHashSet(StringComparer.Ordinal);
        var stored = paths.Where(path => !changes.ContainsKey(path)).ToArray();
        var rows = await db
            .Records.AsNoTracking()
            .Where(row => row.Visit == visit && stored.Contains(row.Path))
            .OrderBy(row => row.Path)
            .Select(row => new { row.Path, row.Body })
            .ToListAsync();
        return
        [
            .. rows.Select(row => catalog.Find(row.Path)!.Parse(row.Body)).OfType<TRecord>(),
            .. paths.Select(path => changes.GetValueOrDefault(path)?.Record).OfType<TRecord>(),
        ];
    }

    /// <summary>The visit's clock, as this write leaves it.</summary>
    public async Task<VisitClock> ClockAsync() => catalog.ClockOf(await FindAsync<IRecord>($"visits/{visit}"));

    /// <param name="field">The proto field that carries the record, to name faults by: <c>session</c>.</param>
    /// <param name="idField">The field that the id was chosen in.</param>
    public async Task<TRecord> CreateAsync<TRecord>(string name, TRecord record, string field, string idField)
        where TRecord : class, IRecord
    {
        if (await FindAsync<TRecord>(name) is not null)
            throw Fault.IdTaken(name, idField);
        if (!visitExists && RecordName.Parse(name).Path.Length > 0 && !changes.ContainsKey(""))
            throw Fault.NotFound($"visits/{visit}");
        record.Name = name;
        record.CreateTime = now.ToTimestamp();
        await SetAsync(record, field, Action.Created);
        return record;
    }

    /// <summary>The record has changed. A record that is as it was stays as it is: no journal entry, no revision.</summary>
    public async Task<TRecord> UpdateAsync<TRecord>(TRecord record, string field, string reason = "")
        where TRecord : class, IRecord
    {
        await SetAsync(record, field, Action.Updated, reason);
        return record;
    }

    /// <summary>Creates the record, or makes the stored one equal to it.</summary>
    public async Task<Put> PutAsync(IRecord record, string field, string reason = "imported")
    {
        var path = RecordName.Parse(record.Name).Path;
        var before = await FindAsync<IRecord>(record.Name);
        record.CreateTime = before?.CreateTime ?? now.ToTimestamp();
        if (record.Embargo is { } embargo && before?.Embargo is { } held)
            (embargo.Held, embargo.Reason) = (held.Held, held.Reason);
        await SetAsync(record, field, Action.Updated, reason);
        return before is null ? Put.Created
            : changes.ContainsKey(path) ? Put.Updated
            : Put.Unchanged;
    }

    public async Task DeleteAsync(IRecord record)
    {
        var path = RecordName.Parse(record.Name).Path;
        changes[path] = new(path, await RowAsync(path), null, "", Action.Deleted, "");
    }

    /// <summary>Takes over a record from the service that keeps it, as it stands there.</summary>
    /// <returns>The record before; null if there was none.</returns>
    internal async Task<IRecord?> TakeAsync(IRecord record)
    {
        var path = RecordName.Parse(record.Name).Path;
        var before = await FindAsync<IRecord>(record.Name);
        var row = changes.TryGetValue(path, out var earlier) ? earlier.Row : await RowAsync(path);
        record.Etag = "";
        if (!record.Equals(before))
            changes[path] = new(path, row, record, "", row is null ? Action.Created : Action.Updated, "");
        return before;
    }

    /// <summary>Every record of the visit, or of a folder in it, as stored before this write.</summary>
    /// <param name="folder">Ends with a slash; null: the whole visit.</param>
    public async Task<IReadOnlyList<IRecord>> AllAsync(string? folder = null)
    {
        var rows = db.Records.AsNoTracking().Where(row => row.Visit == visit);
        if (folder is not null)
            rows = rows.Under(folder);
        return
        [
            .. (await rows.OrderBy(row => row.Path).Select(row => new { row.Path, row.Body }).ToListAsync()).Select(
                row => catalog.Find(row.Path)!.Parse(row.Body)
            ),
        ];
    }

    private async Task SetAsync(IRecord record, string field, Action action, string reason = "")
    {
        var path = RecordName.Parse(record.Name).Path;
        var earlier = changes.GetValueOrDefault(path);
        var row = earlier?.Row ?? await RowAsync(path);
        record.Etag = "";
        await Following.NamedAccess.SetAsync(
            this,
            record,
            () => row is null ? null : catalog.Find(path)!.Parse(row.Body)
        );
        if (action == Action.Updated && row is not null && IsAsBefore(record, row))
        {
            changes.Remove(path);
            return;
        }
        record.UpdateTime = now.ToTimestamp();
        changes[path] = new(
            path,
            row,
            record,
            field.Length > 0 ? field : earlier?.Field ?? "",
            row is null ? Action.Created : Action.Updated,
            reason
        );
    }

    private bool IsAsBefore(IRecord record, StoredRow row)
    {
        var before = catalog.Find(row.Path)!.Parse(row.Body);
        record.UpdateTime = before.UpdateTime;
        return before.Equals(record);
    }

    /// <summary>Reads at once what will be asked for one by one.</summary>
    public async Task KnowAsync(IEnumerable<string> names)
    {
        var unknown = names
            .Select(name => RecordName.Parse(name).Path)
            .Where(path => !known.ContainsKey(path))
            .ToHashSet(StringComparer.Ordinal);
        foreach (var row in await RowSql.FindAsync(db, visit, unknown))
            known[row.Path] = row;
        foreach (var path in unknown)
            known.TryAdd(path, null);
    }

    private async Task<StoredRow?> RowAsync(string path)
    {
        if (!known.TryGetValue(path, out var row))
            known[path] = row = await RowSql.FindAsync(db, visit, path);
        return row;
    }
}

/// <summary>What became of a record that was brought in.</summary>
public enum Put
{
    Created,
    Updated,
    Unchanged,
}

/// <summary>What a write will do to one record.</summary>
/// <param name="Row">The row as stored; null if the record is new.</param>
/// <param name="Record">The record as it will be; null if it is deleted.</param>
internal sealed record PendingChange(
    string Path,
    StoredRow? Row,
    IRecord? Record,
    string Field,
    Action Action,
    string Reason
);
