using CsCheck;
using StateVisit.Participants.V1;
using StateVisit.Tests.Fixture;
using Xunit;

namespace StateVisit.Tests.Participants.Precedence;

/// <summary>What holds of every order of precedence, whoever is in it.</summary>
public sealed class PrecedenceProperty
{
    private const int Times = 3_000;

    [Fact]
    public void EverybodyHasOnePlaceAndPlacesCountFromOne() =>
        Some.People.Try(
            people =>
            {
                var places = Some.Order(people).Places;
                Assert.Equal(Enumerable.Range(1, people.Length), places.Select(place => place.Place_));
                Assert.Equal(Sorted(people.Select(p => p.Name)), Sorted(places.Select(place => place.Participant)));
            },
            iter: Times
        );

    [Fact]
    public void ItIsTheSameInWhateverOrderPeopleAreGiven() =>
        Gen.Select(Some.People, Gen.Int)
            .Try(
                (people, seed) =>
                {
                    var shuffled = people.ToArray();
                    new Random(seed).Shuffle(shuffled);
                    Assert.Equal(Some.Order(people), Some.Order(shuffled));
                },
                iter: Times
            );

    [Fact]
    public void NoListIsContradictedAndWhoIsNotOnItComesAfter() =>
        Some.People.Try(
            people =>
            {
                var order = InOrder(people);
                foreach (var delegation in order.Where(p => p.Delegation.Length > 0).GroupBy(p => p.Delegation))
                {
                    var listed = delegation.Where(p => p.ListPlace > 0).ToList();
                    Assert.Equal(listed.OrderBy(p => p.ListPlace), listed);
                    var others = delegation.Where(p => p.ListPlace == 0 && p.Role != ParticipantRole.Spouse);
                    if (listed.LastOrDefault(p => p.Role != ParticipantRole.Spouse) is { } last)
                        Assert.All(others, p => Assert.True(order.IndexOf(p) > order.IndexOf(last), p.Name));
                }
            },
            iter: Times
        );

    [Fact]
    public void AListMovesNobodyOfAnotherDelegation() =>
        Some.People.Try(
            people =>
            {
                var delegation = Some.Delegations[0].Name;
                var without = people.Select(person => person.Clone()).ToArray();
                foreach (var person in without.Where(p => p.Delegation == delegation))
                    person.ListPlace = 0;
                Assert.Equal(
                    Ranking(InOrder(people).Where(p => p.Delegation != delegation)),
                    Ranking(InOrder(without).Where(p => p.Delegation != delegation))
                );
            },
            iter: Times
        );

    [Fact]
    public void WithinADelegationItIsTheSameInEverySet() =>
        Some.People.Try(
            people =>
            {
                foreach (var delegation in people.Where(p => p.Delegation.Length > 0).GroupBy(p => p.Delegation))
                    Assert.Equal(
                        Ranking(InOrder([.. delegation])),
                        Ranking(InOrder(people).Where(p => p.Delegation == delegation.Key))
                    );
            },
            iter: Times
        );

    /// <summary>One who is nobody's partner: behind a partner others go.</summary>
    [Fact]
    public void OneMoreChangesNothingBetweenTheOthersUnlessAListIsTheirs() =>
        Some
            .People.Where(people => people.Length > 0 && people.All(p => p.Accompanies != people[^1].Name))
            .Try(
                people =>
                {
                    var one = people[^1];
                    var before = InOrder(people[..^1]);
                    var after = InOrder(people).Where(p => !p.Equals(one)).ToList();
                    var hasList =
                        one.Delegation.Length > 0 && people.Any(p => p.Delegation == one.Delegation && p.ListPlace > 0);
                    AssertSame(p => p.Delegation != one.Delegation);
                    AssertSame(p => p.Delegation == one.Delegation || !hasList);

                    void AssertSame(Func<Participant, bool> whose) =>
                        Assert.Equal(Ranking(before.Where(whose)), Ranking(after.Where(whose)));
                },
                iter: Times
            );

    [Fact]
    public void AnOverrideMovesOnlyThePersonThatItIsOf() =>
        Some
            .Plain.Where(people => people.Any(p => p.PrecedenceOverride is not null))
            .Try(
                people =>
                {
                    var one = people.First(p => p.PrecedenceOverride is not null);
                    var without = people.Select(person => person.Clone()).ToArray();
                    without.Single(p => p.Name == one.Name).PrecedenceOverride = null;
                    Assert.Equal(
                        Ranking(InOrder(people).Where(p => p.Name != one.Name)),
                        Ranking(InOrder(without).Where(p => p.Name != one.Name))
                    );
                },
                iter: Times
            );

