using StateVisit.Agenda.V1;
using StateVisit.Participants.Engagements;
using StateVisit.Participants.V1;
using StateVisit.Tests.Fixture;

namespace StateVisit.Tests.Participants.Engagements;

/// <summary>A person's sessions of one day, without any service.</summary>
internal sealed class Diary
{
    public const string Visit = "visits/v";
    public const string Name = $"{Visit}/participants/x";

    private readonly List<Session> sessions = [];
    private readonly List<Timing> timings = [];
    private readonly List<Venue> venues = [];

    public Participant Person { get; } = new() { Name = Name };

    public static PlannedStart At(string clock) => Make.Start(Time(clock));

    public static ActualTime Was(string clock) => new() { Time = Make.Time(Time(clock)) };

    /// <summary>Attended by the person; the title is the id.</summary>
    /// <param name="start">Null: unknown.</param>
    /// <param name="minutes">Null: unknown.</param>
    public Diary With(string id, string? start, double? minutes = null, Action<Session>? change = null)
    {
        var session = new Session
        {
            Name = $"{Visit}/sessions/{id}",
            Titles = { ["en"] = id },
            Day = "2023-03-21",
            PlannedStart = start is null ? null : At(start),
            PlannedDuration = minutes is null ? null : Make.Lasts(minutes.Value),
            Attendances = { new Attendance { Participant = Name } },
        };
        change?.Invoke(session);
        sessions.Add(session);
        return this;
    }

    public Diary Timed(string id, Action<Timing> change)
    {
        var timing = new Timing { Name = $"{Visit}/sessions/{id}/timing" };
        change(timing);
        timings.Add(timing);
        return this;
    }

    public Diary Place(string id, string parent = "", params (string To, double Minutes)[] ways)
    {
        venues.Add(
            new()
            {
                Name = VenueName(id),
                Parent = parent.Length == 0 ? "" : VenueName(parent),
                Travel =
                {
                    ways.Select(way => new StateVisit.Agenda.V1.Travel
                    {
                        Venue = VenueName(way.To),
                        Duration = Make.Minutes(way.Minutes),
                    }),
                },
            }
        );
        return this;
    }

    public static string VenueName(string id) => $"{Visit}/venues/{id}";

    public ListEngagementsResponse Read() => Schedule.Of(Person, sessions, timings, venues);

    /// <summary>Conflicts as <c>DoubleBooked a b 20</c>, with the minutes that are missing.</summary>
    public List<string> Conflicts() => [.. Read().Conflicts.Select(Text)];

    public static string Text(EngagementConflict conflict) =>
        string.Join(
            ' ',
            [
                conflict.Kind.ToString(),
                .. conflict.Sessions.Select(session => session[$"{Visit}/sessions/".Length..]),
                conflict.Missing is null
                    ? "?"
                    : conflict
                        .Missing.ToTimeSpan()
                        .TotalMinutes.ToString(System.Globalization.CultureInfo.InvariantCulture),
            ]
        );

    private static string Time(string clock) => $"2023-03-21T{clock}:00Z";
}
