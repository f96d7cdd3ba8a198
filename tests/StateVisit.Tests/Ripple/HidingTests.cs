using Google.Protobuf;
using Google.Protobuf.WellKnownTypes;
using StateVisit.Agenda.Ripple;
using StateVisit.Agenda.V1;
using StateVisit.Journal.Labels;
using StateVisit.Ripple;
using StateVisit.Tests.Fixture;
using Xunit;

namespace StateVisit.Tests.Ripple;

/// <summary>
/// Nobody learns that a record exists that they may not see: what it does to times that they do see looks as if somebody had
/// entered it by hand, to the byte.
/// </summary>
public sealed class HidingTests
{
    private const int Seeds = 300;

    private static readonly Clearance[] Clearances =
    [
        Clearance.Public,
        Programme.Press,
        Programme.Delegation("CN"),
        Programme.Office,
    ];

    [Fact]
    public void AHiddenRecordLooksLikeADelayEnteredByHand()
    {
        int compared = 0,
            moved = 0;
        Parallel.For(
            0,
            Seeds,
            seed =>
            {
                var world = RandomProgramme.Of(seed);
                foreach (var clearance in Clearances)
                {
                    if (Twin.Of(world, clearance) is not { } twin)
                        continue;
                    Interlocked.Increment(ref compared);
                    if (twin.Entered > 0)
                        Interlocked.Increment(ref moved);
                    if (IsSame(world, twin.World, clearance))
                        continue;
                    var least = world.Shrunk(w => Twin.Of(w, clearance) is { } t && !IsSame(w, t.World, clearance));
                    Assert.Fail(
                        $"Seed {seed}, {clearance.Key}\n{least}\n{least.SeenBy(clearance)}\nwithout:\n"
                            + Twin.Of(least, clearance)!.World.SeenBy(clearance)
                    );
                }
            }
        );
        Assert.True(compared > Seeds * 2 && moved > Seeds / 10, $"{compared} compared, {moved} with something moved");
    }

    /// <summary>Once for all to see, and once more, essential, for few.</summary>
    [Fact]
    public void ASecondHiddenAttendanceOfAPersonChangesNothing()
    {
        var open = Small
            .Day("2023-03-21T11:00:00Z")
            .Session("first", "12:00", 60, s => s.With("xi", essential: false))
            .Session("second", "12:30", 60, s => s.With("xi", essential: false));
        var world = open.Change("second", s => s.With("xi", essential: true, Make.Restricted));

        Assert.Equal(open.Timeline(Clearance.Public), world.Timeline(Clearance.Public));
    }

    [Theory]
    [InlineData("a predecessor")]
    [InlineData("the same track")]
    [InlineData("the same person")]
    [InlineData("the same room")]
    public void WhatAHiddenSessionPushesWasDelayedByHand(string how)
    {
        var world = Small
            .Day("2023-03-21T11:00:00Z")
            .Room("hall", 10)
            .Session("hidden", "12:00", 30, s => s.Access = Make.Restricted)
            .Session("open", "12:45", 30);
        world = how switch
        {
            "a predecessor" => world.Change("open", s => s.After("hidden", 15, Make.Restricted)),
            "the same track" => world,
            "the same person" => world.Change("hidden", s => s.With("xi")).Change("open", s => s.With("xi")),
            _ => world.Change("hidden", s => s.In("hall")).Change("open", s => s.In("hall")),
        };
        if (how != "the same track")
            world = world.Change("hidden", s => s.Track = "protocol");
        var late = world.Timing("hidden", t => t.NotBefore = Small.At("12:40"));

        var seen = late.Times("open", Clearance.Public);

        Assert.True(seen.ExpectedStart.Time > Small.At("13:00"), how);
        Assert.Equal(new Cause { Kind = CauseKind.Entered }, seen.Cause);
        var byHand = world.Without("hidden").Timing("open", t => t.NotBefore = seen.ExpectedStart.Time);
        Assert.Equal(byHand.Timeline(Clearance.Public), late.Timeline(Clearance.Public));
        Assert.NotEqual(CauseKind.Entered, late.Times("open").Cause.Kind);
    }

    [Fact]
    public void AHiddenSessionWithAnOpenEndLeavesOnlyAnOpenStart()
    {
        var world = Small
            .Day("2023-03-21T12:30:00Z")
            .Session("hidden", "12:00", null, s => s.Access = Make.Restricted)
            .Session("open", "12:15", 30)
            .Timing("hidden", t => t.State = SessionState.InProgress);
        var byHand = world.Without("hidden").Timing("open", t => t.NoEstimate = true);

        Assert.Equal(Bound.AtLeast, world.Times("open", Clearance.Public).ExpectedStart.Bound);
        Assert.Equal(byHand.Timeline(Clearance.Public), world.Timeline(Clearance.Public));
    }

