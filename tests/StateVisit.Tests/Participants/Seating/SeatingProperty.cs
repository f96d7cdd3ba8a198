using CsCheck;
using StateVisit.Participants.Seating;
using StateVisit.Participants.V1;
using StateVisit.Tests.Fixture;
using Xunit;

namespace StateVisit.Tests.Participants.Seating;

/// <summary>What holds of every plan.</summary>
public sealed class SeatingProperty
{
    private const int Halls = 1_000;

    [Fact]
    public void EverybodyIsSeatedOnceAndNobodyElse() =>
        Gatherings
            .Of()
            .Try(
                hall =>
                {
                    var seats = hall.Seats();
                    Assert.Equal(
                        hall.People.Order(StringComparer.Ordinal),
                        seats
                            .Select(seat => seat.Participant)
                            .Where(name => name.Length > 0)
                            .Order(StringComparer.Ordinal)
                    );
                    Assert.Equal(
                        hall.Task().Sitters.Sum(sitter => sitter.Count),
                        seats.Count(seat => seat.Participant.Length == 0 && seat.Party.Length > 0)
                    );
                    Assert.Distinct(seats.Select(seat => seat.Id));
                },
                iter: Halls
            );

    [Fact]
    public void NoTwoSeatsOverlap() =>
        Gatherings
            .Of()
            .Try(
                hall =>
                {
                    var seats = hall.Seats();
                    var least = hall.Plan.Layout.PlaceWidth / 100.0 - 0.01;
                    foreach (var (i, a) in seats.Index())
                    foreach (var b in seats.Take(i))
                        Assert.True(
                            Math.Sqrt(Math.Pow(a.X - b.X, 2) + Math.Pow(a.Y - b.Y, 2)) >= Math.Min(least, 0.69),
                            $"{a.Id} and {b.Id}"
                        );
                },
                iter: Halls
            );

    [Fact]
    public void PrincipalsSitFaceToFaceInTheMiddle() =>
        Gatherings
            .Of(LayoutKind.NegotiatingTable)
            .Try(
                hall =>
                {
                    var seats = hall.Seats();
                    var width = hall.Plan.Layout.PlaceWidth / 100.0;
                    var atEnd = hall.Plan.Layout.Door == Door.TableEnd;
                    var sides = new[] { SeatSide.Host, SeatSide.Guest }
                        .Select(side =>
                            seats
                                .Where(seat => seat.Side == side && seat.Function == SitterFunction.Principal)
                                .Select(seat => (Along: atEnd ? seat.Y : seat.X, seat.Facing))
                                .ToList()
                        )
                        .ToList();
                    Assert.All(sides, side => Assert.InRange(side.Count, 1, 2));
                    Assert.All(sides, side => Assert.InRange(side.Average(seat => seat.Along), -0.001, 0.001));
                    Assert.All(
                        sides.SelectMany(side => side),
                        seat => Assert.InRange(Math.Abs(seat.Along), 0, (width / 2) + 0.001)
                    );
                    Assert.Equal(180, Math.Abs(sides[0][0].Facing - sides[1][0].Facing));
                },
                iter: Halls
            );

    [Fact]
    public void TheRestAlternateRightAndLeftOfTheirOwnPrincipal() =>
        Gatherings
            .Of(LayoutKind.NegotiatingTable)
            .Try(
                hall =>
                {
                    var profile = Profiles.Find(hall.Plan.Profile)!;
                    foreach (var side in hall.Seats().Where(seat => !seat.Behind).GroupBy(seat => seat.Side))
                    {
                        var heads = side.Where(seat => seat.Function == SitterFunction.Principal).ToList();
                        var middle = heads.Average(RightOf);
                        var members = side.Where(seat => seat.Order > heads.Count)
                            .OrderBy(seat => seat.Order)
                            .Select(seat => RightOf(seat) - middle)
                            .ToList();
                        var interpreter = side.Where(seat =>
                                seat.Function == SitterFunction.Interpreter && seat.Order == 0
                            )
                            .Select(seat => (double?)(RightOf(seat) - middle))
                            .SingleOrDefault();
                        var room = side.Where(seat => seat.Order > heads.Count || seat.Party.Length == 0)
                            .ToLookup(seat => RightOf(seat) > middle);
                        var rightFirst = interpreter is { } beside ? beside < 0 : !profile.LeftFirst;
                        // As long as there is room on both sides, one on each in turn, always the nearest.
                        var inTurn = Math.Min(members.Count, 2 * Math.Min(room[true].Count(), room[false].Count()));
                        for (var i = 0; i < inTurn; i++)
                        {
                            Assert.Equal(i % 2 == 0 ? rightFirst : !rightFirst, members[i] > 0);
                            if (i > 1)
                                Assert.True(Math.Abs(members[i]) > Math.Abs(members[i - 2]));
                        }
                    }
                },
                iter: Halls
            );

