using Grpc.Core;
using StateVisit.Agenda.V1;
using StateVisit.Tests.Cache;
using StateVisit.Tests.Fixture;
using StateVisit.Tests.Gateway;
using StateVisit.Tests.Watching;
using StateVisit.Type.V1;
using Xunit;

namespace StateVisit.Tests.Replicas;

public sealed class ReplicaTests
{
    [Theory, InlineData(null), InlineData(CacheKind.Redis), InlineData(CacheKind.Garnet)]
    public async Task AWriteThroughOneIsReadAtOnceThroughTheOther(CacheKind? kind)
    {
        await using var cache = kind is null ? null : await CacheServer.StartAsync(kind.Value);
        await using var pair = await ReplicaPair.StartAsync(cache?.ConnectionString);
        var scene = await Scene.CreateAsync(pair.One);
        var topic = await scene.TopicAsync("energy");
        for (var i = 0; i < 200; i++)
        {
            var (writer, reader) = i % 2 == 0 ? (pair.One, pair.Two) : (pair.Two, pair.One);
            await writer
                .As("protocol")
                .Agenda.UpdateTopicAsync(
                    new() { Topic = Make.Topic(t => (t.Name, t.Titles["en"]) = (topic.Name, $"{i}")) }
                );
            foreach (var caller in new[] { reader.Anonymous, reader.As("protocol") })
            {
                var got = await caller.Agenda.GetTopicAsync(new() { Name = topic.Name });
                Assert.Equal($"{i}", got.Titles["en"]);
                var listed = await caller.Agenda.ListTopicsAsync(new() { Parent = scene.Name });
                Assert.Equal($"{i}", Assert.Single(listed.Topics).Titles["en"]);
            }
        }
    }

    [Theory, InlineData(null), InlineData(CacheKind.Redis)]
    public async Task AWriteThroughEitherIsReadAtOnceThroughTheGatewaysCache(CacheKind? kind)
    {
        await using var cache = kind is null ? null : await CacheServer.StartAsync(kind.Value);
        await using var pair = await ReplicaPair.StartAsync(cache?.ConnectionString);
        using var gateway = await Child.GatewayAsync(pair.Store.Folder, pair.One, pair.Two);
        using var client = new HttpClient { BaseAddress = gateway.Http };
        var scene = await Scene.CreateAsync(pair.One);
        var topic = await scene.TopicAsync("energy");
        var writers = new[] { pair.One.As("protocol"), pair.Two.As("protocol") };
        for (var i = 0; i < 200; i++)
        {
            await writers[i % 2]
                .Agenda.UpdateTopicAsync(
                    new() { Topic = Make.Topic(t => (t.Name, t.Titles["en"]) = (topic.Name, $"title {i}")) }
                );
            // Twice each: the second time the gateway has it.
            foreach (var address in new[] { topic.Name, topic.Name, scene.Name + "/topics", scene.Name + "/topics" })
            {
                using var answer = await client.GetAsync($"/v1/{address}");
                Assert.Contains($"\"title {i}\"", await answer.Content.ReadAsStringAsync(), StringComparison.Ordinal);
                Assert.NotNull(answer.Headers.ETag);
            }
        }
    }

    [Fact]
    public async Task TokensOfOneAreTakenByTheOther()
    {
        await using var pair = await ReplicaPair.StartAsync();
        var scene = await Scene.CreateAsync(pair.One);
        for (var i = 0; i < 4; i++)
            await scene.TopicAsync($"t{i}");
        // Both make their first token at the same moment, when neither has seen the other's key.
        var hosts = new[] { pair.One, pair.Two };
        var pages = await Task.WhenAll(hosts.Select(host => PageAsync(host, "")));
        var watches = await Task.WhenAll(
            hosts.Select(host => Watch.OpenSyncedAsync(host.Anonymous.Agenda, scene.Name))
        );
        for (var i = 0; i < 2; i++)
        {
            var other = hosts[1 - i];
            var next = await PageAsync(other, pages[i].NextPageToken);
            Assert.Equal(["t2", "t3"], next.Topics.Select(topic => topic.Name.Split('/')[^1]));
            await using var resumed = Watch.Open(other.Anonymous.Agenda, scene.Name, watches[i].Token);
            var made = await scene.TopicAsync($"later{i}");
            var told = new List<string>();
            while (!told.Contains(made.Name))
                told.AddRange((await resumed.RevisionAsync()).Changes.Select(change => change.Name));
            Assert.Equal(i + 1, told.Count);
            await watches[i].DisposeAsync();
        }

        async Task<ListTopicsResponse> PageAsync(AgendaHost host, string token) =>
            await host.Anonymous.Agenda.ListTopicsAsync(
                new()
                {
                    Parent = scene.Name,
                    PageSize = 2,
                    PageToken = token,
                }
            );
    }

