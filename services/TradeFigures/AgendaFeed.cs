using StateVisit.Agenda.V1;
using StateVisit.Journal.Following;
using StateVisit.Journal.Records;
using AgendaKind = StateVisit.Agenda.V1.RecordKind;

namespace StateVisit.TradeFigures;

/// <summary>What is followed of the agenda: the visits themselves, so that a briefing knows who meets and who may know of it.</summary>
internal static class AgendaFeed
{
    public static Source Source { get; } =
        new(
            "agenda",
            [.. Kinds.Catalog.Collections.Where(kind => kind.IsFollowed)],
            (invoker, visit, token, options) =>
                new AgendaService.AgendaServiceClient(invoker).WatchVisit(
                    new()
                    {
                        Name = visit,
                        Kinds = { AgendaKind.Visit },
                        ResumeToken = token,
                    },
                    options
                )
        );
}
