using StateVisit.Agenda.V1;
using StateVisit.Journal.Following;
using StateVisit.Journal.Writing;
using StateVisit.Participants.Seating;
using AgendaKind = StateVisit.Agenda.V1.RecordKind;

namespace StateVisit.Participants;

/// <summary>What is followed of the agenda: the visits themselves, their sessions with what happens to them, and where.</summary>
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
                        Kinds = { AgendaKind.Visit, AgendaKind.Venue, AgendaKind.Session, AgendaKind.Timing },
                        ResumeToken = token,
                    },
                    options
                )
        )
        {
            Also = async (write, before, after) =>
            {
                await Releases.OnTimingAsync(write, Kinds.Catalog, before, after);
                if (after is Session session)
                    await PlanLabels.NarrowAsync(write, session);
            },
        };
}
