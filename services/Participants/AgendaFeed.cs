using StateVisit.Agenda.V1;
using StateVisit.Journal.Following;
using StateVisit.Journal.Labels;
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
                await EndEmbargoesAsync(write, before, after);
                if (after is Session session)
                    await PlanLabels.NarrowAsync(write, session);
            },
        };

    /// <summary>Embargoes wait here too for a session to start or to end.</summary>
    private static async Task EndEmbargoesAsync(Write write, IRecord? before, IRecord after)
    {
        if (after is not Timing timing || (before as Timing)?.State == timing.State)
            return;
        var session = timing.Name[..^"/timing".Length];
        // What has ended has also started, whether or not anybody said so.
        if (timing.State is SessionState.InProgress or SessionState.Concluded)
            await Releases.OnEventAsync(write, Kinds.Catalog, RowAccess.Event(session, "start"));
        if (timing.State is SessionState.Concluded)
            await Releases.OnEventAsync(write, Kinds.Catalog, RowAccess.Event(session, "end"));
    }
}
