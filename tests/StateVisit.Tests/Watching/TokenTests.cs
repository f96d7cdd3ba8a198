using Grpc.Core;
using Microsoft.Extensions.Time.Testing;
using StateVisit.Agenda.V1;
using StateVisit.Tests.Fixture;
using Xunit;

namespace StateVisit.Tests.Watching;

public sealed class TokenTests(SharedHosts hosts)
{
    [Theory, OnBothStores]
    public async Task ATokenIsGoodForItsVisitItsClearanceAndItsKindsOnly(StoreKind store)
    {
        var scene = await hosts.SceneAsync(store);
        var other = await Scene.CreateAsync(scene.Host);
        await using var watch = await Watch.OpenSyncedAsync(scene.Host.As("press").Agenda, scene.Name);
        var token = watch.Token;

        await RefusedAsync(scene.Host.Anonymous, scene.Name, token);
        await RefusedAsync(scene.Host.As("protocol"), scene.Name, token);
        await RefusedAsync(scene.Host.As("delegation", "CN"), scene.Name, token);
        await RefusedAsync(scene.Host.As("press"), other.Name, token);
        await RefusedAsync(scene.Host.As("press"), scene.Name, token, RecordKind.Topic);
        await RefusedAsync(scene.Host.As("press"), scene.Name, token[..^8] + "AAAAAAAA");
        await RefusedAsync(scene.Host.As("press"), scene.Name, "bm90LWEtdG9rZW4");

        // Somebody else of the same clearance may go on with it.
        await using var resumed = Watch.Open(scene.Host.As("press", subject: "colleague").Agenda, scene.Name, token);
        await scene.TopicAsync("energy");
        Assert.Single((await resumed.RevisionAsync()).Changes);
    }

    [Theory, OnBothStores]
    public async Task TokensAreOfOneLengthWhateverHappened(StoreKind store)
    {
        var scene = await hosts.SceneAsync(store);
        await using var first = await Watch.OpenSyncedAsync(scene.Host.Anonymous.Agenda, scene.Name);
        for (var i = 0; i < 120; i++)
            await scene.TopicAsync($"t{i}", t => t.Access = Make.Restricted);
        await using var second = await Watch.OpenSyncedAsync(scene.Host.Anonymous.Agenda, scene.Name);
        Assert.Equal(first.Token.Length, second.Token.Length);
    }

    [Theory, OnBothStores]
    public async Task ATokenOlderThanTheRetentionIsOutOfRange(StoreKind store)
    {
        var time = new FakeTimeProvider(TimeProvider.System.GetUtcNow());
        await using var host = await AgendaHost.StartAsync(
            store,
            time,
            new Dictionary<string, string?> { ["Watch:Retention"] = "01:00:00" }
        );
        var scene = await Scene.CreateAsync(host);
        string token;
        await using (var watch = await Watch.OpenSyncedAsync(host.Anonymous.Agenda, scene.Name))
            token = watch.Token;
        time.Advance(TimeSpan.FromMinutes(59));
        await using (var watch = Watch.Open(host.Anonymous.Agenda, scene.Name, token))
        {
            await scene.TopicAsync("energy");
            Assert.Single((await watch.RevisionAsync()).Changes);
        }
        time.Advance(TimeSpan.FromMinutes(2));
        await using var late = Watch.Open(host.Anonymous.Agenda, scene.Name, token);
        var refusal = Refusal.Of(await late.EndAsync());
        Assert.Equal((StatusCode.OutOfRange, "TOKEN_TOO_OLD"), (refusal.Code, refusal.Reason));
    }

    [Fact]
    public async Task ATokenOfALaterStateThanThatOfARestoredStoreIsOutOfRange()
    {
        await using var store = await TestStore.CreateAsync(StoreKind.Sqlite);
        await using var restored = await TestStore.CreateAsync(StoreKind.Sqlite);
        await using var host = await AgendaHost.StartAsync(store);
        var scene = await Scene.CreateAsync(host);
        string kept;
        await using (var watch = await Watch.OpenSyncedAsync(host.Anonymous.Agenda, scene.Name))
            kept = watch.Token;
        await store.ExecuteAsync($"VACUUM INTO '{Path.Combine(restored.Folder, "agenda.db")}'");
        await scene.TopicAsync("lost");
        string later;
        await using (var watch = await Watch.OpenSyncedAsync(host.Anonymous.Agenda, scene.Name))
            later = watch.Token;

        await using var other = await AgendaHost.StartAsync(restored);
        await using var refused = Watch.Open(other.Anonymous.Agenda, scene.Name, later);
        var refusal = Refusal.Of(await refused.EndAsync());
        Assert.Equal((StatusCode.OutOfRange, "TOKEN_TOO_OLD"), (refusal.Code, refusal.Reason));
        await using var resumed = Watch.Open(other.Anonymous.Agenda, scene.Name, kept);
        Assert.Empty(await resumed.RevisionsUntilQuietAsync(TimeSpan.FromMilliseconds(300)));
    }

    private static async Task RefusedAsync(AgendaClient caller, string visit, string token, params RecordKind[] kinds)
    {
        await using var watch = Watch.Open(caller.Agenda, visit, token, kinds);
        var refusal = Refusal.Of(await watch.EndAsync());
        Assert.Equal(StatusCode.InvalidArgument, refusal.Code);
        Assert.Equal(["resume_token"], refusal.Fields.Keys);
    }
}
