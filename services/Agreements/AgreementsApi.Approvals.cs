using Google.Protobuf;
using Google.Protobuf.WellKnownTypes;
using Grpc.Core;
using StateVisit.Agreements.Life;
using StateVisit.Agreements.V1;
using StateVisit.Journal.Records;
using StateVisit.Journal.Writing;
using StateVisit.ServiceDefaults.Identity;

namespace StateVisit.Agreements;

/// <summary>The offices that have to approve a document.</summary>
public sealed partial class AgreementsApi
{
    public override Task<Approval> GetApproval(GetApprovalRequest request, ServerCallContext context) =>
        reader.GetAsync<Approval>(request.Name, context);

    public override async Task<ListApprovalsResponse> ListApprovals(
        ListApprovalsRequest request,
        ServerCallContext context
    )
    {
        await reader.GetAsync<Agreement>(request.Parent, context);
        var (visit, path) = RecordName.Parse(request.Parent);
        return await reader.ListAsync(
            Kinds.Approvals,
            request,
            visit,
            context,
            (page, next) => new ListApprovalsResponse { Approvals = { page }, NextPageToken = next },
            $"{path}/approvals/"
        );
    }

    public override Task<Approval> CreateApproval(CreateApprovalRequest request, ServerCallContext context) =>
        writer.CreateAsync(
            request,
            context,
            $"{request.Parent}/approvals/{request.ApprovalId}",
            request.Approval,
            async (write, approval) =>
            {
                approval.State = ApprovalState.Open;
                await Within.CheckAsync(write, approval, "approval");
            }
        );

    public override Task<Approval> UpdateApproval(UpdateApprovalRequest request, ServerCallContext context) =>
        writer.UpdateAsync(
            request,
            context,
            request.Approval,
            request.UpdateMask,
            (write, _, approval) => Within.CheckAsync(write, approval, "approval")
        );

    public override Task<Empty> DeleteApproval(DeleteApprovalRequest request, ServerCallContext context) =>
        writer.DeleteAsync<Approval>(request, context, request.Name, request.Etag);

    public override Task<Approval> GiveApproval(GiveApprovalRequest request, ServerCallContext context) =>
        AnswerAsync(
            request,
            context,
            request.Name,
            request.Etag,
            "given",
            (approval, newest, others, now) => approval.Give(newest, others, now)
        );

    public override Task<Approval> RefuseApproval(RefuseApprovalRequest request, ServerCallContext context) =>
        AnswerAsync(
            request,
            context,
            request.Name,
            request.Etag,
            request.Reason,
            (approval, newest, others, now) => approval.Refuse(request.Reason, newest, others, now)
        );

    private Task<Approval> AnswerAsync(
        IMessage request,
        ServerCallContext context,
        string name,
        string etag,
        string reason,
        Action<Approval, IReadOnlyCollection<V1.Version>, IEnumerable<Approval>, DateTimeOffset> answer
    ) =>
        writer.RunAsync(
            request,
            context,
            name,
            async write =>
            {
                var approval = await write.LoadAsync<Approval>(name, etag);
                var dossier = await write.DossierAsync(AgreementName.Of(name));
                var act = await write.ActAsync(context.Caller().Subject);
                answer(
                    approval,
                    [.. dossier.Authentic],
                    dossier.Approvals.Where(other => other.Name != approval.Name),
                    act.Time
                );
                return await write.UpdateAsync(approval, "approval", reason);
            }
        );
}
