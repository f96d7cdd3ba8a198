using StateVisit.Agenda.Ripple;
using StateVisit.Agenda.V1;
using StateVisit.Journal.Auditing;
using StateVisit.Journal.Reading;
using StateVisit.Journal.Watching;
using StateVisit.Journal.Writing;

namespace StateVisit.Agenda;

/// <summary>The agenda over gRPC and REST; one file per kind of record, and one per other concern.</summary>
public sealed partial class AgendaApi(
    Reader reader,
    Writer writer,
    Watcher watcher,
    Auditor auditor,
    Timelines timelines,
    Grounds grounds,
    Tokens tokens
) : AgendaService.AgendaServiceBase;
