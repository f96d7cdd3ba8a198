using Grpc.Core;
using StateVisit.Tests.Fixture;
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
}
