using StateVisit.Agenda.V1;
using StateVisit.Ripple;

namespace StateVisit.Agenda.Ripple;

/// <summary>Whose or which part of a timeline is asked for. It chooses what is shown, and changes no time.</summary>
public sealed record TimelineFilter(string Track, string Day, string Person, string Delegation, string Venue)
{
    /// <summary>How a filter names the track that has no name.</summary>
    private const string MainTrack = "main";

    public static TimelineFilter All { get; } = new("", "", "", "", "");

    public static TimelineFilter Of(GetTimelineRequest request) =>
        new(request.Track, request.Day, request.Person, request.Delegation, request.Venue);

    public bool Admits(PlanItem item, Places places, Sight sight) =>
        IsAt(item, item.Venue, item.EndVenue, places) && Concerns(item, sight);

    /// <summary>A cue goes with its session, or with those whom it concerns itself.</summary>
    public bool Admits(Cue cue, PlanItem item, Places places, Sight sight) =>
        IsAt(item, cue.Venue.Length > 0 ? cue.Venue : item.Venue, item.Venue, places)
        && (
            Concerns(item, sight)
            || (
                Person.Length > 0
                && cue.Concerned.Any(who => (who.Participant == Person || who.Office == Person) && sight.Sees(who.Seen))
            )
            || (Delegation.Length > 0 && cue.Concerned.Any(who => who.Delegation == Delegation))
        );

    private bool IsAt(PlanItem item, string venue, string endVenue, Places places) =>
        (Track.Length == 0 || item.Session.Track == Track || (Track == MainTrack && item.Session.Track.Length == 0))
        && (Day.Length == 0 || DayOf(item) == Day)
        && (Venue.Length == 0 || places.LiesIn(venue, Venue) || places.LiesIn(endVenue, Venue));

    private bool Concerns(PlanItem item, Sight sight) =>
        (
            Person.Length == 0
            || item.Session.Attendances.Any(a => (a.Participant == Person || a.Office == Person) && sight.Sees(a.Seen))
        )
        && (
            Delegation.Length == 0
            || item.Session.Host == Delegation
            || item.Session.Parties.Contains(Delegation)
            || item.Session.Attendances.Any(a => a.Delegation?.Party == Delegation && sight.Sees(a.Seen))
        );

    private static string DayOf(PlanItem item) =>
        item.Session.Day.Length > 0 || item.PlannedStart == PlanItem.None
            ? item.Session.Day
            : Days.At(item.PlannedStart, item.TimeZone).ToString("yyyy-MM-dd", null);
}
