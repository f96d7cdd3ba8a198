using StateVisit.Participants.V1;
using StateVisit.Tests.Fixture;
using StateVisit.Type.V1;

namespace StateVisit.Tests.Participants;

/// <summary>
/// Who stood for the family photo at Hiroshima on 19 May 2023: the Group of Seven and the two leaders of the European Union,
/// each with the true day of taking office.
/// </summary>
public static class Hiroshima
{
    /// <summary>visits/{visit}; another if a test wants one of its own.</summary>
    public const string Visit = "visits/hiroshima-2023";

    /// <summary>As the picture shows them from the left, by id.</summary>
    public static IReadOnlyList<string> Photo { get; } =
    ["michel", "meloni", "trudeau", "macron", "kishida", "biden", "scholz", "sunak", "von-der-leyen"];

    public static IReadOnlyList<Delegation> Delegations(string visit = Visit) =>
        [
            Delegation(visit, "JP", "Japan", DelegationKind.Host),
            Delegation(visit, "FR", "France"),
            Delegation(visit, "US", "United States of America"),
            Delegation(visit, "CA", "Canada"),
            Delegation(visit, "DE", "Germany"),
            Delegation(visit, "IT", "Italy"),
            Delegation(visit, "GB", "United Kingdom"),
            Delegation(visit, "EU", "European Union", DelegationKind.Organisation),
        ];

    /// <summary>Both leaders of the Union took office on 2019-12-01: nothing here says which comes first.</summary>
    public static IReadOnlyList<Participant> People(string visit = Visit) =>
        [
            Leader(
                visit,
                "michel",
                "EU",
                "Charles",
                "Michel",
                "head-of-organisation",
                "2019-12-01",
                "President of the European Council"
            ),
            Leader(
                visit,
                "meloni",
                "IT",
                "Giorgia",
                "Meloni",
                "head-of-government",
                "2022-10-22",
                "President of the Council of Ministers"
            ),
            Leader(visit, "trudeau", "CA", "Justin", "Trudeau", "head-of-government", "2015-11-04", "Prime Minister"),
            Leader(
                visit,
                "macron",
                "FR",
                "Emmanuel",
                "Macron",
                "head-of-state",
                "2017-05-14",
                "President of the Republic"
            ),
            Leader(visit, "kishida", "JP", "Fumio", "Kishida", "head-of-government", "2021-10-04", "Prime Minister"),
            Leader(visit, "biden", "US", "Joe", "Biden", "head-of-state", "2021-01-20", "President"),
            Leader(visit, "scholz", "DE", "Olaf", "Scholz", "head-of-government", "2021-12-08", "Federal Chancellor"),
            Leader(visit, "sunak", "GB", "Rishi", "Sunak", "head-of-government", "2022-10-25", "Prime Minister"),
            Leader(
                visit,
                "von-der-leyen",
                "EU",
                "Ursula",
                "von der Leyen",
                "head-of-organisation",
                "2019-12-01",
                "President of the European Commission"
            ),
        ];

    /// <summary>The same people, the tie of the Union's leaders decided by the host.</summary>
    public static IReadOnlyList<Participant> Decided(string visit = Visit)
    {
        var people = People(visit);
        people.Single(person => person.Id == "michel").PrecedenceOverride = new()
        {
            Order = 1,
            Note = "the European Council before the Commission",
        };
        return people;
    }

    extension(Participant person)
    {
        /// <summary>The last part of the name: <c>macron</c>.</summary>
        public string Id => person.Name.Split('/')[^1];
    }

    private static Delegation Delegation(
        string visit,
        string party,
        string title,
        DelegationKind kind = DelegationKind.Member
    ) =>
        new()
        {
            Name = $"{visit}/delegations/{party.ToLowerInvariant()}",
            Access = Make.Public,
            Titles = { ["en"] = title },
            Party = party,
            Kind = kind,
        };

    private static Participant Leader(
        string visit,
        string id,
        string party,
        string given,
        string family,
        string rank,
        string since,
        string office
    ) =>
        new()
        {
            Name = $"{visit}/participants/{id}",
            Access = Make.Public,
            Delegation = $"{visit}/delegations/{party.ToLowerInvariant()}",
            Names =
            {
                new PersonName
                {
                    Language = "en",
                    Given = given,
                    Family = family,
                },
            },
            Offices =
            {
                new Office { Titles = { ["en"] = office }, Counts = true },
            },
            Rank = rank,
            Tenure = new() { Since = since, Basis = Basis.Stated },
            Role = ParticipantRole.Principal,
            Leads = true,
        };
}
