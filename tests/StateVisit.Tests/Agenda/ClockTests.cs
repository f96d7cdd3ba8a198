using Google.Protobuf.WellKnownTypes;
using Grpc.Core;
using Microsoft.Extensions.Time.Testing;
using StateVisit.Agenda.V1;
using StateVisit.Tests.Fixture;
using Xunit;

namespace StateVisit.Tests.Agenda;

/// <summary>A rehearsal's clock, and that nobody else has one.</summary>
public sealed class ClockTests(SharedHosts hosts)
{
    private static readonly Timestamp Noon = Make.Time("2023-03-21T12:00:00Z");

    [Theory, OnBothStores]
    public async Task StartedItGoesFromTheTimeGivenAtTheSpeedGiven(StoreKind store)
    {
        var (host, time) = await HostAsync(store);
        await using var end = host;
        var scene = await RehearsalAsync(host);
        time.LeapBy(TimeSpan.FromHours(3));
        var started = await scene.Agenda.StartClockAsync(
            new()
            {
                Name = scene.Name,
                Time = Noon,
                Speed = 60,
            }
        );
        Assert.Equal(
            new()
            {
                StartTime = Noon,
                Speed = 60,
                SetTime = Timestamp.FromDateTimeOffset(time.GetUtcNow()),
            },
            started.RehearsalClock
        );
        time.Advance(TimeSpan.FromSeconds(10));
        Assert.Equal(After(10), await ShownAsync(scene));
        // A session that is started now, is started now by the visit's clock.
        await scene.SessionAsync("welcome");
        await scene.Agenda.StartSessionAsync(new() { Name = scene.Name + "/sessions/welcome" });
        Assert.Equal(After(10), (await scene.GetTimingAsync("welcome")).ActualStart.Time);
    }

    [Theory, OnBothStores]
    public async Task PausedItStandsUntilItGoesOnFromThereAsFastAsBefore(StoreKind store)
    {
        var (host, time) = await HostAsync(store);
        await using var end = host;
        var scene = await RehearsalAsync(host, speed: 60);
        time.Advance(TimeSpan.FromSeconds(5));
        var paused = await scene.Agenda.PauseClockAsync(new() { Name = scene.Name });
        Assert.Equal((After(5), true), (paused.RehearsalClock.StartTime, paused.RehearsalClock.Paused));
        time.LeapBy(TimeSpan.FromHours(3));
        Assert.Equal(After(5), await ShownAsync(scene));
        await scene.SessionAsync("welcome");
        await scene.Agenda.StartSessionAsync(new() { Name = scene.Name + "/sessions/welcome" });
        Assert.Equal(After(5), (await scene.GetTimingAsync("welcome")).ActualStart.Time);

        var going = await scene.Agenda.StartClockAsync(new() { Name = scene.Name });
        Assert.Equal((After(5), 60), (going.RehearsalClock.StartTime, going.RehearsalClock.Speed));
        Assert.False(going.RehearsalClock.Paused);
        time.Advance(TimeSpan.FromSeconds(2));
        Assert.Equal(After(7), await ShownAsync(scene));
    }

    [Theory, OnBothStores]
    public async Task PausingAClockThatStandsChangesNothing(StoreKind store)
    {
        var (host, time) = await HostAsync(store);
        await using var end = host;
        var scene = await RehearsalAsync(host);
        var paused = await scene.Agenda.PauseClockAsync(new() { Name = scene.Name });
        var links = await scene.LinksAsync();
        time.LeapBy(TimeSpan.FromHours(3));
        Assert.Equal(paused, await scene.Agenda.PauseClockAsync(new() { Name = scene.Name }));
        Assert.Equal(links, await scene.LinksAsync());
    }

    [Theory, OnBothStores]
    public async Task ANewSpeedCountsFromWhatItShows(StoreKind store)
    {
        var (host, time) = await HostAsync(store);
        await using var end = host;
        var scene = await RehearsalAsync(host);
        time.Advance(TimeSpan.FromMinutes(5));
        await scene.Agenda.StartClockAsync(new() { Name = scene.Name, Speed = 60 });
        Assert.Equal(After(5), await ShownAsync(scene));
        time.Advance(TimeSpan.FromSeconds(10));
        Assert.Equal(After(15), await ShownAsync(scene));
    }

