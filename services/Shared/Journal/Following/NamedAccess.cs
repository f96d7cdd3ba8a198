using Microsoft.EntityFrameworkCore;
using StateVisit.Journal.Labels;
using StateVisit.Journal.Records;
using StateVisit.Journal.Writing;
using StateVisit.Type.V1;

namespace StateVisit.Journal.Following;

/// <summary>
/// Who may know of those whom records name, kept in the parts that name them: so that views, caches, watches and the
/// journal need to look nowhere else.
/// </summary>
internal static class NamedAccess
{
    /// <summary>Every record that is written passes here.</summary>
    /// <param name="stored">As it was; what it knows of somebody who is gone meanwhile still holds.</param>
    public static async Task SetAsync(Write write, IRecord record, Func<IRecord?> stored)
    {
        var namings = Parts.NamingsOf(record).ToList();
        if (namings.Count == 0)
            return;
        var known = await AccessesAsync(write, [.. namings.Select(n => PathOf(n.Part, n.Naming)).Distinct()]);
        var before = new Lazy<ILookup<string, Access?>>(() =>
            (stored() is { } old ? Parts.NamingsOf(old) : []).ToLookup(
                n => PathOf(n.Part, n.Naming),
                n => n.Naming.AccessIn(n.Part)
            )
        );
        foreach (var (part, naming) in namings)
        {
            var path = PathOf(part, naming);
            naming.SetAccess(part, known.GetValueOrDefault(path) ?? before.Value[path].FirstOrDefault());
        }
    }

    /// <summary>Writes anew what names records whose access has changed.</summary>
    public static async Task SpreadAsync(Write write, IReadOnlyCollection<string> names)
    {
        if (names.Count == 0)
            return;
        var paths = names.Select(name => RecordName.Parse(name).Path).ToList();
        var naming = await write
            .Db.References.AsNoTracking()
            .Where(r => r.Visit == write.Visit && paths.Contains(r.ToPath))
            .Select(r => r.FromPath)
            .Distinct()
            .OrderBy(from => from)
            .ToListAsync();
        foreach (var from in naming.Select(from => new RecordName(write.Visit, from).ToString()))
            if (!write.IsFollowed(from) && await write.FindAsync<IRecord>(from) is { } record)
                await write.UpdateAsync(record, record.Descriptor.FieldName(), "access of somebody named");
    }

    /// <summary>By path, as this write leaves them; nothing of those of whom nothing is known.</summary>
    private static async Task<Dictionary<string, Access>> AccessesAsync(Write write, IReadOnlyList<string> paths)
    {
        var rows = await write
            .Db.Records.AsNoTracking()
            .Where(row => row.Visit == write.Visit && paths.Contains(row.Path))
            .Select(row => new
            {
                row.Path,
                row.Label,
                row.Delegations,
            })
            .ToListAsync();
        var known = rows.ToDictionary(r => r.Path, r => RowAccess.Read(r.Label, r.Delegations), StringComparer.Ordinal);
        foreach (var path in paths)
            if (write.ChangeOf(path) is { Record.Access: { } access })
                known[path] = RowAccess.Read((int)access.Label, RowAccess.Column(access));
        return known;
    }

    private static string PathOf(Google.Protobuf.IMessage part, Naming naming) =>
        RecordName.Parse(naming.NameIn(part)).Path;
}
