using Google.Protobuf.WellKnownTypes;
using Grpc.Core;
using Microsoft.Extensions.Time.Testing;
using StateVisit.Agenda.V1;
using StateVisit.Tests.Fixture;
using StateVisit.Type.V1;
using Xunit;
using Action = StateVisit.Type.V1.Action;

namespace StateVisit.Tests.Watching;

public sealed class EmbargoTests(SharedHosts hosts)
{
    [Theory, OnBothStores]
    public async Task AtItsInstantARecordIsReleasedByTheClockInOneRevision(StoreKind store)
    {
        var time = new FakeTimeProvider(TimeProvider.System.GetUtcNow());
        await using var host = await AgendaHost.StartAsync(store, time);
        var scene = await Scene.CreateAsync(host);
        await using var open = await Watch.OpenSyncedAsync(host.Anonymous.Agenda, scene.Name);
        await using var full = await Watch.OpenSyncedAsync(scene.Agenda, scene.Name);
        var until = time.GetUtcNow() + TimeSpan.FromSeconds(10);
        string[] names = [await EmbargoedAsync(scene, "one", until), await EmbargoedAsync(scene, "two", until)];
        await full.RevisionAsync();
        await full.RevisionAsync();
        time.Advance(TimeSpan.FromSeconds(9));
        Assert.Empty(await open.RevisionsUntilQuietAsync(TimeSpan.FromSeconds(2)));

        time.Advance(TimeSpan.FromSeconds(2));
        var told = await open.RevisionAsync();
        Assert.Equal(names, told.Changes.Select(change => change.Name));
        Assert.All(told.Changes, change => Assert.Equal((Action.Created, ""), (change.Action, change.Actor)));
        Assert.All(told.Changes, change => Assert.Null(change.Record.Unpack<Topic>().Embargo));

        var released = await full.RevisionAsync();
        Assert.Equal(names, released.Changes.Select(change => change.Name));
        Assert.All(released.Changes, change => Assert.Equal((Action.Updated, "clock"), (change.Action, change.Actor)));
        Assert.Empty(await open.RevisionsUntilQuietAsync(TimeSpan.FromSeconds(2)));
        Assert.Equal(2, await ChangesByClockAsync(scene));
    }

    [Theory, OnBothStores]
    public async Task AWatchResumedAcrossTheInstantIsToldOnce(StoreKind store)
    {
        var time = new FakeTimeProvider(TimeProvider.System.GetUtcNow());
        await using var host = await AgendaHost.StartAsync(store, time);
        var scene = await Scene.CreateAsync(host);
        var name = await EmbargoedAsync(scene, "one", time.GetUtcNow() + TimeSpan.FromSeconds(10));
        var told = new List<Change>();
        var token = "";
        var began = TimeProvider.System.GetTimestamp();
        // Dropped and resumed every moment, from before the instant until long after it.
        for (var i = 0; i < 60 || IsAwaited(); i++)
        {
            await using var watch = Watch.Open(host.Anonymous.Agenda, scene.Name, token);
            if (i == 20)
                time.Advance(TimeSpan.FromSeconds(11));
            if (token.Length == 0)
            {
                await watch.SyncedAsync();
                Assert.Equal([scene.Name], watch.Present.Keys);
            }
            foreach (var revision in await watch.RevisionsUntilQuietAsync(TimeSpan.FromMilliseconds(50)))
                told.AddRange(revision.Changes);
            token = watch.Token.Length > 0 ? watch.Token : token;
        }
        var change = Assert.Single(told);
        Assert.Equal((name, Action.Created), (change.Name, change.Action));
        Assert.Equal(1, await ChangesByClockAsync(scene));

        bool IsAwaited() => told.Count == 0 && TimeProvider.System.GetElapsedTime(began) < TimeSpan.FromSeconds(60);
    }

    [Theory, OnBothStores]
    public async Task AWatchOpenedAtTheInstantHasTheRecordOnce(StoreKind store)
    {
        // The clock passes the instant at the service's first, second, third … look at it, so at every place in between.
        var time = new JumpingTime();
        await using var host = await AgendaHost.StartAsync(store, time);
        for (var look = 1; look <= 14; look++)
        {
            var scene = await Scene.CreateAsync(host);
            var name = await EmbargoedAsync(scene, "one", time.GetUtcNow() + TimeSpan.FromMinutes(30));
            time.JumpAtCall(look);
            await using var watch = await Watch.OpenSyncedAsync(host.Anonymous.Agenda, scene.Name);
            time.Jump();
            var told = new List<string>();
            // What the tailer looks at for the first is sent at the latest with the second.
            foreach (var mark in new[] { "mark1", "mark2" })
            {
                await scene.TopicAsync(mark);
                do told.AddRange((await watch.RevisionAsync()).Changes.Select(change => change.Name));
                while (!told.Contains($"{scene.Name}/topics/{mark}"));
            }
            var times = (watch.Present.ContainsKey(name) ? 1 : 0) + told.Count(n => n == name);
            Assert.True(times == 1, $"the clock jumped at look {look}: the record came {times} times");
        }
    }

