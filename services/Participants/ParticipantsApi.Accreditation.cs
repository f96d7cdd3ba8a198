using Google.Protobuf;
using Grpc.Core;
using StateVisit.Journal.Records;
using StateVisit.Journal.Writing;
using StateVisit.Participants.Accrediting;
using StateVisit.Participants.Precedence;
using StateVisit.Participants.V1;
using StateVisit.ServiceDefaults.Errors;
using StateVisit.ServiceDefaults.Identity;

namespace StateVisit.Participants;

/// <summary>From invitation to badge, and how delegations register their own people.</summary>
public sealed partial class ParticipantsApi
{
    public override Task<Participant> InviteParticipant(InviteParticipantRequest request, ServerCallContext context) =>
        writer.ChangeAsync<Participant>(
            request,
            context,
            request.Name,
            request.Etag,
            "invited",
            (person, _) => person.Invite()
        );

    public override Task<Participant> RegisterParticipant(
        RegisterParticipantRequest request,
        ServerCallContext context
    ) => SayAsync(request, context, request.Name, request.Etag, "registered", person => person.Register());

    public override Task<Participant> AccreditParticipant(
        AccreditParticipantRequest request,
        ServerCallContext context
    ) =>
        writer.RunAsync(
            request,
            context,
            request.Name,
            async write =>
            {
                var person = await write.LoadAsync<Participant>(request.Name, request.Etag);
                person.Accredit((await Ladders.OfAsync(write)).WaivesPhotoOf(person));
                return await write.UpdateAsync(person, "participant", "accredited");
            }
        );

    public override Task<Participant> DeclineParticipant(
        DeclineParticipantRequest request,
        ServerCallContext context
    ) => SayAsync(request, context, request.Name, request.Etag, "declined", person => person.Decline());

    public override Task<Participant> RevokeAccreditation(
        RevokeAccreditationRequest request,
        ServerCallContext context
    ) =>
        writer.ChangeAsync<Participant>(
            request,
            context,
            request.Name,
            request.Etag,
            request.Reason,
            (person, _) => person.Revoke()
        );

    public override Task<Participant> RegisterDelegate(RegisterDelegateRequest request, ServerCallContext context)
    {
        var sender = SenderOf(context, request.Parent);
        return writer.RunAsync(
            request,
            context,
            request.Parent,
            write => Registration.RunAsync(write, sender, request.Parent, request.Participant),
            authorize: async () =>
            {
                sender.MustBeSignedIn();
                await reader.GetAsync<Delegation>(request.Parent, context);
            },
            sight: sender.Sight
        );
    }

    /// <summary>What protocol says of anybody, and a delegation of its own people.</summary>
    private Task<Participant> SayAsync(
        IMessage request,
        ServerCallContext context,
        string name,
        string etag,
        string reason,
        Action<Participant> change
    )
    {
        var sender = SenderOf(context, name);
        return writer.RunAsync(
            request,
            context,
            name,
            async write =>
            {
                var seen = await sender.SeeAsync<Participant>(write, name) ?? throw Fault.NotFound(name);
                sender.MustSpeakFor(await sender.SeeAsync<Delegation>(write, seen.Delegation), write.Now);
                var person = await write.LoadAsync<Participant>(name, etag);
                change(person);
                return await write.UpdateAsync(person, "participant", reason);
            },
            authorize: async () =>
            {
                sender.MustBeSignedIn();
                await reader.GetAsync<Participant>(name, context);
            },
            sight: sender.Sight
        );
    }

    private Sender SenderOf(ServerCallContext context, string name)
    {
        var visit = RecordName.Parse(name).Visit;
        return new(context.Caller(), reader.ClearanceOf(context, visit), visit);
    }
}
