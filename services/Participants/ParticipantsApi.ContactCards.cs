using Google.Protobuf.WellKnownTypes;
using Grpc.Core;
using StateVisit.Journal.Records;
using StateVisit.Journal.Writing;
using StateVisit.Participants.ContactCards;
using StateVisit.Participants.V1;
using StateVisit.ServiceDefaults.Errors;
using StateVisit.Type.V1;
using SharedReason = StateVisit.Type.V1.ErrorReason;

namespace StateVisit.Participants;

/// <summary>How people can be reached. Nothing is stored of it but under a key that can be destroyed.</summary>
public sealed partial class ParticipantsApi
{
    public override async Task<ContactCard> GetContactCard(GetContactCardRequest request, ServerCallContext context)
    {
        var card = await reader.GetAsync<SealedContactCard>(request.Name, context);
        await using var db = store.Open();
        var content = await keys.OpenAsync(db, card, context.CancellationToken) ?? throw Fault.NotFound(request.Name);
        return card.Show(content);
    }

    public override async Task<ContactCard> UpdateContactCard(
        UpdateContactCardRequest request,
        ServerCallContext context
    )
    {
        // What is kept to answer a repetition is the sealed card; only the first answer is known here already.
        ContactCard? content = null;
        var card = await writer.RunAsync(
            request,
            context,
            request.ContactCard.Name,
            async write =>
            {
                var stored = await LoadCardAsync(write, request.ContactCard);
                var before = stored is null ? null : await keys.OpenAsync(write.Db, stored);
                content = before?.Clone() ?? new();
                FieldMasks.Apply(request.ContactCard, content, request.UpdateMask);
                if (stored is not null && content.Equals(before))
                    return stored;
                var card = new SealedContactCard
                {
                    Name = request.ContactCard.Name,
                    Access = new() { Label = Label.Restricted },
                    CreateTime = stored?.CreateTime,
                };
                await keys.SealAsync(write.Db, card, content);
                return stored is null
                    ? await write.CreateAsync(card.Name, card, "contact_card", "")
                    : await write.UpdateAsync(card, "contact_card");
            }
        );
        if (content is not null)
            return card.Show(content);
        await using var db = store.Open();
        return card.Show(
            await keys.OpenAsync(db, card, context.CancellationToken)
                ?? throw Fault.Precondition(SharedReason.RequestExpired, $"{card.Name} has been erased since.")
        );
    }

    public override Task<Empty> EraseContactCard(EraseContactCardRequest request, ServerCallContext context) =>
        writer.DeleteAsync<SealedContactCard>(request, context, request.Name, etag: "");

    /// <summary>The card as stored; null if there is none yet.</summary>
    private static async Task<SealedContactCard?> LoadCardAsync(Write write, ContactCard sent)
    {
        await write.LoadAsync<Participant>(sent.Name[..sent.Name.LastIndexOf('/')]);
        if (await write.FindAsync<SealedContactCard>(sent.Name) is not null)
            return await write.LoadAsync<SealedContactCard>(sent.Name, sent.Etag, "contact_card.etag");
        // What was read has been erased.
        return sent.Etag.Length == 0 ? null : throw Fault.StaleEtag(sent.Name, "contact_card.etag");
    }

    /// <summary>That a card has changed is in the journal's list; what it holds, sealed as it is, is not handed out.</summary>
    private static Change WithoutCard(Change change)
    {
        if (change.Record?.Is(SealedContactCard.Descriptor) ?? false)
            change.Record = null;
        return change;
    }
}
