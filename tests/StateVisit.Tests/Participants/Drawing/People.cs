using StateVisit.Participants.V1;

namespace StateVisit.Tests.Participants.Drawing;

/// <summary>Two delegations, and people whose names are short, long, and in several scripts.</summary>
internal static class People
{
    private static readonly (string Own, string En, string Office)[] Some =
    [
        ("Дмитрий Чернышенко", "Dmitry Chernyshenko", "Deputy Prime Minister"),
        ("Ван И", "Wang Yi", "Director of the Office of the Central Foreign Affairs Commission"),
        ("Максим Решетников", "Maxim Reshetnikov", "Minister of Economic Development"),
        ("习近平", "Xi Jinping", "President of the People's Republic of China"),
        ("慎海雄", "Shen Haixiong", "President of China Media Group"),
    ];

    public static IReadOnlyList<Delegation> Delegations { get; } =
    [
        Delegation("RU", DelegationKind.Host, "Russian Federation", "Российская Федерация"),
        Delegation("CN", DelegationKind.Guest, "People's Republic of China", "Китайская Народная Республика"),
    ];

    public static IReadOnlyList<Participant> Of(int count) =>
        [.. Enumerable.Range(0, count).Select(i => One(i, Some[i % Some.Length]))];

    public static Participant Named(string name) => One(0, (name, "", "Minister"));

    private static Participant One(int number, (string Own, string En, string Office) one)
    {
        var isGuest = number % 2 == 1;
        var person = new Participant
        {
            Access = Fixture.Make.Public,
            Name = $"visits/v/participants/p{number}",
            Delegation = $"visits/v/delegations/{(isGuest ? "cn" : "ru")}",
            Names =
            {
                new PersonName { Language = isGuest ? "zh-Hans" : "ru", Full = one.Own },
            },
            Offices = { new Office { Titles = { ["en"] = one.Office } } },
            Role = ParticipantRole.Official,
        };
        if (one.En.Length > 0)
            person.Names.Add(
                new PersonName
                {
                    Language = "en",
                    Full = one.En,
                    FormOfAddress = "H.E.",
                }
            );
        return person;
    }

    private static Delegation Delegation(string party, DelegationKind kind, string en, string ru) =>
        new()
        {
            Access = Fixture.Make.Public,
            Name = $"visits/v/delegations/{party.ToLowerInvariant()}",
            Party = party,
            Kind = kind,
            Titles = { ["en"] = en, ["ru"] = ru },
        };
}