    [Theory, OnBothStores]
    public async Task ItJumpsForthAndBackAndGoesOnOrStandsAsBefore(StoreKind store)
    {
        var (host, time) = await HostAsync(store);
        await using var end = host;
        var scene = await RehearsalAsync(host, speed: 60);
        foreach (var minutes in new[] { 600, -600 })
        {
            var put = await JumpAsync(scene, After(minutes));
            Assert.Equal((60, false), (put.RehearsalClock.Speed, put.RehearsalClock.Paused));
            time.Advance(TimeSpan.FromSeconds(10));
            Assert.Equal(After(minutes + 10), await ShownAsync(scene));
        }
        await scene.Agenda.PauseClockAsync(new() { Name = scene.Name });
        foreach (var minutes in new[] { 700, -700 })
        {
            Assert.True((await JumpAsync(scene, After(minutes))).RehearsalClock.Paused);
            time.Advance(TimeSpan.FromSeconds(10));
            Assert.Equal(After(minutes), await ShownAsync(scene));
        }
    }

    [Theory, OnBothStores]
    public async Task AVisitThatIsBeingPreparedIsGivenOne(StoreKind store)
    {
        var (host, time) = await HostAsync(store);
        await using var end = host;
        var scene = await Scene.CreateAsync(host);
        await InvalidAsync("time", scene.Agenda.StartClockAsync(new() { Name = scene.Name, Speed = 60 }));
        var given = await scene.Agenda.StartClockAsync(new() { Name = scene.Name, Time = Noon });
        Assert.Equal((Noon, 1), (given.RehearsalClock.StartTime, given.RehearsalClock.Speed));
        time.Advance(TimeSpan.FromMinutes(4));
        Assert.Equal(After(4), await ShownAsync(scene));
    }

    [Theory, OnBothStores]
    public async Task OpeningTheVisitSetsItGoing(StoreKind store)
    {
        var (host, time) = await HostAsync(store);
        await using var end = host;
        var scene = await Scene.CreateAsync(host, v => v.RehearsalClock = new() { StartTime = Noon });
        time.Advance(TimeSpan.FromMinutes(4));
        await scene.Agenda.PauseClockAsync(new() { Name = scene.Name });
        time.Advance(TimeSpan.FromMinutes(4));
        await scene.OpenAsync();
        time.Advance(TimeSpan.FromMinutes(1));
        Assert.Equal(After(5), await ShownAsync(scene));
    }

    [Theory, OnBothStores]
    public async Task AVisitOnTheRealClockStaysOnIt(StoreKind store)
    {
        var scene = await hosts.SceneAsync(store);
        var name = scene.Name;
        await RefusedAsync("name", "time");
        await scene.OpenAsync();
        await RefusedAsync("name", "time");
        await InvalidAsync("name", scene.Agenda.StartClockAsync(new() { Name = name, Time = Noon }));
        await InvalidAsync("name", scene.Agenda.StartClockAsync(new() { Name = name }));
        await InvalidAsync("visit.rehearsal_clock", UpdateAsync(scene, new() { StartTime = Noon }));

        async Task RefusedAsync(string pause, string jump)
        {
            var (links, before) = (await scene.LinksAsync(), await scene.Agenda.GetVisitAsync(new() { Name = name }));
            await InvalidAsync(pause, scene.Agenda.PauseClockAsync(new() { Name = name }));
            var refusal = await InvalidAsync(jump, scene.Agenda.JumpClockAsync(new() { Name = name, Time = Noon }));
            Assert.Contains("is on the real clock", refusal.Message, StringComparison.Ordinal);
            Assert.Equal(links, await scene.LinksAsync());
            Assert.Equal(before, await scene.Agenda.GetVisitAsync(new() { Name = name }));
        }
    }

