using System.Net.Http.Json;
using Google.Protobuf.WellKnownTypes;
using Grpc.Core;
using Microsoft.Extensions.Time.Testing;
using StateVisit.Agenda.V1;
using StateVisit.Tests.Fixture;
using StateVisit.Tests.Following;
using Xunit;
using static StateVisit.Agenda.V1.Seen;

namespace StateVisit.Tests.Agenda;

/// <summary>Who has seen a cue or a session as it stands, and who may say and know so.</summary>
public sealed class AcknowledgementTests(SharedHosts hosts)
{
    private static readonly Concerned Cn = new() { Delegation = "CN" };
    private static readonly Concerned Ru = new() { Delegation = "RU" };
    private static readonly Concerned Orchestra = new() { Office = "orchestra" };
    private static readonly Concerned Physician = new() { Office = "physician" };

    [Theory, OnBothStores]
    public async Task EverybodyConcernedIsListedInTheOrderOfTheRecord(StoreKind store)
    {
        await using var day = await Day.StartAsync(store);
        var person = new Concerned { Participant = day.Scene.Name + "/participants/conductor" };
        await day.CueAsync("doors", Cn, Orchestra, person, Orchestra);
        var cue = day.Scene.Name + "/cues/doors";
        Assert.Equal(
            [Status(Cn, Not), Status(Orchestra, Not), Status(person, Not)],
            await ListAsync(day.Scene.Protocol, cue)
        );

        var answer = await SayAsync(day.Scene.Protocol, cue, person);
        Assert.Equal(Status(person, Current, "10:00", "11:45", "protocol"), answer);
        Assert.Equal([Status(Cn, Not), Status(Orchestra, Not), answer], await ListAsync(day.Scene.Protocol, cue));
    }

    [Theory]
    [OnBothStores("/cues/call")]
    [OnBothStores("/sessions/first")]
    public async Task SomebodyWhomTheParticipantsServiceKnowsHasSeenIt(StoreKind store, string what)
    {
        await using var system = await VisitSystem.StartAsync(store);
        var guest = await Guest.InviteAsync(system, Make.Delegations("CN"));
        var (who, protocol, delegation) = (
            new Concerned { Participant = guest.Name },
            system.Agenda.As("protocol"),
            system.Agenda.As("delegation", "CN")
        );
        await guest.ShownAsync(delegation);

        var answer = await SayAsync(delegation, guest.Visit + what, who);
        Assert.Equal((who, Current), (answer.Who, answer.Seen));
        var known = Assert.Single(await ListAsync(protocol, guest.Visit + what));
        Assert.Equal((who, Current), (known.Who, known.Seen));
        Assert.Equal([answer], await ListAsync(delegation, guest.Visit + what));

        var links = await guest.Scene.LinksAsync();
        Assert.Equal(answer, await SayAsync(delegation, guest.Visit + what, who));
        Assert.Equal(links, await guest.Scene.LinksAsync());
    }

    [Theory, OnBothStores]
    public async Task OfASessionItIsThoseWhoAttend(StoreKind store)
    {
        await using var day = await Day.StartAsync(store);
        var (talks, protocol) = (day.Talks, day.Scene.Protocol);
        Assert.Equal([Cn, Orchestra, Ru, Physician], (await ListAsync(protocol, talks)).Select(s => s.Who));
        await SayAsync(protocol, talks, Physician);
        await SayAsync(protocol, talks, Cn);
        Assert.Equal([Current, Not, Not, Current], (await ListAsync(protocol, talks)).Select(s => s.Seen));
    }

