using Google.Protobuf.WellKnownTypes;
using Grpc.Core;
using StateVisit.Agreements.V1;
using StateVisit.Journal.Records;
using StateVisit.Journal.Writing;

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
}
