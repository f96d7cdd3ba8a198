using StateVisit.Agenda.V1;
using StateVisit.Journal.Records;

namespace StateVisit.Agenda.Ripple;

/// <summary>All of a visit at one revision, made ready for the ripple. Never given out: what a caller gets of it is a view.</summary>
public sealed class Ground
{
    private readonly Dictionary<string, IRecord> records;
    private readonly Dictionary<string, PlanItem> items;

    private Ground(long revision, long moved, Dictionary<string, IRecord> records, Dictionary<string, PlanItem> known)
    {
        Revision = revision;
        Moved = moved;
        this.records = records;
        Visit = (Visit)records[""];
        var places = new Places(records.Values.OfType<Venue>(), Visit.TimeZone);
        items = new(known.Count, StringComparer.Ordinal);
        foreach (var (path, record) in records)
            if (record is Session session && records.TryGetValue(path + "/timing", out var timing))
                items[path] =
                    known.TryGetValue(path, out var item)
                    && ReferenceEquals(item.Session, session)
                    && ReferenceEquals(item.Timing, timing)
                    && item.TimeZone == places.ZoneOf(session.Venue)
                        ? item
                        : PlanItem.Of(session, (Timing)timing, places.ZoneOf(session.Venue));
        Plan = new(items.Values, places);
        Cues = [.. records.Values.OfType<Cue>().OrderBy(cue => cue.Name, StringComparer.Ordinal)];
    }

    /// <summary>The same but for what the ripple takes no notice of.</summary>
    private Ground(long revision, Dictionary<string, IRecord> records, Ground same)
    {
        this.records = records;
        (Revision, Moved, Visit, items, Plan, Cues) = (
            revision,
            same.Moved,
            same.Visit,
            same.items,
            same.Plan,
            same.Cues
        );
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
        new(revision, moved, records.ToDictionary(r => r.Path, r => r.Record, StringComparer.Ordinal), []);

    /// <summary>The same visit after some of its records have changed; null: deleted.</summary>
    public Ground With(long revision, long moved, IEnumerable<(string Path, IRecord? Record)> changes)
    {
        var next = new Dictionary<string, IRecord>(records, StringComparer.Ordinal);
        foreach (var (path, record) in changes)
            if (record is null)
                next.Remove(path);
            else
                next[path] = record;
        return moved == Moved ? new(revision, next, this) : new(revision, moved, next, items);
    }
}
