using Grpc.Core;
using Microsoft.Extensions.Logging;
using StateVisit.Journal.Storage;
using StateVisit.Type.V1;

namespace StateVisit.Journal.Following;

/// <summary>Follows one visit of another service, for as long as the process runs.</summary>
internal sealed partial class Feed(
    Source source,
    string visit,
    SourceCalls calls,
    Intake intake,
    Feeds feeds,
    Outage outage,
    TimeProvider time,
    ILogger logger
)
{
    public async Task RunAsync(CancellationToken stop)
    {
        var backoff = new Backoff(time);
        var anew = false;
        while (!stop.IsCancellationRequested)
            try
            {
                await FollowAsync(anew, backoff, stop);
                anew = false;
            }
            catch (OperationCanceledException) when (stop.IsCancellationRequested)
            {
                return;
            }
            catch (RpcException e) when (e.StatusCode is StatusCode.OutOfRange or StatusCode.InvalidArgument && !anew)
            {
                // The token is too old, or from a store that is no more.
                anew = true;
            }
            catch (Exception e)
            {
                if (e is not RpcException && !outage.Explains(e))
                    LogFailed(logger, e, source.Name, visit);
                await backoff.WaitAsync(stop);
            }
    }

    /// <summary>Ends by an exception, or when what has been followed so far is gone from the store.</summary>
    private async Task FollowAsync(bool anew, Backoff backoff, CancellationToken stop)
    {
        var from = await intake.FindAsync(source, visit, stop);
        var token = anew ? "" : from?.Token ?? "";
        var call = source.Watch(calls.To(source), $"visits/{visit}", token, await calls.OptionsAsync(stop));
        var present = new List<IRecord>();
        var isUpToDate = false;
        await foreach (var message in LiveStream.ReadAsync(call, time, stop))
        {
            var to = new FeedRow
            {
                Source = source.Name,
                Visit = visit,
                Token = message.ResumeToken,
                Position = message.Position,
            };
            switch (message.EventCase)
            {
                case WatchEvent.EventOneofCase.Record when source.Read(message.Record) is { } record:
                    present.Add(record);
                    break;
                case WatchEvent.EventOneofCase.Synced:
                    if (!await intake.ReplaceAsync(source, visit, from, present, to, stop))
                        throw new RpcException(new(StatusCode.NotFound, "The visit is not here yet."));
                    present.Clear();
                    isUpToDate = true;
                    break;
                case WatchEvent.EventOneofCase.Revision:
                    if (!await intake.ApplyAsync(source, visit, message.Revision, to, stop))
                        return;
                    break;
                case WatchEvent.EventOneofCase.Heartbeat:
                    if (await intake.FindAsync(source, visit, stop) is null)
                        return;
                    isUpToDate = true;
                    break;
            }
            if (!isUpToDate)
                continue;
            feeds.Hear(source.Name, visit);
            backoff.Reset();
        }
    }

    [LoggerMessage(LogLevel.Error, "Following visits/{Visit} of the {Source} service failed; it is tried again")]
    private static partial void LogFailed(ILogger logger, Exception exception, string source, string visit);
}