    [Theory]
    [OnBothStores("time")]
    [OnBothStores("estimate")]
    [OnBothStores("venue")]
    [OnBothStores("cancellation")]
    public async Task WhatChangesSinceIsOutdated(StoreKind store, string what)
    {
        await using var day = await Day.StartAsync(store);
        var agenda = day.Scene.Agenda;
        var cue = (await day.CueAsync("doors", Orchestra)).Name;
        foreach (var name in new[] { day.Talks, cue })
            await SayAsync(day.Scene.Protocol, name, Orchestra);
        switch (what)
        {
            case "time":
                await day.PlanAsync(s => s.PlannedStart = Make.Start("2023-03-21T12:01:00Z"), "planned_start");
                break;
            case "estimate":
                await day.EstimateAsync("12:20");
                break;
            case "venue":
                await day.PlanAsync(s => s.Venue = day.Scene.Name + "/venues/garden", "venue");
                break;
            default:
                await agenda.CancelSessionAsync(new() { Name = day.Talks });
                break;
        }
        foreach (var name in new[] { day.Talks, cue })
        {
            var shown = name == cue ? "11:45" : "12:00";
            Assert.Contains(
                Status(Orchestra, Outdated, "10:00", shown, "protocol"),
                await ListAsync(day.Scene.Protocol, name)
            );
        }
    }

    [Theory, OnBothStores]
    public async Task SecondsAndOtherFieldsChangeNothing(StoreKind store)
    {
        await using var day = await Day.StartAsync(store);
        var status = await SayAsync(day.Scene.Protocol, day.Talks, Cn);
        await day.PlanAsync(s => s.PlannedStart = Make.Start("2023-03-21T12:00:59Z"), "planned_start");
        await day.PlanAsync(s => s.Titles["en"] = "More talks", "titles");
        Assert.Contains(status, await ListAsync(day.Scene.Protocol, day.Talks));
    }

    [Theory, OnBothStores]
    public async Task SayingSoAgainKeepsTheFirstTimeUntilSomethingChanges(StoreKind store)
    {
        await using var day = await Day.StartAsync(store);
        var protocol = day.Scene.Protocol;
        var first = await SayAsync(protocol, day.Talks, Cn);
        var links = await day.Scene.LinksAsync();
        day.Clock.Advance(TimeSpan.FromMinutes(5));
        Assert.Equal(first, await SayAsync(protocol, day.Talks, Cn));
        Assert.Equal(links, await day.Scene.LinksAsync());

        await day.EstimateAsync("12:20");
        Assert.Equal(Status(Cn, Current, "10:05", "12:20", "protocol"), await SayAsync(protocol, day.Talks, Cn));
        Assert.Equal(links + 2, await day.Scene.LinksAsync());
    }

    [Theory, OnBothStores]
    public async Task WhoSaysItForWhom(StoreKind store)
    {
        var scene = await hosts.SceneAsync(store);
        var person = new Concerned { Participant = scene.Name + "/participants/conductor" };
        await scene.SessionAsync("talks");
        var cue = (
            await scene.CueAsync(
                "doors",
                scene.Name + "/sessions/talks",
                c => c.Concerned.Add([Cn, Ru, Orchestra, person])
            )
        ).Name;
        var host = scene.Host;
        var links = await scene.LinksAsync();
        foreach (var who in new[] { Cn, Ru, Orchestra, person })
        {
            await Refusal.AssertAsync(Say(host.Anonymous, cue, who), StatusCode.Unauthenticated, "SIGN_IN_REQUIRED");
            foreach (var role in new[] { "press", "legal", "analyst", "service" })
                if (!who.Equals(Orchestra))
                    await DeniedAsync(host.As(role), who);
        }
        await DeniedAsync(host.As("delegation", "CN"), Ru);
        await DeniedAsync(host.As("delegation", "CN", visit: "elsewhere"), Cn);
        await DeniedAsync(host.As("protocol", visit: "elsewhere"), person);
        Assert.Equal(links, await scene.LinksAsync());

        await SayAsync(host.As("press"), cue, Orchestra);
        await SayAsync(host.As("delegation", "CN"), cue, Cn);
        await SayAsync(host.As("delegation", "CN"), cue, Orchestra);
        await SayAsync(host.As("delegation", "CN"), cue, person);
        await SayAsync(host.As("protocol"), cue, Ru);
        Assert.All(await ListAsync(scene.Protocol, cue), status => Assert.Equal(Current, status.Seen));

        Task<Refusal> DeniedAsync(AgendaClient caller, Concerned who) =>
            Refusal.AssertAsync(Say(caller, cue, who), StatusCode.PermissionDenied, "ROLE_MISSING");
    }

