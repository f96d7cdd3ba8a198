using StateVisit.Journal.Auditing;
using StateVisit.Journal.Following;
using StateVisit.Journal.Reading;
using StateVisit.Journal.Storage;
using StateVisit.Journal.Watching;
using StateVisit.Journal.Writing;
using StateVisit.Participants.ContactCards;
using StateVisit.Participants.V1;

namespace StateVisit.Participants;

/// <summary>Participants over gRPC and REST; one file per concern.</summary>
public sealed partial class ParticipantsApi(
    Store store,
    Reader reader,
    Writer writer,
    Watcher watcher,
    Auditor auditor,
    ContactKeys keys,
    Arrivals arrivals
) : ParticipantsService.ParticipantsServiceBase;
