using System.Collections.Concurrent;
using Microsoft.Extensions.Hosting;
using StackExchange.Redis;
using StateVisit.Journal.Records;

namespace StateVisit.Journal.Watching;

/// <summary>
/// Tells tailers that a visit has moved: at once within the process, by Redis pub/sub between replicas. A lost message
/// costs latency only, since tailers also look by themselves twice a second.
/// </summary>
public sealed class Wakeups(Catalog catalog, IConnectionMultiplexer? redis = null) : IHostedService
{
    /// <summary>The id of no visit.</summary>
    private const string AnyVisit = "*";

    private readonly ConcurrentDictionary<string, SemaphoreSlim> bells = new(StringComparer.Ordinal);
    private volatile TaskCompletionSource anyVisit = new(TaskCreationOptions.RunContinuationsAsynchronously);
    private readonly RedisChannel channel = RedisChannel.Literal($"statevisit:{catalog.Service}:moved");

    public Task StartAsync(CancellationToken cancellationToken) =>
        // Fire and forget: a Redis that is not there yet is subscribed to when it comes.
        redis
            ?.GetSubscriber()
            .SubscribeAsync(channel, (_, visit) => Ring(visit.ToString()), CommandFlags.FireAndForget)
        ?? Task.CompletedTask;

    public Task StopAsync(CancellationToken cancellationToken) => Task.CompletedTask;

    /// <summary>A visit has come or gone.</summary>
    public void WakeAll() => Wake(AnyVisit);

    /// <summary>Until a visit comes or goes.</summary>
    public Task AnyVisitMoves => anyVisit.Task;

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
        if (visit == AnyVisit)
            Interlocked.Exchange(ref anyVisit, new(TaskCreationOptions.RunContinuationsAsynchronously)).TrySetResult();
        // Only visits that somebody tails have a bell; it rings once however often the visit moved.
        if (bells.TryGetValue(visit, out var bell) && bell.CurrentCount == 0)
            bell.Release();
    }

    private SemaphoreSlim BellOf(string visit) => bells.GetOrAdd(visit, static _ => new(0));
}
