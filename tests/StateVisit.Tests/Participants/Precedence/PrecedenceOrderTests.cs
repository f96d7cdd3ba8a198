using StateVisit.Participants.Precedence;
using StateVisit.Participants.V1;
using Xunit;

namespace StateVisit.Tests.Participants.Precedence;

/// <summary>Places and their reasons, case by case.</summary>
public sealed class PrecedenceOrderTests
{
    private const ParticipantRole Spouse = ParticipantRole.Spouse;

    [Fact]
    public void EarlierInOfficeComesFirstAndUnknownLast()
    {
        var order = Some.Order(
            Some.Person("late", "president", "2020-05-01"),
            Some.Person("unknown", "president"),
            Some.Person("early", "president", "2018-03-19"),
            Some.Person("nobody"),
            Some.Person("first", "vice", "2001-01-01"),
            Some.Person("someone", "other", "1999-01-01")
        );

        Assert.Equal("early late unknown first someone nobody", order.Ids());
        Assert.Equal(
            [
                "rank 10, in office since 2018-03-19",
                "rank 10, in office since 2020-05-01",
                "rank 10, tenure unknown",
                "rank 20, in office since 2001-01-01",
                "rank 90, by name",
                "no rank",
            ],
            order.Places.Select(place => place.Reason)
        );
        Assert.Equal(
            [(PrecedenceDoubtKind.UnknownTenure, "unknown"), (PrecedenceDoubtKind.NoRank, "nobody")],
            Told(order)
        );
    }

    [Fact]
    public void EqualPeopleGetPlacesByPartyThenByNameAndAreReported()
    {
        var order = Some.Order(
            Some.Person("x", "president", "2018-03-19", "Ann", "a"),
            Some.Person("y", "president", "2018-03-19", "Zoe", "c"),
            Some.Person("z", "president", "2018-03-19", "Bob", "c")
        );

        Assert.Equal("z y x", order.Ids());
        Assert.Equal([(PrecedenceDoubtKind.Tie, "z y x")], Told(order));
        Assert.Equal(["y x", "z x", "z y"], order.Places.Select(place => Ids(place.TiedWith)));
    }

    [Fact]
    public void OfManyWhoAreEqualThePlaceNamesTenAndTheDoubtAll()
    {
        var order = Some.Order([.. Enumerable.Range(0, 25).Select(i => Some.Person($"p{i}", "vice", "2018-03-19"))]);

        Assert.All(order.Places, place => Assert.Equal(10, place.TiedWith.Count));
        Assert.All(order.Places, place => Assert.DoesNotContain(place.Participant, place.TiedWith));
        Assert.Equal(25, Assert.Single(order.Doubts).Participants.Count);
    }

    [Fact]
    public void TheHostDecidesAgainstTheLadderAndSaysWhy()
    {
        var order = Some.Order(
            With(
                Some.Person("envoy", "vice", "2021-12-08"),
                p => p.PrecedenceOverride = new() { Rank = "president", Note = "for the king" }
            ),
            Some.Person("president", "president", "2020-05-01"),
            With(
                Some.Person("dean", "vice", "2021-12-08"),
                p => p.PrecedenceOverride = new() { Since = "2000-01-01", Note = "dean" }
            ),
            Some.Person("ann", "vice", "2018-03-19"),
            With(
                Some.Person("zoe", "vice", "2018-03-19"),
                p => p.PrecedenceOverride = new() { Order = 2, Note = "elder" }
            )
        );

        Assert.Equal("president envoy dean zoe ann", order.Ids());
        Assert.Equal(
            "rank 10, in office since 2021-12-08; by decision of the host: for the king",
            order.Places[1].Reason
        );
        Assert.Equal(
            "rank 20, as if in office since 2000-01-01; by decision of the host: dean",
            order.Places[2].Reason
        );
        Assert.Equal("rank 20, in office since 2018-03-19; by decision of the host: elder", order.Places[3].Reason);
        Assert.Equal("president", order.Places[1].Rank);
        Assert.Empty(order.Doubts);
    }

    [Fact]
    public void WithinADelegationTheListWinsOverRankAndTenure()
    {
        var order = Some.Order(
            Listed("minister", 3, "vice", "2018-03-19"),
            Some.Person("forgotten", "president", "2018-03-19", delegation: "a"),
            Listed("adviser", 2),
            Listed("president", 1, "president")
        );

        Assert.Equal("president adviser minister forgotten", order.Ids());
        Assert.Equal(
            [
                "place 1 on the sender's list",
                "place 2 on the sender's list",
                "place 3 on the sender's list",
                "rank 10, in office since 2018-03-19; not on the sender's list",
            ],
            order.Places.Select(place => place.Reason)
        );
        Assert.Equal([(PrecedenceDoubtKind.NotOnList, "forgotten")], Told(order));
    }

