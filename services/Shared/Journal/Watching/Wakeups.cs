using System.Collections.Concurrent;
using Microsoft.Extensions.Hosting;
using StackExchange.Redis;
using StateVisit.Journal.Records;

namespace StateVisit.Journal.Watching;

/// <summary>
/// Tells tailers that a visit has moved: at once within the process, by Redis pub/sub between replicas. A lost message
/// costs latency only, since tailers also look by themselves every second.
/// </summary>
public sealed class Wakeups(Catalog catalog, IConnectionMultiplexer? redis = null) : IHostedService
{
    private readonly ConcurrentDictionary<string, SemaphoreSlim> bells = new(StringComparer.Ordinal);
    private readonly RedisChannel channel = RedisChannel.Literal($"statevisit:{catalog.Service}:moved");

    public Task StartAsync(CancellationToken cancellationToken) =>
        // Fire and forget: a Redis that is not there yet is subscribed to when it comes.
        redis
            ?.GetSubscriber()
            .SubscribeAsync(channel, (_, visit) => Ring(visit.ToString()), CommandFlags.FireAndForget)
        ?? Task.CompletedTask;

    public Task StopAsync(CancellationToken cancellationToken) => Task.CompletedTask;

    public void Wake(string visit)
    {
        Ring(visit);
        if (redis is { IsConnected: true })
            redis.GetSubscriber().Publish(channel, visit, CommandFlags.FireAndForget);
    }

    /// <summary>Waits until the visit moves, or at most so long.</summary>
    public Task WaitAsync(string visit, TimeSpan atMost, CancellationToken cancellation) =>
        BellOf(visit).WaitAsync(atMost, cancellation);

    private void Ring(string visit)
    {
        // Only visits that somebody tails have a bell; it rings once however often the visit moved.
        if (bells.TryGetValue(visit, out var bell) && bell.CurrentCount == 0)
            bell.Release();
    }

    private SemaphoreSlim BellOf(string visit) => bells.GetOrAdd(visit, static _ => new(0));
}
