using StateVisit.Agenda.V1;
using StateVisit.Participants.V1;

namespace StateVisit.Participants.Engagements;

/// <summary>Who is where when: what follows from the programme for one person.</summary>
public static class Schedule
{
    /// <summary>More conflicts than this are not given.</summary>
    public const int ConflictsAtMost = 1_000;

    /// <param name="person">Like all else as the caller may see it; what the caller may not see is not among the rest.</param>
    public static ListEngagementsResponse Of(
        Participant person,
        IEnumerable<Session> sessions,
        IEnumerable<Timing> timings,
        IEnumerable<Venue> venues
    )
    {
        var timingOf = timings.ToDictionary(timing => timing.Name, StringComparer.Ordinal);
        var ways = new Ways(venues);
        var stays = sessions
            .Select(session =>
                Stay.Of(person.Name, session, timingOf.GetValueOrDefault($"{session.Name}/timing"), ways)
            )
            .OfType<Stay>()
            .ToList();
        stays.Sort(Stay.InTime);
        var conflicts = new Conflicts(person, stays, ways).Find().Take(ConflictsAtMost + 1).ToList();
        return new()
        {
            Engagements = { stays.Select(stay => stay.Shown) },
            Conflicts = { conflicts.Take(ConflictsAtMost) },
            MoreConflicts = conflicts.Count > ConflictsAtMost,
        };
    }
}
