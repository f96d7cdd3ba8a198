using Grpc.Core;
using StateVisit.Internal.V1;
using StateVisit.ServiceDefaults.Errors;
using StateVisit.ServiceDefaults.Identity;
using StateVisit.Type.V1;

namespace StateVisit.Journal.Reading;

/// <summary>Heads for the gateway's output cache.</summary>
public sealed class HeadsApi(Heads heads) : HeadsService.HeadsServiceBase
{
    public override async Task<ReadHeadsResponse> ReadHeads(ReadHeadsRequest request, ServerCallContext context)
    {
        if (!context.Caller().Has(Role.Service, "*"))
            throw Fault.Denied(ErrorReason.RoleMissing, "Reading heads needs the role service.");
        var response = new ReadHeadsResponse();
        var found = await Task.WhenAll(
            request.Visits.Select(visit => heads.FindAsync(visit, context.CancellationToken))
        );
        foreach (var head in found.OfType<Head>().Where(head => head.Present))
            response.Points[head.Visit] = head.Point;
        return response;
    }
}
