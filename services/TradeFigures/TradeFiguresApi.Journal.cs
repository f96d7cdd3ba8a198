using Grpc.Core;
using StateVisit.Journal.Labels;
using StateVisit.ServiceDefaults.Errors;
using StateVisit.TradeFigures.Recording;
using StateVisit.TradeFigures.V1;
using StateVisit.Type.V1;

namespace StateVisit.TradeFigures;

/// <summary>What every service offers over its journal and its labels; here of the trade book too.</summary>
public sealed partial class TradeFiguresApi
{
    public override Task WatchTradeFigures(
        WatchTradeFiguresRequest request,
        IServerStreamWriter<WatchEvent> responseStream,
        ServerCallContext context
    ) =>
        watcher.WatchAsync(
            BookOrVisit(request.Name, "name"),
            request.Kinds.Count == 0 ? Kinds.All : [.. request.Kinds.Select(Kinds.Of)],
            request.ResumeToken,
            null,
            responseStream,
            context
        );

    public override Task<ListTradeFiguresChangesResponse> ListTradeFiguresChanges(
        ListTradeFiguresChangesRequest request,
        ServerCallContext context
    ) =>
        auditor.ListAsync(
            BookOrVisit(request.Parent, "parent"),
            request.PageSize,
            request.PageToken,
            request.Record,
            context,
            (page, next) => new ListTradeFiguresChangesResponse { Changes = { page }, NextPageToken = next }
        );

    public override async Task<VerifyTradeFiguresJournalResponse> VerifyTradeFiguresJournal(
        VerifyTradeFiguresJournalRequest request,
        ServerCallContext context
    )
    {
        var found = await auditor.VerifyAsync(BookOrVisit(request.Name, "name"), request.Since, context);
        return new()
        {
            Intact = found.IsIntact,
            BrokenAt = found.BrokenAt,
            Reason = found.Reason,
            Links = found.Links,
            Checkpoint = found.Checkpoint,
        };
    }

    public override Task<Change> LiftEmbargo(LiftEmbargoRequest request, ServerCallContext context) =>
        writer.LiftEmbargoAsync(request, context, RecordOf(request.Name), request.Reason);

    public override Task<Change> HoldEmbargo(HoldEmbargoRequest request, ServerCallContext context) =>
        writer.HoldEmbargoAsync(request, context, RecordOf(request.Name), request.Reason);

    private static string BookOrVisit(string name, string field) =>
        name == RecordRules.Book || name.Split('/') is ["visits", { Length: > 0 }]
            ? name
            : throw Fault.InvalidField(field, "must be tradeBook, or a name like visits/{visit}");

    private static string RecordOf(string name) =>
        name.Split('/')
            is ["datasets" or "targets", { Length: > 0 }]
                or ["visits", { Length: > 0 }, "quotations", { Length: > 0 }]
            ? name
            : throw Fault.InvalidField("name", "must name a dataset, a target or a quotation");
}
