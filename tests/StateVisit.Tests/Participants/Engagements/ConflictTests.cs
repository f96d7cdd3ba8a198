using StateVisit.Agenda.V1;
using StateVisit.Tests.Fixture;
using StateVisit.Type.V1;
using Xunit;

namespace StateVisit.Tests.Participants.Engagements;

/// <summary>What does not go together in a person's day.</summary>
public class ConflictTests
{
    [Fact]
    public void TwoSessionsAtATimeAreADoubleBooking() =>
        Assert.Equal(["DoubleBooked a b 20"], new Diary().With("a", "10:00", 60).With("b", "10:40", 60).Conflicts());

    [Fact]
    public void AnEndAndAStartAtTheSameInstantGoTogether() =>
        Assert.Empty(new Diary().With("a", "10:00", 60).With("b", "11:00", 60).Conflicts());

    [Fact]
    public void EverySessionIsHeldAgainstAllThatOverlap() =>
        Assert.Equal(
            ["DoubleBooked day a 30", "DoubleBooked day b 30", "DoubleBooked day c 60", "DoubleBooked b c 15"],
            new Diary()
                .With("day", "09:00", 600)
                .With("a", "10:00", 30)
                .With("b", "10:30", 30)
                .With("c", "10:45", 60)
                .Conflicts()
        );

    [Fact]
    public void WhatStartsWithinAnotherIsADoubleBookingThoughItsEndIsUnknown() =>
        Assert.Equal(["DoubleBooked a b ?"], new Diary().With("a", "10:00", 60).With("b", "10:40").Conflicts());

    [Fact]
    public void WhatStartsTogetherIsADoubleBookingThoughNoEndIsKnown() =>
        Assert.Equal(["DoubleBooked a b ?"], new Diary().With("a", "10:00").With("b", "10:00").Conflicts());

    [Fact]
    public void NothingIsSaidOfWhatComesAfterAnUnknownEnd() =>
        Assert.Empty(new Diary().With("a", "10:00").With("b", "10:01", 60).With("c", null, 60).Conflicts());

    [Fact]
    public void APartOfTheDayIsNoTimeToReckonWith() =>
        Assert.Empty(
            new Diary()
                .With("a", "10:00", 60)
                .With("b", "10:30", 60, s => s.PlannedStart.Precision = Precision.PartOfDay)
                .Conflicts()
        );

    [Fact]
    public void TheWayBetweenVenuesHasToFitBetween() =>
        Assert.Equal(
            ["TravelTooShort a b 15"],
            Town().With("a", "10:00", 60, In("hall")).With("b", "11:15", 60, In("hotel")).Conflicts()
        );

    [Fact]
    public void TheWayThatJustFitsIsNoConflict() =>
        Assert.Empty(Town().With("a", "10:00", 60, In("hall")).With("b", "11:30", 60, In("hotel")).Conflicts());

    [Fact]
    public void TheWayBackIsAsLongUnlessTheVenueSaysOtherwise() =>
        Assert.Equal(
            ["TravelTooShort a b 20", "TravelTooShort b c 5"],
            new Diary()
                .Place("hall", "", ("hotel", 30), ("station", 15))
                .Place("hotel")
                .Place("station", "", ("hall", 50))
                .With("a", "10:00", 0, In("hotel"))
                .With("b", "10:10", 0, In("hall"))
                .With("c", "10:20", 0, In("station"))
                .Conflicts()
        );

    [Fact]
    public void AWayHoldsForWhatLiesInTheVenues() =>
        Assert.Equal(
            ["TravelTooShort a c 15", "TravelTooShort b c 25"],
            Town()
                .Place("room", "hall")
                .With("a", "10:00", 60, In("room"))
                .With("b", "11:00", 10, In("hall"))
                .With("c", "11:15", 60, In("hotel"))
                .Conflicts()
        );

    [Fact]
    public void ATransferEndsWhereItLeads() =>
        Assert.Empty(
            Town()
                .With("a", "10:00", 60, In("hall"))
                .With(
                    "ride",
                    "11:00",
                    30,
                    session =>
                    {
                        In("hall")(session);
                        session.Destination = Diary.VenueName("hotel");
                    }
                )
                .With("b", "11:30", 60, In("hotel"))
                .Conflicts()
        );

    [Fact]
    public void NobodyTravelsToASessionAttendedRemotely() =>
        Assert.Empty(Town().With("a", "10:00", 60, In("hall")).With("b", "11:00", 60, Remote).Conflicts());

    [Fact]
    public void WhoAttendsRemotelyIsDoubleBookedAllTheSame() =>
        Assert.Equal(
            ["DoubleBooked a b 30"],
            Town().With("a", "10:00", 60, In("hall")).With("b", "10:30", 60, Remote).Conflicts()
        );

    [Fact]
    public void WhatStartsBeforeTheArrivalIsAConflict()
    {
        var diary = new Diary().With("a", "10:00").With("b", "10:45").With("c", "10:00", 0, Remote);
        diary.Person.Arrival = new() { Time = Diary.At("10:45").Time };

        Assert.Equal(["BeforeArrival a 45"], diary.Conflicts());
    }

    [Fact]
    public void WhatEndsAfterTheDepartureIsAConflict()
    {
        var diary = new Diary().With("a", "10:00", 60).With("b", "11:00", 60).With("c", "13:00");
        diary.Person.Departure = new() { Time = Diary.At("11:00").Time };

        Assert.Equal(["AfterDeparture b 60", "AfterDeparture c ?"], diary.Conflicts());
    }

    [Fact]
    public void AnArrivalInAPartOfTheDayIsNoTimeToReckonWith()
    {
        var diary = new Diary().With("a", "10:00");
        diary.Person.Arrival = new() { Time = Diary.At("12:00").Time, Precision = Precision.PartOfDay };

        Assert.Empty(diary.Conflicts());
    }

    [Fact]
    public void WhatReallyHappenedCountsInsteadOfThePlan() =>
        Assert.Equal(
            ["DoubleBooked a b 10"],
            new Diary()
                .With("a", "10:00", 60)
                .With("b", "11:00", 60)
                .Timed("a", timing => (timing.ActualStart, timing.ActualEnd) = (Diary.Was("10:20"), Diary.Was("11:10")))
                .Conflicts()
        );

    [Fact]
    public void AConflictThatRestsOnADisputedAttendanceSaysSo()
    {
        var conflict = Assert.Single(
            new Diary()
                .With("a", "10:00", 90)
                .With("b", "11:00", 60, s => s.Attendances[0].Status = AttendanceStatus.Disputed)
                .Read()
                .Conflicts
        );

        Assert.Equal(
            "“a” and “b” overlap by 30 min. Sources disagree on whether the person attends “b”.",
            conflict.Description
        );
    }

    [Fact]
    public void MoreThanAThousandConflictsAreCutOff()
    {
        var diary = new Diary();
        for (var i = 0; i < 5_000; i++)
            diary.With($"s{i}", "10:00", 60);

        var answer = diary.Read();

        Assert.Equal((5_000, 1_000, true), (answer.Engagements.Count, answer.Conflicts.Count, answer.MoreConflicts));
    }

    private static Diary Town() => new Diary().Place("hall", "", ("hotel", 30)).Place("hotel");

    private static Action<Session> In(string venue) => session => session.Venue = Diary.VenueName(venue);

    private static void Remote(Session session)
    {
        In("hotel")(session);
        session.Attendances[0].Mode = AttendanceMode.Remote;
    }
}
