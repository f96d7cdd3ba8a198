using StateVisit.Internal.V1;
using StateVisit.Journal.Following;
using StateVisit.Participants.V1;

namespace StateVisit.Agenda;

/// <summary>What is followed of the participants service: who may know of those whom sessions and cues name.</summary>
internal static class ParticipantsFeed
{
    public static Source Source { get; } =
        new(
            "participants",
            [Kinds.People],
            (invoker, visit, token, options) =>
                new ParticipantsService.ParticipantsServiceClient(invoker).WatchParticipants(
                    new()
                    {
                        Name = visit,
                        Kinds = { Participants.V1.RecordKind.Participant },
                        ResumeToken = token,
                    },
                    options
                )
        )
        {
            Reduce = sent => sent.TryUnpack<Participant>(out var participant) ? Person.Of(participant) : null,
            SaysWhoMayBeNamed = true,
        };

    extension(Person)
    {
        public static Person Of(Participant participant) =>
            new()
            {
                Name = participant.Name,
                Access = participant.Access,
                CreateTime = participant.CreateTime,
                UpdateTime = participant.UpdateTime,
            };
    }
}
