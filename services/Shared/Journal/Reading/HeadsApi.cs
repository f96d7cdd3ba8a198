using Grpc.Core;
using Microsoft.EntityFrameworkCore;
using Microsoft.Extensions.Hosting;
using StateVisit.Internal.V1;
using StateVisit.Journal.Following;
using StateVisit.Journal.Records;
using StateVisit.Journal.Storage;
using StateVisit.Journal.Watching;
using StateVisit.ServiceDefaults.Errors;
using StateVisit.ServiceDefaults.Identity;
using StateVisit.Type.V1;

namespace StateVisit.Journal.Reading;

/// <summary>Heads for the gateway's output cache, and visits for the services that follow this one.</summary>
public sealed class HeadsApi(
    Store store,
    Heads heads,
    Feeds feeds,
    Wakeups wakeups,
    Outage outage,
    TimeProvider time,
    IHostApplicationLifetime lifetime
) : HeadsService.HeadsServiceBase
{
    private static readonly TimeSpan Beat = TimeSpan.FromSeconds(1);

    public override async Task<ReadHeadsResponse> ReadHeads(ReadHeadsRequest request, ServerCallContext context)
    {
        Authorize(context);
        var response = new ReadHeadsResponse();
        var asked = request.Book ? request.Visits.Append(RecordName.Book) : request.Visits;
        var found = await Task.WhenAll(asked.Select(visit => heads.FindAsync(visit, context.CancellationToken)));
        foreach (var head in found.OfType<Head>().Where(head => head.Present))
            // What is kept while names are left out, or a moment before, must not be found again.
            response.Points[head.Visit] = feeds.MayName(head.Visit) ? head.Point : $"{head.Point}-{Guid.NewGuid():N}";
        return response;
    }

    public override async Task WatchVisits(
        WatchVisitsRequest request,
        IServerStreamWriter<WatchVisitsResponse> responseStream,
        ServerCallContext context
    )
    {
        Authorize(context);
        using var ending = CancellationTokenSource.CreateLinkedTokenSource(
            context.CancellationToken,
            lifetime.ApplicationStopping
        );
        HashSet<string> known = [];
        try
        {
            while (true)
            {
                var moves = wakeups.AnyVisitMoves;
                var present = await PresentAsync(ending.Token) ?? known;
                await responseStream.WriteAsync(
                    new() { Added = { present.Except(known) }, Removed = { known.Except(present) } },
                    ending.Token
                );
                known = present;
                await Task.WhenAny(moves, Task.Delay(Beat, time, ending.Token));
                ending.Token.ThrowIfCancellationRequested();
            }
        }
        catch (OperationCanceledException) when (!context.CancellationToken.IsCancellationRequested)
        {
            throw Fault.Unavailable("The service is shutting down: watch again.");
        }
    }

    /// <summary>Null while the store is away: nothing can have come or gone.</summary>
    private async Task<HashSet<string>?> PresentAsync(CancellationToken cancellation)
    {
        try
        {
            await using var db = store.Open();
            var present = await db
                .Heads.Where(h => h.Present && h.Visit != RecordName.Book)
                .Select(h => h.Visit)
                .ToListAsync(cancellation);
            return [.. present];
        }
        catch (Exception e) when (e is not OperationCanceledException && outage.Explains(e))
        {
            return null;
        }
    }

    private static void Authorize(ServerCallContext context)
    {
        if (!context.Caller().Has(Role.Service, "*"))
            throw Fault.Denied(
                ErrorReason.RoleMissing,
                "Heads and visits are for services: the role service is needed."
            );
    }
}