    [Theory, OnBothStores]
    public async Task TheClockOfAClosedVisitIsNotSet(StoreKind store)
    {
        var scene = await RehearsalAsync(await hosts.AgendaAsync(store));
        await scene.Agenda.CloseVisitAsync(new() { Name = scene.Name });
        var links = await scene.LinksAsync();
        await ClosedAsync(scene.Agenda.StartClockAsync(new() { Name = scene.Name, Time = Noon }));
        await ClosedAsync(scene.Agenda.PauseClockAsync(new() { Name = scene.Name }));
        await ClosedAsync(scene.Agenda.JumpClockAsync(new() { Name = scene.Name, Time = Noon }));
        Assert.Equal(links, await scene.LinksAsync());

        static Task ClosedAsync(AsyncUnaryCall<Visit> call) =>
            Refusal.AssertAsync(call, StatusCode.FailedPrecondition, "WRONG_PHASE");
    }

    [Theory, OnBothStores]
    public async Task OnlyProtocolSetsIt(StoreKind store)
    {
        var scene = await RehearsalAsync(await hosts.AgendaAsync(store));
        var links = await scene.LinksAsync();
        AgendaClient[] others =
        [
            scene.Host.Anonymous,
            scene.Host.As("press"),
            scene.Host.As("delegation", "CN"),
            scene.Host.As("legal"),
            scene.Host.As("protocol", visit: "another"),
        ];
        foreach (var other in others)
        {
            var (code, reason) = other.Token is null
                ? (StatusCode.Unauthenticated, "SIGN_IN_REQUIRED")
                : (StatusCode.PermissionDenied, "ROLE_MISSING");
            await Refusal.AssertAsync(other.Agenda.StartClockAsync(new() { Name = scene.Name }), code, reason);
            await Refusal.AssertAsync(other.Agenda.PauseClockAsync(new() { Name = scene.Name }), code, reason);
            await Refusal.AssertAsync(
                other.Agenda.JumpClockAsync(new() { Name = scene.Name, Time = Noon }),
                code,
                reason
            );
        }
        Assert.Equal(links, await scene.LinksAsync());
    }

    [Theory, OnBothStores]
    public async Task ARepetitionSetsItOnce(StoreKind store)
    {
        var (host, time) = await HostAsync(store);
        await using var end = host;
        var scene = await RehearsalAsync(host);
        var jump = new JumpClockRequest
        {
            Name = scene.Name,
            Time = Noon,
            RequestId = Make.RequestId(),
        };
        var start = new StartClockRequest
        {
            Name = scene.Name,
            Time = After(60),
            RequestId = Make.RequestId(),
        };
        var pause = new PauseClockRequest { Name = scene.Name, RequestId = Make.RequestId() };
        Visit[] first =
        [
            await scene.Agenda.JumpClockAsync(jump),
            await scene.Agenda.StartClockAsync(start),
            await scene.Agenda.PauseClockAsync(pause),
        ];
        await scene.Agenda.StartClockAsync(new() { Name = scene.Name });
        var links = await scene.LinksAsync();
        time.Advance(TimeSpan.FromMinutes(7));
        Visit[] again =
        [
            await scene.Agenda.JumpClockAsync(jump),
            await scene.Agenda.StartClockAsync(start),
            await scene.Agenda.PauseClockAsync(pause),
        ];
        Assert.Equal(first, again);
        Assert.Equal(links, await scene.LinksAsync());
        Assert.Equal(After(67), await ShownAsync(scene));
    }

    [Theory, OnBothStores]
    public async Task APreviewLeavesItAlone(StoreKind store)
    {
        var (host, time) = await HostAsync(store);
        await using var end = host;
        var scene = await RehearsalAsync(host);
        var links = await scene.LinksAsync();
        var start = await scene.Agenda.StartClockAsync(
            new()
            {
                Name = scene.Name,
                Speed = 9,
                ValidateOnly = true,
            }
        );
        Assert.Equal(9, start.RehearsalClock.Speed);
        var pause = await scene.Agenda.PauseClockAsync(new() { Name = scene.Name, ValidateOnly = true });
        Assert.True(pause.RehearsalClock.Paused);
        var jump = await scene.Agenda.JumpClockAsync(
            new()
            {
                Name = scene.Name,
                Time = After(600),
                ValidateOnly = true,
            }
        );
        Assert.Equal(After(600), jump.RehearsalClock.StartTime);
        time.Advance(TimeSpan.FromMinutes(1));
        Assert.Equal(After(1), await ShownAsync(scene));
        Assert.Equal(links, await scene.LinksAsync());
    }

