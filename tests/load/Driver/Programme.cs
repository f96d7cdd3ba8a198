using Google.Protobuf.WellKnownTypes;
using StateVisit.Agenda.V1;
using StateVisit.Type.V1;

namespace StateVisit.Load;

/// <summary>A visit of any size. Ten sessions of eleven are public, spread over all days, one is for the protocol department only.</summary>
internal static class Programme
{
    private static readonly DateTimeOffset Begin = new(2031, 3, 3, 5, 0, 0, TimeSpan.Zero);

    public static Visit Visit(string visit) =>
        new()
        {
            Name = $"visits/{visit}",
            Access = new() { Label = Label.Public },
            Titles = { ["en"] = "A visit under load" },
            Type = VisitType.Summit,
            Hosts = { "RU" },
            Guests = { "CN" },
            StartDate = "2031-03-03",
            EndDate = "2031-03-22",
            TimeZone = "Europe/Moscow",
        };

    public static Venue Venue(string visit) =>
        new()
        {
            Name = $"visits/{visit}/venues/hall",
            Access = new() { Label = Label.Public },
            Titles = { ["en"] = "The hall" },
            Type = VenueType.Site,
        };

    public static Session Session(string visit, int number)
    {
        var start = Begin.AddDays(number % 20).AddMinutes(number / 20 % 600);
        return new()
        {
            Name = $"visits/{visit}/sessions/s{number:D5}",
            Access = new() { Label = number % 11 == 10 ? Label.Restricted : Label.Public },
            Titles = { ["en"] = $"Talks, part {number}", ["ru"] = $"Переговоры, часть {number}" },
            Kind = SessionKind.Meeting,
            Track = $"track-{number % 4}",
            Day = start.ToString("yyyy-MM-dd"),
            Order = number,
            Parties = { "RU", "CN" },
            Venue = $"visits/{visit}/venues/hall",
            PlannedStart = new()
            {
                Time = start.ToTimestamp(),
                Precision = Precision.Exact,
                Basis = Basis.Stated,
            },
            PlannedDuration = new()
            {
                Duration = Duration.FromTimeSpan(TimeSpan.FromMinutes(45)),
                Basis = Basis.Stated,
            },
            Attendances =
            {
                Attends($"visits/{visit}/participants/p{number % 500:D3}"),
                Attends($"visits/{visit}/participants/p{(number + 250) % 500:D3}"),
            },
        };
    }

    private static Attendance Attends(string participant) =>
        new()
        {
            Participant = participant,
            Function = AttendanceFunction.Negotiator,
            Essential = true,
            Mode = AttendanceMode.InPerson,
            Status = AttendanceStatus.Expected,
        };
}
