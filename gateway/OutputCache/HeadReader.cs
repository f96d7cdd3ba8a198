using Grpc.Core;
using StateVisit.Internal.V1;
using StateVisit.ServiceDefaults.Calls;
using StateVisit.ServiceDefaults.Identity;

namespace StateVisit.Gateway.OutputCache;

/// <summary>
/// Reads where visits stand in a service. One call is in flight at a time; who comes while it is shares the next,
/// so that each answer was read after it was asked for, and a thousand askers cost one call.
/// </summary>
internal sealed partial class HeadReader(
    string service,
    Channels channels,
    ServiceToken token,
    ILogger<HeadReader> logger
)
{
    private const int MaxVisits = 1000;
    private static readonly TimeSpan Patience = TimeSpan.FromSeconds(2);

    private readonly HeadsService.HeadsServiceClient heads = new(channels.To(service));
    private readonly Lock gate = new();
    private Batch next = new();
    private bool inFlight;

    public string Service => service;

    /// <summary>Empty where the service has no such visit; null where that cannot be known.</summary>
    public async ValueTask<string?> ReadAsync(string visit)
    {
        Batch batch;
        var start = false;
        lock (gate)
        {
            batch = next;
            if (batch.Visits.Count >= MaxVisits)
                return null;
            batch.Visits.Add(visit);
            if (!inFlight)
                inFlight = start = true;
        }
        if (start)
            _ = RunAsync();
        var points = await batch.Answer.Task;
        return points is null ? null
            : points.TryGetValue(visit, out var point) ? point
            : "";
    }

    private async Task RunAsync()
    {
        while (true)
        {
            Batch batch;
            lock (gate)
            {
                batch = next;
                if (batch.Visits.Count == 0)
                {
                    inFlight = false;
                    return;
                }
                next = new();
            }
            batch.Answer.SetResult(await CallAsync(batch));
        }
    }

    private async Task<IDictionary<string, string>?> CallAsync(Batch batch)
    {
        using var stop = new CancellationTokenSource(Patience);
        try
        {
            if (await token.HeaderAsync(stop.Token) is not { } header)
                return null;
            var request = new ReadHeadsRequest { Book = batch.Visits.Remove(PublicReads.Book) };
            request.Visits.Add(batch.Visits);
            var metadata = new Metadata { { "authorization", header } };
            return (await heads.ReadHeadsAsync(request, metadata, cancellationToken: stop.Token)).Points;
        }
        catch (Exception e)
        {
            // Whatever it was, the readers are served by the service itself, only slower.
            var isExpected = e is RpcException or OperationCanceledException;
            LogFailed(logger, service, isExpected ? null : e, e.GetBaseException().Message);
            return null;
        }
    }

    [LoggerMessage(
        LogLevel.Warning,
        "The heads of visits could not be read from {Service}; its public reads are not cached meanwhile ({Reason})"
    )]
    private static partial void LogFailed(ILogger logger, string service, Exception? exception, string reason);

    private sealed class Batch
    {
        public HashSet<string> Visits { get; } = new(StringComparer.Ordinal);

        public TaskCompletionSource<IDictionary<string, string>?> Answer { get; } =
            new(TaskCreationOptions.RunContinuationsAsynchronously);
    }
}