    [Theory, OnBothStores]
    public async Task AStaleEtagIsAborted(StoreKind store)
    {
        var scene = await RehearsalAsync(await hosts.AgendaAsync(store));
        var etag = (await JumpAsync(scene, Noon)).Etag;
        var present = (await scene.Agenda.PauseClockAsync(new() { Name = scene.Name, Etag = etag })).Etag;
        var links = await scene.LinksAsync();
        await StaleAsync(scene.Agenda.StartClockAsync(new() { Name = scene.Name, Etag = etag }));
        await StaleAsync(scene.Agenda.PauseClockAsync(new() { Name = scene.Name, Etag = etag }));
        await StaleAsync(
            scene.Agenda.JumpClockAsync(
                new()
                {
                    Name = scene.Name,
                    Etag = etag,
                    Time = Noon,
                }
            )
        );
        Assert.Equal(links, await scene.LinksAsync());
        await scene.Agenda.StartClockAsync(new() { Name = scene.Name, Etag = present });

        static Task StaleAsync(AsyncUnaryCall<Visit> call) =>
            Refusal.AssertAsync(call, StatusCode.Aborted, "STALE_ETAG", "etag");
    }

    [Theory, OnBothStores]
    public async Task AnUpdateThatLeavesItAsItIsNeitherSetsItGoingNorStopsIt(StoreKind store)
    {
        var (host, time) = await HostAsync(store);
        await using var end = host;
        var scene = await RehearsalAsync(host);
        time.Advance(TimeSpan.FromMinutes(5));
        var paused = await scene.Agenda.PauseClockAsync(new() { Name = scene.Name });
        time.Advance(TimeSpan.FromMinutes(5));
        // Whether it stands is not for an update to say.
        var sent = paused.RehearsalClock.Clone();
        sent.Paused = false;
        Assert.Equal(paused.RehearsalClock, (await UpdateAsync(scene, sent)).RehearsalClock);

        await scene.Agenda.StartClockAsync(new() { Name = scene.Name });
        time.Advance(TimeSpan.FromMinutes(5));
        sent.Paused = true;
        await UpdateAsync(scene, sent);
        Assert.Equal(After(10), await ShownAsync(scene));
    }

    [Theory, OnBothStores]
    public async Task AnUpdateThatChangesItSetsItGoingFromThere(StoreKind store)
    {
        var (host, time) = await HostAsync(store);
        await using var end = host;
        var scene = await RehearsalAsync(host);
        await scene.Agenda.PauseClockAsync(new() { Name = scene.Name });
        time.Advance(TimeSpan.FromMinutes(5));
        var changed = await UpdateAsync(
            scene,
            new()
            {
                StartTime = After(60),
                Speed = 2,
                Paused = true,
            }
        );
        Assert.False(changed.RehearsalClock.Paused);
        time.Advance(TimeSpan.FromMinutes(5));
        Assert.Equal(After(70), await ShownAsync(scene));
    }

    [Theory, OnBothStores]
    public async Task ALiveRehearsalKeepsAClockOfItsOwn(StoreKind store)
    {
        var scene = await RehearsalAsync(await hosts.AgendaAsync(store));
        var document = await scene.Agenda.ExportAgendaAsync(new() { Name = scene.Name });
        var links = await scene.LinksAsync();
        await InvalidAsync("visit.rehearsal_clock", UpdateAsync(scene, null));
        document.Visit.RehearsalClock = null;
        await InvalidAsync(
            "document.visit.rehearsal_clock",
            scene.Agenda.ImportAgendaAsync(new() { Name = scene.Name, Document = document })
        );
        await scene.Agenda.CloseVisitAsync(new() { Name = scene.Name });
        await InvalidAsync("visit.rehearsal_clock", UpdateAsync(scene, null));
        Assert.Equal(links + 1, await scene.LinksAsync());
    }

