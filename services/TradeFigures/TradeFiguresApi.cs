using StateVisit.Journal.Auditing;
using StateVisit.Journal.Reading;
using StateVisit.Journal.Watching;
using StateVisit.Journal.Writing;
using StateVisit.TradeFigures.Asking;
using StateVisit.TradeFigures.Importing;
using StateVisit.TradeFigures.Observing;
using StateVisit.TradeFigures.V1;

namespace StateVisit.TradeFigures;

/// <summary>Trade figures over gRPC and REST; one file per concern.</summary>
public sealed partial class TradeFiguresApi(
    Reader reader,
    Writer writer,
    Watcher watcher,
    Auditor auditor,
    TradeBook book,
    Quotes quotes,
    Importer importer,
    IObservations observations,
    TimeProvider time
) : TradeFiguresService.TradeFiguresServiceBase
{
    private DateOnly Today => DateOnly.FromDateTime(time.GetUtcNow().UtcDateTime);
}
