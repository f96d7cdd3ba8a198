using Google.Protobuf.WellKnownTypes;
using StateVisit.Agenda.V1;
using StateVisit.Ripple;
using StateVisit.Type.V1;

namespace StateVisit.Agenda.Ripple;

/// <summary>One timeline, made when first asked for, and how it differs from an earlier one. Never changed, so that all share it.</summary>
internal sealed class Snapshot(long moved, DateTimeOffset minute, Func<Timeline> make)
{
    private readonly Lazy<Timeline> timeline = new(make);
    private readonly Lock gate = new();
    private readonly WeakReference<Snapshot?> earlier = new(null);
    private Derived? since;

    /// <inheritdoc cref="Ground.Moved" />
    public long Moved => moved;

    public DateTimeOffset Minute => minute;

    public Timeline Timeline => timeline.Value;

    public bool Holds(long moved, DateTimeOffset minute) => Moved == moved && Minute == minute;

    /// <summary>What is new or has moved since an earlier one; all of it without one. Null: nothing.</summary>
    public Derived? Since(Snapshot? before)
    {
        if (ReferenceEquals(before, this))
            return null;
        if (before is null)
            return Difference(null);
        // All watchers of a visit come from the same one, so the difference is worked out once.
        lock (gate)
        {
            if (!earlier.TryGetTarget(out var known) || !ReferenceEquals(known, before))
            {
                since = Difference(before.Timeline);
                earlier.SetTarget(before);
            }
            return since;
        }
    }

    private Derived? Difference(Timeline? before)
    {
        var derived = new Derived();
        var sessions = before?.Sessions.ToDictionary(s => s.Session, StringComparer.Ordinal) ?? [];
        foreach (var session in Timeline.Sessions)
            if (!sessions.Remove(session.Session, out var was) || !was.Equals(session))
                derived.Items.Add(Any.Pack(session));
        var cues = before?.Cues.ToDictionary(c => c.Cue, StringComparer.Ordinal) ?? [];
        foreach (var cue in Timeline.Cues)
            if (!cues.Remove(cue.Cue, out var was) || !was.Equals(cue))
                derived.Items.Add(Any.Pack(cue));
        derived.Removed.AddRange(sessions.Keys.Concat(cues.Keys).Order(StringComparer.Ordinal));
        return derived.Items.Count + derived.Removed.Count == 0 ? null : derived;
    }
}
