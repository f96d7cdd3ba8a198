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

    private static Attendance Attends(int person, Label label) =>
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
