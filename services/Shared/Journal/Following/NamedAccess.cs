using Microsoft.EntityFrameworkCore;
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
    /// <param name="before">As stored; what it knows of somebody who is gone meanwhile still holds.</param>
    public static async Task SetAsync(Write write, IRecord record, IRecord? before)
    {
        foreach (var (part, naming) in Parts.NamingsOf(record))
        {
            var name = naming.NameIn(part);
            var named = write.IsFollowed(name) ? await write.FindAsync<IRecord>(name) : null;
            naming.SetAccess(part, named?.Access ?? KnownBy(before, name));
        }
    }

    /// <summary>Writes anew what names a record whose access has changed.</summary>
    public static async Task SpreadAsync(Write write, string name)
    {
        var path = RecordName.Parse(name).Path;
        var naming = await write
            .Db.References.AsNoTracking()
            .Where(r => r.Visit == write.Visit && r.ToPath == path)
            .Select(r => r.FromPath)
            .Distinct()
            .OrderBy(from => from)
            .ToListAsync();
        foreach (var from in naming.Where(from => !write.IsFollowed($"visits/{write.Visit}/{from}")))
            if (await write.FindAsync<IRecord>(new RecordName(write.Visit, from).ToString()) is { } record)
                await write.UpdateAsync(record, record.Descriptor.FieldName(), "access of somebody named");
    }

    private static Access? KnownBy(IRecord? before, string name)
    {
        if (before is not null)
            foreach (var (part, naming) in Parts.NamingsOf(before))
                if (naming.NameIn(part) == name)
                    return naming.AccessIn(part);
        return null;
    }
}