    [Fact]
    public void WhoFacesTheDoorIsTheProfilesMatterAndMirrorsTheTable() =>
        Gatherings
            .Of(LayoutKind.NegotiatingTable)
            .Where(hall => hall.Plan.Profile == "standard")
            .Try(
                hall =>
                {
                    var usual = hall.Seats();
                    hall.Plan.Profile = "host-faces-door";
                    foreach (var (a, b) in usual.Zip(hall.Seats()))
                    {
                        Assert.Equal((a.Id, a.Participant, a.Party), (b.Id, b.Participant, b.Party));
                        Assert.Equal((-a.X, -a.Y), (b.X, b.Y));
                        Assert.Equal(180, Math.Abs(a.Facing - b.Facing));
                    }
                },
                iter: 100
            );

    [Fact]
    public void TheOrderInWhichSittersAreNamedDecidesNothing() =>
        Gatherings
            .Of()
            .SelectMany(hall => Gen.Shuffle(hall.Task().Sitters.ToArray()), (hall, sitters) => (hall, sitters))
            .Try(
                pair => Assert.Equal(pair.hall.Seats(), Planner.Plan(pair.hall.Task() with { Sitters = pair.sitters })),
                iter: Halls
            );

    [Fact]
    public void WhoIsPinnedWhereHeSitsMovesNobody() =>
        Gatherings
            .Of()
            .SelectMany(hall => Gen.Int[0, 1000], (hall, pick) => (hall, pick))
            .Try(
                pair =>
                {
                    var (hall, pick) = pair;
                    var before = hall.Seats();
                    var named = before.Where(seat => seat.Participant.Length > 0).ToList();
                    var seat = named[pick % named.Count];
                    hall.Plan.Pins.Add(new Pin { Seat = seat.Id, Participant = seat.Participant });
                    Assert.Equal(
                        before.Where(one => one.Party.Length > 0).ToDictionary(one => one.Id, one => one.Participant),
                        hall.Seats()
                            .Where(one => one.Party.Length > 0)
                            .ToDictionary(one => one.Id, one => one.Participant)
                    );
                },
                iter: Halls
            );

    [Fact]
    public void PinsAreKeptWhoeverSitsWhere() =>
        Gatherings
            .Of()
            .SelectMany(hall => Gen.Int[0, 1000].Array[6], (hall, picks) => (hall, picks))
            .Try(
                pair =>
                {
                    var (hall, picks) = pair;
                    var ids = hall.Seats().Where(seat => !seat.Behind).Select(seat => seat.Id).ToList();
                    foreach (
                        var (seat, who) in picks
                            .Chunk(2)
                            .Select(two => (ids[two[0] % ids.Count], hall.People[two[1] % hall.People.Count]))
                    )
                        if (hall.Plan.Pins.All(pin => pin.Seat != seat && pin.Participant != who))
                            hall.Plan.Pins.Add(new Pin { Seat = seat, Participant = who });

                    var seats = hall.Seats();

                    foreach (var pin in hall.Plan.Pins)
                        Assert.Equal(pin.Participant, seats.Single(seat => seat.Id == pin.Seat).Participant);
                    Assert.Equal(hall.People.Count, seats.Count(seat => seat.Participant.Length > 0));
                },
                iter: Halls
            );

    private static double RightOf(Seat seat)
    {
        var (sin, cos) = Math.SinCos(double.DegreesToRadians(seat.Facing));
        return (seat.X * cos) - (seat.Y * sin);
    }
}
