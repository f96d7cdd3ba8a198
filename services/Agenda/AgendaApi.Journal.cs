using Grpc.Core;
using StateVisit.Agenda.V1;
using StateVisit.Journal.Labels;
using StateVisit.Type.V1;

namespace StateVisit.Agenda;

/// <summary>What every service offers over its journal and its labels.</summary>
public sealed partial class AgendaApi
{
    public override Task WatchVisit(
        WatchVisitRequest request,
        IServerStreamWriter<WatchEvent> responseStream,
        ServerCallContext context
    ) =>
        watcher.WatchAsync(
            request.Name,
            [.. request.Kinds.Select(Kinds.Of)],
            request.ResumeToken,
            request.Timeline ? timelines.Follow(request.Name, context) : null,
            responseStream,
            context
        );

    public override Task<ListChangesResponse> ListChanges(ListChangesRequest request, ServerCallContext context) =>
        auditor.ListAsync(
            request.Parent,
            request.PageSize,
            request.PageToken,
            request.Record,
            context,
            (page, next) => new ListChangesResponse { Changes = { page }, NextPageToken = next }
        );

    public override async Task<VerifyJournalResponse> VerifyJournal(
        VerifyJournalRequest request,
        ServerCallContext context
    )
    {
        var found = await auditor.VerifyAsync(request.Name, context);
        return new()
        {
            Intact = found.IsIntact,
            BrokenAt = found.BrokenAt,
            Links = found.Links,
            Checkpoint = found.Checkpoint,
            Reason = found.Reason,
        };
    }

    public override Task<Change> LiftEmbargo(LiftEmbargoRequest request, ServerCallContext context) =>
        writer.LiftEmbargoAsync(request, context, request.Name, request.Reason);

    public override Task<Change> HoldEmbargo(HoldEmbargoRequest request, ServerCallContext context) =>
        writer.HoldEmbargoAsync(request, context, request.Name, request.Reason);
}
