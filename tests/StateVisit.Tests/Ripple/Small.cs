using Google.Protobuf.WellKnownTypes;
using StateVisit.Agenda.V1;
using StateVisit.Journal.Labels;
using StateVisit.Tests.Fixture;
using StateVisit.Type.V1;

namespace StateVisit.Tests.Ripple;

/// <summary>A small programme of 21 March 2023, in UTC unless a test says otherwise; a session a line.</summary>
internal sealed record Small(Programme Programme)
{
    private const string Date = "2023-03-21";

    public static Small Day(string now, string zone = "UTC") =>
        new(new Programme(zone, [], [], [], [], DateTimeOffset.Parse(now)));

    /// <summary>12:30, or with a day 2023-03-22T12:30.</summary>
    public static Timestamp At(string time) => Make.Time((time.Length == 5 ? $"{Date}T{time}" : time) + ":00Z");

    public Small At(DateTimeOffset now) => new(Programme with { Now = now });

    public Small Session(string id, string? start, int? minutes, Action<Session>? change = null)
    {
        var session = new Session
        {
            Name = Programme.SessionName(id),
            Access = Make.Public,
            State = SessionState.Planned,
            Day = start is null || start.Length == 5 ? Date : "",
            PlannedStart = start is null
                ? null
                : new()
                {
                    Time = At(start),
                    Precision = Precision.Exact,
                    Basis = Basis.Stated,
                },
            PlannedDuration = minutes is null ? null : Make.Lasts(minutes.Value),
        };
        change?.Invoke(session);
        var timing = new Timing
        {
            Name = session.Name + "/timing",
            Access = Make.Public,
            State = SessionState.Planned,
        };
        return new(
            Programme with
            {
                Sessions = [.. Programme.Sessions, session],
                Timings = [.. Programme.Timings, timing],
            }
        );
    }

    public Small Venue(string id, Action<Venue>? change = null)
    {
        var venue = Make.Venue(v => v.Name = Programme.VenueName(id));
        change?.Invoke(venue);
        return new(Programme with { Venues = [.. Programme.Venues, venue] });
    }

    public Small Room(string id, int turnaround, int capacity = 0) =>
        Venue(id, v => (v.Type, v.Turnaround, v.Capacity) = (VenueType.Room, Make.Minutes(turnaround), capacity));

    /// <summary>Two sites and the way between them.</summary>
    public Small Way(string from, string to, int minutes) =>
        Venue(from, v => v.Travel.Add(new Travel { Venue = Programme.VenueName(to), Duration = Make.Minutes(minutes) }))
            .Venue(to);

    public Small Cue(string id, string session, CueAnchor anchor, int minutes) =>
        new(
            Programme with
            {
                Cues =
                [
                    .. Programme.Cues,
                    Make.Cue(
                        Programme.SessionName(session),
                        c =>
                            (c.Name, c.Anchor, c.Offset) = (
                                $"{Programme.Visit}/cues/{id}",
                                anchor,
                                Make.Minutes(minutes)
                            )
                    ),
                ],
            }
        );

    public Small Change(string id, Action<Session> change) =>
        new(Programme.WithSession(Programme.SessionName(id), change));

    public Small Timing(string id, Action<Timing> change) => new(Programme.With(Programme.SessionName(id), change));

    public Small Without(string id) => new(Programme.Without(Programme.SessionName(id)));

    /// <summary>It began then and goes on.</summary>
    public Small Runs(string id, string start) =>
        Timing(id, t => (t.State, t.ActualStart) = (SessionState.InProgress, new() { Time = At(start) }));

    public Timeline Timeline(Clearance? clearance = null) => Programme.SeenBy(clearance ?? Clearance.Full);

    public SessionTimes Times(string id, Clearance? clearance = null) =>
        Timeline(clearance).Sessions.Single(s => s.Session == Programme.SessionName(id));

    /// <summary>Expected start and end: 12:00–12:30, ≥12:00, ≤12:00 or ?.</summary>
    public string Expected(string id)
    {
        var times = Times(id);
        return $"{Text(times.ExpectedStart)}–{Text(times.ExpectedEnd)}";
    }

    public string Violations(string id) =>
        string.Join(
            "; ",
            Times(id)
                .Violations.Select(v =>
                    $"{v.Kind} {v.Severity} {(v.By is null ? v.Excess : v.By.ToTimeSpan().TotalMinutes)}"
                )
        );

    private static string Text(Estimate? estimate) =>
        estimate?.Bound switch
        {
            null => "?",
            Bound.AtLeast => "≥" + Clock(estimate.Time),
            Bound.AtMost => "≤" + Clock(estimate.Time),
            _ => Clock(estimate.Time),
        };

    private static string Clock(Timestamp time)
    {
        var at = time.ToDateTimeOffset();
        return at.ToString(at.Date == DateTimeOffset.Parse(Date).Date ? "HH:mm" : "yyyy-MM-dd'T'HH:mm");
    }
}

internal static class SmallExtensions
{
    extension(Session session)
    {
        public Session After(string id, int gap = 0, Access? access = null)
        {
            session.Predecessors.Add(
                new Predecessor
                {
                    Session = Programme.SessionName(id),
                    Gap = Make.Minutes(gap),
                    Access = access,
                }
            );
            return session;
        }

        public Session With(
            string person,
            bool essential = true,
            Access? access = null,
            AttendanceMode mode = AttendanceMode.InPerson
        )
        {
            session.Attendances.Add(
                new Attendance
                {
                    Participant = Programme.PersonName(person),
                    Essential = essential,
                    Access = access,
                    Mode = mode,
                }
            );
            return session;
        }

        public Session In(string venue)
        {
            session.Venue = Programme.VenueName(venue);
            return session;
        }

        public Session On(string track)
        {
            session.Track = track;
            return session;
        }

        public Session Shrinks(int minimum)
        {
            session.MinimumDuration = Make.Minutes(minimum);
            return session;
        }
    }
}
