using Grpc.Core;
using StateVisit.Agenda.V1;
using StateVisit.Journal.Labels;
using StateVisit.Type.V1;

namespace StateVisit.Agenda;

public sealed partial class AgendaApi
{
    public override Task<Change> LiftEmbargo(LiftEmbargoRequest request, ServerCallContext context) =>
        writer.RunAsync(
            request,
            context,
            request.Name,
            write => Embargoes.LiftAsync(write, Kinds.Catalog, request.Name, request.Reason)
        );

    public override Task<Change> HoldEmbargo(HoldEmbargoRequest request, ServerCallContext context) =>
        writer.RunAsync(
            request,
            context,
            request.Name,
            write => Embargoes.HoldAsync(write, Kinds.Catalog, request.Name, request.Reason)
        );
}
