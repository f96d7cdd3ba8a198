using Google.Protobuf.WellKnownTypes;
using StateVisit.Agenda;
using StateVisit.Agenda.V1;
using StateVisit.Journal.Labels;
using StateVisit.Tests.Fixture;
using StateVisit.Type.V1;

namespace StateVisit.Tests.Ripple;

/// <summary>
/// A programme as a seed has it: small enough that sessions meet, and with everything in it that the rules speak of. Labels
/// are as the service would let them be: nothing names what fewer may see.
/// </summary>
internal sealed class RandomProgramme
{
    /// <summary>Days on which clocks change, in both hemispheres, at night and at midnight; and one on which none does.</summary>
    private static readonly (string Zone, string Day)[] Days =
    [
        ("Europe/Moscow", "2023-03-21"),
        ("Europe/Berlin", "2023-03-26"),
        ("Europe/Berlin", "2023-10-29"),
        ("America/New_York", "2023-03-12"),
        ("America/New_York", "2023-11-05"),
        ("Australia/Sydney", "2023-04-02"),
        ("Australia/Sydney", "2023-10-01"),
        ("America/Sao_Paulo", "2018-11-04"),
        ("America/Sao_Paulo", "2019-02-17"),
        ("Africa/Cairo", "2023-04-28"),
        ("Africa/Cairo", "2023-10-27"),
        ("Asia/Beirut", "2022-03-27"),
        ("Asia/Beirut", "2022-10-30"),
        ("America/Havana", "2023-11-05"),
    ];

    private static readonly string[] People = ["a", "b", "c", ""];

    private readonly Random random;
    private readonly string zone;
    private readonly DateOnly day;
    private readonly DateTimeOffset dawn;
    private readonly DateTimeOffset now;
    private readonly List<Venue> venues = [];
    private readonly List<Session> sessions = [];
    private readonly List<Timing> timings = [];

    private RandomProgramme(int seed)
    {
        random = new Random(seed);
        (zone, var first) = Days[random.Next(Days.Length)];
        day = DateOnly.ParseExact(first, "yyyy-MM-dd");
        dawn = new(day.ToDateTime(TimeOnly.MinValue), TimeSpan.Zero);
        now = dawn.AddMinutes(random.Next(-24 * 60, 84 * 60)).AddSeconds(random.Next(60));
    }

    public static Programme Of(int seed) => new RandomProgramme(seed).Make();

    private Programme Make()
    {
        AddVenues();
        var count = Chance(0.1) ? random.Next(25, 41) : random.Next(1, 16);
        // The nearer they are, the more they push each other.
        var hours = Chance(0.5) ? random.Next(3, 14) : random.Next(14, 72);
        var starts = Enumerable
            .Range(0, count)
            .Select(_ => dawn.AddHours(-8).AddMinutes(5 * random.Next(hours * 12)))
            .Order()
            .ToList();
        // Whom a session may name as predecessor; mostly, not always, in the order of the plan.
        var ranks = Enumerable.Range(0, count).Select(i => i + (Chance(0.15) ? random.Next(-6, 7) : 0)).ToList();
        for (var i = 0; i < count; i++)
            AddSession(i, starts[i]);
        for (var i = 0; i < count; i++)
        for (var links = random.Next(4) - 1; links > 0; links--)
            if (random.Next(count) is var before && (ranks[before], before).CompareTo((ranks[i], i)) < 0)
                Link(sessions[before], sessions[i]);
        foreach (var session in sessions)
            AddTiming(session);
        return new(zone, venues, sessions, timings, [.. sessions.Where(_ => Chance(0.3)).Select(Cue)], now);
    }

    private void AddVenues()
    {
        foreach (var city in new[] { "here", "there" })
        {
            Add(city, VenueType.City, null);
            for (var site = 0; site < 2; site++)
            {
                Add($"{city}-{site}", VenueType.Site, city);
                for (var room = 0; room < 2; room++)
                    Add($"{city}-{site}-{room}", VenueType.Room, $"{city}-{site}");
            }
        }
        // A leg in another city.
        if (Chance(0.4))
            venues[7].TimeZone = Days[random.Next(Days.Length)].Zone;
        for (var ways = random.Next(8); ways > 0; ways--)
        {
            var (from, to) = (AnyVenue(), AnyVenue());
            if (from.Name != to.Name && from.Travel.All(t => t.Venue != to.Name))
                from.Travel.Add(
                    new Travel { Venue = to.Name, Duration = Fixture.Make.Minutes(5 * random.Next(0, 30)) }
                );
        }

        void Add(string id, VenueType type, string? parent) =>
            venues.Add(
                new()
                {
                    Name = Programme.VenueName(id),
                    Access = Fixture.Make.Public,
                    Type = type,
                    Parent = parent is null ? "" : Programme.VenueName(parent),
                    Capacity = Chance(0.3) ? random.Next(1, 5) : 0,
                    Turnaround = Chance(0.5) ? Fixture.Make.Minutes(5 * random.Next(0, 7)) : null,
                }
            );
    }

