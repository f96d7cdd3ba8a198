using System.Text;
using Google.Protobuf;
using StateVisit.Agenda.Ripple;
using StateVisit.Agenda.V1;
using StateVisit.Journal.Labels;
using StateVisit.Journal.Records;
using StateVisit.Ripple;
using StateVisit.ServiceDefaults.Identity;
using StateVisit.Tests.Fixture;

namespace StateVisit.Tests.Ripple;

/// <summary>The records of a visit and a minute, all that the ripple is a function of.</summary>
internal sealed record Programme(
    string TimeZone,
    IReadOnlyList<Venue> Venues,
    IReadOnlyList<Session> Sessions,
    IReadOnlyList<Timing> Timings,
    IReadOnlyList<Cue> Cues,
    DateTimeOffset Now
)
{
    public const string Visit = "visits/v";

    public static string SessionName(string id) => $"{Visit}/sessions/{id}";

    public static string VenueName(string id) => $"{Visit}/venues/{id}";

    public static string PersonName(string id) => $"{Visit}/participants/{id}";

    public static Clearance Press { get; } = For(Role.Press);
    public static Clearance Office { get; } = For(Role.Analyst);

    public static Clearance Delegation(string party) => For(Role.Delegation, party);

    public IEnumerable<IRecord> Records =>
        [Make.Visit(v => (v.Name, v.TimeZone) = (Visit, TimeZone)), .. Venues, .. Sessions, .. Timings, .. Cues];

    public Ground Ground() => GroundOf(Records);

    public static Ground GroundOf(IEnumerable<IRecord> records) =>
        StateVisit.Agenda.Ripple.Ground.Of(1, 1, records.Select(r => (RecordName.Parse(r.Name).Path, r)));

    /// <summary>What a caller of the clearance gets.</summary>
    public Timeline SeenBy(Clearance clearance, TimelineFilter? filter = null) => SeenBy(Ground(), clearance, filter);

    public Timeline SeenBy(Ground ground, Clearance clearance, TimelineFilter? filter = null) =>
        Timelines.Make(ground, clearance, filter ?? TimelineFilter.All, Now);

    /// <summary>The expected window of each session.</summary>
    public Dictionary<string, Expected> Forecasts()
    {
        var plan = Ground().Plan;
        var forecast = Forecast.Of(plan, Now);
        return plan.Index.ToDictionary(
            i => i.Key,
            i => new Expected(forecast.Start(i.Value), forecast.End(i.Value), forecast.IsUnreported(i.Value))
        );
    }

    public Timing TimingOf(string session) => Timings.Single(t => t.Name == session + "/timing");

    public Programme With(string session, Action<Timing> change) =>
        this with
        {
            Timings =
            [
                .. Timings.Select(t =>
                {
                    if (t.Name != session + "/timing")
                        return t;
                    var copy = t.Clone();
                    change(copy);
                    return copy;
                }),
            ],
        };

    public Programme WithSession(string session, Action<Session> change) =>
        this with
        {
            Sessions =
            [
                .. Sessions.Select(s =>
                {
                    if (s.Name != session)
                        return s;
                    var copy = s.Clone();
                    change(copy);
                    return copy;
                }),
            ],
        };

    public Programme Without(string session) =>
        this with
        {
            Sessions =
            [
                .. Sessions
                    .Where(s => s.Name != session)
                    .Select(s =>
                    {
                        var copy = s.Clone();
                        foreach (var link in s.Predecessors.Where(p => p.Session == session))
                            copy.Predecessors.Remove(link);
                        return copy;
                    }),
            ],
            Timings = [.. Timings.Where(t => t.Name != session + "/timing")],
            Cues = [.. Cues.Where(c => c.Session != session)],
        };

    /// <summary>The least of it that still fails.</summary>
    public Programme Shrunk(Func<Programme, bool> fails)
    {
        var least = this;
        for (var again = true; again; )
        {
            again = false;
            foreach (var session in least.Sessions)
                if (least.Without(session.Name) is var less && fails(less))
                {
                    (least, again) = (less, true);
                    break;
                }
        }
        return least;
    }

    public override string ToString()
    {
        var text = new StringBuilder().AppendLine($"{TimeZone}, now {Now:u}");
        foreach (var record in Venues.Concat<IMessage>(Sessions).Concat(Timings).Concat(Cues))
            text.AppendLine(JsonFormatter.Default.Format(record));
        return text.ToString();
    }

    private static Clearance For(Role role, string? delegation = null) =>
        Clearance.Of(new("someone", [new("*", role, delegation)], DateTimeOffset.MaxValue), "v", null);
}

/// <summary>What is expected of a session.</summary>
internal sealed record Expected(Window Start, Window End, bool Unreported);
