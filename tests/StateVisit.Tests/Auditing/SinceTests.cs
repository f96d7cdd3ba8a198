using Google.Protobuf;
using Microsoft.Data.Sqlite;
using Microsoft.Extensions.DependencyInjection;
using StateVisit.Journal.Auditing;
using StateVisit.ServiceDefaults.Errors;
using StateVisit.Tests.Fixture;
using StateVisit.Type.V1;
using Xunit;

namespace StateVisit.Tests.Auditing;

/// <summary>A checkpoint that a caller kept: only this service's own says anything, and what it says must still stand.</summary>
public sealed class SinceTests(SharedHosts hosts)
{
    [Theory, OnBothStores]
    public async Task AJournalThatGrewStillContainsItsCheckpoint(StoreKind store)
    {
        var scene = await hosts.SceneAsync(store);
        var since = await scene.CheckpointAsync();
        await scene.TopicAsync("energy");
        var found = await VerifyAsync(scene, since);
        Assert.True(found.IsIntact, found.Reason);
        Assert.Equal((2, 2), (found.Links, found.Checkpoint!.Revision));
        Assert.True((await VerifyAsync(scene, found.Checkpoint)).IsIntact);
    }

    [Theory, OnBothStores]
    public async Task ACheckpointOfAnotherServiceIsRefused(StoreKind store)
    {
        var scene = await hosts.SceneAsync(store);
        await using var other = await AgendaHost.StartAsync(StoreKind.Sqlite);
        var elsewhere = await Scene.CreateAsync(other, id: scene.Name["visits/".Length..]);
        await RefusedAsync(scene, await elsewhere.CheckpointAsync(), "carries another key");
    }

    [Theory, OnBothStores]
    public async Task ACheckpointOfAnotherVisitIsRefused(StoreKind store)
    {
        var scene = await hosts.SceneAsync(store);
        var other = await hosts.SceneAsync(store);
        await RefusedAsync(scene, await other.CheckpointAsync(), $"is of {other.Name}");
    }

    [Theory, OnBothStores]
    public async Task AForgedCheckpointIsRefused(StoreKind store)
    {
        var scene = await hosts.SceneAsync(store);
        await scene.TopicAsync("energy");
        var genuine = await scene.CheckpointAsync();
        foreach (
            var (forge, why) in new (Action<Checkpoint>, string)[]
            {
                (c => c.Revision = 1, "signature"),
                (c => c.Hash = ByteString.CopyFrom(new byte[32]), "signature"),
                (c => c.Signature = ByteString.Empty, "signature"),
                (c => c.Time = null, "signature"),
                (c => c.Service = "participants", "is of the journal of participants"),
                (c => c.PublicKey = ByteString.CopyFromUtf8("no key"), "another key"),
            }
        )
        {
            var forged = genuine.Clone();
            forge(forged);
            await RefusedAsync(scene, forged, why);
        }
    }

    [Fact]
    public async Task AJournalThatEndsBeforeItsCheckpointIsNotIntact()
    {
        await using var host = await AgendaHost.StartAsync(StoreKind.Sqlite);
        var scene = await Scene.CreateAsync(host);
        for (var i = 0; i < 9; i++)
            await scene.TopicAsync($"t{i}");
        var since = await scene.CheckpointAsync();
        await using (var connection = (SqliteConnection)await host.Store.OpenAsync())
            new Tamperer(connection, scene.Name["visits/".Length..], new(1)).Cut(5);
        Assert.True((await VerifyAsync(scene, null)).IsIntact);
        var found = await VerifyAsync(scene, since);
        Assert.Equal(6, found.BrokenAt);
        Assert.Contains("ends at 5", found.Reason, StringComparison.Ordinal);
        Assert.Null(found.Checkpoint);
    }

    private static Task<Verification> VerifyAsync(Scene scene, Checkpoint? since) =>
        ((AgendaHost)scene.Host)
            .Services.GetRequiredService<Auditor>()
            .VerifyAsync(scene.Name, since, new ProtocolCall());

    private static async Task RefusedAsync(Scene scene, Checkpoint since, string why)
    {
        var fault = await Assert.ThrowsAsync<Fault>(() => VerifyAsync(scene, since));
        Assert.Contains(fault.Fields, f => f.Path == "since" && f.Description.Contains(why, StringComparison.Ordinal));
    }
}
