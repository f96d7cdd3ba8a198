using Microsoft.Extensions.Time.Testing;
using StateVisit.Agenda.V1;
using StateVisit.Tests.Fixture;
using StateVisit.Type.V1;
using Position = StateVisit.Agenda.V1.Position;

namespace StateVisit.Tests.Labels;

/// <summary>
/// An agenda of its own with a clock that moves when it is told to. Two worlds get the same visible writes at the same instants; one
/// of them also gets hidden ones in between.
/// </summary>
internal sealed class World : IAsyncDisposable
{
    private readonly FakeTimeProvider time;
    private readonly Access? hidden;
    private readonly AgendaService.AgendaServiceClient agenda;

    private World(AgendaHost host, FakeTimeProvider time, Access? hidden)
    {
        Host = host;
        this.time = time;
        this.hidden = hidden;
        agenda = host.As("protocol").Agenda;
    }

    public const string V = "visits/v";
    public const string W = "visits/w";

    /// <summary>In one of the worlds only.</summary>
    public const string U = "visits/u";

    /// <summary>Names that somebody may ask for: visible ones, hidden ones, and some that are nowhere.</summary>
    public static readonly string[] Names =
    [
        V,
        W,
        U,
        "visits/nowhere",
        V + "/venues/hall",
        V + "/venues/cabinet",
        V + "/venues/bunker",
        V + "/venues/none",
        V + "/sessions/welcome",
        V + "/sessions/talks",
        V + "/sessions/late",
        V + "/sessions/m2",
        V + "/sessions/ru",
        V + "/sessions/cn",
        V + "/sessions/none",
        U + "/sessions/any",
        V + "/sessions/welcome/timing",
        V + "/sessions/late/timing",
        V + "/sessions/none/timing",
        V + "/topics/energy",
        V + "/topics/news",
        V + "/topics/secret",
        V + "/topics/none",
        V + "/cues/doors",
        V + "/cues/guards",
        V + "/cues/none",
    ];

    public AgendaHost Host { get; }

    /// <param name="now">Where a gateway stands before it, whose clock is the real one: the same for both worlds.</param>
    public static async Task<World> StartAsync(StoreKind store, Access? hidden, DateTimeOffset? now = null)
    {
        var clock = new FakeTimeProvider(now ?? DateTimeOffset.Parse("2023-03-01T00:00:00Z"));
        return new(await AgendaHost.StartAsync(store, clock), clock, hidden);
    }

    public async Task BuildAsync()
    {
        await HideAsync(() => VisitAsync("u", hidden!));
        await VisitAsync("v", Make.Public);
        await VisitAsync("w", Make.Public);
        await agenda.OpenVisitAsync(new() { Name = V });
        await HideAsync(() => VenueAsync("bunker", hidden!));
        await VenueAsync("hall", Make.Public);
        await VenueAsync("cabinet", Make.Press);
        await TopicAsync("energy", Make.Public, null);
        await TopicAsync("news", Make.Restricted, In(hours: 1, Make.Public));
        await HideAsync(() => TopicAsync("secret", Make.Restricted, In(hours: 1, hidden!)));
        await SessionAsync("welcome", Make.Public, 1);
        await HideAsync(() => SessionAsync("late", hidden!, 2));
        await SessionAsync("talks", Make.Press, 3);
        await SessionAsync("ru", Make.Delegations("RU"), 4);
        await SessionAsync("cn", Make.Delegations("CN"), 5);
        await SessionAsync("all", Make.AllDelegations, 6);
        for (var i = 0; i < 5; i++)
        {
            await SessionAsync($"m{i}", Make.Public, 7 + (2 * i));
            await HideAsync(() => SessionAsync($"h{i}", hidden!, 8 + (2 * i)));
        }
        await CueAsync("doors", Make.Public, "welcome");
        await AcknowledgeAsync("cues/doors", "interpreter");
        await HideAsync(() => CueAsync("guards", hidden!, "late"));
        await HidePartsAsync("welcome");
        await HideAsync(() => AcknowledgeAsync("sessions/welcome", "interpreter"));
        await HideAsync(() => AcknowledgeAsync("sessions/late", "interpreter"));
    }

    /// <summary>More of both, for those who watch; ends the embargoes on the way.</summary>
    public async Task GoOnAsync()
    {
        await HideAsync(() => SessionAsync("later", hidden!, 30));
        await TitleAsync("welcome", "Welcome");
        await HideAsync(() => TitleAsync("late", "Later"));
        await HidePartsAsync("m2");
        await HideAsync(async () =>
        {
            await agenda.UpdateTimingAsync(
                new()
                {
                    Timing = new()
                    {
                        Name = V + "/sessions/m1/timing",
                        Access = hidden,
                        EstimatedEnd = Make.Time("2023-03-21T20:00:00Z"),
                    },
                    UpdateMask = new() { Paths = { "access", "estimated_end" } },
                }
            );
            await agenda.StartSessionAsync(new() { Name = V + "/sessions/m1" });
        });
        await SessionAsync("new", Make.Public, 31);
        await HideAsync(() => agenda.DeleteCueAsync(new() { Name = V + "/cues/guards" }).ResponseAsync);
        await HideAsync(() => VisitAsync("u2", hidden!));
        await LabelAsync("m3", Make.Restricted);
        await LabelAsync("m4", Make.Press);

        time.LeapBy(TimeSpan.FromHours(1));
        // Whoever looks at the visit first ends its embargoes; after that the order of what follows is settled.
        await agenda.GetVisitAsync(new() { Name = V });
        await HideAsync(() => TitleAsync("late", "Latest"));
        await LabelAsync("m3", Make.Public);
        await HideAsync(() => agenda.DeleteSessionAsync(new() { Name = V + "/sessions/h0" }).ResponseAsync);
        await TopicAsync("end", Make.Public, null);
    }

