using StateVisit.Journal.Following;
using StateVisit.Participants.V1;
using ParticipantsKind = StateVisit.Participants.V1.RecordKind;

namespace StateVisit.Agreements;

/// <summary>What is followed of the participants service: who may know of those who sign, whether they are accredited, and in what rank.</summary>
internal static class ParticipantsFeed
{
    public static Source Source { get; } =
        new(
            "participants",
            [.. Kinds.Catalog.Collections.Where(kind => kind.Descriptor == Participant.Descriptor)],
            (invoker, visit, token, options) =>
                new ParticipantsService.ParticipantsServiceClient(invoker).WatchParticipants(
                    new()
                    {
                        Name = visit,
                        Kinds = { ParticipantsKind.Participant },
                        ResumeToken = token,
                    },
                    options
                )
        )
        {
            SaysWhoMayBeNamed = true,
        };
}
