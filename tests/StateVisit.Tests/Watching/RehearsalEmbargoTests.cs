using Grpc.Core;
using Microsoft.Extensions.Time.Testing;
using StateVisit.Agenda.V1;
using StateVisit.Tests.Fixture;
using StateVisit.Type.V1;
using Xunit;
using Action = StateVisit.Type.V1.Action;

namespace StateVisit.Tests.Watching;

/// <summary>In a rehearsal an embargo ends when the rehearsal gets there, whatever the real time is.</summary>
public sealed class RehearsalEmbargoTests
{
    private const string Start = "2023-03-21T17:00:00Z";
    private const string Until = "2023-03-21T18:00:00Z";
    private static readonly TimeSpan Tick = TimeSpan.FromMilliseconds(1);

    [Theory, OnBothStores]
    public async Task ItEndsWhenTheClockShowsItsInstantAndIsToldOnce(StoreKind store)
    {
        await using var rehearsal = await Rehearsal.StartAsync(store, speed: 60);
        await using var open = await rehearsal.WatchAsync();
        rehearsal.Time.Advance(TimeSpan.FromMinutes(1) - Tick);
        await rehearsal.IsClosedAsync();
        Assert.Empty(await open.RevisionsUntilQuietAsync(TimeSpan.FromSeconds(1.5)));
        Assert.Equal(0, await rehearsal.ChangesByClockAsync());

        rehearsal.Time.Advance(Tick);
        await rehearsal.IsOpenAsync();
        await rehearsal.IsToldOnceAsync(open);
    }

    [Theory, OnBothStores]
    public async Task AJumpOverItEndsItAndAJumpBackDoesNotCloseItAgain(StoreKind store)
    {
        await using var rehearsal = await Rehearsal.StartAsync(store);
        await using var open = await rehearsal.WatchAsync();
        var links = await rehearsal.Scene.LinksAsync();
        await rehearsal.JumpAsync("2023-03-21T17:59:59Z");
        await rehearsal.IsClosedAsync();
        await rehearsal.JumpAsync(Start);
        await rehearsal.JumpAsync("2023-03-21T17:59:59Z");
        // Only the visit has changed: what waits for its clock is put off without a word in the journal.
        Assert.Equal(links + 3, await rehearsal.Scene.LinksAsync());
        await rehearsal.IsClosedAsync();

        await rehearsal.JumpAsync(Until);
        await rehearsal.JumpAsync(Start);
        await rehearsal.IsOpenAsync();
        await rehearsal.IsToldOnceAsync(open);
        Assert.Equal(links + 6, await rehearsal.Scene.LinksAsync());
    }

    [Theory, OnBothStores]
    public async Task WhileTheClockStandsItDoesNotEnd(StoreKind store)
    {
        await using var rehearsal = await Rehearsal.StartAsync(store);
        await using var open = await rehearsal.WatchAsync();
        var scene = rehearsal.Scene;
        rehearsal.Time.Advance(TimeSpan.FromMinutes(30));
        await scene.Agenda.PauseClockAsync(new() { Name = scene.Name });
        rehearsal.Time.LeapBy(TimeSpan.FromHours(12));
        await rehearsal.IsClosedAsync();

        await scene.Agenda.StartClockAsync(new() { Name = scene.Name });
        rehearsal.Time.Advance(TimeSpan.FromMinutes(30) - Tick);
        await rehearsal.IsClosedAsync();
        rehearsal.Time.Advance(Tick);
        await rehearsal.IsOpenAsync();
        await rehearsal.IsToldOnceAsync(open);
    }

    [Theory, OnBothStores]
    public async Task AJumpOverItEndsItThoughTheClockStands(StoreKind store)
    {
        await using var rehearsal = await Rehearsal.StartAsync(store);
        var scene = rehearsal.Scene;
        await scene.Agenda.PauseClockAsync(new() { Name = scene.Name });
        await rehearsal.IsClosedAsync();
        await rehearsal.JumpAsync(Until);
        await rehearsal.IsOpenAsync();
        Assert.Equal(1, await rehearsal.ChangesByClockAsync());
    }

    [Theory, OnBothStores]
    public async Task AJumpBackPutsItOff(StoreKind store)
    {
        await using var rehearsal = await Rehearsal.StartAsync(store);
        rehearsal.Time.Advance(TimeSpan.FromMinutes(50));
        await rehearsal.JumpAsync(Start);
        rehearsal.Time.Advance(TimeSpan.FromMinutes(50));
        await rehearsal.IsClosedAsync();
        rehearsal.Time.Advance(TimeSpan.FromMinutes(10));
        await rehearsal.IsOpenAsync();
    }

    [Theory, OnBothStores]
    public async Task AHoldOutlastsAnyJump(StoreKind store)
    {
        await using var rehearsal = await Rehearsal.StartAsync(store);
        var agenda = rehearsal.Scene.Agenda;
        await agenda.HoldEmbargoAsync(new() { Name = rehearsal.Topic, Reason = "not agreed yet" });
        await rehearsal.JumpAsync("2023-03-22T00:00:00Z");
        rehearsal.Time.LeapBy(TimeSpan.FromDays(1));
        await rehearsal.IsClosedAsync();
        Assert.Equal(0, await rehearsal.ChangesByClockAsync());
        await agenda.LiftEmbargoAsync(new() { Name = rehearsal.Topic, Reason = "agreed" });
        await rehearsal.IsOpenAsync();
    }

