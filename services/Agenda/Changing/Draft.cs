using StateVisit.Agenda.Ripple;
using StateVisit.Agenda.V1;
using StateVisit.Journal.Records;
using StateVisit.Journal.Writing;
using StateVisit.Ripple;
using StateVisit.ServiceDefaults.Errors;

namespace StateVisit.Agenda.Changing;

/// <summary>A visit in which edits are tried: copies of what they touch, over the ground that they stand on.</summary>
internal sealed class Draft(Ground ground, DateTimeOffset minute)
{
    private readonly Dictionary<string, Touched> touched = new(StringComparer.Ordinal);
    private readonly List<(Cue Cue, string Field)> cues = [];
    private (Ground Ground, Forecast Forecast)? after;

    /// <param name="Field">The edit that faults of the records are named by.</param>
    private sealed record Touched(Session Session, Timing Timing, string Field);

    public Ground Ground => ground;

    /// <summary>What the visit's clock showed at the preview.</summary>
    public DateTimeOffset Minute => minute;

    public Forecast Before { get; } = Forecast.Of(ground.Plan, minute);

    /// <summary>What the edits lead to; asked when all are done.</summary>
    public (Ground Ground, Forecast Forecast) After => after ??= MakeAfter();

    /// <summary>The session and its timing, to be changed; null, and a fault, if there is none or it takes no edits any more.</summary>
    /// <param name="name">The session's name.</param>
    /// <param name="field">The edit: <c>edits[0].move</c>.</param>
    /// <param name="named">The field of it that names the session.</param>
    public (Session Session, Timing Timing)? Take(string name, string field, string named, FieldFaults faults)
    {
        if (touched.TryGetValue(name, out var known))
            return (known.Session, known.Timing);
        if (ground.Find<Session>(name) is not { } session || ground.Find<Timing>(session.TimingName) is not { } timing)
        {
            faults.Add($"{field}.{named}", $"names {name}, which does not exist");
            return null;
        }
        if (timing.State is SessionState.Concluded or SessionState.Cancelled)
        {
            faults.Add($"{field}.{named}", $"is {timing.State.ToString().ToLowerInvariant()}: it takes no edits");
            return null;
        }
        var copy = touched[name] = new(session.Clone(), timing.Clone(), field);
        return (copy.Session, copy.Timing);
    }

    /// <summary>What the write finds wrong with the session is named by this edit, though others touched it before.</summary>
    public void NameBy(Session session, string field) =>
        touched[session.Name] = touched[session.Name] with { Field = field };

    /// <summary>As the edits so far leave it.</summary>
    public Session? Find(string name) =>
        touched.TryGetValue(name, out var known) ? known.Session : ground.Find<Session>(name);

    public void Add(Cue cue, string field) => cues.Add((cue, field));

    /// <summary>Hands what has changed to a write, which checks it by the rules of every write.</summary>
    public async Task SaveAsync(Write write)
    {
        foreach (var (session, timing, field) in touched.Values)
        {
            await write.UpdateAsync(timing, field, "changed");
            await write.UpdateAsync(session, field, "changed");
        }
        foreach (var (cue, field) in cues)
            await write.CreateAsync(cue.Name, cue, $"{field}.cue", $"{field}.cue_id");
    }

    private (Ground Ground, Forecast Forecast) MakeAfter()
    {
        var next = ground.With(
            ground.Revision + 1,
            moved: ground.Revision + 1,
            touched
                .Values.SelectMany(t => new IRecord[] { t.Session, t.Timing })
                .Concat(cues.Select(c => c.Cue))
                .Select(record => (RecordName.Parse(record.Name).Path, (IRecord?)record))
        );
        return (next, Forecast.Of(next.Plan, minute));
    }
}
