using StateVisit.Participants.V1;
using Xunit;

namespace StateVisit.Tests.Participants.Seating;

/// <summary>The other layouts.</summary>
public sealed class LayoutTests
{
    [Fact]
    public void RoundATableTheHostsRightComesFirst()
    {
        var seats = Mixed(LayoutKind.RoundTable).BySeat();

        // Clockwise from the host is to the host's left.
        Assert.Equal(["h1", "h2", "g3", "h4", "h3", "g2", "g1"], Enumerable.Range(1, 7).Select(n => seats[$"s{n}"]));
    }

    [Fact]
    public void AtTheHeadOfAULeadersAndAlongTheArmsEachSide()
    {
        var seats = Mixed(LayoutKind.UShape).Seats();

        Assert.Equal("p1", seats.Of("h1").Id);
        Assert.Equal("p2", seats.Of("g1").Id);
        Assert.Equal(("g1", "g2", "h1"), (seats.Of("g2").Id, seats.Of("g3").Id, seats.Of("h2").Id));
        // The guests' arm is at the host's right, who faces the door.
        Assert.True(seats.Of("g2").X < 0 && seats.Of("h2").X > 0);
        Assert.True(seats.Of("h1").Y > seats.Of("h2").Y);
    }

    [Fact]
    public void AtABanquetHostsAndGuestsSitAlternatelyTheHostsTableFirst()
    {
        var hall = new Hall(LayoutKind.BanquetTables)
            .With("RU", "h1", "h2", "h3", "h4", "h5")
            .With("CN", "g1", "g2", "g3", "g4", "g5");
        hall.Plan.Layout.Seats = 5;

        var seats = hall.Seats();

        Assert.All(seats, seat => Assert.NotEqual("", seat.Participant));
        Assert.Equal("t1-1", seats.Of("h1").Id);
        // At the host's right, then the left; clockwise is to the left.
        Assert.Equal("t1-5", seats.Of("g1").Id);
        Assert.Equal("t1-2", seats.Of("g2").Id);
        Assert.Equal("t1-4", seats.Of("h2").Id);
        Assert.Equal(
            ["h4", "g3"],
            [Hall.IdOf(seats.Single(s => s.Id == "t2-1")), Hall.IdOf(seats.Single(s => s.Id == "t2-5"))]
        );
    }

    [Fact]
    public void InATheatreTheFirstSitInTheMiddleOfTheFirstRow()
    {
        var hall = Mixed(LayoutKind.TheatreRows);
        hall.Plan.Layout.Seats = 5;

        var seats = hall.Seats();

        Assert.Equal(["g3", "h2", "h1", "g1", "g2"], seats.FromLeft(seat => seat.Unit == 1));
        Assert.Equal("r1-3", seats.Of("h1").Id);
        Assert.Equal("r1-4", seats.Of("g1").Id);
        Assert.True(seats.Of("h3").Y < seats.Of("h1").Y);
        Assert.Equal(10, seats.Count);
    }

    [Fact]
    public void TheGuestSignsOnTheHostsRightWithAssistantsOutsideAndWitnessesBehind()
    {
        var hall = new Hall(LayoutKind.SigningTable)
            .With("RU", "putin", "lavrov", "novak")
            .With("CN", "xi", "qin", "wang")
            .Seat(
                new()
                {
                    Office = "Treaty officer",
                    Party = "RU",
                    Function = SitterFunction.Assistant,
                }
            )
            .Seat(
                new()
                {
                    Office = "Treaty officer",
                    Party = "CN",
                    Function = SitterFunction.Assistant,
                }
            );
        Sign(hall, "novak", "wang");

        var seats = hall.Seats();

        // As the audience sees it, from the left.
        Assert.Equal(
            ["CN", "CN", "RU", "RU"],
            seats.Where(seat => !seat.Behind).OrderBy(seat => seat.X).Select(seat => seat.Party)
        );
        Assert.Equal(("g1", "h1"), (seats.Of("wang").Id, seats.Of("novak").Id));
        Assert.Equal(["qin", "xi", "putin", "lavrov"], seats.FromLeft(seat => seat.Behind));
        Assert.True(seats.Of("xi").Y > seats.Of("wang").Y);

        hall.Plan.Profile = "guest-signs-left";
        Assert.True(hall.Seats().Of("wang").X > 0);
    }

    private static void Sign(Hall hall, params string[] ids)
    {
        foreach (var sitter in hall.Task().Sitters.Where(s => ids.Any(id => s.Participant == Hall.Person(id))))
            sitter.Function = SitterFunction.Signatory;
    }

    private static Hall Mixed(LayoutKind kind) =>
        new Hall(kind).With("RU", "h1").With("CN", "g1").With("RU", "h2").With("CN", "g2", "g3").With("RU", "h3", "h4");
}
