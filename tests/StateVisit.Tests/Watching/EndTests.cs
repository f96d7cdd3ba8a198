using Grpc.Core;
using StateVisit.Agenda.V1;
using StateVisit.ServiceDefaults.Identity;
using StateVisit.Tests.Fixture;
using Xunit;

namespace StateVisit.Tests.Watching;

public sealed class EndTests(SharedHosts hosts)
{
    [Theory, OnBothStores]
    public async Task AStreamEndsWhenTheCallersTokenDoes(StoreKind store)
    {
        var scene = await hosts.SceneAsync(store);
        var host = scene.Host;
        var shortly = host.With(host.Token([new("*", Role.Press)], "press", TimeSpan.FromSeconds(3)));
        await using var watch = await Watch.OpenSyncedAsync(shortly.Agenda, scene.Name);
        // It would go on without end otherwise; how soon after the expiry is a matter of how busy the machine is.
        var refusal = Refusal.Of(await watch.EndAsync(TimeSpan.FromSeconds(60)));
        Assert.Equal((StatusCode.Unavailable, "UNAVAILABLE"), (refusal.Code, refusal.Reason));

        await using var again = Watch.Open(shortly.Agenda, scene.Name, watch.Token);
        // Clocks may differ a little, so the token may still be taken; a stream with it does not last.
        Assert.Contains(
            (await again.EndAsync()).StatusCode,
            new[] { StatusCode.Unauthenticated, StatusCode.Unavailable }
        );
        await using var renewed = Watch.Open(host.As("press").Agenda, scene.Name, watch.Token);
        await scene.TopicAsync("energy");
        Assert.Single((await renewed.RevisionAsync()).Changes);
    }

    [Theory, OnBothStores]
    public async Task ShutdownDrainsWithFiftyStreamsOpenAndLeavesNoProcess(StoreKind kind)
    {
        await using var store = await TestStore.CreateAsync(kind);
        await using var service = await AgendaProcess.StartAsync(store);
        var scene = await Scene.CreateAsync(service);
        for (var i = 0; i < 40; i++)
            await scene.TopicAsync(
                $"t{i}",
                t => t.Positions.Add(new Position { Party = "CN", Summaries = { ["en"] = new string('x', 3_900) } })
            );
        AgendaClient[] callers =
        [
            service.Anonymous,
            service.As("press"),
            service.As("protocol"),
            service.As("service"),
        ];
        var watches = await Task.WhenAll(
            Enumerable.Range(0, 50).Select(i => Watch.OpenSyncedAsync(callers[i % callers.Length].Agenda, scene.Name))
        );
        // One more that reads nothing of a present that is larger than its window.
        using var stuck = service.As("protocol").Agenda.WatchVisit(new() { Name = scene.Name });
        await stuck.ResponseHeadersAsync;

        var began = TimeProvider.System.GetTimestamp();
        await service.StopAsync();
        var lasted = TimeProvider.System.GetElapsedTime(began);
        Assert.True(lasted < TimeSpan.FromSeconds(20), $"Shutting down took {lasted}");
        Assert.Equal(0, service.ExitCode);
        Assert.False(Directory.Exists($"/proc/{service.Id}"), "the process is still there");
        foreach (var watch in watches)
        {
            Assert.Equal(StatusCode.Unavailable, (await watch.EndAsync()).StatusCode);
            await watch.DisposeAsync();
        }
    }
}
