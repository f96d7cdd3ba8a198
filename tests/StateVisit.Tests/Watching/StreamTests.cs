using Grpc.Core;
using StateVisit.Agenda.V1;
using StateVisit.Tests.Fixture;
using StateVisit.Type.V1;
using Xunit;
using Action = StateVisit.Type.V1.Action;

namespace StateVisit.Tests.Watching;

public sealed class StreamTests(SharedHosts hosts)
{
    [Theory, OnBothStores]
    public async Task ThePresentComesFirstThenSyncedThenRevisions(StoreKind store)
    {
        var scene = await hosts.SceneAsync(store);
        await scene.SessionAsync("talks");
        await scene.TopicAsync("energy");
        await using var watch = await Watch.OpenSyncedAsync(scene.Agenda, scene.Name);
        Assert.Equal(
            [
                scene.Name,
                scene.Name + "/sessions/talks",
                scene.Name + "/sessions/talks/timing",
                scene.Name + "/topics/energy",
            ],
            watch.Present.Keys.Order(StringComparer.Ordinal)
        );
        Assert.NotEmpty(watch.Token);

        var made = await scene.TopicAsync("trade");
        var change = Assert.Single((await watch.RevisionAsync()).Changes);
        Assert.Equal((made.Name, Action.Created, "protocol"), (change.Name, change.Action, change.Actor));
        Assert.Equal(made, change.Record.Unpack<Topic>());

        await scene.Agenda.DeleteTopicAsync(new() { Name = made.Name });
        change = Assert.Single((await watch.RevisionAsync()).Changes);
        Assert.Equal((made.Name, Action.Deleted), (change.Name, change.Action));
        Assert.Null(change.Record);
    }

    [Theory, OnBothStores]
    public async Task ARevisionComesAsAWhole(StoreKind store)
    {
        var scene = await hosts.SceneAsync(store);
        await using var watch = await Watch.OpenSyncedAsync(scene.Agenda, scene.Name);
        await scene.SessionAsync("talks");
        Assert.Equal(
            [scene.Name + "/sessions/talks", scene.Name + "/sessions/talks/timing"],
            (await watch.RevisionAsync()).Changes.Select(change => change.Name)
        );
        await scene.Agenda.ImportAgendaAsync(
            new()
            {
                Name = scene.Name,
                Document = new()
                {
                    Visit = Make.Visit(v => v.Name = scene.Name),
                    Topics =
                    {
                        Enumerable.Range(0, 30).Select(i => Make.Topic(t => t.Name = $"{scene.Name}/topics/t{i}")),
                    },
                },
            }
        );
        Assert.Equal(
            30,
            (await watch.RevisionAsync()).Changes.Count(change =>
                change.Name.Contains("/topics/", StringComparison.Ordinal)
            )
        );
    }

    [Theory, OnBothStores]
    public async Task OnlyTheKindsAskedForAreSent(StoreKind store)
    {
        var scene = await hosts.SceneAsync(store);
        await scene.SessionAsync("talks");
        await using var watch = await Watch.OpenSyncedAsync(
            scene.Agenda,
            scene.Name,
            RecordKind.Timing,
            RecordKind.Topic
        );
        Assert.Equal([scene.Name + "/sessions/talks/timing"], watch.Present.Keys);
        await scene.VenueAsync("hall");
        await scene.SessionAsync("dinner");
        await scene.TopicAsync("energy");
        Assert.Equal(
            [scene.Name + "/sessions/dinner/timing"],
            (await watch.RevisionAsync()).Changes.Select(change => change.Name)
        );
        Assert.Equal(
            [scene.Name + "/topics/energy"],
            (await watch.RevisionAsync()).Changes.Select(change => change.Name)
        );
    }

    [Theory, OnBothStores]
    public async Task AVisitThatMayNotBeSeenIsNotFound(StoreKind store)
    {
        var scene = await hosts.SceneAsync(store, visit => visit.Access = Make.Restricted);
        await using var hidden = Watch.Open(scene.Host.Anonymous.Agenda, scene.Name);
        await using var missing = Watch.Open(scene.Host.Anonymous.Agenda, "visits/none");
        Assert.Equal(StatusCode.NotFound, (await hidden.EndAsync()).StatusCode);
        Assert.Equal(StatusCode.NotFound, (await missing.EndAsync()).StatusCode);
    }