    [Theory, OnBothStores]
    public async Task WithoutWhoItIsTheCallersOwnDelegation(StoreKind store)
    {
        await using var day = await Day.StartAsync(store);
        var host = day.Scene.Host;
        var both = host.With(
            host.Token(
                [
                    new("*", ServiceDefaults.Identity.Role.Delegation, "CN"),
                    new("*", ServiceDefaults.Identity.Role.Delegation, "RU"),
                ],
                "both"
            )
        );
        var links = await day.Scene.LinksAsync();
        foreach (var caller in new[] { day.Scene.Protocol, host.As("press"), both, host.As("delegation", "KZ") })
            await Refusal.AssertAsync(Say(caller, day.Talks, null), StatusCode.InvalidArgument, "INVALID_FIELD", "who");
        Assert.Equal(links, await day.Scene.LinksAsync());
        Assert.Equal(
            Status(Cn, Current, "10:00", "12:00"),
            await SayAsync(host.As("delegation", "CN"), day.Talks, null)
        );
    }

    [Theory, OnBothStores]
    public async Task OnlyThoseConcernedAreSpokenFor(StoreKind store)
    {
        await using var day = await Day.StartAsync(store);
        var links = await day.Scene.LinksAsync();
        await InvalidAsync(day.Scene.Protocol, new() { Office = "choir" });
        // Hidden from the press, or not there at all: the same answer.
        var hidden = await InvalidAsync(day.Scene.Host.As("press"), Physician);
        await day.PlanAsync(s => s.Attendances.RemoveAt(3), "attendances");
        Assert.Equal(hidden, await InvalidAsync(day.Scene.Host.As("press"), Physician));
        Assert.Equal(links + 1, await day.Scene.LinksAsync());
        await Refusal.AssertAsync(
            Say(day.Scene.Protocol, day.Talks, new()),
            StatusCode.InvalidArgument,
            "INVALID_FIELD",
            "who.who"
        );

        async Task<string> InvalidAsync(AgendaClient caller, Concerned who) =>
            (
                await Refusal.AssertAsync(
                    Say(caller, day.Talks, who),
                    StatusCode.InvalidArgument,
                    "INVALID_FIELD",
                    "who"
                )
            ).Message;
    }

    [Theory, OnBothStores]
    public async Task WhatIsHiddenOrNeitherCueNorSessionIsNotThere(StoreKind store)
    {
        var scene = await hosts.SceneAsync(store);
        await scene.TopicAsync("energy");
        await scene.SessionAsync(
            "secret",
            s =>
            {
                s.Access = Make.Restricted;
                s.Attendances.Add(new Attendance { Office = "orchestra" });
            }
        );
        await scene.CueAsync(
            "secret",
            scene.Name + "/sessions/secret",
            c =>
            {
                c.Access = Make.Restricted;
                c.Concerned.Add(Orchestra);
            }
        );
        var press = scene.Host.As("press");
        var links = await scene.LinksAsync();
        string[] everywhere =
        [
            scene.Name,
            scene.Name + "/topics/energy",
            scene.Name + "/sessions/secret/timing",
            scene.Name + "/sessions/none",
            scene.Name + "/cues/none",
            "visits/nowhere/cues/none",
        ];
        foreach (var name in everywhere)
            await NotFoundAsync(scene.Protocol, name);
        foreach (var name in everywhere.Append(scene.Name + "/sessions/secret").Append(scene.Name + "/cues/secret"))
            await NotFoundAsync(press, name);
        await Refusal.AssertAsync(
            scene.Host.Anonymous.Agenda.ListAcknowledgementsAsync(new() { Parent = scene.Name + "/cues/secret" }),
            StatusCode.NotFound,
            "NO_SUCH_RECORD"
        );
        Assert.Equal(links, await scene.LinksAsync());
        await SayAsync(scene.Protocol, scene.Name + "/sessions/secret", Orchestra);

        async Task NotFoundAsync(AgendaClient caller, string name)
        {
            await Refusal.AssertAsync(Say(caller, name, Orchestra), StatusCode.NotFound, "NO_SUCH_RECORD");
            await Refusal.AssertAsync(
                caller.Agenda.ListAcknowledgementsAsync(new() { Parent = name }),
                StatusCode.NotFound,
                "NO_SUCH_RECORD"
            );
        }
    }

