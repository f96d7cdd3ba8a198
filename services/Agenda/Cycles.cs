using Microsoft.EntityFrameworkCore;
using StateVisit.Journal.Records;
using StateVisit.Journal.Writing;
using StateVisit.ServiceDefaults.Errors;

namespace StateVisit.Agenda;

/// <summary>Chains that must not close: what comes before what, and what lies in what.</summary>
internal static class Cycles
{
    public const string Predecessors = "predecessors.session";
    public const string Parents = "parent";

    /// <summary>Refuses records whose links close a circle; the circle is named.</summary>
    /// <param name="records">What this write creates or changes, with the field each stands in.</param>
    public static async Task RefuseAsync(
        Write write,
        string field,
        IReadOnlyCollection<(IRecord Record, string Path)> records
    )
    {
        if (records.Count == 0)
            return;
        var stored = await write
            .Db.References.AsNoTracking()
            .Where(r => r.Visit == write.Visit && r.Field == field)
            .ToListAsync();
        var links = stored.ToLookup(r => r.FromPath, r => r.ToPath, StringComparer.Ordinal);
        var changed = records.ToDictionary(
            r => RecordName.Parse(r.Record.Name).Path,
            r => References.Of(r.Record).Where(l => l.Field == field).ToList(),
            StringComparer.Ordinal
        );
        IEnumerable<string> Next(string path) =>
            changed.TryGetValue(path, out var own) ? own.Select(l => l.Target.Path) : links[path];

        var faults = new FieldFaults();
        foreach (var (record, where) in records)
        {
            var path = RecordName.Parse(record.Name).Path;
            foreach (var link in changed[path])
                if (Way(link.Target.Path, path, Next) is { } way)
                    faults.Add($"{where}.{link.FieldPath}", Closes(path, way));
        }
        faults.ThrowIfAny();
    }

    /// <summary>A way along the links, both ends included; null if there is none.</summary>
    public static List<string>? Way(string from, string to, Func<string, IEnumerable<string>> next)
    {
        var cameFrom = new Dictionary<string, string?>(StringComparer.Ordinal) { [from] = null };
        var open = new Queue<string>([from]);
        while (open.TryDequeue(out var at))
        {
            if (at == to)
            {
                var way = new List<string>();
                for (string? step = at; step is not null; step = cameFrom[step])
                    way.Insert(0, step);
                return way;
            }
            foreach (var beyond in next(at))
                if (cameFrom.TryAdd(beyond, at))
                    open.Enqueue(beyond);
        }
        return null;
    }

    /// <summary>That a link from <paramref name="path"/> closes a circle, which is named.</summary>
    public static string Closes(string path, IEnumerable<string> way) =>
        $"closes a circle: {string.Join(" → ", way.Prepend(path).Select(Short))}";

    private static string Short(string path) => path[(path.IndexOf('/', StringComparison.Ordinal) + 1)..];
}
