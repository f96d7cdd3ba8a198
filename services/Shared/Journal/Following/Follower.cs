using Grpc.Core;
using Microsoft.Extensions.Hosting;
using Microsoft.Extensions.Logging;
using StateVisit.Internal.V1;
using StateVisit.Journal.Storage;

namespace StateVisit.Journal.Following;

/// <summary>Follows the visits of other services as they come and go, each by a <see cref="Feed"/> of its own.</summary>
internal sealed partial class Follower(
    IEnumerable<Source> sources,
    SourceCalls calls,
    Intake intake,
    Feeds feeds,
    Outage outage,
    TimeProvider time,
    ILogger<Follower> logger
) : BackgroundService
{
    protected override Task ExecuteAsync(CancellationToken stoppingToken) =>
        Task.WhenAll(sources.Select(source => FollowAsync(source, stoppingToken)));

    private async Task FollowAsync(Source source, CancellationToken stop)
    {
        var running = new Dictionary<string, Running>(StringComparer.Ordinal);
        var backoff = new Backoff(time);
        while (!stop.IsCancellationRequested)
            try
            {
                await FollowAsync(source, running, backoff, stop);
            }
            catch (OperationCanceledException) when (stop.IsCancellationRequested)
            {
                break;
            }
            catch (Exception e)
            {
                if (e is not RpcException && !outage.Explains(e))
                    LogFailed(logger, e, source.Name);
                await backoff.WaitAsync(stop);
            }
        foreach (var feed in running.Values)
            await feed.DisposeAsync();
    }

    private async Task FollowAsync(
        Source source,
        Dictionary<string, Running> running,
        Backoff backoff,
        CancellationToken stop
    )
    {
        var call = new HeadsService.HeadsServiceClient(calls.To(source)).WatchVisits(
            new(),
            await calls.OptionsAsync(stop)
        );
        var isFirst = true;
        await foreach (var message in LiveStream.ReadAsync(call, time, stop))
        {
            IEnumerable<string> removed = isFirst
                ? running.Keys.Union(await intake.VisitsAsync(source, stop)).Except(message.Added).ToList()
                : message.Removed;
            foreach (var visit in removed)
                await EndAsync(source, visit, running, stop);
            foreach (var visit in message.Added)
                Start(source, visit, running, stop);
            isFirst = false;
            feeds.Hear(source.Name, "");
            backoff.Reset();
        }
    }

    private void Start(Source source, string visit, Dictionary<string, Running> running, CancellationToken stop)
    {
        if (running.ContainsKey(visit))
            return;
        var ending = CancellationTokenSource.CreateLinkedTokenSource(stop);
        var feed = new Feed(source, visit, calls, intake, feeds, outage, time, logger);
        running[visit] = new(ending, feed.RunAsync(ending.Token));
    }

    private async Task EndAsync(
        Source source,
        string visit,
        Dictionary<string, Running> running,
        CancellationToken stop
    )
    {
        // It has ended, and takes over nothing any more, before the visit does.
        if (running.Remove(visit, out var feed))
            await feed.DisposeAsync();
        feeds.Forget(source.Name, visit);
        // Who keeps the visits says that it is gone; anybody else knows nothing of it, which says nothing.
        if (source.KeepsVisits)
            await intake.EndAsync(source, visit, stop);
    }

    private sealed class Running(CancellationTokenSource ending, Task task) : IAsyncDisposable
    {
        public async ValueTask DisposeAsync()
        {
            await ending.CancelAsync();
            await task;
            ending.Dispose();
        }
    }

    [LoggerMessage(LogLevel.Error, "Following the visits of the {Source} service failed; it is tried again")]
    private static partial void LogFailed(ILogger logger, Exception exception, string source);
}
