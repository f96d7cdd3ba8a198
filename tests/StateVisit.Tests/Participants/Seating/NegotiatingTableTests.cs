using StateVisit.Participants.V1;
using Xunit;

namespace StateVisit.Tests.Participants.Seating;

/// <summary>Two delegations across a table. Seats are numbered from the principal on, even ones at the sitter's right.</summary>
public sealed class NegotiatingTableTests
{
    [Fact]
    public void NumberTwoSitsOnTheLeftOfAPrincipalWithTheInterpreterOnTheRight()
    {
        var seats = Talks().BySeat();

        Assert.Equal(["putin", "ri", "lavrov", "shoigu", "ushakov"], At(seats, 'h', 5));
        Assert.Equal(["xi", "ci", "qin"], At(seats, 'g', 3));
    }

    [Fact]
    public void WithInterpretersBehindTheRestAlternateFromTheRight()
    {
        var hall = Talks();
        hall.Plan.Profile = "interpreters-behind";

        var seats = hall.Seats();

        Assert.Equal("h2", seats.Of("lavrov").Id);
        Assert.Equal("h3", seats.Of("shoigu").Id);
        Assert.Equal("h1b", seats.Of("ri").Id);
        Assert.True(seats.Of("ri").Behind);
        Assert.Equal(seats.Of("putin").X, seats.Of("ri").X);
        Assert.True(seats.Of("ri").Y < seats.Of("putin").Y);
    }

    [Fact]
    public void LeftFirstIsACustom()
    {
        var hall = Talks();
        hall.Plan.Profile = "left-first";

        Assert.Equal("h3", hall.Seats().Of("lavrov").Id);
        Assert.Equal("h2", hall.Seats().Of("shoigu").Id);
    }

    [Fact]
    public void InterpretersByOneSideFaceEachOther()
    {
        var hall = Talks();
        hall.Plan.Profile = "interpreters-by-side";

        var seats = hall.Seats();

        Assert.Equal("h2", seats.Of("ri").Id);
        Assert.Equal("g3", seats.Of("ci").Id);
        Assert.Equal(seats.Of("ri").X, seats.Of("ci").X, 3);
        Assert.Equal("g2", seats.Of("qin").Id);
    }

    [Fact]
    public void GuestsFaceTheDoorAndSitOnTheRightWhereItIsAtTheEnd()
    {
        var hall = Talks();
        Assert.Equal((0, 180), (hall.Seats().Of("putin").Facing, hall.Seats().Of("xi").Facing));
        Assert.True(hall.Seats().Of("xi").Y > 0);

        hall.Plan.Layout.Door = Door.TableEnd;
        Assert.True(hall.Seats().Of("xi").X > 0);
        Assert.Equal(270, hall.Seats().Of("xi").Facing);

        hall.Plan.Profile = "host-faces-door";
        Assert.True(hall.Seats().Of("putin").X > 0);
    }

    [Fact]
    public void BothSidesHaveEquallyManyPlacesAndEmptyOnesRemain()
    {
        var seats = Talks().Seats();

        Assert.Equal(5, seats.Count(seat => seat.Side == SeatSide.Host));
        Assert.Equal(5, seats.Count(seat => seat.Side == SeatSide.Guest));
        Assert.Equal(2, seats.Count(seat => seat.Party.Length == 0));
    }

    [Fact]
    public void NoteTakersSitAtTheEnds()
    {
        var hall = Talks().With("RU", "n:one", "n:two");

        var host = hall.Seats().FromLeft(seat => seat.Side == SeatSide.Host);

        Assert.Equal("two", host[0]);
        Assert.Equal("one", host[^1]);
        Assert.Equal(7, host.Count);
    }

    [Fact]
    public void TwoHeadsShareTheMiddle()
    {
        var seats = new Hall { Guests = ["EU"] }
            .With("RU", "p:host", "h2")
            .With("EU", "p:michel", "p:leyen", "borrell", "i:ei")
            .Seats();

        Assert.Equal(-seats.Of("michel").X, seats.Of("leyen").X, 3);
        Assert.Equal(0.4, Math.Abs(seats.Of("michel").X), 3);
        Assert.Equal(0, seats.Of("host").X, 3);
        Assert.Equal(SitterFunction.Principal, seats.Of("leyen").Function);
    }

    [Fact]
    public void SeveralGuestPartiesSitInTheirOrderTheirLeadersFirst()
    {
        var hall = new Hall { Guests = ["CN", "KZ"] };
        hall.With("RU", "putin").With("KZ", "p:tokayev", "kz2").With("CN", "p:xi", "cn2");

        var seats = hall.BySeat();

        Assert.Equal(["xi", "tokayev", "cn2", "kz2"], At(seats, 'g', 4));
    }

    [Fact]
    public void OfficesAndNumbersHaveSeatsBeforeTheyHaveNames()
    {
        var hall = Talks()
            .Seat(
                new()
                {
                    Office = "Minister of Commerce",
                    Party = "CN",
                    Order = 2,
                }
            )
            .Seat(
                new Sitter
                {
                    Count = 2,
                    Party = "CN",
                    Disputed = true,
                }
            );

        var seats = hall.Seats();

        var minister = seats.Single(seat => seat.Office == "Minister of Commerce");
        Assert.Equal((2, "g3", "CN"), (minister.Order, minister.Id, minister.Party));
        Assert.Equal(3, seats.Of("qin").Order);
        var unnamed = seats.Where(seat => seat.Participant.Length == 0 && seat.Office.Length == 0 && seat.Order > 0);
        Assert.All(unnamed, seat => Assert.True(seat.Disputed));
        Assert.Equal([4, 5], unnamed.Select(seat => seat.Order).Order());
    }

    [Fact]
    public void ASeatKeepsItsPersonAndAnotherStaysFree()
    {
        var seats = Talks().Pin("h3", "ushakov").Pin("h5").Seats();

        Assert.Equal("h3", seats.Of("ushakov").Id);
        Assert.True(seats.Of("ushakov").Pinned);
        Assert.Equal("", seats.Single(seat => seat.Id == "h5").Participant);
        Assert.Equal("h4", seats.Of("lavrov").Id);
        Assert.Equal("h6", seats.Of("shoigu").Id);
    }

    [Fact]
    public void EverySeatSaysWhy()
    {
        var seats = Talks().Pin("h4", "ushakov").Seats();

        Assert.Equal("number 1 of the host side: rank 10, in the middle", seats.Of("putin").Reason);
        Assert.Equal("number 2 of the host side: rank 20", seats.Of("lavrov").Reason);
        Assert.Equal("interpreter, beside the principal", seats.Of("ri").Reason);
        Assert.Equal("pinned to this seat", seats.Of("ushakov").Reason);
    }

    private static IEnumerable<string> At(Dictionary<string, string> seats, char side, int count) =>
        Enumerable.Range(1, count).Select(n => seats[$"{side}{n}"]);

    private static Hall Talks() =>
        new Hall().With("RU", "putin", "lavrov", "shoigu", "ushakov", "i:ri").With("CN", "xi", "qin", "i:ci");
}