    [Theory, OnBothStores]
    public async Task ADelegationKnowsOfItselfAndOfWhatItsCallersSaid(StoreKind store)
    {
        await using var day = await Day.StartAsync(store);
        var host = day.Scene.Host;
        var (cn, ru) = (host.As("delegation", "CN"), host.As("delegation", "RU"));
        Assert.Equal([Status(Cn, Not)], await ListAsync(cn, day.Talks));

        await SayAsync(day.Scene.Protocol, day.Talks, Cn);
        await SayAsync(day.Scene.Protocol, day.Talks, Ru);
        await SayAsync(ru, day.Talks, Orchestra);
        Assert.Equal([Status(Cn, Current, "10:00", "12:00")], await ListAsync(cn, day.Talks));
        Assert.Equal([Orchestra, Ru], (await ListAsync(ru, day.Talks)).Select(s => s.Who));
        Assert.Equal(
            [Orchestra, Ru],
            (await ListAsync(host.As("delegation", "RU", subject: "another"), day.Talks)).Select(s => s.Who)
        );
        foreach (var caller in new[] { host.Anonymous, host.As("press"), host.As("legal"), host.As("analyst") })
            Assert.Empty(await ListAsync(caller, day.Talks));
        Assert.Equal(
            ["protocol", "delegationRU", "protocol", ""],
            (await ListAsync(day.Scene.Protocol, day.Talks)).Select(s => s.Actor)
        );
    }

    [Theory, OnBothStores]
    public async Task NobodyCanTellWhatOthersSaid(StoreKind store)
    {
        await using var day = await Day.StartAsync(store);
        var host = day.Scene.Host;
        var callers = new[]
        {
            host.As("delegation", "RU"),
            host.As("delegation", "CN"),
            host.As("press", subject: "anna"),
            host.As("press", subject: "boris"),
        };
        for (var i = 0; i < callers.Length; i++)
        {
            Assert.Equal(
                Status(Orchestra, Current, $"10:0{i}", "12:00"),
                await SayAsync(callers[i], day.Talks, Orchestra)
            );
            day.Clock.Advance(TimeSpan.FromMinutes(1));
        }
        for (var i = 0; i < callers.Length; i++)
            Assert.Equal(
                Status(Orchestra, Current, $"10:0{i}", "12:00"),
                await SayAsync(callers[i], day.Talks, Orchestra)
            );
        // Protocol knows of all, and of the first who said so.
        var seen = Assert.Single(await ListAsync(day.Scene.Protocol, day.Talks), s => s.Who.Equals(Orchestra));
        Assert.Equal(Status(Orchestra, Current, "10:00", "12:00", "delegationRU"), seen);
    }

    [Theory, OnBothStores]
    public async Task WhoMayNotSeeTheTimingGoesByTheProgramme(StoreKind store)
    {
        await using var day = await Day.StartAsync(store);
        var cn = day.Scene.Host.As("delegation", "CN");
        await day.EstimateAsync("12:20");
        Assert.Equal(Status(Cn, Current, "10:00", "12:00"), await SayAsync(cn, day.Talks, null));

        // Protocol was shown more, and says more.
        day.Clock.Advance(TimeSpan.FromMinutes(1));
        Assert.Equal(
            Status(Cn, Current, "10:01", "12:20", "protocol"),
            await SayAsync(day.Scene.Protocol, day.Talks, Cn)
        );
        Assert.Equal([Status(Cn, Current, "10:01", "12:00")], await ListAsync(cn, day.Talks));

        await day.EstimateAsync("12:40");
        Assert.Equal(Outdated, (await ListAsync(day.Scene.Protocol, day.Talks))[0].Seen);
        Assert.Equal([Status(Cn, Current, "10:01", "12:00")], await ListAsync(cn, day.Talks));

        await day.PlanAsync(s => s.PlannedStart = Make.Start("2023-03-21T13:00:00Z"), "planned_start");
        Assert.Equal([Status(Cn, Outdated, "10:01", "12:00")], await ListAsync(cn, day.Talks));
    }

