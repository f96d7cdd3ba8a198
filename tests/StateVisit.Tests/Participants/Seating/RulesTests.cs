using StateVisit.Participants.Seating;
using StateVisit.Participants.V1;
using StateVisit.ServiceDefaults.Errors;
using Xunit;

namespace StateVisit.Tests.Participants.Seating;

/// <summary>Who is kept apart or together, and what is said where that cannot be.</summary>
public sealed class RulesTests
{
    [Fact]
    public void OfTwoWhoMustBeApartTheLowerMovesAndSaysWhy()
    {
        var seats = Guests(6).Apart("g3", "g5").Seats();

        // Due on g2 and g4 at the principal's right.
        Assert.Equal("g3", seats.Of("g3").Id);
        Assert.NotEqual("g5", seats.Of("g5").Id);
        Assert.EndsWith("due at g5, moved for rules[0]", seats.Of("g5").Reason);
    }

    [Fact]
    public void AnEmptySeatBetweenKeepsApart()
    {
        var hall = Guests(3).Apart("g1", "g2");
        hall.Plan.Layout.Seats = 5;

        var seats = hall.Seats();

        Assert.Equal("g4", seats.Of("g2").Id);
        Assert.Equal("g3", seats.Of("g3").Id);
    }

    [Fact]
    public void AtABanquetTheRulesSpeakOfTables()
    {
        var hall = new Hall(LayoutKind.BanquetTables)
            .With("RU", "h1", "h2", "h3", "h4")
            .With("CN", "g1", "g2", "g3", "g4")
            .Apart("h2", "g2")
            .Together("h2", "g4");
        hall.Plan.Layout.Seats = 4;

        var seats = hall.Seats();

        Assert.NotEqual(seats.Of("h2").Unit, seats.Of("g2").Unit);
        Assert.Equal(seats.Of("h2").Unit, seats.Of("g4").Unit);
        Assert.Equal((1, 1), (seats.Of("h1").Unit, seats.Of("g1").Unit));
    }

    [Fact]
    public void TwoRulesThatClashAreNamed()
    {
        var hall = Guests(6).Apart("g2", "g3").Apart("g4", "g5").Together("g5", "g4");
        hall.Plan.Rules[2].Note = "they share a file";

        var fault = Assert.Throws<Fault>(hall.Seats);

        Assert.Equal("RULES_CLASH", fault.Reason);
        Assert.Equal(
            "rules[1] (keep apart: g4, g5) and rules[2] (keep together: g5, g4; they share a file) cannot both be kept.",
            fault.Message
        );
        Assert.Equal("1,2", fault.Metadata["rules"]);
    }

    [Fact]
    public void ARuleThatClashesWithPinsNamesThem()
    {
        var hall = Guests(6).Pin("g2", "g4").Pin("g5", "g5").Pin("g7", "g6").Together("g4", "g5");

        var fault = Assert.Throws<Fault>(hall.Seats);

        Assert.Equal(
            "rules[0] (keep together: g4, g5), pins[0] (g2: g4) and pins[1] (g5: g5) cannot all be kept.",
            fault.Message
        );
        Assert.Equal("0,1", fault.Metadata["pins"]);
    }

    [Fact]
    public void SidesCannotBeBroughtTogetherAcrossTheTable()
    {
        var fault = Assert.Throws<Fault>(Guests(4).Together("h2", "g2").Seats);

        Assert.Equal(
            "rules[0] (keep together: h2, g2) cannot be kept while all others keep the seats of their functions.",
            fault.Message
        );
    }

    [Fact]
    public void TwoOfThreeWhoCannotBeMovedApartClashWhereverTheThirdSits()
    {
        var hall = new Hall().With("RU", "h1").With("CN", "g1", "i:gi", "g2").Apart("g1", "gi", "g2");

        Assert.Equal("RULES_CLASH", Assert.Throws<Fault>(hall.Seats).Reason);
    }

    [Fact]
    public void ATableTooSmallSaysHowManySeatsAreMissing()
    {
        var hall = Guests(6);
        hall.Plan.Layout.Seats = 4;

        var fault = Assert.Throws<Fault>(hall.Seats);

        Assert.Equal(
            ("TABLE_TOO_SMALL", "2 seats are missing.", "2"),
            (fault.Reason, fault.Message, fault.Metadata["missing"])
        );
    }

    [Fact]
    public void APinForSomebodyWhoIsNotThereOrForNoSeatIsAFault()
    {
        var stranger = Assert.Throws<Fault>(Guests(3).Pin("g2", "nobody").Seats);
        var nowhere = Assert.Throws<Fault>(Guests(3).Pin("g2", "g3").Pin("z9", "g2").Seats);

        Assert.Equal(["seating_plan.pins[0].participant"], stranger.Fields.Select(field => field.Path));
        Assert.Equal(["seating_plan.pins[1].seat"], nowhere.Fields.Select(field => field.Path));
    }

    [Fact]
    public void AStrangerHasNoSideOfATable()
    {
        var fault = Assert.Throws<Fault>(Guests(3).Seat(new Sitter { Office = "Observer", Party = "UN" }).Seats);

        Assert.EndsWith("is of UN, neither host nor guest", fault.Fields.Single().Description);
    }

    [Fact]
    public void TwoHundredPeopleWithFiftyRulesAreSeated()
    {
        var hall = new Hall(LayoutKind.BanquetTables);
        for (var i = 1; i <= 100; i++)
            hall.With("RU", $"h{i}").With("CN", $"g{i}");
        for (var i = 0; i < 25; i++)
            hall.Apart($"h{(4 * i) + 2}", $"g{(4 * i) + 2}").Together($"h{(4 * i) + 3}", $"g{100 - (4 * i)}");

        var seats = hall.Seats();

        Assert.All(
            hall.Plan.Rules,
            rule =>
                Assert.Equal(
                    rule.Kind == SeatingRuleKind.KeepTogether ? 1 : 2,
                    rule.Participants.Select(name => seats.Single(seat => seat.Participant == name).Unit)
                        .Distinct()
                        .Count()
                )
        );
    }

    private static Hall Guests(int count) =>
        new Hall().With("RU", "h1", "h2").With("CN", [.. Enumerable.Range(1, count).Select(i => $"g{i}")]);
}
