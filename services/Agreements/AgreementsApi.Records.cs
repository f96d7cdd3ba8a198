using Google.Protobuf.WellKnownTypes;
using Grpc.Core;
using StateVisit.Agreements.Life;
using StateVisit.Agreements.V1;
using StateVisit.Journal.Records;
using StateVisit.Journal.Writing;
using StateVisit.ServiceDefaults.Errors;

namespace StateVisit.Agreements;

/// <summary>Documents, and what the offices know of them.</summary>
public sealed partial class AgreementsApi
{
    public override Task<Agreement> GetAgreement(GetAgreementRequest request, ServerCallContext context) =>
        reader.GetAsync<Agreement>(request.Name, context);

    public override Task<ListAgreementsResponse> ListAgreements(
        ListAgreementsRequest request,
        ServerCallContext context
    ) =>
        reader.ListAsync(
            Kinds.Agreements,
            request,
            RecordName.Parse(request.Parent).Visit,
            context,
            (page, next) => new ListAgreementsResponse { Agreements = { page }, NextPageToken = next }
        );

    public override Task<Agreement> CreateAgreement(CreateAgreementRequest request, ServerCallContext context) =>
        writer.CreateAsync(
            request,
            context,
            $"{request.Parent}/agreements/{request.AgreementId}",
            request.Agreement,
            async (write, agreement) =>
            {
                agreement.State = AgreementState.Drafting;
                await write.PrepareAsync(agreement);
            }
        );

    public override Task<Agreement> UpdateAgreement(UpdateAgreementRequest request, ServerCallContext context) =>
        writer.UpdateAsync(
            request,
            context,
            request.Agreement,
            request.UpdateMask,
            async (write, before, after) =>
            {
                after.KeepSignatures(before);
                before.CheckChange(after, await write.LoadAsync<Preparation>(AgreementName.Preparation(before.Name)));
                await Within.NarrowAsync(write, before, after);
            }
        );

    public override Task<Empty> DeleteAgreement(DeleteAgreementRequest request, ServerCallContext context) =>
        writer.DeleteAsync<Agreement>(
            request,
            context,
            request.Name,
            request.Etag,
            async (write, agreement) =>
            {
                agreement.MustBeDeletable(
                    await write.LoadAsync<Preparation>(AgreementName.Preparation(agreement.Name))
                );
                foreach (var part in await write.AllAsync($"{RecordName.Parse(request.Name).Path}/"))
                    await write.DeleteAsync(part);
            }
        );

    public override Task<Preparation> GetPreparation(GetPreparationRequest request, ServerCallContext context) =>
        reader.GetAsync<Preparation>(request.Name, context);

    public override Task<Preparation> UpdatePreparation(UpdatePreparationRequest request, ServerCallContext context) =>
        writer.UpdateAsync(
            request,
            context,
            request.Preparation,
            request.UpdateMask,
            async (write, _, after) =>
            {
                var faults = new FieldFaults();
                after.CheckAgainst(
                    await write.LoadAsync<Agreement>(AgreementName.Of(after.Name)),
                    "preparation",
                    faults
                );
                faults.ThrowIfAny();
            }
        );
}
