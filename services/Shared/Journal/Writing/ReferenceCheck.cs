using Microsoft.EntityFrameworkCore;
using StateVisit.Journal.Labels;
using StateVisit.Journal.Records;
using StateVisit.Journal.Storage;
using StateVisit.ServiceDefaults.Errors;
using StateVisit.Type.V1;

namespace StateVisit.Journal.Writing;

/// <summary>
/// Records that name others: the named must exist, nobody may learn a name from a record that tells more than the named
/// one does, and what is named cannot be deleted.
/// </summary>
internal sealed class ReferenceCheck(
    JournalDb db,
    Catalog catalog,
    string visit,
    IReadOnlyCollection<PendingChange> changes
)
{
    private readonly Dictionary<string, PendingChange> pending = changes.ToDictionary(
        c => c.Path,
        StringComparer.Ordinal
    );
    private readonly Dictionary<string, IRecord?> stored = new(StringComparer.Ordinal);

    public async Task RunAsync(FieldFaults faults)
    {
        foreach (var change in changes)
        {
            if (change.Record is not null)
                await CheckOutgoingAsync(change.Record, change.Field, faults);
            if (change.Row is not null && (change.Record is null || IsNarrower(change)))
                await CheckIncomingAsync(change, faults);
        }
    }

    /// <summary>Writes which records name which, for what changed: what a stored record names is known from itself.</summary>
    public async Task SaveAsync(Statements statements)
    {
        foreach (var change in changes)
        {
            var before = change.Row is null ? [] : NamedBy(catalog.Find(change.Path)!.Parse(change.Row.Body));
            var after = change.Record is null ? [] : NamedBy(change.Record);
            foreach (var gone in before.Except(after))
                await ExecuteAsync(statements, Delete, change.Path, gone);
            foreach (var added in after.Except(before))
                await ExecuteAsync(statements, Insert, change.Path, added);
        }
    }

    private const string Insert = """
        INSERT INTO "references" ("Visit", "FromPath", "Field", "ToPath") VALUES (@visit, @from, @field, @to)
        """;

    private const string Delete = """
        DELETE FROM "references" WHERE "Visit" = @visit AND "FromPath" = @from AND "Field" = @field AND "ToPath" = @to
        """;

    private Task<int> ExecuteAsync(
        Statements statements,
        string statement,
        string from,
        (string Field, string ToPath) link
    ) =>
        statements.ExecuteAsync(
            statement,
            ("visit", visit),
            ("from", from),
            ("field", link.Field),
            ("to", link.ToPath)
        );

    private HashSet<(string Field, string ToPath)> NamedBy(IRecord record) =>
        References.Of(record).Where(IsOurs).Select(r => (r.Field, r.Target.Path)).ToHashSet();

    private async Task CheckOutgoingAsync(IRecord record, string field, FieldFaults faults)
    {
        foreach (var reference in References.Of(record).Where(IsOurs))
        {
            // It may be on its way here, and who may know of it is looked at where it is shown.
            if (catalog.IsFollowed(reference.Target.Path))
                continue;
            var path = $"{field}.{reference.FieldPath}";
            if (await FindAsync(reference.Target.Path) is not { } target)
                faults.Add(path, $"names {reference.Target}, which does not exist");
            else if (!TellsNoMore(record, reference.Access, target))
                faults.Add(path, $"names {reference.Target}, which fewer may see than this");
        }
    }

    private async Task CheckIncomingAsync(PendingChange change, FieldFaults faults)
    {
        var sources = await db
            .References.Where(r => r.Visit == visit && r.ToPath == change.Path)
            .Select(r => r.FromPath)
            .Distinct()
            .ToListAsync();
        // What follows another service can neither be asked to change nor tells anybody anything here.
        foreach (var source in sources.Where(source => !pending.ContainsKey(source) && !catalog.IsFollowed(source)))
        {
            if (change.Record is null)
                throw Fault.Precondition(
                    ErrorReason.StillReferredTo,
                    $"{new RecordName(visit, source)} still names {new RecordName(visit, change.Path)}."
                );
            var record = (await FindAsync(source))!;
            if (
                References
                    .Of(record)
                    .Any(r => r.Target.Path == change.Path && !TellsNoMore(record, r.Access, change.Record))
            )
                faults.Add($"{change.Field}.access.label", $"is stricter than {record.Name}, which names it");
        }
    }

    /// <summary>Before and after the embargo of the one that names, whoever sees the name sees the named.</summary>
    private static bool TellsNoMore(IRecord from, Access naming, IRecord target)
    {
        if (!naming.IsWithin(target.Access))
            return false;
        if (from.Embargo is not { } embargo || !ReferenceEquals(naming, from.Access))
            return true;
        return embargo.After.IsWithin(target.Access)
            || (target.Embargo is { } other && embargo.EndsTogetherWith(other) && embargo.After.IsWithin(other.After));
    }

    private bool IsNarrower(PendingChange change)
    {
        var before = catalog.Find(change.Path)!.Parse(change.Row!.Body);
        return !before.Access.IsWithin(change.Record!.Access) || !Equals(before.Embargo, change.Record.Embargo);
    }

    /// <summary>What is kept by another service and not followed is not known here.</summary>
    private bool IsOurs(Reference reference) => catalog.Find(reference.Target.Path) is not null;

    private async Task<IRecord?> FindAsync(string path)
    {
        if (pending.TryGetValue(path, out var change))
            return change.Record;
        if (stored.TryGetValue(path, out var record))
            return record;
        var row = await RowSql.FindAsync(db, visit, path);
        return stored[path] = row is null ? null : catalog.Find(path)!.Parse(row.Body);
    }
}
