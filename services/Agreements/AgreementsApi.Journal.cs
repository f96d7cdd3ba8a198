using Google.Protobuf.WellKnownTypes;
using Grpc.Core;
using StateVisit.Agreements.Texts;
using StateVisit.Agreements.V1;
using StateVisit.Journal.Labels;
using StateVisit.Type.V1;
using Version = StateVisit.Agreements.V1.Version;

namespace StateVisit.Agreements;

/// <summary>What every service offers over its journal and its labels.</summary>
public sealed partial class AgreementsApi
{
    public override Task WatchAgreements(
        WatchAgreementsRequest request,
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

    public override Task<ListAgreementsChangesResponse> ListAgreementsChanges(
        ListAgreementsChangesRequest request,
        ServerCallContext context
    ) =>
        auditor.ListAsync(
            request.Parent,
            request.PageSize,
            request.PageToken,
            request.Record,
            context,
            (page, next) =>
                new ListAgreementsChangesResponse { Changes = { page.Select(WithoutText) }, NextPageToken = next }
        );

    public override async Task<VerifyAgreementsJournalResponse> VerifyAgreementsJournal(
        VerifyAgreementsJournalRequest request,
        ServerCallContext context
    )
    {
        var found = await auditor.VerifyAsync(request.Name, request.Since, context);
        return new()
        {
            Intact = found.IsIntact,
            BrokenAt = found.BrokenAt,
            Reason = found.Reason,
            Links = found.Links,
            Checkpoint = found.Checkpoint,
        };
    }

    /// <summary>A version's text is read by its name; a page of changes would be as long as all of them.</summary>
    private static Change WithoutText(Change change)
    {
        if (change.Record is not null && change.Record.TryUnpack(out Version version))
        {
            change.Record = Any.Pack(version.WithoutText());
        }
        return change;
    }
}