    [Fact]
    public void AmongOthersADelegationFillsItsPlacesInTheOrderOfItsList()
    {
        var order = Some.Order(
            Listed("president", 1, "president", "2020-05-01"),
            Listed("adviser", 2, "other"),
            Listed("vice", 3, "vice", "2018-03-19"),
            Some.Person("guest", "president", "2018-03-19", delegation: "b"),
            Some.Person("deputy", "vice", "2021-12-08", delegation: "b")
        );

        Assert.Equal("guest president adviser deputy vice", order.Ids());
        Assert.Equal("rank 10, in office since 2020-05-01", order.Places[1].Reason);
        Assert.Equal(
            "place 2 on the sender's list, which puts them where the delegation has rank 20, in office since 2018-03-19",
            order.Places[2].Reason
        );
        Assert.Equal(
            "place 3 on the sender's list, which puts them where the delegation has rank 90, by name",
            order.Places[4].Reason
        );
        Assert.Empty(order.Doubts);
    }

    [Fact]
    public void ASpouseStandsBehindThePartner()
    {
        var order = Some.Order(
            Some.Person("trump", "president", "2018-03-19", "Donald Trump", "a"),
            Wife("melania", "trump"),
            Some.Person("next", "president", "2020-05-01", delegation: "b"),
            Wife("alone", "absent")
        );

        Assert.Equal("trump melania next alone", order.Ids());
        Assert.Equal("with Donald Trump, as spouse", order.Places[1].Reason);
        Assert.Equal([(PrecedenceDoubtKind.NoRank, "alone")], Told(order));
    }

    [Fact]
    public void ASpouseWhomTheListHasElsewhereStandsThere()
    {
        var behind = Some.Order(
            Listed("king", 1, "president", "2018-03-19"),
            With(Wife("queen", "king"), p => (p.Delegation, p.ListPlace) = (Some.Delegations[0].Name, 2)),
            Listed("minister", 3, "vice", "2018-03-19"),
            Some.Person("guest", "president", "2020-05-01", delegation: "b")
        );
        var elsewhere = Some.Order(
            Listed("king", 1, "president", "2018-03-19"),
            Listed("minister", 2, "vice", "2018-03-19"),
            With(Wife("queen", "king"), p => (p.Delegation, p.ListPlace) = (Some.Delegations[0].Name, 3))
        );

        Assert.Equal("king queen guest minister", behind.Ids());
        Assert.Equal("king minister queen", elsewhere.Ids());
        Assert.Empty(behind.Doubts);
    }

    [Fact]
    public void TwoWhoNameEachOtherAsPartnerRankByThemselves()
    {
        var order = Some.Order(
            With(Wife("one", "two"), p => p.Rank = "other"),
            Wife("two", "one"),
            Some.Person("zed", "other")
        );

        Assert.Equal("one zed two", order.Ids());
    }

    [Fact]
    public void SpousesOfOnePersonAreReported()
    {
        var order = Some.Order(Some.Person("king", "president", "2018-03-19"), Wife("b", "king"), Wife("a", "king"));

        Assert.Equal("king a b", order.Ids());
        Assert.Equal([(PrecedenceDoubtKind.Tie, "a b")], Told(order));
    }

    [Fact]
    public void TheLeadersAtHiroshimaRankByOfficeThenByTenure()
    {
        var ladder = Ladders.DefaultOf("hiroshima-2023");
        var open = PrecedenceOrder.Of(ladder, Hiroshima.People(), Hiroshima.Delegations());
        var decided = PrecedenceOrder.Of(ladder, Hiroshima.Decided(), Hiroshima.Delegations());

        const string Expected = "macron biden trudeau kishida scholz meloni sunak michel von-der-leyen";
        Assert.Equal(Expected, open.Ids());
        Assert.Equal("rank 10, in office since 2017-05-14", open.Places[0].Reason);
        Assert.Equal([(PrecedenceDoubtKind.Tie, "michel von-der-leyen")], Told(open));
        Assert.Equal(Expected, decided.Ids());
        Assert.Empty(decided.Doubts);
        Assert.Equal(
            "rank 40, in office since 2019-12-01; by decision of the host: the European Council before the Commission",
            decided.Places[7].Reason
        );
    }

    private static Participant Listed(string id, int place, string rank = "", string since = "") =>
        With(Some.Person(id, rank, since, delegation: "a"), p => p.ListPlace = place);

    private static Participant Wife(string id, string of) =>
        With(Some.Person(id), p => (p.Role, p.Accompanies) = (Spouse, $"{Some.Visit}/participants/{of}"));

    private static Participant With(Participant person, Action<Participant> change)
    {
        change(person);
        return person;
    }

    private static IEnumerable<(PrecedenceDoubtKind, string)> Told(StateVisit.Participants.V1.Precedence order) =>
        order.Doubts.Select(doubt => (doubt.Kind, Ids(doubt.Participants)));

    private static string Ids(IEnumerable<string> names) => string.Join(' ', names.Select(name => name.Split('/')[^1]));
}
