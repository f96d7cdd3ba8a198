using Google.Protobuf.WellKnownTypes;
using StateVisit.Agenda.Ripple;
using StateVisit.Agenda.V1;
using StateVisit.Journal.Labels;
using StateVisit.Ripple;
using StateVisit.ServiceDefaults.Errors;

namespace StateVisit.Agenda;

/// <summary>What a clearance is shown of a cue or a session now, and whom it concerns.</summary>
/// <param name="Name">Of the cue or the session.</param>
/// <param name="Concerned">In the order of the record, each once.</param>
/// <param name="Time">The expected time where the timing may be seen, else the planned one.</param>
/// <param name="Planned">The time by the programme.</param>
/// <param name="Live">The timing may be seen.</param>
internal sealed record Shown(
    string Name,
    IReadOnlyList<Concerned> Concerned,
    Timestamp? Time,
    Timestamp? Planned,
    bool Live,
    string Venue,
    bool Cancelled
)
{
    /// <summary>NOT_FOUND for whatever is no cue and no session that the clearance sees.</summary>
    /// <param name="timeline">As the clearance sees it.</param>
    public static Shown Of(Ground ground, Timeline timeline, Clearance clearance, string name) =>
        ground.Find<Cue>(name) is { } cue && clearance.Sees(cue.Access) ? Of(ground, timeline, clearance, cue)
        : ground.Find<Session>(name) is { } session && clearance.Sees(session.Access)
            ? Of(ground, timeline, clearance, session)
        : throw Fault.NotFound(name);

    private static Shown Of(Ground ground, Timeline timeline, Clearance clearance, Cue cue)
    {
        var session = ground.Find<Session>(cue.Session)!;
        var times = timeline.Cues.First(time => time.Cue == cue.Name);
        return new(
            cue.Name,
            [.. cue.Concerned.Where(who => clearance.Sees(who.Seen)).Select(who => who.Shown).Distinct()],
            times.ExpectedTime?.Time ?? times.PlannedTime,
            times.PlannedTime,
            IsLive(ground, clearance, session),
            cue.Venue.Length > 0 ? cue.Venue : session.Venue,
            session.State == SessionState.Cancelled
        );
    }

    private static Shown Of(Ground ground, Timeline timeline, Clearance clearance, Session session)
    {
        var times = timeline.Sessions.First(time => time.Session == session.Name);
        return new(
            session.Name,
            [
                .. session
                    .Attendances.Where(attendance => clearance.Sees(attendance.Seen))
                    .Select(attendance => attendance.Concerned)
                    .Distinct(),
            ],
            times.ExpectedStart?.Time ?? times.PlannedStart,
            times.PlannedStart,
            IsLive(ground, clearance, session),
            session.Venue,
            session.State == SessionState.Cancelled
        );
    }

    private static bool IsLive(Ground ground, Clearance clearance, Session session) =>
        clearance.Sees(session.Access) && clearance.Sees(ground.Find<Timing>(session.TimingName)!.Access);
}
