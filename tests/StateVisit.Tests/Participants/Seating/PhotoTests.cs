using StateVisit.Participants.Precedence;
using StateVisit.Participants.Seating;
using StateVisit.Participants.V1;
using StateVisit.Tests.Fixture;
using Xunit;

namespace StateVisit.Tests.Participants.Seating;

/// <summary>Who stands where in a picture.</summary>
public sealed class PhotoTests
{
    [Fact]
    public void TheFamilyPhotoOfHiroshimaComesOut()
    {
        var people = Hiroshima.People();
        var seats = Planner.Plan(
            new(
                new()
                {
                    Name = $"{Hiroshima.Visit}/seatingPlans/photo",
                    Access = Make.Public,
                    Titles = { ["en"] = "Family photo" },
                    Layout = new() { Kind = LayoutKind.PhotoRows },
                },
                [.. people.Select(person => new Sitter { Participant = person.Name })],
                people.ToDictionary(person => person.Name),
                Hiroshima.Delegations().ToDictionary(delegation => delegation.Name),
                PrecedenceOrder.Of(Ladder, people, Hiroshima.Delegations()),
                "JP",
                ["CA", "DE", "EU", "FR", "GB", "IT", "US"]
            )
        );

        Assert.Equal(Hiroshima.Photo, seats.FromLeft());
        Assert.Equal("r1-5", seats.Of("kishida").Id);
        Assert.All(seats, seat => Assert.Equal(180, seat.Facing));
    }

    [Fact]
    public void HostAndGuestOfHonourShareTheCentreWhereThatIsTheCustom()
    {
        var hall = new Hall(LayoutKind.PhotoRows).With("RU", "putin", "lavrov").With("CN", "xi", "qin");
        hall.Plan.Profile = "shared-centre";

        var seats = hall.Seats();

        // The guest stands on the host's right, which is the camera's left.
        Assert.Equal(["lavrov", "xi", "putin", "qin"], seats.FromLeft());
        Assert.Equal(-seats.Of("putin").X, seats.Of("xi").X, 3);
    }

    [Fact]
    public void WhoFindsNoPlaceInTheFirstRowStandsInTheSecond()
    {
        var hall = new Hall(LayoutKind.PhotoRows).With("RU", "h1", "h2", "h3", "h4").With("CN", "g1", "g2", "g3");
        hall.Plan.Layout.Seats = 3;

        var seats = hall.Seats();

        Assert.Equal(["g1", "h1", "h2"], seats.FromLeft(seat => seat.Unit == 1));
        Assert.Equal(["h4", "h3", "g2"], seats.FromLeft(seat => seat.Unit == 2));
        Assert.Equal(["g3"], seats.FromLeft(seat => seat.Unit == 3));
        Assert.True(seats.Of("h3").Y > seats.Of("h1").Y);
    }

    [Theory]
    [InlineData(2, "r1: g1 h1 h2, r2: h4 h3 g2")]
    [InlineData(4, "r1: g1 h1, r2: h3 h2, r3: h4, r4: g2")]
    [InlineData(6, "r1: h1, r2: g1, r3: h2, r4: h3, r5: h4, r6: g2")]
    // Nobody is left for the last of them.
    [InlineData(9, "r1: h1, r2: g1, r3: h2, r4: h3, r5: h4, r6: g2")]
    public void RowsThatAreAskedForAreFilledAlike(int rows, string standing)
    {
        var hall = new Hall(LayoutKind.PhotoRows).With("RU", "h1", "h2", "h3", "h4").With("CN", "g1", "g2");
        hall.Plan.Layout.Units = rows;

        var seats = hall.Seats();

        Assert.Equal(
            standing,
            string.Join(
                ", ",
                seats
                    .GroupBy(seat => seat.Unit)
                    .OrderBy(row => row.Key)
                    .Select(row => $"r{row.Key}: {string.Join(' ', seats.FromLeft(seat => seat.Unit == row.Key))}")
            )
        );
    }

    private static RankLadder Ladder =>
        new()
        {
            Rungs =
            {
                new Rung { Code = "head-of-state", Rank = 10 },
                new Rung { Code = "head-of-government", Rank = 30 },
                new Rung { Code = "head-of-organisation", Rank = 40 },
            },
        };
}