    [Theory, OnBothStores]
    public async Task AHiddenAttendanceIsNotListed(StoreKind store)
    {
        await using var day = await Day.StartAsync(store);
        await day.PlanAsync(
            s =>
            {
                s.Attendances[0].Access = Make.Restricted;
                s.Attendances[2].Access = Make.Delegations("RU");
            },
            "attendances"
        );
        await SayAsync(day.Scene.Protocol, day.Talks, Cn);
        Assert.Empty(await ListAsync(day.Scene.Host.As("delegation", "CN"), day.Talks));
        Assert.Equal([Status(Ru, Not)], await ListAsync(day.Scene.Host.As("delegation", "RU"), day.Talks));
    }

    [Theory, OnBothStores]
    public async Task ItIsSeenByTheVisitsClock(StoreKind store)
    {
        var time = new FakeTimeProvider(DateTimeOffset.Parse("2026-01-01T00:00:00Z"));
        await using var host = await AgendaHost.StartAsync(store, time);
        var scene = await Scene.CreateAsync(
            host,
            v => v.RehearsalClock = new() { StartTime = Make.Time("2023-03-21T11:50:00Z"), Speed = 60 }
        );
        await scene.SessionAsync("talks", s => s.Attendances.Add(new Attendance { Office = "orchestra" }));
        await scene.OpenAsync();
        time.Advance(TimeSpan.FromSeconds(10));
        // Nothing is planned; on its day it starts no earlier than now.
        Assert.Equal(
            Status(Orchestra, Current, "12:00", "12:00", "protocol"),
            await SayAsync(scene.Protocol, scene.Name + "/sessions/talks", Orchestra)
        );
    }

    [Theory, OnBothStores]
    public async Task ARequestIdActsOnceAndIsAuthorisedAgain(StoreKind store)
    {
        await using var day = await Day.StartAsync(store);
        var press = day.Scene.Host.As("press");
        var request = new AcknowledgeRequest
        {
            Name = day.Talks,
            Who = Orchestra,
            RequestId = Make.RequestId(),
        };
        var first = await press.Agenda.AcknowledgeAsync(request);
        await day.PlanAsync(s => s.PlannedStart = Make.Start("2023-03-21T13:00:00Z"), "planned_start");
        var links = await day.Scene.LinksAsync();
        Assert.Equal(first, await press.Agenda.AcknowledgeAsync(request));
        Assert.Equal(links, await day.Scene.LinksAsync());

        await day.PlanAsync(s => s.Access = Make.Restricted, "access");
        await Refusal.AssertAsync(press.Agenda.AcknowledgeAsync(request), StatusCode.NotFound, "NO_SUCH_RECORD");
    }

    [Theory, OnBothStores]
    public async Task APreviewIsAnsweredAndNotKept(StoreKind store)
    {
        await using var day = await Day.StartAsync(store);
        var links = await day.Scene.LinksAsync();
        var status = await day.Scene.Agenda.AcknowledgeAsync(
            new()
            {
                Name = day.Talks,
                Who = Cn,
                ValidateOnly = true,
            }
        );
        Assert.Equal(Current, status.Seen);
        Assert.Equal(links, await day.Scene.LinksAsync());
        Assert.Equal(Not, (await ListAsync(day.Scene.Protocol, day.Talks))[0].Seen);
    }

