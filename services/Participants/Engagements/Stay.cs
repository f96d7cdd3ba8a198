using StateVisit.Agenda.V1;
using StateVisit.Participants.V1;

namespace StateVisit.Participants.Engagements;

/// <summary>A person's part in a session: what is shown of it, and what its conflicts are reckoned from.</summary>
internal sealed class Stay
{
    private Stay(Session session, Engagement shown)
    {
        Session = session;
        Shown = shown;
        Start = Times.IsClockTime(shown.Precision) ? shown.StartTime?.ToDateTimeOffset() : null;
        End = shown.EndTime?.ToDateTimeOffset();
    }

    public Session Session { get; }

    public Engagement Shown { get; }

    /// <summary>Null: not known as a time of the clock.</summary>
    public DateTimeOffset? Start { get; }

    public DateTimeOffset? End { get; }

    public bool IsInPerson => !Shown.Remote;

    /// <summary>It takes no time at all, so that nothing can lie within it.</summary>
    public bool IsEmpty => End is not null && Start == End;

    public string EndVenue => Shown.Destination.Length > 0 ? Shown.Destination : Shown.Venue;

    /// <summary>Null if the person has no part in it.</summary>
    /// <param name="timing">Null: not for the caller to know.</param>
    /// <param name="ways">Knows the venues that the caller may see.</param>
    public static Stay? Of(string person, Session session, Timing? timing, Ways ways)
    {
        if (session.State == SessionState.Cancelled || timing?.State == SessionState.Cancelled)
            return null;
        var parts = session
            .Attendances.Where(part => part.Participant == person && part.Status != AttendanceStatus.Absent)
            .ToList();
        if (parts.Count == 0)
            return null;
        var times = Times.Of(session, timing);
        return new(
            session,
            new()
            {
                Session = session.Name,
                Titles = { session.Titles },
                StartTime = times.Start,
                EndTime = times.End,
                Precision = times.Precision,
                Day = times is { Start: null, End: null } ? session.Day : "",
                Venue = ways.Knows(session.Venue) ? session.Venue : "",
                Destination = ways.Knows(session.Destination) ? session.Destination : "",
                // Named more than once, what binds more counts.
                Essential = parts.Exists(part => part.Essential),
                Remote = parts.TrueForAll(part => part.Mode == AttendanceMode.Remote),
                Disputed = parts.TrueForAll(part => part.Status == AttendanceStatus.Disputed),
            }
        );
    }

    /// <summary>By time; those without one last, by day and by their place in it.</summary>
    public static int InTime(Stay a, Stay b)
    {
        var by = a.Place.CompareTo(b.Place);
        // What has an end only is over before what starts then.
        if (by == 0)
            by = (b.Start is null).CompareTo(a.Start is null);
        if (by == 0)
            by = (a.End ?? DateTimeOffset.MaxValue).CompareTo(b.End ?? DateTimeOffset.MaxValue);
        if (by == 0)
            by = (a.Shown.Day.Length == 0).CompareTo(b.Shown.Day.Length == 0);
        if (by == 0)
            by = string.CompareOrdinal(a.Shown.Day, b.Shown.Day);
        if (by == 0)
            by = a.Session.Order.CompareTo(b.Session.Order);
        return by == 0 ? string.CompareOrdinal(a.Session.Name, b.Session.Name) : by;
    }

    private DateTimeOffset Place => Shown.StartTime?.ToDateTimeOffset() ?? End ?? DateTimeOffset.MaxValue;
}
