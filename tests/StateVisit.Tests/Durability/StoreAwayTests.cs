using Grpc.Core;
using StateVisit.Tests.Fixture;
using StateVisit.Tests.Watching;
using Xunit;

namespace StateVisit.Tests.Durability;

public sealed class StoreAwayTests
{
    [Fact]
    public async Task ADatabaseThatIsAwayIsUnavailableOverBothWiresAndNoFailureOfTheService()
    {
        var server = await PostgresServer.StartOwnAsync();
        if (server is null)
            Missing.Part("PostgreSQL's binaries in /usr/lib/postgresql: this test needs a server of its own");
        var store = await TestStore.CreateAsync(server!);
        await using var host = await AgendaHost.StartAsync(store);
        var scene = await Scene.CreateAsync(host);
        var topic = await scene.TopicAsync("energy");

        await server!.DisposeAsync();
        Directory.Delete(store.Folder, recursive: true);

        // First over connections that were open, then over new ones.
        for (var round = 0; round < 3; round++)
        {
            await Refusal.AssertAsync(
                scene.Agenda.GetTopicAsync(new() { Name = topic.Name }),
                StatusCode.Unavailable,
                "UNAVAILABLE"
            );
            await Refusal.AssertAsync(
                scene.Agenda.DeleteTopicAsync(new() { Name = topic.Name, RequestId = Make.RequestId() }),
                StatusCode.Unavailable,
                "UNAVAILABLE"
            );
            Assert.Equal(503, (await host.Anonymous.GetAsync(scene.Address + "/topics")).Status);
        }
        Assert.DoesNotContain(host.Log.Errors, line => line.Contains("AgendaService", StringComparison.Ordinal));
    }

    [Fact]
    public async Task ADatabaseThatIsAwayIsALineOfTheLogAndAnotherWhenItIsBackWhileWatchesStayOpen()
    {
        var server = await PostgresServer.StartOwnAsync();
        if (server is null)
            Missing.Part("PostgreSQL's binaries in /usr/lib/postgresql: this test needs a server of its own");
        await using var _ = server;
        var store = await TestStore.CreateAsync(server!);
        await using var host = await AgendaHost.StartAsync(store);
        var (one, two) = (await Scene.CreateAsync(host), await Scene.CreateAsync(host));
        await using var first = await Watch.OpenSyncedAsync(host.As("protocol").Agenda, one.Name);
        await using var second = await Watch.OpenSyncedAsync(host.As("protocol").Agenda, two.Name);

        for (var round = 1; round <= 2; round++)
        {
            await server!.StopAsync();
            await Eventually.IsTrueAsync(
                () => Task.FromResult(Lines("away").Length == round),
                () => $"It is not said that the store is away:\n{host.Log}"
            );
            await Task.Delay(TimeSpan.FromSeconds(3));
            await server.ContinueAsync();
            await Eventually.IsTrueAsync(
                () => Task.FromResult(Lines("back").Length == round),
                () => $"It is not said that the store is back:\n{host.Log}"
            );
            // The watches go on where they were.
            await one.TopicAsync($"t{round}");
            await two.TopicAsync($"t{round}");
            Assert.Equal(one.Name + $"/topics/t{round}", Assert.Single((await first.RevisionAsync()).Changes).Name);
            Assert.Equal(two.Name + $"/topics/t{round}", Assert.Single((await second.RevisionAsync()).Changes).Name);
            Assert.True(2 * round == host.Log.ToString().Split('\n').Length, host.Log.ToString());
        }
        Directory.Delete(store.Folder, recursive: true);

        string[] Lines(string word) =>
            [.. host.Log.ToString().Split('\n').Where(line => line.Contains(word, StringComparison.Ordinal))];
    }
}