    [Theory, OnBothStores]
    public async Task TheyGoWithWhatTheyAreOf(StoreKind store)
    {
        var scene = await hosts.SceneAsync(store);
        foreach (var id in new[] { "doorsA", "doorsa" })
        {
            await scene.SessionAsync(id, s => s.Attendances.Add(new Attendance { Office = "orchestra" }));
            await SayAsync(scene.Protocol, $"{scene.Name}/sessions/{id}", Orchestra);
        }
        foreach (var id in new[] { "doorsA", "doorsa" })
        {
            await scene.CueAsync(id, scene.Name + "/sessions/doorsa", c => c.Concerned.Add(Orchestra));
            await SayAsync(scene.Protocol, $"{scene.Name}/cues/{id}", Orchestra);
        }
        var links = await scene.LinksAsync();
        await scene.Agenda.DeleteCueAsync(new() { Name = scene.Name + "/cues/doorsA" });
        Assert.Equal(links + 2, await scene.LinksAsync());
        await scene.Agenda.DeleteSessionAsync(new() { Name = scene.Name + "/sessions/doorsA" });
        Assert.Equal(links + 5, await scene.LinksAsync());
        foreach (var kept in new[] { "/cues/doorsa", "/sessions/doorsa" })
            Assert.Equal(Current, Assert.Single(await ListAsync(scene.Protocol, scene.Name + kept)).Seen);

        await scene.SessionAsync("doorsA", s => s.Attendances.Add(new Attendance { Office = "orchestra" }));
        Assert.Equal(Not, Assert.Single(await ListAsync(scene.Protocol, scene.Name + "/sessions/doorsA")).Seen);
        await scene.Agenda.DeleteVisitAsync(new() { Name = scene.Name });
    }

    [Theory, OnBothStores]
    public async Task APlaceThatWasShownCanGo(StoreKind store)
    {
        await using var day = await Day.StartAsync(store);
        await SayAsync(day.Scene.Protocol, day.Talks, Cn);
        await day.PlanAsync(s => s.Venue = day.Scene.Name + "/venues/garden", "venue");
        await day.Scene.Agenda.DeleteVenueAsync(new() { Name = day.Scene.Name + "/venues/hall" });
        Assert.Equal(Outdated, (await ListAsync(day.Scene.Protocol, day.Talks))[0].Seen);
    }

    [Theory, OnBothStores]
    public async Task TheyStandInTheJournalForFullClearanceAlone(StoreKind store)
    {
        await using var day = await Day.StartAsync(store);
        var name = day.Scene.Name;
        var before = await day.Scene.Host.As("press").Agenda.ListChangesAsync(new() { Parent = name });
        await SayAsync(day.Scene.Host.As("press"), day.Talks, Orchestra);
        Assert.Equal(before, await day.Scene.Host.As("press").Agenda.ListChangesAsync(new() { Parent = name }));
        var changes = await day.Scene.Agenda.ListChangesAsync(new() { Parent = name, PageSize = 500 });
        var change = changes.Changes[^1];
        Assert.Equal("press", change.Actor);
        var kept = change.Record.Unpack<Acknowledgement>();
        Assert.Equal((Make.Restricted, Orchestra, "press"), (kept.Access, kept.Who, kept.Actor));
        Assert.StartsWith(day.Talks + "/acknowledgements/o-", kept.Name, StringComparison.Ordinal);
    }

    [Theory, OnBothStores]
    public async Task BothAddressesWorkOverRest(StoreKind store)
    {
        await using var day = await Day.StartAsync(store);
        var cue = (await day.CueAsync("doors", Cn)).Name;
        var rest = day.Scene.Host.As("delegation", "CN").Rest;
        foreach (var name in new[] { cue, day.Talks })
        {
            using var said = await rest.PostAsJsonAsync($"/v1/{name}:acknowledge", new { });
            Assert.Contains("SEEN_CURRENT", await said.Content.ReadAsStringAsync(), StringComparison.Ordinal);
            Assert.Contains(
                "SEEN_CURRENT",
                await rest.GetStringAsync(new Uri($"/v1/{name}/acknowledgements", UriKind.Relative)),
                StringComparison.Ordinal
            );
        }
    }

