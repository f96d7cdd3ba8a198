using StateVisit.Agenda.V1;
using StateVisit.Journal.Following;
using StateVisit.Journal.Writing;
using AgendaKind = StateVisit.Agenda.V1.RecordKind;

namespace StateVisit.Agreements;

/// <summary>What is followed of the agenda: the visits themselves, and all that the expected start of a session follows from.</summary>
internal static class AgendaFeed
{
    public static Source Source { get; } =
        new(
            "agenda",
            [.. Kinds.Catalog.Collections.Where(kind => kind.IsFollowed && kind.Descriptor.File.Package == Package)],
            (invoker, visit, token, options) =>
                new AgendaService.AgendaServiceClient(invoker).WatchVisit(
                    new()
                    {
                        Name = visit,
                        Kinds =
                        {
                            AgendaKind.Visit,
                            AgendaKind.Venue,
                            AgendaKind.Topic,
                            AgendaKind.Session,
                            AgendaKind.Timing,
                        },
                        ResumeToken = token,
                    },
                    options
                )
        )
        {
            // Documents name sessions and topics, and these have labels of their own.
            SaysWhoMayBeNamed = true,
            Also = (write, before, after) => Releases.OnTimingAsync(write, Kinds.Catalog, before, after),
        };

    private static string Package => Visit.Descriptor.File.Package;
}
