using StateVisit.Agenda.V1;
using StateVisit.Journal.Labels;
using StateVisit.Type.V1;

namespace StateVisit.Ripple;

/// <summary>Somebody who is to be at a session and can be at one place only: a participant, or an office.</summary>
/// <param name="Access">Who may know of it, beyond who sees the session.</param>
public readonly record struct Presence(string Person, bool Essential, bool Remote, PartAccess Access);

/// <summary>An explicit predecessor.</summary>
public readonly record struct Before(string Session, long Gap, Access? Access);

/// <summary>
/// A session as the ripple reckons with it: what its record and its timing say, in milliseconds. Made once per change of
/// either, whatever else in the visit changes.
/// </summary>
public sealed class PlanItem
{
    /// <summary>Stands for an instant or a length that is not given.</summary>
    public const long None = long.MinValue;

    public required Session Session { get; init; }
    public required Timing Timing { get; init; }

    public string Name => Session.Name;
    public SessionState State => Timing.State;

    public required string TimeZone { get; init; }

    /// <summary>The day at the venue: as said, else that of the planned start; <see cref="None"/> with neither.</summary>
    public required long DayStart { get; init; }
    public required long DayEnd { get; init; }

    /// <summary>The planned start, else the hard start; orders, and decides what the plan respected.</summary>
    public required long PlannedStart { get; init; }

    /// <summary>The planned start is a clock time, not only a part of the day.</summary>
    public required bool HasClock { get; init; }
    public required long Duration { get; init; }
    public required long Minimum { get; init; }
    public required long HardStart { get; init; }
    public required long HardEnd { get; init; }
    public required long NotBefore { get; init; }
    public required long EstimatedEnd { get; init; }
    public required long ActualStart { get; init; }
    public required long ActualEnd { get; init; }

    public required Before[] Predecessors { get; init; }
    public required Presence[] Presences { get; init; }

    /// <summary>Where it starts and where it ends: different for a transfer. Empty: not said.</summary>
    public string Venue => Session.Venue;
    public string EndVenue => Session.Destination.Length > 0 ? Session.Destination : Session.Venue;

    public bool IsPending => State is SessionState.Planned or SessionState.Confirmed;
    public bool IsRunning => State is SessionState.InProgress;
    public bool HasEnded => State is SessionState.Concluded;
    public bool IsCancelled => State is SessionState.Cancelled;

    /// <summary>Where it stands among all: at its planned start, else at the end of its day, else last.</summary>
    public long Place =>
        PlannedStart != None ? PlannedStart
        : DayEnd != None ? DayEnd - 1
        : long.MaxValue;

    /// <summary>As early as the plan lets it end; <see cref="None"/> without a planned start.</summary>
    public long PlannedEnd => PlannedStart == None ? None : PlannedStart + Math.Max(0, Duration);

    /// <summary>
    /// When it ends if it starts then: after its duration; a session that can be shortened gives way as far as it can to
    /// end as planned.
    /// </summary>
    public long EndOf(long start)
    {
        if (Math.Abs(start) >= Window.Unbounded)
            return start;
        var end = start + Duration;
        return Minimum == None || !HasClock ? end : Math.Max(start + Minimum, Math.Min(end, PlannedStart + Duration));
    }

    public static PlanItem Of(Session session, Timing timing, string timeZone)
    {
        var planned = session.PlannedStart?.Time?.Millis ?? None;
        var hard = session.HardStart?.Millis ?? None;
        var start = planned == None ? hard : planned;
        var (dayStart, dayEnd) = Days.Of(session.Day, start, timeZone);
        return new()
        {
            Session = session,
            Timing = timing,
            TimeZone = timeZone,
            DayStart = dayStart,
            DayEnd = dayEnd,
            PlannedStart = start,
            HasClock = start != None && (planned == None || session.PlannedStart!.Precision != Precision.PartOfDay),
            Duration = session.PlannedDuration?.Duration?.Millis ?? None,
            Minimum = session.PlannedDuration is null ? None : session.MinimumDuration?.Millis ?? None,
            HardStart = hard,
            HardEnd = session.HardEnd?.Millis ?? None,
            NotBefore = timing.NotBefore?.Millis ?? None,
            EstimatedEnd = timing.EstimatedEnd?.Millis ?? None,
            ActualStart = timing.ActualStart?.Time?.Millis ?? None,
            ActualEnd = timing.ActualEnd?.Time?.Millis ?? None,
            Predecessors =
            [
                .. session.Predecessors.Select(p => new Before(p.Session, Math.Max(0, p.Gap?.Millis ?? 0), p.Access)),
            ],
            Presences = PresencesOf(session),
        };
    }

    /// <summary>Each person once for whoever sees as much: named twice, what binds more counts.</summary>
    private static Presence[] PresencesOf(Session session)
    {
        var found = new List<Presence>(session.Attendances.Count);
        foreach (var attendance in session.Attendances)
        {
            if (PresenceOf(attendance) is not { } presence)
                continue;
            var known = found.FindIndex(p => p.Person == presence.Person && p.Access == presence.Access);
            if (known < 0)
                found.Add(presence);
            else if (presence.Essential && !found[known].Essential)
                found[known] = presence;
        }
        return [.. found];
    }

    /// <summary>A number of a delegation is nobody in particular, and who is absent is nowhere.</summary>
    private static Presence? PresenceOf(Attendance attendance) =>
        attendance.WhoCase is Attendance.WhoOneofCase.Participant or Attendance.WhoOneofCase.Office
        && attendance.Status != AttendanceStatus.Absent
            ? new(
                attendance.Participant.Length > 0 ? attendance.Participant : attendance.Office,
                attendance.Essential,
                attendance.Mode == AttendanceMode.Remote,
                attendance.Seen
            )
            : null;
}
