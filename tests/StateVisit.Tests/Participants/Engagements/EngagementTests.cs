using StateVisit.Agenda.V1;
using StateVisit.Participants.V1;
using StateVisit.Tests.Fixture;
using StateVisit.Type.V1;
using Xunit;

namespace StateVisit.Tests.Participants.Engagements;

/// <summary>What a person's day is shown to consist of.</summary>
public class EngagementTests
{
    [Fact]
    public void OnlyWhereThePersonIsNamedIsThePerson() =>
        Assert.Equal(
            ["mine"],
            Ids(
                new Diary()
                    .With("mine", "10:00")
                    .With("anothers", "10:00", change: s => s.Attendances[0].Participant = Diary.Name + "y")
                    .With("an-office", "10:00", change: s => s.Attendances[0].Office = "minister")
            )
        );

    [Fact]
    public void WhatIsCancelledAndWhereThePersonIsAbsentIsLeftOut() =>
        Assert.Empty(
            Ids(
                new Diary()
                    .With("cancelled", "10:00", 60, s => s.State = SessionState.Cancelled)
                    .With("cancelled-since", "10:00", 60)
                    .Timed("cancelled-since", timing => timing.State = SessionState.Cancelled)
                    .With("absent", "10:00", 60, s => s.Attendances[0].Status = AttendanceStatus.Absent)
            )
        );

    [Fact]
    public void TheyStandInOrderOfTimeAndThoseWithoutATimeLastByDay() =>
        Assert.Equal(
            ["early", "late", "first", "second", "next-day", "no-day"],
            Ids(
                new Diary()
                    .With("no-day", null, change: s => s.Day = "")
                    .With("next-day", null, change: s => s.Day = "2023-03-22")
                    .With("second", null, change: s => s.Order = 2)
                    .With("first", null, change: s => s.Order = 1)
                    .With("late", "15:00")
                    .With("early", "09:00")
            )
        );

    [Fact]
    public void APlannedStartWithoutADurationHasNoEnd()
    {
        var engagement = One(new Diary().With("a", "10:00"));

        Assert.Equal((Diary.At("10:00").Time, null, ""), (engagement.StartTime, engagement.EndTime, engagement.Day));
    }

    [Fact]
    public void WithoutATimeTheDayIsShown()
    {
        var engagement = One(new Diary().With("a", null, 60));

        Assert.Equal((null, null, "2023-03-21"), (engagement.StartTime, engagement.EndTime, engagement.Day));
    }

    [Fact]
    public void ThePlanCountsAsLongAsNothingHasHappened()
    {
        var engagement = One(new Diary().With("a", "10:00", 90).Timed("a", _ => { }));

        Assert.Equal((Diary.At("10:00").Time, Diary.At("11:30").Time), (engagement.StartTime, engagement.EndTime));
    }

    [Fact]
    public void WhatHasStartedLateIsExpectedToTakeAsLongAsPlanned()
    {
        var engagement = One(
            new Diary().With("a", "10:00", 90).Timed("a", timing => timing.ActualStart = Diary.Was("10:20"))
        );

        Assert.Equal((Diary.At("10:20").Time, Diary.At("11:50").Time), (engagement.StartTime, engagement.EndTime));
    }

    [Fact]
    public void WhatWasOverBeforeItWasPlannedToStartHasNoKnownStart()
    {
        var engagement = One(
            new Diary().With("a", "10:00", 90).Timed("a", timing => timing.ActualEnd = Diary.Was("09:30"))
        );

        Assert.Equal((null, Diary.At("09:30").Time), (engagement.StartTime, engagement.EndTime));
    }

    [Fact]
    public void APartOfTheDayIsShownAsSuchAndHasNoEnd()
    {
        var engagement = One(new Diary().With("a", "10:00", 90, s => s.PlannedStart.Precision = Precision.PartOfDay));

        Assert.Equal(
            (Diary.At("10:00").Time, Precision.PartOfDay, null),
            (engagement.StartTime, engagement.Precision, engagement.EndTime)
        );
    }

    [Fact]
    public void VenuesThatAreNotKnownAreLeftOut()
    {
        var engagement = One(
            new Diary()
                .Place("hall")
                .With(
                    "a",
                    "10:00",
                    60,
                    s => (s.Venue, s.Destination) = (Diary.VenueName("hall"), Diary.VenueName("bunker"))
                )
        );

        Assert.Equal((Diary.VenueName("hall"), ""), (engagement.Venue, engagement.Destination));
    }

    [Fact]
    public void WhoIsNamedTwiceIsThereOnceAndWhatBindsMoreCounts()
    {
        var engagement = One(
            new Diary().With(
                "a",
                "10:00",
                60,
                s =>
                {
                    (s.Attendances[0].Mode, s.Attendances[0].Status) = (
                        AttendanceMode.Remote,
                        AttendanceStatus.Disputed
                    );
                    s.Attendances.Add(new Attendance { Participant = Diary.Name, Essential = true });
                }
            )
        );

        Assert.Equal((true, false, false), (engagement.Essential, engagement.Remote, engagement.Disputed));
    }

    [Fact]
    public void DisputedAndRemoteAttendancesAreShownAsSuch()
    {
        var engagement = One(
            new Diary().With(
                "a",
                "10:00",
                60,
                s =>
                    (s.Attendances[0].Mode, s.Attendances[0].Status) = (
                        AttendanceMode.Remote,
                        AttendanceStatus.Disputed
                    )
            )
        );

        Assert.Equal((false, true, true), (engagement.Essential, engagement.Remote, engagement.Disputed));
    }

    private static Engagement One(Diary diary) => Assert.Single(diary.Read().Engagements);

    private static IEnumerable<string> Ids(Diary diary) =>
        diary.Read().Engagements.Select(e => e.Session[$"{Diary.Visit}/sessions/".Length..]);
}
