using Google.Protobuf.WellKnownTypes;
using StateVisit.Agenda.V1;
using StateVisit.Type.V1;

namespace StateVisit.Benchmarks;

/// <summary>Records of the size and shape that a programme has.</summary>
internal static class Samples
{
    private static readonly DateTimeOffset Begin = new(2031, 3, 3, 5, 0, 0, TimeSpan.Zero);

    public static Visit Visit() =>
        new()
        {
            Name = AgendaInProcess.Visit,
            Access = new() { Label = Label.Public },
            Titles = { ["en"] = "A visit" },
            Type = VisitType.State,
            Hosts = { "RU" },
            Guests = { "CN" },
            StartDate = "2031-03-03",
            EndDate = "2031-03-12",
            TimeZone = "Europe/Moscow",
        };

    public static Session Session(int number) =>
        new()
        {
            Name = $"{AgendaInProcess.Visit}/sessions/s{number:D4}",
            Access = new() { Label = Label.Public },
            Titles = { ["en"] = $"Talks, part {number}", ["ru"] = $"Переговоры, часть {number}" },
            Kind = SessionKind.ExpandedTalks,
            Day = Begin.AddDays(number % 10).ToString("yyyy-MM-dd"),
            Order = number,
            Parties = { "RU", "CN" },
            Venue = $"{AgendaInProcess.Visit}/venues/hall",
            PlannedStart = new()
            {
                Time = Begin.AddDays(number % 10).AddMinutes(number).ToTimestamp(),
                Precision = Precision.Exact,
                Basis = Basis.Stated,
            },
            PlannedDuration = new()
            {
                Duration = Duration.FromTimeSpan(TimeSpan.FromMinutes(45)),
                Basis = Basis.Stated,
            },
            Attendances = { Attends(number % 50, Label.Public), Attends((number + 25) % 50, Label.Restricted) },
        };

    public static CreateSessionRequest Create() =>
        new()
        {
            Parent = AgendaInProcess.Visit,
            SessionId = "s-new",
            Session = Session(0),
            RequestId = "6f1a1c52-5f0e-4a57-9b3c-0c2f0d7f9d11",
        };

    public static Topic Topic() =>
        new()
        {
            Access = new() { Label = Label.Public },
            Titles = { ["en"] = "Trade in both directions", ["ru"] = "Взаимная торговля" },
            State = TopicState.Proposed,
        };

    /// <summary>
    /// Ten days, twelve sessions a day in each track; every second session has two essential people, who go from track to track
    /// and from site to site; every fourth is in a room that needs a turnaround. The first sessions of the second day are late.
    /// </summary>
    public static AgendaDocument Programme(int sessions)
    {
        const int Days = 10,
            Slots = 12,
            Sites = 8;
        var tracks = Math.Max(1, sessions / (Days * Slots)) + 1;
        var document = new AgendaDocument { Visit = Visit() };
        for (var site = 0; site < Sites; site++)
            document.Venues.Add(Site(site, Sites));
        for (var i = 0; i < sessions; i++)
        {
            var (day, slot, track) = (i % Days, i / Days % Slots, i / (Days * Slots));
            var session = Session(i);
            session.Name = $"{AgendaInProcess.Visit}/sessions/s{i:D5}";
            session.Track = track == 0 ? "" : $"track-{track}";
            session.Day = Begin.AddDays(day).ToString("yyyy-MM-dd");
            session.PlannedStart.Time = Begin.AddDays(day).AddMinutes(slot * 60).ToTimestamp();
            session.MinimumDuration = slot % 3 == 0 ? Duration.FromTimeSpan(TimeSpan.FromMinutes(30)) : null;
            session.Venue = $"{AgendaInProcess.Visit}/venues/site-{(track + slot) % Sites}";
            session.Attendances.Clear();
            if (i % 2 == 0)
                session.Attendances.Add([
                    Attends((track + (slot * 3)) % tracks, Label.Public),
                    Attends(tracks + ((tracks - 1 - track + slot) % tracks), Label.Restricted),
                ]);
            document.Sessions.Add(session);
            document.Timings.Add(
                new Timing
                {
                    Name = session.Name + "/timing",
                    Access = new() { Label = Label.Public },
                    State = SessionState.Planned,
                    NotBefore =
                        day == 1 && slot == 0 ? Begin.AddDays(1).AddMinutes(20 + (track % 40)).ToTimestamp() : null,
                }
            );
        }
        return document;
    }

    private static Venue Site(int number, int sites)
    {
        var venue = new Venue
        {
            Name = $"{AgendaInProcess.Visit}/venues/site-{number}",
            Access = new() { Label = Label.Public },
            Titles = { ["en"] = $"Site {number}" },
            Type = number % 4 == 3 ? VenueType.Room : VenueType.Site,
            Turnaround = number % 4 == 3 ? Duration.FromTimeSpan(TimeSpan.FromMinutes(10)) : null,
        };
        for (var other = number + 1; other < sites; other++)
            venue.Travel.Add(
                new Travel
                {
                    Venue = $"{AgendaInProcess.Visit}/venues/site-{other}",
                    Duration = Duration.FromTimeSpan(TimeSpan.FromMinutes(5 + ((number + other) % 10))),
                }
            );
        return venue;
    }

    public static Attendance Attends(int person, Label label) =>
        new()
        {
            Participant = $"{AgendaInProcess.Visit}/participants/p{person}",
            Function = AttendanceFunction.Negotiator,
            Essential = true,
            Mode = AttendanceMode.InPerson,
            Status = AttendanceStatus.Expected,
            Access = new() { Label = label },
        };
}