    [Fact]
    public async Task AServiceThatGoesOnAtTheOtherHearsWhatItMissedBeforeAnyHeartbeat()
    {
        await using var pair = await ReplicaPair.StartAsync();
        var scene = await Scene.CreateAsync(pair.One);
        var agenda = pair.Two.As("service").Agenda;
        // Somebody watches there already: it reads the journal twice a second, and is behind most of the time.
        await using var other = await Watch.OpenSyncedAsync(agenda, scene.Name);
        var token = other.Token;
        for (var i = 0; i < 10; i++)
        {
            var made = await scene.TopicAsync($"t{i}");
            await using var resumed = Watch.Open(agenda, scene.Name, token);
            var first = await resumed.NextAsync();
            Assert.Equal(WatchEvent.EventOneofCase.Revision, first.EventCase);
            Assert.Equal(made.Name, Assert.Single(first.Revision.Changes).Name);
            token = first.ResumeToken;
        }
    }

    [Fact]
    public async Task ARequestRepeatedAtTheOtherActsOnce()
    {
        await using var pair = await ReplicaPair.StartAsync();
        var scene = await Scene.CreateAsync(pair.One);
        for (var i = 0; i < 50; i++)
        {
            var request = new CreateSessionRequest
            {
                Parent = scene.Name,
                SessionId = $"s{i}",
                Session = Make.Session(),
                RequestId = Make.RequestId(),
            };
            // At the same moment, and once more afterwards.
            var answers = await Task.WhenAll(
                pair.One.As("protocol").Agenda.CreateSessionAsync(request).ResponseAsync,
                pair.Two.As("protocol").Agenda.CreateSessionAsync(request).ResponseAsync
            );
            Assert.Equal(answers[0], answers[1]);
            Assert.Equal(answers[0], await pair.Two.As("protocol").Agenda.CreateSessionAsync(request));
            request.Session.Titles["en"] = "Other talks";
            await Refusal.AssertAsync(
                pair.Two.As("protocol").Agenda.CreateSessionAsync(request),
                StatusCode.InvalidArgument,
                "REQUEST_ID_REUSED",
                "request_id"
            );
        }
        Assert.Equal(1 + 50 * 2, await scene.LinksAsync());
        Assert.Equal(51, await pair.Store.ReadAsync<long>("""SELECT max("Revision") FROM journal"""));
    }

    [Theory, InlineData(1), InlineData(2)]
    public async Task WatchersOfBothLoseNothingOfWritersAtBoth(int seed)
    {
        await using var pair = await ReplicaPair.StartAsync();
        var scene = await Scene.CreateAsync(pair.One);
        await using var one = await Watch.OpenSyncedAsync(pair.One.As("protocol").Agenda, scene.Name);
        await using var two = await Watch.OpenSyncedAsync(pair.Two.As("protocol").Agenda, scene.Name);
        var turn = 0;
        await RandomWriters.RunAsync(
            () => Interlocked.Increment(ref turn) % 2 == 0 ? pair.One : pair.Two,
            scene.Name,
            seed,
            writers: 6,
            writes: 60
        );
        var expected = (await JournalTruth.RevisionsAsync(pair.Two, pair.Store, scene.Name))[1..];
        foreach (var watch in new[] { one, two })
            Assert.Equal(expected, (await watch.RevisionsAsync(expected.Count)).Select(JournalTruth.Texts));
        Assert.True((await scene.LinksAsync()) > 300);
    }
}
