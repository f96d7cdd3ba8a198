using Grpc.AspNetCore.Server;
using Grpc.Core;
using Grpc.Core.Interceptors;
using Microsoft.Extensions.DependencyInjection;
using Microsoft.Extensions.Time.Testing;
using StateVisit.Agenda.V1;
using StateVisit.ServiceDefaults.Identity;
using StateVisit.Tests.Fixture;
using Xunit;

namespace StateVisit.Tests.Watching;

[Collection(nameof(Alone))]
public sealed class EndTests
{
    [Theory, OnBothStores]
    public async Task AStreamEndsWhenTheCallersTokenDoes(StoreKind store)
    {
        var time = new FakeTimeProvider(TimeProvider.System.GetUtcNow());
        await using var host = await AgendaHost.StartAsync(store, time);
        var scene = await Scene.CreateAsync(host);
        // A token's times are whole seconds.
        var shortly = host.With(host.Token([new("*", Role.Press)], "press", TimeSpan.FromSeconds(60)));
        await using var watch = await Watch.OpenSyncedAsync(shortly.Agenda, scene.Name);
        time.Advance(TimeSpan.FromSeconds(58));
        await scene.TopicAsync("trade");
        Assert.Single((await watch.RevisionAsync()).Changes);
        time.Advance(TimeSpan.FromSeconds(2));
        var refusal = Refusal.Of(await watch.EndAsync());
        Assert.Equal((StatusCode.Unavailable, "UNAVAILABLE"), (refusal.Code, refusal.Reason));

        // Clocks may differ a little, so the token may still be taken; a stream with it does not last.
        await using var again = Watch.Open(shortly.Agenda, scene.Name, watch.Token);
        Assert.Equal(StatusCode.Unavailable, (await again.EndAsync()).StatusCode);
        time.Advance(TimeSpan.FromMinutes(5));
        await using var late = Watch.Open(shortly.Agenda, scene.Name, watch.Token);
        Assert.Equal(StatusCode.Unauthenticated, (await late.EndAsync()).StatusCode);
        await using var renewed = Watch.Open(host.As("press").Agenda, scene.Name, watch.Token);
        await scene.TopicAsync("energy");
        Assert.Single((await renewed.RevisionAsync()).Changes);
    }

    /// <summary>Whoever leaves while the present is still being sent is no failure of the service, whatever it was about to write.</summary>
    [Theory, OnBothStores]
    public async Task WhoLeavesInTheMiddleIsNoFailure(StoreKind store)
    {
        await using var host = await AgendaHost.StartAsync(store);
        var scene = await Scene.CreateAsync(host);
        await scene.SessionAsync("talks");
        var before = host.Log.Errors.Count();
        for (var i = 0; i < 500; i++)
        {
            using var watch = host.As("protocol").Agenda.WatchVisit(new() { Name = scene.Name, Timeline = true });
            await watch.ResponseStream.MoveNext(CancellationToken.None);
        }
        host.Log.AssertNoErrors(before);
    }

    /// <summary>A call with a deadline has a token of its own, which hears only after the connection that its caller went.</summary>
    [Fact]
    public async Task WhoLeavesBeforeTheDeadlineIsNoFailure()
    {
        await using var store = await TestStore.CreateAsync(StoreKind.Sqlite);
        await using var host = await AgendaHost.StartAsync(
            store,
            add: services => services.Configure<GrpcServiceOptions>(grpc => grpc.Interceptors.Add<HearsLate>())
        );
        var scene = await Scene.CreateAsync(host);
        for (var i = 0; i < 40; i++)
            await scene.TopicAsync($"t{i}");
        var before = host.Log.Errors.Count();
        var deadline = TimeProvider.System.GetUtcNow().UtcDateTime.AddMinutes(5);
        for (var i = 0; i < 100; i++)
        {
            using var watch = host.As("protocol").Agenda.WatchVisit(new() { Name = scene.Name }, deadline: deadline);
            await watch.ResponseStream.MoveNext(CancellationToken.None);
        }
        host.Log.AssertNoErrors(before);
    }

    /// <summary>Between the two others are told: here for long enough that a write falls in between.</summary>
    private sealed class HearsLate : Interceptor
    {
        public override async Task ServerStreamingServerHandler<TRequest, TResponse>(
            TRequest request,
            IServerStreamWriter<TResponse> responseStream,
            ServerCallContext context,
            ServerStreamingServerMethod<TRequest, TResponse> continuation
        )
        {
            // Told in the reverse order of asking.
            _ = context.CancellationToken;
            await using var other = context
                .GetHttpContext()
                .RequestAborted.Register(() => SpinWait.SpinUntil(() => false, 20));
            await continuation(request, responseStream, context);
        }
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