    [Theory, OnBothStores]
    public async Task WhatHasEndedCannotBeHeldThoughNobodyHasLookedYet(StoreKind store)
    {
        await using var rehearsal = await Rehearsal.StartAsync(store);
        await rehearsal.JumpAsync(Until);
        await Refusal.AssertAsync(
            rehearsal.Scene.Agenda.HoldEmbargoAsync(new() { Name = rehearsal.Topic, Reason = "too late" }),
            StatusCode.FailedPrecondition,
            "NO_EMBARGO"
        );
        await rehearsal.IsOpenAsync();
    }

    [Theory, OnBothStores]
    public async Task AVisitUnderEmbargoIsListedWhenItsOwnClockGetsThere(StoreKind store)
    {
        await using var rehearsal = await Rehearsal.StartAsync(store);
        var scene = await Scene.CreateAsync(
            rehearsal.Scene.Host,
            v =>
            {
                v.RehearsalClock = new() { StartTime = Make.Time(Start), Speed = 60 };
                (v.Access, v.Embargo) = (Make.Restricted, new() { After = Make.Public, Time = Make.Time(Until) });
            }
        );
        rehearsal.Time.Advance(TimeSpan.FromMinutes(1) - Tick);
        Assert.DoesNotContain(scene.Name, await VisitsAsync());
        rehearsal.Time.Advance(Tick);
        Assert.Contains(scene.Name, await VisitsAsync());

        async Task<IEnumerable<string>> VisitsAsync() =>
            (await scene.Host.Anonymous.Agenda.ListVisitsAsync(new())).Visits.Select(visit => visit.Name);
    }

    [Theory, OnBothStores]
    public async Task WhatIsBroughtInWaitsForTheClockThatItComesWith(StoreKind store)
    {
        await using var rehearsal = await Rehearsal.StartAsync(store);
        var protocol = rehearsal.Scene.Agenda;
        var document = await protocol.ExportAgendaAsync(new() { Name = rehearsal.Scene.Name });
        await protocol.DeleteVisitAsync(new() { Name = rehearsal.Scene.Name });
        await protocol.ImportAgendaAsync(new() { Name = rehearsal.Scene.Name, Document = document });
        rehearsal.Time.Advance(TimeSpan.FromHours(1) - Tick);
        await rehearsal.IsClosedAsync();
        rehearsal.Time.Advance(Tick);
        await rehearsal.IsOpenAsync();
    }

    /// <summary>A live rehearsal that was set going just now, with one topic that the public gets an hour later.</summary>
    private sealed class Rehearsal : IAsyncDisposable
    {
        private readonly AgendaHost host;

        private Rehearsal(AgendaHost host, FakeTimeProvider time, Scene scene) =>
            (this.host, Time, Scene) = (host, time, scene);

        public FakeTimeProvider Time { get; }
        public Scene Scene { get; }
        public string Topic => Scene.Name + "/topics/energy";

        public static async Task<Rehearsal> StartAsync(StoreKind store, int speed = 1)
        {
            var time = new FakeTimeProvider(DateTimeOffset.Parse("2026-01-01T00:00:00Z"));
            var agenda = await AgendaHost.StartAsync(store, time);
            var scene = await Scene.CreateAsync(
                agenda,
                v => v.RehearsalClock = new() { StartTime = Make.Time(Start), Speed = speed }
            );
            await scene.OpenAsync();
            await scene.TopicAsync(
                "energy",
                t => (t.Access, t.Embargo) = (Make.Restricted, new() { After = Make.Public, Time = Make.Time(Until) })
            );
            return new(agenda, time, scene);
        }

        public Task<Watch> WatchAsync() => Watch.OpenSyncedAsync(host.Anonymous.Agenda, Scene.Name, RecordKind.Topic);

        public async Task JumpAsync(string to) =>
            await Scene.Agenda.JumpClockAsync(new() { Name = Scene.Name, Time = Make.Time(to) });

        public async Task IsClosedAsync()
        {
            await Refusal.AssertAsync(
                host.Anonymous.Agenda.GetTopicAsync(new() { Name = Topic }),
                StatusCode.NotFound,
                "NO_SUCH_RECORD"
            );
            Assert.Empty((await host.Anonymous.Agenda.ListTopicsAsync(new() { Parent = Scene.Name })).Topics);
        }

        public async Task IsOpenAsync()
        {
            var topic = await host.Anonymous.Agenda.GetTopicAsync(new() { Name = Topic });
            Assert.Null(topic.Embargo);
            Assert.Equal([topic], (await host.Anonymous.Agenda.ListTopicsAsync(new() { Parent = Scene.Name })).Topics);
        }

        /// <summary>That a watch which saw nothing so far is sent the topic, by one write of the clock.</summary>
        public async Task IsToldOnceAsync(Watch watch)
        {
            var change = Assert.Single((await watch.RevisionAsync()).Changes);
            Assert.Equal((Topic, Action.Created), (change.Name, change.Action));
            Assert.Empty(await watch.RevisionsUntilQuietAsync(TimeSpan.FromSeconds(1.5)));
            Assert.Equal(1, await ChangesByClockAsync());
        }

        public async Task<int> ChangesByClockAsync() =>
            (await Scene.Agenda.ListChangesAsync(new() { Parent = Scene.Name, PageSize = 500 })).Changes.Count(change =>
                change.Actor == "clock"
            );

        public ValueTask DisposeAsync() => host.DisposeAsync();
    }
}
