using CsCheck;
using StateVisit.Participants.Precedence;
using StateVisit.Participants.V1;
using StateVisit.Tests.Fixture;

namespace StateVisit.Tests.Participants.Precedence;

/// <summary>People to rank, by hand and at random, on a ladder that has everything a ladder can have.</summary>
internal static class Some
{
    public const string Visit = "visits/v";

    private static readonly string[] Ranks = ["", "president", "prince", "vice", "other"];
    private static readonly string[] Days = ["", "2018-03-19", "2020-05-01", "2021-12-08"];

    /// <summary>Crown princes rank together with vice presidents; the others go by name.</summary>
    public static RankLadder Ladder { get; } =
        new()
        {
            Access = Make.Public,
            Rungs =
            {
                Rung("president", 10),
                Rung("prince", 20),
                Rung("vice", 20, RungOrder.Tenure),
                Rung("other", 90, RungOrder.Name),
            },
        };

    public static IReadOnlyList<Delegation> Delegations { get; } =
    [Delegation("a", "Zambia"), Delegation("b", "Yemen"), Delegation("c", "Albania")];

    /// <summary>Up to ten people: in delegations or none, listed or not, some with a partner, some with an override.</summary>
    public static Gen<Participant[]> People { get; } =
        Gen.Select(
                Gen.Int[0, 3],
                Gen.Int[0, 4],
                Gen.Int[0, 3],
                Gen.Int[0, 40],
                Gen.Int[0, 30],
                Gen.Int[0, 12],
                Gen.Int[0, 4]
            )
            .Array[0, 10]
            .Select(drawn =>
                drawn
                    .Select(
                        (d, i) =>
                        {
                            var (delegation, rank, since, list, partner, decision, name) = d;
                            var person = Person($"p{i}", Ranks[rank], Days[since], $"N{name}");
                            if (delegation > 0)
                                person.Delegation = Delegations[delegation - 1].Name;
                            // Unique, and in no relation to the id.
                            if (delegation > 0 && list < 20)
                                person.ListPlace = (list * 100) + i + 1;
                            if (partner < drawn.Length && partner != i)
                                (person.Role, person.Accompanies) = (
                                    ParticipantRole.Spouse,
                                    $"{Visit}/participants/p{partner}"
                                );
                            person.PrecedenceOverride = decision switch
                            {
                                0 => new() { Rank = "president", Note = "n" },
                                1 => new() { Since = "2019-01-01", Note = "n" },
                                2 or 3 => new() { Order = decision, Note = "n" },
                                _ => null,
                            };
                            return person;
                        }
                    )
                    .ToArray()
            );

    /// <summary>Nobody on a list, nobody with a partner.</summary>
    public static Gen<Participant[]> Plain { get; } =
        People.Select(people =>
        {
            foreach (var person in people)
                (person.ListPlace, person.Role) = (0, ParticipantRole.Official);
            return people;
        });

    public static Participant Person(
        string id,
        string rank = "",
        string since = "",
        string name = "",
        string delegation = ""
    ) =>
        new()
        {
            Name = $"{Visit}/participants/{id}",
            Access = Make.Public,
            Delegation = delegation.Length > 0 ? $"{Visit}/delegations/{delegation}" : "",
            Names =
            {
                new PersonName { Language = "en", Full = name.Length > 0 ? name : id },
            },
            Rank = rank,
            Tenure = since.Length > 0 ? new() { Since = since } : null,
            Role = ParticipantRole.Official,
        };

    public static StateVisit.Participants.V1.Precedence Order(params IReadOnlyCollection<Participant> people) =>
        PrecedenceOrder.Of(Ladder, people, Delegations);

    /// <summary>The last parts of the names, in order.</summary>
    public static string Ids(this StateVisit.Participants.V1.Precedence order) =>
        string.Join(' ', order.Places.Select(place => place.Participant.Split('/')[^1]));

    public static Rung Rung(string code, int rank, RungOrder order = RungOrder.Unspecified) =>
        new()
        {
            Code = code,
            Rank = rank,
            Titles = { ["en"] = code },
            Order = order,
        };

    private static Delegation Delegation(string id, string title) =>
        new()
        {
            Name = $"{Visit}/delegations/{id}",
            Access = Make.Public,
            Titles = { ["en"] = title },
            Party = id,
        };
}