    private void AddSession(int i, DateTimeOffset start)
    {
        var session = new Session
        {
            Name = Programme.SessionName($"s{i}"),
            Access = Label(),
            Titles = { ["en"] = $"Session {i}" },
            Kind = SessionKind.Meeting,
            Track = Chance(0.6) ? "" : Pick("press", "spouses"),
            Order = random.Next(4),
            Host = Chance(0.3) ? "RU" : "",
            Venue = Chance(0.8) ? AnyVenue().Name : "",
        };
        if (Chance(0.3))
            session.Parties.Add("CN");
        if (Chance(0.15) && session.Venue.Length > 0)
            (session.Kind, session.Destination) = (SessionKind.Transfer, AnyVenue().Name);
        if (Chance(0.75))
            session.PlannedStart = new()
            {
                Time = start.ToTimestamp(),
                Precision = Chance(0.15) ? Precision.PartOfDay : Precision.Exact,
                Basis = Basis.Stated,
            };
        if (Chance(0.75))
            session.Day = day.AddDays(Math.Clamp((start - dawn).Days + (Chance(0.1) ? 1 : 0), 0, 3))
                .ToString("yyyy-MM-dd");
        if (Chance(0.7))
        {
            session.PlannedDuration = Fixture.Make.Lasts(5 * random.Next(0, Chance(0.1) ? 200 : 25));
            if (Chance(0.4))
                session.MinimumDuration = Fixture.Make.Minutes(
                    Math.Floor(session.PlannedDuration.Duration.ToTimeSpan().TotalMinutes * random.NextDouble())
                );
        }
        if (Chance(0.1))
            session.HardStart = start.AddMinutes(5 * random.Next(-6, 7)).ToTimestamp();
        if (Chance(0.15))
            session.HardEnd = start.AddMinutes(30 + (5 * random.Next(30))).ToTimestamp();
        foreach (var person in People.Where(_ => Chance(0.3)))
            session.Attendances.Add(Attendance(person));
        if (Chance(0.2))
            session.Attendances.Add(
                new Attendance
                {
                    Delegation = new() { Party = "CN", Count = random.Next(4) },
                    Access = PartLabel(),
                }
            );
        for (var told = random.Next(3); told > 0; told--)
            session.Told.Add(
                new Told
                {
                    Audience = Pick(Audience.Press, Audience.Public),
                    StartTime = start.AddMinutes(5 * random.Next(-3, 4)).ToTimestamp(),
                    Basis = Basis.Stated,
                    Access = PartLabel(),
                }
            );
        sessions.Add(session);
    }

    private Attendance Attendance(string person)
    {
        var attendance = new Attendance
        {
            Essential = Chance(0.6),
            Mode = Chance(0.15) ? AttendanceMode.Remote : AttendanceMode.InPerson,
            Status = Chance(0.1) ? AttendanceStatus.Absent : AttendanceStatus.Expected,
            Access = PartLabel(),
        };
        if (person.Length > 0)
            attendance.Participant = Programme.PersonName(person);
        else
            attendance.Office = "Interpreter of the guest";
        return attendance;
    }

    private void Link(Session before, Session after)
    {
        var access = PartLabel();
        if (!(access ?? after.Access).IsWithin(before.Access))
            access = before.Access.Clone();
        after.Predecessors.Add(
            new Predecessor
            {
                Session = before.Name,
                Gap = Chance(0.5) ? Fixture.Make.Minutes(5 * random.Next(0, 7)) : null,
                Access = access,
            }
        );
    }

    private void AddTiming(Session session)
    {
        var planned = (session.PlannedStart?.Time.ToDateTimeOffset() ?? now).AddMinutes(5 * random.Next(-3, 8));
        var timing = new Timing
        {
            Name = session.Name + "/timing",
            Access = Chance(0.6) ? session.Access.Clone() : Label(),
            State =
                Chance(0.1) ? SessionState.Cancelled
                : planned < now && Chance(0.7)
                    ? Chance(0.8) ? SessionState.Concluded
                        : SessionState.InProgress
                : Chance(0.05) ? SessionState.InProgress
                : Chance(0.5) ? SessionState.Confirmed
                : SessionState.Planned,
            NotBefore = Chance(0.15) ? planned.AddMinutes(random.Next(0, 90)).ToTimestamp() : null,
            NoEstimate = Chance(0.07),
        };
        var started = planned < now ? planned : now.AddMinutes(-random.Next(60));
        var isEnded = timing.State is SessionState.Concluded;
        if ((isEnded || timing.State is SessionState.InProgress) && Chance(0.6))
            timing.ActualStart = new() { Time = started.ToTimestamp() };
        if (isEnded && Chance(0.5))
            timing.ActualEnd = new() { Time = started.AddMinutes(random.Next(0, 100)).ToTimestamp() };
        if (!isEnded && Chance(0.12))
            timing.EstimatedEnd = (timing.NotBefore?.ToDateTimeOffset() ?? planned)
                .AddMinutes(random.Next(0, 150))
                .ToTimestamp();
        timings.Add(timing);
        session.State = SessionState.Planned;
        session.Show(timing);
    }

    private Cue Cue(Session session, int i) =>
        new()
        {
            Name = $"{Programme.Visit}/cues/c{i}",
            Access = Chance(0.7) ? session.Access.Clone() : Fixture.Make.Restricted,
            Session = session.Name,
            Anchor = Pick(CueAnchor.Start, CueAnchor.End),
            Offset = Fixture.Make.Minutes(5 * random.Next(-8, 5)),
        };

    private Access? PartLabel() => Chance(0.7) ? null : Label();

    private Access Label() =>
        random.Next(10) switch
        {
            < 6 => Fixture.Make.Public,
            6 => Fixture.Make.Press,
            7 => Fixture.Make.Delegations(Pick("RU", "CN")),
            8 => Fixture.Make.AllDelegations,
            _ => Fixture.Make.Restricted,
        };

    private bool Chance(double chance) => random.NextDouble() < chance;

    private Venue AnyVenue() => venues[random.Next(venues.Count)];

    private T Pick<T>(params ReadOnlySpan<T> from) => from[random.Next(from.Length)];
}