    [Theory, OnBothStores]
    public async Task AWatcherOfAVisitThatIsHiddenSeesItGoAndNothingMore(StoreKind store)
    {
        var scene = await hosts.SceneAsync(store);
        await using var watch = await Watch.OpenSyncedAsync(scene.Host.Anonymous.Agenda, scene.Name);
        await scene.Agenda.UpdateVisitAsync(
            new()
            {
                Visit = new() { Name = scene.Name, Access = Make.Restricted },
                UpdateMask = new() { Paths = { "access" } },
            }
        );
        var change = Assert.Single((await watch.RevisionAsync()).Changes);
        Assert.Equal((scene.Name, Action.Deleted), (change.Name, change.Action));
        Assert.Equal(StatusCode.NotFound, (await watch.EndAsync()).StatusCode);
    }

    [Theory, OnBothStores]
    public async Task HiddenChangesAreNotSentAndWhatBecomesVisibleIsCreated(StoreKind store)
    {
        var scene = await hosts.SceneAsync(store);
        await using var watch = await Watch.OpenSyncedAsync(scene.Host.Anonymous.Agenda, scene.Name);
        var topic = await scene.TopicAsync("secret", t => t.Access = Make.Restricted);
        await LabelAsync(Make.Press);
        await LabelAsync(Make.Public);
        var change = Assert.Single((await watch.RevisionAsync()).Changes);
        Assert.Equal((topic.Name, Action.Created, ""), (change.Name, change.Action, change.Actor));
        await LabelAsync(Make.Restricted);
        change = Assert.Single((await watch.RevisionAsync()).Changes);
        Assert.Equal((topic.Name, Action.Deleted), (change.Name, change.Action));
        Assert.Null(change.Record);

        async Task LabelAsync(Access access) =>
            await scene.Agenda.UpdateTopicAsync(
                new()
                {
                    Topic = new() { Name = topic.Name, Access = access },
                    UpdateMask = new() { Paths = { "access" } },
                }
            );
    }

    [Theory, OnBothStores]
    public async Task AManyRevisionsOldVisitWithoutWatchersIsWatchedAtOnce(StoreKind store)
    {
        // More than may wait for a slow watcher: the newcomer must not be offered what it already has.
        var scene = await hosts.SceneAsync(store);
        await using (await Watch.OpenSyncedAsync(scene.Agenda, scene.Name)) { }
        await scene.TopicAsync("energy");
        await Parallel.ForEachAsync(
            Enumerable.Range(0, 1_100),
            new ParallelOptions { MaxDegreeOfParallelism = 8 },
            async (i, cancellation) =>
                await scene.Agenda.UpdateTopicAsync(
                    new()
                    {
                        Topic = Make.Topic(t => (t.Name, t.Titles["en"]) = (scene.Name + "/topics/energy", $"{i}")),
                    },
                    cancellationToken: cancellation
                )
        );
        await using var watch = await Watch.OpenSyncedAsync(scene.Agenda, scene.Name);
        await scene.TopicAsync("trade");
        Assert.Equal(
            [scene.Name + "/topics/trade"],
            (await watch.RevisionAsync()).Changes.Select(change => change.Name)
        );
    }

    [Theory, OnBothStores]
    public async Task SilenceIsFilledWithHeartbeatsWhoseTokensResume(StoreKind store)
    {
        await using var host = await AgendaHost.StartAsync(
            store,
            settings: new Dictionary<string, string?> { ["Watch:Heartbeat"] = "00:00:00.2" }
        );
        var scene = await Scene.CreateAsync(host);
        await using var watch = await Watch.OpenSyncedAsync(host.Anonymous.Agenda, scene.Name);
        var synced = watch.Token;
        for (var i = 0; i < 3; i++)
            Assert.Equal(WatchEvent.EventOneofCase.Heartbeat, (await watch.NextAsync()).EventCase);
        Assert.NotEqual(synced, watch.Token);
        await using var resumed = Watch.Open(host.Anonymous.Agenda, scene.Name, watch.Token);
        await scene.TopicAsync("energy");
        Assert.Single((await resumed.RevisionAsync()).Changes);
    }

    [Theory, OnBothStores]
    public async Task AServiceHearsAHeartbeatEverySecond(StoreKind store)
    {
        var time = new ArmedTime();
        await using var host = await AgendaHost.StartAsync(store, time);
        var scene = await Scene.CreateAsync(host);
        await using var watch = await Watch.OpenSyncedAsync(host.As("service").Agenda, scene.Name);
        for (var i = 1; i <= 3; i++)
        {
            await Eventually.IsTrueAsync(
                () => time.Armed(TimeSpan.FromSeconds(1)) == i,
                () => $"Heartbeat {i} is not due in a second"
            );
            time.Advance(TimeSpan.FromSeconds(1));
            Assert.Equal(WatchEvent.EventOneofCase.Heartbeat, (await watch.NextAsync()).EventCase);
        }
    }
}
