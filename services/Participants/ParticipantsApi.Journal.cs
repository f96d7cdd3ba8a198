using Grpc.Core;
using StateVisit.Journal.Labels;
using StateVisit.Participants.V1;
using StateVisit.Type.V1;

namespace StateVisit.Participants;

/// <summary>What every service offers over its journal and its labels.</summary>
public sealed partial class ParticipantsApi
{
    public override Task WatchParticipants(
        WatchParticipantsRequest request,
        IServerStreamWriter<WatchEvent> responseStream,
        ServerCallContext context
    ) =>
        watcher.WatchAsync(
            request.Name,
            request.Kinds.Count == 0 ? Kinds.Watched : [.. request.Kinds.Select(Kinds.Of)],
            request.ResumeToken,
            null,
            responseStream,
            context
        );

    public override Task<ListParticipantsChangesResponse> ListParticipantsChanges(
        ListParticipantsChangesRequest request,
        ServerCallContext context
    ) =>
        auditor.ListAsync(
            request.Parent,
            request.PageSize,
            request.PageToken,
            request.Record,
            context,
            (page, next) =>
                new ListParticipantsChangesResponse { Changes = { page.Select(WithoutCard) }, NextPageToken = next }
        );

    public override async Task<VerifyParticipantsJournalResponse> VerifyParticipantsJournal(
        VerifyParticipantsJournalRequest request,
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
