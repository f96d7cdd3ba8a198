using Google.Protobuf.WellKnownTypes;
using Grpc.Core;
using StateVisit.Journal.Records;
using StateVisit.Journal.Writing;
using StateVisit.Participants.Seating;
using StateVisit.Participants.V1;

namespace StateVisit.Participants;

/// <summary>Delegations and people.</summary>
public sealed partial class ParticipantsApi
{
    public override Task<Delegation> GetDelegation(GetDelegationRequest request, ServerCallContext context) =>
        reader.GetAsync<Delegation>(request.Name, context);

    public override Task<ListDelegationsResponse> ListDelegations(
        ListDelegationsRequest request,
        ServerCallContext context
    ) =>
        reader.ListAsync(
            Kinds.Delegations,
            request,
            RecordName.Parse(request.Parent).Visit,
            context,
            (page, next) => new ListDelegationsResponse { Delegations = { page }, NextPageToken = next }
        );

    public override Task<Delegation> CreateDelegation(CreateDelegationRequest request, ServerCallContext context) =>
        writer.CreateAsync(
            request,
            context,
            $"{request.Parent}/delegations/{request.DelegationId}",
            request.Delegation,
            (write, delegation) => Uniqueness.OfPartiesAsync(write, [(delegation, "delegation")])
        );

    public override Task<Delegation> UpdateDelegation(UpdateDelegationRequest request, ServerCallContext context) =>
        writer.UpdateAsync(
            request,
            context,
            request.Delegation,
            request.UpdateMask,
            (write, _, delegation) => Uniqueness.OfPartiesAsync(write, [(delegation, "delegation")])
        );

    public override Task<Empty> DeleteDelegation(DeleteDelegationRequest request, ServerCallContext context) =>
        writer.DeleteAsync<Delegation>(request, context, request.Name, request.Etag);

    public override Task<Participant> GetParticipant(GetParticipantRequest request, ServerCallContext context) =>
        reader.GetAsync<Participant>(request.Name, context);

    public override Task<ListParticipantsResponse> ListParticipants(
        ListParticipantsRequest request,
        ServerCallContext context
    ) =>
        reader.ListAsync(
            Kinds.Participants,
            request,
            RecordName.Parse(request.Parent).Visit,
            context,
            (page, next) => new ListParticipantsResponse { Participants = { page }, NextPageToken = next }
        );

    public override Task<Participant> CreateParticipant(CreateParticipantRequest request, ServerCallContext context) =>
        writer.CreateAsync(
            request,
            context,
            $"{request.Parent}/participants/{request.ParticipantId}",
            request.Participant,
            (write, participant) =>
            {
                participant.Accreditation = AccreditationState.Invited;
                return People.CheckAsync(write, [(participant, "participant")]);
            }
        );

    public override Task<Participant> UpdateParticipant(UpdateParticipantRequest request, ServerCallContext context) =>
        writer.UpdateAsync(
            request,
            context,
            request.Participant,
            request.UpdateMask,
            async (write, _, participant) =>
            {
                await People.CheckAsync(write, [(participant, "participant")]);
                await PlanLabels.NarrowAsync(write, [participant]);
            }
        );

    public override Task<Empty> DeleteParticipant(DeleteParticipantRequest request, ServerCallContext context) =>
        writer.DeleteAsync<Participant>(
            request,
            context,
            request.Name,
            request.Etag,
            async (write, _) =>
            {
                if (await write.FindAsync<SealedContactCard>($"{request.Name}/contactCard") is { } card)
                    await write.DeleteAsync(card);
            }
        );
}