    [Theory, OnBothStores]
    public async Task StartingASessionReleasesWhatWaitsForItInTheSameRevision(StoreKind store)
    {
        var scene = await hosts.SceneAsync(store);
        var session = await scene.SessionAsync("talks");
        var atStart = await scene.TopicAsync(
            "start",
            t => Embargo(t, new() { After = Make.Public, SessionStart = session.Name })
        );
        var atEnd = await scene.TopicAsync(
            "end",
            t => Embargo(t, new() { After = Make.Press, SessionEnd = session.Name })
        );
        await scene.OpenAsync();
        await using var open = await Watch.OpenSyncedAsync(scene.Host.Anonymous.Agenda, scene.Name);
        await using var press = await Watch.OpenSyncedAsync(scene.Host.As("press").Agenda, scene.Name);
        await using var full = await Watch.OpenSyncedAsync(scene.Agenda, scene.Name);

        await scene.Agenda.StartSessionAsync(new() { Name = session.Name });
        Assert.Equal(
            [session.Name + "/timing", atStart.Name],
            (await full.RevisionAsync()).Changes.Select(change => change.Name).Except([session.Name])
        );
        foreach (var watch in new[] { open, press })
        {
            var change = Assert.Single((await watch.RevisionAsync()).Changes, c => c.Name == atStart.Name);
            Assert.Equal(Action.Created, change.Action);
        }

        await scene.Agenda.ConcludeSessionAsync(new() { Name = session.Name });
        Assert.Contains((await full.RevisionAsync()).Changes, change => change.Name == atEnd.Name);
        Assert.Contains((await press.RevisionAsync()).Changes, change => change.Name == atEnd.Name);
        Assert.DoesNotContain(
            await open.RevisionsUntilQuietAsync(TimeSpan.FromSeconds(1)),
            revision => revision.Changes.Any(change => change.Name == atEnd.Name)
        );
    }

    [Theory, OnBothStores]
    public async Task AHeldEmbargoOutlastsItsInstantUntilItIsLifted(StoreKind store)
    {
        var time = new FakeTimeProvider(TimeProvider.System.GetUtcNow());
        await using var host = await AgendaHost.StartAsync(store, time);
        var scene = await Scene.CreateAsync(host);
        var name = await EmbargoedAsync(scene, "one", time.GetUtcNow() + TimeSpan.FromSeconds(10));
        await using var open = await Watch.OpenSyncedAsync(host.Anonymous.Agenda, scene.Name);
        await scene.Agenda.HoldEmbargoAsync(new() { Name = name, Reason = "not agreed yet" });

        time.Advance(TimeSpan.FromSeconds(12));
        Assert.Empty(await open.RevisionsUntilQuietAsync(TimeSpan.FromSeconds(2)));
        await Refusal.AssertAsync(
            scene.Host.Anonymous.Agenda.GetTopicAsync(new() { Name = name }),
            StatusCode.NotFound,
            "NO_SUCH_RECORD"
        );
        Assert.True((await scene.Agenda.GetTopicAsync(new() { Name = name })).Embargo.Held);

        await scene.Agenda.LiftEmbargoAsync(new() { Name = name, Reason = "agreed" });
        var change = Assert.Single((await open.RevisionAsync()).Changes);
        Assert.Equal((name, Action.Created), (change.Name, change.Action));
        Assert.Empty(await open.RevisionsUntilQuietAsync(TimeSpan.FromSeconds(2)));
        Assert.Equal(0, await ChangesByClockAsync(scene));
    }

    private static async Task<string> EmbargoedAsync(Scene scene, string id, DateTimeOffset until) =>
        (
            await scene.TopicAsync(
                id,
                t => Embargo(t, new() { After = Make.Public, Time = Timestamp.FromDateTimeOffset(until) })
            )
        ).Name;

    private static void Embargo(Topic topic, Embargo embargo) =>
        (topic.Access, topic.Embargo) = (Make.Restricted, embargo);

    private static async Task<int> ChangesByClockAsync(Scene scene) =>
        (await scene.Agenda.ListChangesAsync(new() { Parent = scene.Name, PageSize = 500 })).Changes.Count(change =>
            change.Actor == "clock"
        );
}
