using Grpc.Core;
using StateVisit.Agenda.V1;
using StateVisit.Type.V1;

namespace StateVisit.Agenda;

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

    public override async Task<ListChangesResponse> ListChanges(ListChangesRequest request, ServerCallContext context)
    {
        var (changes, next) = await auditor.ListAsync(
            request.Parent,
            request.PageSize,
            request.PageToken,
            request.Record,
            context
        );
        return new() { Changes = { changes }, NextPageToken = next };
    }

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
        };
    }
}