    /// <summary>A session that somebody may not know to have begun does not say when another had ended.</summary>
    [Fact]
    public void AHiddenStartDoesNotTellWhenAnotherHadEnded()
    {
        var open = Small
            .Day("2023-03-21T15:00:00Z")
            .Session("open", "12:00", null)
            .Timing("open", t => t.State = SessionState.Concluded);
        var world = open.Session("hidden", "13:00", 30, s => s.Access = Make.Restricted)
            .Timing(
                "hidden",
                t => (t.State, t.ActualStart) = (SessionState.InProgress, new() { Time = Small.At("13:05") })
            );

        Assert.Equal(open.Timeline(Clearance.Public), world.Timeline(Clearance.Public));
        Assert.Equal(Small.At("13:05"), world.Times("open").ExpectedEnd.Time);
    }

    /// <summary>An order only: what is late is late by hand too, whoever pushes it.</summary>
    [Fact]
    public void WhatHasAnOrderOnlyIsPushedAsIfByHand()
    {
        var world = Small
            .Day("2023-03-21T11:00:00Z")
            .Session("hidden", "12:00", 30, s => s.Access = Make.Restricted)
            .Session("open", null, 30, s => s.After("hidden", 0, Make.Restricted));
        var byHand = world
            .Without("hidden")
            .Timing("open", t => (t.NotBefore, t.NoEstimate) = (Small.At("12:30"), true));

        Assert.Equal(byHand.Timeline(Clearance.Public), world.Timeline(Clearance.Public));
    }

    [Fact]
    public void HiddenPeopleCountForNobody()
    {
        var open = Small
            .Day("2023-03-21T11:00:00Z")
            .Room("hall", 0, capacity: 1)
            .Session("talks", "12:00", 60, s => s.In("hall").With("xi"));
        var world = open.Change("talks", s => s.With("guard", essential: false, Make.Restricted));

        Assert.Equal(open.Timeline(Clearance.Public), world.Timeline(Clearance.Public));
        Assert.Equal(ViolationKind.Capacity, Assert.Single(world.Times("talks").Violations).Kind);
    }

    [Fact]
    public void AFilterByAPersonFindsNoHiddenAttendance()
    {
        var world = Small
            .Day("2023-03-21T11:00:00Z")
            .Session("talks", "12:00", 60, s => s.With("guard", essential: true, Make.Restricted));
        var filter = new TimelineFilter("", "", Programme.PersonName("guard"), "", "");

        Assert.Empty(world.Programme.SeenBy(Clearance.Public, filter).Sessions);
        Assert.Single(world.Programme.SeenBy(Clearance.Full, filter).Sessions);
    }

    [Fact]
    public void WhatWasToldInConfidenceIsNotWhatWasToldLast()
    {
        var open = Small
            .Day("2023-03-21T11:00:00Z")
            .Session(
                "talks",
                "12:00",
                60,
                s => s.Told.Add(new Told { Audience = Audience.Press, StartTime = Small.At("11:30") })
            );
        var world = open.Change(
            "talks",
            s =>
                s.Told.Add(
                    new Told
                    {
                        Audience = Audience.Press,
                        StartTime = Small.At("12:00"),
                        Access = Make.Restricted,
                    }
                )
        );

        Assert.Equal(open.Timeline(Clearance.Public), world.Timeline(Clearance.Public));
        Assert.Empty(world.Times("talks").Violations);
    }

    [Fact]
    public void LiveTimesAreForThoseWhoMaySeeTheTiming()
    {
        var world = Small
            .Day("2023-03-21T12:10:00Z")
            .Session("talks", "12:00", 60)
            .Timing("talks", t => t.Access = Make.Restricted);
        var late = world.Timing("talks", t => t.NotBefore = Small.At("12:40"));

        Assert.Equal(world.Timeline(Clearance.Public), late.Timeline(Clearance.Public));
        Assert.Null(late.Times("talks", Clearance.Public).ExpectedStart);
        Assert.Equal(Small.At("12:40"), late.Times("talks").ExpectedStart.Time);
    }

    private static bool IsSame(Programme a, Programme b, Clearance clearance) =>
        a.SeenBy(clearance).ToByteString() == b.SeenBy(clearance).ToByteString();
}
