using StateVisit.Agreements.Readying;
using StateVisit.Agreements.V1;
using StateVisit.Journal.Auditing;
using StateVisit.Journal.Reading;
using StateVisit.Journal.Watching;
using StateVisit.Journal.Writing;

namespace StateVisit.Agreements;

/// <summary>Agreements over gRPC and REST; one file per concern.</summary>
public sealed partial class AgreementsApi(
    Reader reader,
    Writer writer,
    Watcher watcher,
    Auditor auditor,
    Packages packages
) : AgreementsService.AgreementsServiceBase;