    [Fact]
    public void WithoutListsRungTenureOrderAndNameDecide() =>
        Some.Plain.Try(
            people =>
                Assert.Equal(
                    people
                        .OrderBy(p => Oracle.Of(p).Rank)
                        .ThenBy(p => Oracle.Of(p).Day, StringComparer.Ordinal)
                        .ThenBy(p => Oracle.Of(p).Order)
                        .ThenBy(p => Oracle.Of(p).Party, StringComparer.Ordinal)
                        .ThenBy(p => p.Names[0].Full, StringComparer.Ordinal)
                        .ThenBy(p => p.Name, StringComparer.Ordinal),
                    InOrder(people)
                ),
            iter: Times
        );

    [Fact]
    public void EveryTieIsReportedAndNothingElseAsOne() =>
        Some.Plain.Try(
            people =>
            {
                var order = Some.Order(people);
                foreach (var place in order.Places)
                {
                    var person = Named(people, place.Participant);
                    var tied = people
                        .Where(p => p.Name != person.Name && Oracle.AreTied(p, person))
                        .Select(p => p.Name);
                    Assert.Equal(Sorted(tied), Sorted(place.TiedWith));
                    var told = order
                        .Doubts.Where(d =>
                            d.Kind is PrecedenceDoubtKind.Tie or PrecedenceDoubtKind.UnknownTenure
                            && d.Participants.Contains(place.Participant)
                        )
                        .SelectMany(d => d.Participants);
                    Assert.Subset(told.ToHashSet(), place.TiedWith.ToHashSet());
                }
            },
            iter: Times
        );

    [Fact]
    public void EveryGapIsReported() =>
        Some.People.Try(
            people =>
            {
                var order = Some.Order(people);
                var single = people.Select(p => p.Delegation).Distinct().Count() == 1;
                foreach (var person in people.Where(p => p.Role != ParticipantRole.Spouse))
                {
                    var (rank, day, _, _, _) = Oracle.Of(person);
                    var byListAlone = single && person.ListPlace > 0;
                    Assert.True(byListAlone || rank < int.MaxValue || Has(PrecedenceDoubtKind.NoRank), person.Name);
                    Assert.True(byListAlone || day != "~" || Has(PrecedenceDoubtKind.UnknownTenure), person.Name);
                    var isLeftOut =
                        person is { ListPlace: 0, Delegation.Length: > 0 }
                        && people.Any(p =>
                            p.Delegation == person.Delegation
                            && p is { ListPlace: > 0, Role: not ParticipantRole.Spouse }
                        );
                    Assert.True(!isLeftOut || Has(PrecedenceDoubtKind.NotOnList), person.Name);

                    bool Has(PrecedenceDoubtKind kind) =>
                        order.Doubts.Any(d => d.Kind == kind && d.Participants.Contains(person.Name));
                }
                var numbers = order.Places.ToDictionary(place => place.Participant, place => place.Place_);
                Assert.All(
                    order.Doubts,
                    d => Assert.Equal(d.Participants.Distinct().OrderBy(name => numbers[name]), d.Participants)
                );
            },
            iter: Times
        );

    /// <summary>Standing by the words of the contract.</summary>
    private static class Oracle
    {
        public static (int Rank, string Day, int Order, string Party, bool ByName) Of(Participant person)
        {
            var decided = person.PrecedenceOverride ?? new();
            var code = decided.Rank.Length > 0 ? decided.Rank : person.Rank;
            var rung = Some.Ladder.Rungs.SingleOrDefault(r => r.Code == code);
            var since = decided.Since.Length > 0 ? decided.Since : person.Tenure?.Since ?? "~";
            var byName = code == "other";
            return (
                rung?.Rank ?? int.MaxValue,
                rung is null || byName ? "" : since,
                decided.Order > 0 ? decided.Order : int.MaxValue,
                Some.Delegations.SingleOrDefault(d => d.Name == person.Delegation)?.Titles["en"]
                    ?? person.Names[0].Full,
                byName
            );
        }

        public static bool AreTied(Participant one, Participant other)
        {
            var (a, b) = (Of(one), Of(other));
            return a.Rank < int.MaxValue
                && (a.Rank, a.Day, a.Order) == (b.Rank, b.Day, b.Order)
                && (!a.ByName || (a.Party, one.Names[0].Full) == (b.Party, other.Names[0].Full));
        }
    }

    private static List<Participant> InOrder(Participant[] people) =>
        [.. Some.Order(people).Places.Select(place => Named(people, place.Participant))];

    private static Participant Named(Participant[] people, string name) => people.Single(p => p.Name == name);

    /// <summary>Of those who rank by themselves: spouses go where their partner goes.</summary>
    private static IEnumerable<string> Ranking(IEnumerable<Participant> order) =>
        order.Where(p => p.Role != ParticipantRole.Spouse).Select(p => p.Name);

    private static IEnumerable<string> Sorted(IEnumerable<string> names) => names.Order(StringComparer.Ordinal);
}
