using StateVisit.Agenda.V1;
using StateVisit.Journal.Records;
using StateVisit.Ripple;

namespace StateVisit.Agenda.Ripple;

/// <summary>All of a visit at one revision, made ready for the ripple. Never given out: what a caller gets of it is a view.</summary>
public sealed class Ground
{
    private readonly Dictionary<string, IRecord> records;

    private Ground(long revision, long moved, Dictionary<string, IRecord> records, Plan? before)
    {
        Revision = revision;
        Moved = moved;
        this.records = records;
        Visit = (Visit)records[""];
        Plan = Plan.Of(records, Visit.TimeZone, before);
        Cues = [.. records.Values.OfType<Cue>().OrderBy(cue => cue.Name, StringComparer.Ordinal)];
    }

    /// <summary>The same but for what the ripple takes no notice of.</summary>
    private Ground(long revision, Dictionary<string, IRecord> records, Ground same)
    {
        this.records = records;
        (Revision, Moved, Visit, Plan, Cues) = (revision, same.Moved, same.Visit, same.Plan, same.Cues);
    }

    public long Revision { get; }

    /// <summary>
    /// The last revision that changed what the ripple takes notice of: what the ripple makes of the visit is the same since. The
    /// same in every process.
    /// </summary>
    public long Moved { get; }

    public Visit Visit { get; }

    public Plan Plan { get; }

    public IReadOnlyList<Cue> Cues { get; }

    public IEnumerable<IRecord> Records => records.Values;

    public TRecord? Find<TRecord>(string name)
        where TRecord : class, IRecord => records.GetValueOrDefault(RecordName.Parse(name).Path) as TRecord;

    public static Ground Of(long revision, long moved, IEnumerable<(string Path, IRecord Record)> records) =>
        new(revision, moved, records.ToDictionary(r => r.Path, r => r.Record, StringComparer.Ordinal), null);

    /// <summary>The same visit after some of its records have changed; null: deleted.</summary>
    public Ground With(long revision, long moved, IEnumerable<(string Path, IRecord? Record)> changes)
    {
        var next = new Dictionary<string, IRecord>(records, StringComparer.Ordinal);
        foreach (var (path, record) in changes)
            if (record is null)
                next.Remove(path);
            else
                next[path] = record;
        return moved == Moved ? new(revision, next, this) : new(revision, moved, next, Plan);
    }
}