    [Theory, OnBothStores]
    public async Task ACrowdIsAnswered(StoreKind store)
    {
        await using var day = await Day.StartAsync(store);
        // More than a pool has connections.
        var answers = await Task.WhenAll(
            Enumerable
                .Range(0, 150)
                .Select(i => SayAsync(day.Scene.Host.As("press", subject: $"p{i}"), day.Talks, Orchestra))
        );
        Assert.All(answers, status => Assert.Equal(Current, status.Seen));
    }

    private static AcknowledgementStatus Status(
        Concerned who,
        Seen seen,
        string? at = null,
        string? shown = null,
        string actor = ""
    ) =>
        new()
        {
            Who = who,
            Seen = seen,
            SeenTime = at is null ? null : Day.At(at),
            ShownTime = shown is null ? null : Day.At(shown),
            Actor = actor,
        };

    private static AsyncUnaryCall<AcknowledgementStatus> Say(AgendaClient caller, string name, Concerned? who) =>
        caller.Agenda.AcknowledgeAsync(new() { Name = name, Who = who });

    private static async Task<AcknowledgementStatus> SayAsync(AgendaClient caller, string name, Concerned? who) =>
        await Say(caller, name, who);

    private static async Task<IReadOnlyList<AcknowledgementStatus>> ListAsync(AgendaClient caller, string parent) =>
        (await caller.Agenda.ListAcknowledgementsAsync(new() { Parent = parent })).Acknowledgements;

    /// <summary>21 March at ten, live; talks at twelve in the hall, with CN, the orchestra, RU, and a physician few know of.</summary>
    private sealed class Day(AgendaHost host, Scene scene, FakeTimeProvider clock) : IAsyncDisposable
    {
        public Scene Scene => scene;

        public FakeTimeProvider Clock => clock;

        public string Talks => scene.Name + "/sessions/talks";

        public static Timestamp At(string time) => Make.Time($"2023-03-21T{time}:00Z");

        public static async Task<Day> StartAsync(StoreKind store)
        {
            var clock = new FakeTimeProvider(DateTimeOffset.Parse("2023-03-21T10:00:00Z"));
            var host = await AgendaHost.StartAsync(store, clock);
            var scene = await Scene.CreateAsync(host);
            await scene.OpenAsync();
            await scene.VenueAsync("hall");
            await scene.VenueAsync("garden");
            await scene.SessionAsync(
                "talks",
                s =>
                {
                    s.PlannedStart = Make.Start("2023-03-21T12:00:00Z");
                    s.PlannedDuration = Make.Lasts(60);
                    s.Venue = scene.Name + "/venues/hall";
                    s.Attendances.Add(
                        new Attendance
                        {
                            Delegation = new() { Party = "CN", Count = 5 },
                        }
                    );
                    s.Attendances.Add(new Attendance { Office = "orchestra" });
                    s.Attendances.Add(new Attendance { Delegation = new() { Party = "RU" } });
                    s.Attendances.Add(new Attendance { Office = "physician", Access = Make.Restricted });
                    s.Attendances.Add(new Attendance { Office = "orchestra" });
                }
            );
            return new(host, scene, clock);
        }

        public Task<Cue> CueAsync(string id, params Concerned[] concerned) =>
            scene.CueAsync(id, Talks, c => c.Concerned.Add(concerned));

        public async Task PlanAsync(Action<Session> change, string field)
        {
            var session = await scene.GetSessionAsync("talks");
            change(session);
            await scene.Agenda.UpdateSessionAsync(
                new()
                {
                    Session = session,
                    UpdateMask = new() { Paths = { field } },
                }
            );
        }

        public async Task EstimateAsync(string start) =>
            await scene.Agenda.UpdateTimingAsync(
                new()
                {
                    Timing = new() { Name = Talks + "/timing", NotBefore = At(start) },
                    UpdateMask = new() { Paths = { "not_before" } },
                }
            );

        public ValueTask DisposeAsync() => host.DisposeAsync();
    }
}