    [Theory, OnBothStores]
    public async Task WhatIsBroughtInAgainKeepsTheClock(StoreKind store)
    {
        var (host, time) = await HostAsync(store);
        await using var end = host;
        var scene = await RehearsalAsync(host);
        var document = await scene.Agenda.ExportAgendaAsync(new() { Name = scene.Name });
        time.Advance(TimeSpan.FromMinutes(5));
        await ImportAsync(0);
        Assert.Equal(After(5), await ShownAsync(scene));

        await scene.Agenda.PauseClockAsync(new() { Name = scene.Name });
        document = await scene.Agenda.ExportAgendaAsync(new() { Name = scene.Name });
        time.Advance(TimeSpan.FromMinutes(5));
        await ImportAsync(0);
        Assert.Equal(After(5), await ShownAsync(scene));
        await scene.Agenda.DeleteVisitAsync(new() { Name = scene.Name });
        await ImportAsync(1);
        time.Advance(TimeSpan.FromMinutes(5));
        Assert.Equal(After(5), await ShownAsync(scene));

        async Task ImportAsync(int created)
        {
            var answer = await scene.Agenda.ImportAgendaAsync(new() { Name = scene.Name, Document = document });
            Assert.Equal((created, 0), (answer.Created, answer.Updated));
        }
    }

    [Theory, OnBothStores]
    public async Task ForgottenAtHighSpeedItStopsAtTheLastInstantThereIs(StoreKind store)
    {
        var (host, time) = await HostAsync(store);
        await using var end = host;
        var scene = await RehearsalAsync(host, speed: 3600);
        time.LeapBy(TimeSpan.FromDays(29));
        var last = Make.Time("2199-12-31T23:59:59Z");
        Assert.Equal(last, await ShownAsync(scene));
        await scene.Agenda.PauseClockAsync(new() { Name = scene.Name });
        await scene.Agenda.StartClockAsync(new() { Name = scene.Name });
        Assert.Equal(last, await ShownAsync(scene));
        Assert.Equal(Noon, (await JumpAsync(scene, Noon)).RehearsalClock.StartTime);
    }

    /// <summary>A rehearsal that was set going at noon just now.</summary>
    private static async Task<Scene> RehearsalAsync(AgendaAccess host, int speed = 0)
    {
        var scene = await Scene.CreateAsync(host, v => v.RehearsalClock = new() { StartTime = Noon, Speed = speed });
        await scene.OpenAsync();
        return scene;
    }

    private static async Task<(AgendaHost, FakeTimeProvider)> HostAsync(StoreKind store)
    {
        var time = new FakeTimeProvider(DateTimeOffset.Parse("2026-01-01T00:00:00Z"));
        return (await AgendaHost.StartAsync(store, time), time);
    }

    private static Timestamp After(double minutes) => Noon + Make.Minutes(minutes);

    /// <summary>What the clock shows: where it would be stopped.</summary>
    private static async Task<Timestamp> ShownAsync(Scene scene) =>
        (await scene.Agenda.PauseClockAsync(new() { Name = scene.Name, ValidateOnly = true })).RehearsalClock.StartTime;

    private static AsyncUnaryCall<Visit> JumpAsync(Scene scene, Timestamp time) =>
        scene.Agenda.JumpClockAsync(new() { Name = scene.Name, Time = time });

    private static AsyncUnaryCall<Visit> UpdateAsync(Scene scene, RehearsalClock? clock) =>
        scene.Agenda.UpdateVisitAsync(
            new()
            {
                Visit = new() { Name = scene.Name, RehearsalClock = clock },
                UpdateMask = new() { Paths = { "rehearsal_clock" } },
            }
        );

    private static Task<Refusal> InvalidAsync<T>(string field, AsyncUnaryCall<T> call) =>
        Refusal.AssertAsync(call, StatusCode.InvalidArgument, "INVALID_FIELD", field);
}