    public async ValueTask DisposeAsync() => await Host.DisposeAsync();

    /// <summary>A hidden write has an instant of its own, so that it cannot hide behind a visible one; both worlds wait for it.</summary>
    private async Task HideAsync(Func<Task> write)
    {
        time.Advance(TimeSpan.FromSeconds(1));
        if (hidden is not null)
            await write();
        time.Advance(TimeSpan.FromSeconds(1));
    }

    /// <summary>Parts of a visible session and of a visible topic that few may see.</summary>
    private Task HidePartsAsync(string session) =>
        HideAsync(async () =>
        {
            var name = $"{V}/sessions/{session}";
            var record = await agenda.GetSessionAsync(new() { Name = name });
            record.Attendances.Insert(0, new Attendance { Office = "adviser", Access = hidden });
            record.Attendances.Add(new Attendance { Office = "physician", Access = hidden });
            record.Predecessors.Insert(0, new Predecessor { Session = V + "/sessions/late", Access = hidden });
            record.Told.Add(
                new Told
                {
                    Audience = Audience.Staff,
                    Basis = Basis.Stated,
                    StartTime = Make.Time("2023-03-21T12:00:00Z"),
                    Access = hidden,
                }
            );
            record.Claims.Add(
                new Claim
                {
                    Field = "planned_start",
                    Value = "noon",
                    Source = new() { Uri = "memory" },
                    Access = hidden,
                }
            );
            await agenda.UpdateSessionAsync(new() { Session = record });
            var topic = await agenda.GetTopicAsync(new() { Name = V + "/topics/energy" });
            topic.Positions.Add(
                new Position
                {
                    Party = "RU",
                    Summaries = { ["en"] = "For it" },
                    Access = hidden,
                }
            );
            await agenda.UpdateTopicAsync(new() { Topic = topic });
        });

    private Embargo In(int hours, Access after) =>
        new()
        {
            After = after,
            Time = Google.Protobuf.WellKnownTypes.Timestamp.FromDateTimeOffset(time.GetUtcNow().AddHours(hours)),
        };

    private async Task VisitAsync(string id, Access access) =>
        await agenda.CreateVisitAsync(new() { VisitId = id, Visit = Make.Visit(v => v.Access = access) });

    private async Task VenueAsync(string id, Access access) =>
        await agenda.CreateVenueAsync(
            new()
            {
                Parent = V,
                VenueId = id,
                Venue = Make.Venue(v => v.Access = access),
            }
        );

    private async Task TopicAsync(string id, Access access, Embargo? embargo) =>
        await agenda.CreateTopicAsync(
            new()
            {
                Parent = V,
                TopicId = id,
                Topic = Make.Topic(t => (t.Access, t.Embargo) = (access, embargo)),
            }
        );

    private async Task SessionAsync(string id, Access access, int order) =>
        await agenda.CreateSessionAsync(
            new()
            {
                Parent = V,
                SessionId = id,
                Session = Make.Session(s =>
                {
                    (s.Access, s.Order, s.Venue) = (access, order, V + "/venues/hall");
                    s.Topics.Add(V + "/topics/energy");
                    s.Attendances.Add(new Attendance { Office = "interpreter" });
                    s.Attendances.Add(new Attendance { Office = "press officer", Access = Make.Restricted });
                }),
            }
        );

    private async Task CueAsync(string id, Access access, string session) =>
        await agenda.CreateCueAsync(
            new()
            {
                Parent = V,
                CueId = id,
                Cue = Make.Cue(
                    $"{V}/sessions/{session}",
                    c =>
                    {
                        c.Access = access;
                        c.Concerned.Add(new Concerned { Office = "interpreter" });
                        c.Concerned.Add(new Concerned { Delegation = "RU" });
                    }
                ),
            }
        );

    private async Task AcknowledgeAsync(string path, string office) =>
        await agenda.AcknowledgeAsync(
            new()
            {
                Name = $"{V}/{path}",
                Who = new() { Office = office },
            }
        );

    private async Task TitleAsync(string id, string title) =>
        await agenda.UpdateSessionAsync(
            new()
            {
                Session = new() { Name = $"{V}/sessions/{id}", Titles = { ["en"] = title } },
                UpdateMask = new() { Paths = { "titles" } },
            }
        );

    private async Task LabelAsync(string id, Access access) =>
        await agenda.UpdateSessionAsync(
            new()
            {
                Session = new() { Name = $"{V}/sessions/{id}", Access = access },
                UpdateMask = new() { Paths = { "access" } },
            }
        );
}
