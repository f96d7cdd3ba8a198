using StateVisit.Participants.Seating;
using StateVisit.Participants.V1;
using StateVisit.Tests.Fixture;

namespace StateVisit.Tests.Participants.Seating;

/// <summary>A seating task in few words: those of RU receive those of CN, each side in the order in which it is given.</summary>
public sealed class Hall
{
    public const string Visit = "visits/v";

    private readonly List<Sitter> sitters = [];
    private readonly Dictionary<string, Participant> people = [];
    private readonly List<string> order = [];

    public Hall(LayoutKind kind = LayoutKind.NegotiatingTable) =>
        Plan = new()
        {
            Name = $"{Visit}/seatingPlans/p",
            Access = Make.Public,
            Titles = { ["en"] = "Talks" },
            Layout = new() { Kind = kind },
        };

    public SeatingPlan Plan { get; }

    public string Host { get; set; } = "RU";

    public List<string> Guests { get; init; } = ["CN"];

    public IReadOnlyList<string> People => order;

    public static string Person(string id) => $"{Visit}/participants/{id}";

    public static string IdOf(Seat seat) => seat.Participant.Length == 0 ? "" : seat.Participant.Split('/')[^1];

    /// <summary>People, each after those before; a role in front: <c>i:</c> interprets, <c>n:</c> takes notes, <c>p:</c> leads.</summary>
    public Hall With(string party, params string[] ids)
    {
        foreach (var marked in ids)
        {
            var id = marked[(marked.IndexOf(':') + 1)..];
            people[Person(id)] = new()
            {
                Name = Person(id),
                Delegation = $"{Visit}/delegations/{party.ToLowerInvariant()}",
                Names =
                {
                    new PersonName { Language = "en", Full = id },
                },
                Role = marked[0] switch
                {
                    'i' when marked.Contains(':') => ParticipantRole.Interpreter,
                    'n' when marked.Contains(':') => ParticipantRole.NoteTaker,
                    _ => ParticipantRole.Official,
                },
                Leads = marked.StartsWith("p:", StringComparison.Ordinal),
            };
            order.Add(Person(id));
            sitters.Add(new() { Participant = Person(id) });
        }
        return this;
    }

    public Hall Seat(Sitter sitter)
    {
        sitters.Add(sitter);
        return this;
    }

    public Hall Pin(string seat, string id = "")
    {
        Plan.Pins.Add(new Pin { Seat = seat, Participant = id.Length == 0 ? "" : Person(id) });
        return this;
    }

    public Hall Apart(params string[] ids) => Rule(SeatingRuleKind.KeepApart, ids);

    public Hall Together(params string[] ids) => Rule(SeatingRuleKind.KeepTogether, ids);

    public Hall Rule(SeatingRuleKind kind, params string[] ids)
    {
        Plan.Rules.Add(new SeatingRule { Kind = kind, Participants = { ids.Select(Person) } });
        return this;
    }

    public SeatingTask Task() =>
        new(
            Plan,
            sitters,
            people,
            Guests
                .Append(Host)
                .Where(party => party.Length > 0)
                .Select(party => new Delegation
                {
                    Name = $"{Visit}/delegations/{party.ToLowerInvariant()}",
                    Party = party,
                })
                .ToDictionary(delegation => delegation.Name),
            new()
            {
                Places =
                {
                    order.Select(
                        (name, i) =>
                            new Place
                            {
                                Place_ = i + 1,
                                Participant = name,
                                Reason = $"rank {10 * (i + 1)}",
                            }
                    ),
                },
            },
            Host,
            Guests
        );

    public IReadOnlyList<Seat> Seats() => Planner.Plan(Task());

    /// <summary>Who sits where, by seat.</summary>
    public Dictionary<string, string> BySeat() => Seats().ToDictionary(seat => seat.Id, IdOf);
}

/// <summary>Short ways to look at seats.</summary>
internal static class SeatsExtensions
{
    extension(IReadOnlyList<Seat> seats)
    {
        public Seat Of(string id) => seats.Single(seat => Hall.IdOf(seat) == id);

        /// <summary>Their sitters from left to right as one stands at the door.</summary>
        public IReadOnlyList<string> FromLeft(Func<Seat, bool>? which = null) =>
            [.. seats.Where(which ?? (_ => true)).OrderBy(seat => seat.X).Select(Hall.IdOf)];
    }
}
