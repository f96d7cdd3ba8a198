using StateVisit.Agenda.V1;
using StateVisit.Tests.Fixture;
using StateVisit.Type.V1;
using Xunit;

namespace StateVisit.Tests.Ripple;

/// <summary>What the ripple does, a small programme each. It is 11:00 unless a test says otherwise.</summary>
public sealed class ForecastTests
{
    private static Small Morning => Small.Day("2023-03-21T11:00:00Z");

    [Fact]
    public void AsPlannedWhileNothingIsLate()
    {
        var day = Morning.Session("welcome", "12:00", 20).Session("talks", "12:30", 60);

        Assert.Equal("12:00–12:20", day.Expected("welcome"));
        Assert.Equal(TimeSpan.Zero, day.Times("welcome").Delay.By.ToTimeSpan());
        Assert.Null(day.Times("welcome").Cause);
        Assert.Equal(TimeSpan.FromMinutes(10), day.Times("welcome").Slack.ToTimeSpan());
        Assert.Null(day.Times("talks").Slack);
    }

    [Fact]
    public void GapsAbsorb()
    {
        var day = Morning
            .Session("welcome", "12:00", 20)
            .Session("talks", "12:30", 60)
            .Session("dinner", "14:00", 90)
            .Timing("welcome", t => t.NotBefore = Small.At("12:25"));

        Assert.Equal("12:25–12:45", day.Expected("welcome"));
        Assert.Equal("12:45–13:45", day.Expected("talks"));
        Assert.Equal("14:00–15:30", day.Expected("dinner"));
        Assert.Equal(CauseKind.Entered, day.Times("welcome").Cause.Kind);
        Assert.Equal((CauseKind.Sequence, Programme.SessionName("welcome")), CauseOf(day, "talks"));
        Assert.Equal(TimeSpan.FromMinutes(15), day.Times("talks").Delay.By.ToTimeSpan());
        Assert.Null(day.Times("dinner").Cause);
    }

    [Fact]
    public void APredecessorsGapIsKept()
    {
        var day = Morning
            .Session("talks", "12:00", 60)
            .Session("signing", "13:10", 20, s => s.On("signing").After("talks", 15))
            .Timing("talks", t => t.NotBefore = Small.At("12:10"));

        Assert.Equal("13:25–13:45", day.Expected("signing"));
        Assert.Equal((CauseKind.Predecessor, Programme.SessionName("talks")), CauseOf(day, "signing"));
    }

    [Theory]
    [InlineData("12:10", "12:10–13:00")]
    [InlineData("12:20", "12:20–13:00")]
    [InlineData("12:30", "12:30–13:10")]
    public void ASessionShrinksToItsMinimumAndNoFurther(string start, string expected)
    {
        var day = Morning
            .Session("talks", "12:00", 60, s => s.Shrinks(40))
            .Timing("talks", t => t.NotBefore = Small.At(start));

        Assert.Equal(expected, day.Expected("talks"));
    }

    [Fact]
    public void AHardStartMovesWhenItMustAndTheMissIsReported()
    {
        var day = Morning
            .Session("talks", "12:00", 60)
            .Session("broadcast", "13:00", 30, s => s.HardStart = Small.At("13:00"))
            .Timing("talks", t => t.NotBefore = Small.At("12:25"));

        Assert.Equal("13:25–13:55", day.Expected("broadcast"));
        Assert.Equal("HardStart Critical 25", day.Violations("broadcast"));
    }

    [Fact]
    public void AHardStartWithoutAPlannedOneIsAPlan()
    {
        var day = Morning.Session("broadcast", null, 30, s => s.HardStart = Small.At("13:00"));

        Assert.Equal("13:00–13:30", day.Expected("broadcast"));
    }

    [Fact]
    public void AMissedHardEndIsReportedAndLimitsTheSlack()
    {
        var day = Morning.Session("dinner", "12:00", 60, s => s.HardEnd = Small.At("13:10"));

        Assert.Equal(TimeSpan.FromMinutes(10), day.Times("dinner").Slack.ToTimeSpan());
        var late = day.Timing("dinner", t => t.NotBefore = Small.At("12:30"));
        Assert.Equal("HardEnd Critical 20", late.Violations("dinner"));
        Assert.Equal(TimeSpan.Zero, late.Times("dinner").Slack.ToTimeSpan());
    }

    [Fact]
    public void APlannedOverlapIsAConflictAndNoPush()
    {
        var day = Morning
            .Session("talks", "12:00", 60, s => s.With("xi"))
            .Session("photo", "12:45", 15, s => s.With("xi"))
            .Timing("talks", t => t.NotBefore = Small.At("12:10"));

        Assert.Equal("12:45–13:00", day.Expected("photo"));
        Assert.Equal("EssentialPerson Critical 15", day.Violations("photo"));
        Assert.Equal("EssentialPerson Critical 15", day.Violations("talks"));
        Assert.Equal(Programme.SessionName("talks"), day.Times("photo").Violations[0].Session);
        Assert.Equal(Programme.PersonName("xi"), day.Times("photo").Violations[0].Person);
    }

    [Fact]
    public void EssentialPeopleAreWaitedForWithTheirWay()
    {
        var day = Morning
            .Way("kremlin", "airport", 45)
            .Session("talks", "12:00", 60, s => s.On("a").In("kremlin").With("xi"))
            .Session("departure", "14:00", 30, s => s.On("b").In("airport").With("xi"))
            .Timing("talks", t => t.NotBefore = Small.At("12:45"));

        Assert.Equal("14:30–15:00", day.Expected("departure"));
        Assert.Equal((CauseKind.Person, Programme.SessionName("talks")), CauseOf(day, "departure"));
        Assert.Equal(Programme.PersonName("xi"), day.Times("departure").Cause.Person);
    }

    [Fact]
    public void WhoAttendsFromAfarNeedsNoWay()
    {
        var day = Morning
            .Way("kremlin", "airport", 45)
            .Session("talks", "12:00", 60, s => s.On("a").In("kremlin").With("xi"))
            .Session("call", "14:00", 30, s => s.On("b").In("airport").With("xi", mode: AttendanceMode.Remote))
            .Timing("talks", t => t.NotBefore = Small.At("13:15"));

        Assert.Equal("14:15–14:45", day.Expected("call"));
    }

    [Fact]
    public void OthersAreNotWaitedForAndConflict()
    {
        var day = Morning
            .Session("talks", "12:00", 60, s => s.On("a").With("lavrov", essential: false))
            .Session("briefing", "13:00", 30, s => s.On("b").With("lavrov"))
            .Timing("talks", t => t.NotBefore = Small.At("12:10"));

        Assert.Equal("13:00–13:30", day.Expected("briefing"));
        Assert.Equal("OtherPerson Warning 10", day.Violations("briefing"));
    }

    [Theory]
    [InlineData(true, "Travel Critical 20")]
    [InlineData(false, "Travel Warning 20")]
    public void TooLittleTimeForTheWayIsReported(bool essential, string expected)
    {
        var day = Morning
            .Way("kremlin", "airport", 45)
            .Session("talks", "12:00", 60, s => s.On("a").In("kremlin").With("xi", essential))
            .Session("departure", "13:25", 30, s => s.On("b").In("airport").With("xi", essential));

        Assert.Equal("13:25–13:55", day.Expected("departure"));
        Assert.Equal(expected, day.Violations("departure"));
    }

    [Fact]
    public void ARoomIsWaitedForWithItsTurnaround()
    {
        var day = Morning
            .Room("hall", 15)
            .Session("talks", "12:00", 60, s => s.On("a").In("hall"))
            .Session("signing", "13:15", 30, s => s.On("b").In("hall"))
            .Timing("talks", t => t.NotBefore = Small.At("12:10"));

        Assert.Equal("13:25–13:55", day.Expected("signing"));
        Assert.Equal((CauseKind.Room, Programme.SessionName("talks")), CauseOf(day, "signing"));
        Assert.Equal(Programme.VenueName("hall"), day.Times("signing").Cause.Venue);
    }

    [Theory]
    [InlineData("13:10", "Turnaround Warning 5")]
    [InlineData("12:50", "Room Critical 10")]
    public void ARoomBookedTooCloseIsReported(string start, string expected)
    {
        var day = Morning
            .Room("hall", 15)
            .Session("talks", "12:00", 60, s => s.On("a").In("hall"))
            .Session("signing", start, 30, s => s.On("b").In("hall"));

        Assert.Equal(expected, day.Violations("signing"));
        Assert.Equal(expected, day.Violations("talks"));
    }

    [Fact]
    public void ASiteIsNotExclusive()
    {
        var day = Morning
            .Venue("park")
            .Session("walk", "12:00", 60, s => s.On("a").In("park"))
            .Session("concert", "12:30", 30, s => s.On("b").In("park"));

        Assert.Equal("", day.Violations("concert"));
    }

    [Fact]
    public void MorePeopleThanTheVenueTakesAreCounted()
    {
        var day = Morning
            .Room("hall", 0, capacity: 10)
            .Session(
                "talks",
                "12:00",
                60,
                s =>
                    s.In("hall")
                        .With("xi")
                        .With("guest", mode: AttendanceMode.Remote)
                        .Attendances.Add(
                            new Attendance
                            {
                                Delegation = new() { Party = "CN", Count = 12 },
                            }
                        )
            );

        Assert.Equal("Capacity Warning 3", day.Violations("talks"));
    }

    [Fact]
    public void LaterThanAnAudienceWasToldLastIsReported()
    {
        var day = Morning.Session(
            "statements",
            "12:00",
            20,
            s =>
            {
                s.Told.Add(new Told { Audience = Audience.Press, StartTime = Small.At("11:30") });
                s.Told.Add(new Told { Audience = Audience.Press, StartTime = Small.At("12:00") });
            }
        );

        Assert.Equal("", day.Violations("statements"));
        var late = day.Timing("statements", t => t.NotBefore = Small.At("12:10"));
        Assert.Equal("Told Warning 10", late.Violations("statements"));
        Assert.Equal(Audience.Press, late.Times("statements").Violations[0].Audience);
    }

    [Fact]
    public void AnUnknownDurationGivesALeastForWhatFollows()
    {
        var day = Morning.Session("talks", "12:00", null).Session("dinner", "13:00", 90);

        Assert.Equal("12:00–≥12:00", day.Expected("talks"));
        Assert.Equal("≥13:00–≥14:30", day.Expected("dinner"));
        Assert.Equal(Bound.AtLeast, day.Times("dinner").Delay.Bound);
    }

    [Fact]
    public void WhatNobodyCanEstimateGivesALeast()
    {
        var day = Morning.Session("talks", "12:00", 60).Timing("talks", t => t.NoEstimate = true);

        Assert.Equal("≥12:00–≥13:00", day.Expected("talks"));
    }

    [Fact]
    public void WhatStartsInSomePartOfTheDayIsOpenUntilItsDay()
    {
        var day = Small
            .Day("2023-03-20T11:00:00Z")
            .Session("walk", "12:00", 60, s => s.PlannedStart.Precision = Precision.PartOfDay);

        Assert.Equal("?–?", day.Expected("walk"));
        Assert.Null(day.Times("walk").PlannedStart);
        Assert.Equal("≥11:00–≥12:00", day.At(DateTimeOffset.Parse("2023-03-21T11:00:00Z")).Expected("walk"));
    }

    [Fact]
    public void WhatHasEndedAtAnUnknownTimeHadEndedWhenTheNextStarted()
    {
        var day = Small
            .Day("2023-03-21T18:00:00Z")
            .Session("talks", "12:00", 60)
            .Session("signing", "13:30", 20)
            .Session("dinner", "15:00", 90)
            .Timing("talks", t => (t.State, t.ActualStart) = (SessionState.Concluded, Actual("12:20")))
            .Timing("signing", t => t.State = SessionState.Concluded)
            .Timing("dinner", t => (t.State, t.ActualStart) = (SessionState.InProgress, Actual("15:25")));

        Assert.Equal("12:20–≤15:25", day.Expected("talks"));
        Assert.Equal("≤15:25–≤15:25", day.Expected("signing"));
        Assert.Equal(TimeSpan.FromMinutes(20), day.Times("talks").Delay.By.ToTimeSpan());
    }

    [Fact]
    public void WhatHasEndedAtAnUnknownTimeHasEndedByNow()
    {
        var day = Small
            .Day("2023-03-21T18:00:00Z")
            .Session("talks", "12:00", 60)
            .Timing("talks", t => t.State = SessionState.Concluded);

        Assert.Equal("≤18:00–≤18:00", day.Expected("talks"));
    }

    /// <summary>An order without times is only a plan: what really came first does not say when the other had ended.</summary>
    [Fact]
    public void WhatStartedBeforeItTellsNothingOfItsEnd()
    {
        var day = Small
            .Day("2023-03-21T18:00:00Z")
            .Session("talks", "12:00", 60)
            .Session("arrival", null, null, s => s.Order = 1)
            .Timing("talks", t => (t.State, t.ActualStart) = (SessionState.Concluded, Actual("12:20")))
            .Timing("arrival", t => (t.State, t.ActualStart) = (SessionState.Concluded, Actual("09:00")));

        Assert.Equal("12:20–≤18:00", day.Expected("talks"));
    }

    [Fact]
    public void APastDayWithoutAReportPushesNothing()
    {
        var day = Small
            .Day("2023-03-22T08:00:00Z")
            .Session("dinner", "2023-03-21T19:00", 90, s => s.With("xi"))
            .Session("departure", "2023-03-22T09:00", 30, s => s.With("xi"))
            .Timing("dinner", t => t.NotBefore = Small.At("2023-03-21T22:00"));

        Assert.True(day.Times("dinner").Unreported);
        Assert.Equal("?–?", day.Expected("dinner"));
        Assert.Null(day.Times("dinner").Delay);
        Assert.Equal("2023-03-22T09:00–2023-03-22T09:30", day.Expected("departure"));
    }

    [Fact]
    public void WhatIsExpectedAfterItsDayIsNotUnreported()
    {
        var day = Small
            .Day("2023-03-22T00:10:00Z")
            .Session("concert", "22:30", 60)
            .Timing("concert", t => t.NotBefore = Small.At("23:50"));

        Assert.Equal("2023-03-22T00:10–2023-03-22T01:10", day.Expected("concert"));
        Assert.True(day.At(DateTimeOffset.Parse("2023-03-22T01:00:00Z")).Times("concert").Unreported);
    }

    [Fact]
    public void ASessionOverMidnightPushesTheNextDay()
    {
        var day = Morning
            .Session("dinner", "22:30", 120, s => s.With("xi"))
            .Session("breakfast", "2023-03-22T00:30", 30, s => s.With("xi"))
            .Timing("dinner", t => t.NotBefore = Small.At("23:00"));

        Assert.Equal("23:00–2023-03-22T01:00", day.Expected("dinner"));
        Assert.Equal("2023-03-22T01:00–2023-03-22T01:30", day.Expected("breakfast"));
    }

    [Fact]
    public void AnOpenEndIsNoLongerOpenForTheNextDay()
    {
        var day = Morning
            .Session("dinner", "20:00", null, s => s.With("xi"))
            .Session("breakfast", "2023-03-22T07:00", 30, s => s.With("xi"));

        Assert.Equal("20:00–≥20:00", day.Expected("dinner"));
        Assert.Equal("2023-03-22T07:00–2023-03-22T07:30", day.Expected("breakfast"));
    }

    /// <summary>A day is over when its zone says so: after 23 hours where clocks go forward, after 25 where they go back.</summary>
    [Theory]
    [InlineData("Europe/Berlin", "2023-03-26", "2023-03-26T22:00:00Z")]
    [InlineData("Europe/Berlin", "2023-10-29", "2023-10-29T23:00:00Z")]
    [InlineData("Australia/Sydney", "2023-10-01", "2023-10-01T13:00:00Z")]
    [InlineData("Australia/Sydney", "2023-04-02", "2023-04-02T14:00:00Z")]
    // The clock jumps over midnight, the day begins at one.
    [InlineData("Africa/Cairo", "2023-04-27", "2023-04-27T22:00:00Z")]
    [InlineData("Africa/Cairo", "2023-04-28", "2023-04-28T21:00:00Z")]
    // It shows the last hour of the day before twice.
    [InlineData("Africa/Cairo", "2023-10-26", "2023-10-26T22:00:00Z")]
    [InlineData("America/Sao_Paulo", "2018-11-04", "2018-11-05T02:00:00Z")]
    public void ADayEndsWhereItsZoneSays(string zone, string date, string end)
    {
        var at = DateTimeOffset.Parse(end);
        var day = Small
            .Day(end, zone)
            .Session("talks", null, 30, s => (s.Day, s.HardStart) = (date, Make.Time(at.AddHours(-5).ToString("O"))));

        Assert.True(day.Times("talks").Unreported);
        Assert.False(day.At(at.AddMinutes(-1)).Times("talks").Unreported);
    }

    [Fact]
    public void ALegInAnotherCityHasItsOwnDays()
    {
        // The 22nd begins in Shanghai at 16:00.
        var day = Morning
            .Venue("shanghai", v => v.TimeZone = "Asia/Shanghai")
            .Room("bund", 0)
            .Session("gala", "2023-03-21T16:30", 60, s => s.In("shanghai"))
            .Session("breakfast", "2023-03-21T23:00", 30, s => s.In("shanghai"));

        Assert.Equal("Asia/Shanghai", day.Times("gala").TimeZone);
        Assert.False(day.At(DateTimeOffset.Parse("2023-03-22T15:59:00Z")).Times("gala").Unreported);
        Assert.True(day.At(DateTimeOffset.Parse("2023-03-22T16:00:00Z")).Times("gala").Unreported);
        // One day there, so one sequence.
        var late = day.Timing("gala", t => t.NotBefore = Small.At("22:30"));
        Assert.Equal("23:30–2023-03-22T00:00", late.Expected("breakfast"));
    }

    [Fact]
    public void WhatShouldHaveStartedStartsNow()
    {
        var day = Small.Day("2023-03-21T12:10:59Z").Session("welcome", "12:00", 20).Session("talks", "12:30", 60);

        Assert.Equal("12:10–12:30", day.Expected("welcome"));
        Assert.Equal(CauseKind.Clock, day.Times("welcome").Cause.Kind);
        Assert.Equal("12:30–13:30", day.Expected("talks"));
    }

    [Fact]
    public void WhatRunsEndsAfterItsDurationOrAsEstimated()
    {
        var day = Small.Day("2023-03-21T12:30:00Z").Session("talks", "12:00", 60).Runs("talks", "12:20");

        Assert.Equal("12:20–13:20", day.Expected("talks"));
        Assert.Equal(CauseKind.Entered, day.Times("talks").Cause.Kind);
        Assert.Equal("12:20–12:50", day.Timing("talks", t => t.EstimatedEnd = Small.At("12:50")).Expected("talks"));
    }

    [Fact]
    public void WhatRunsPastItsEndEndsAtSomeTimeFromNowOn()
    {
        var day = Small
            .Day("2023-03-21T13:30:00Z")
            .Session("talks", "12:00", 60)
            .Session("dinner", "13:10", 90)
            .Runs("talks", "12:20");

        Assert.Equal("12:20–≥13:30", day.Expected("talks"));
        Assert.Equal("≥13:30–≥15:00", day.Expected("dinner"));
    }

    [Fact]
    public void ACancelledSessionPushesNothingAndConflictsWithNothing()
    {
        var day = Morning
            .Room("hall", 15)
            .Session("talks", "12:00", 60, s => s.In("hall").With("xi"))
            .Session("signing", "12:30", 30, s => s.In("hall").With("xi").After("talks"))
            .Timing("talks", t => t.State = SessionState.Cancelled);

        Assert.Equal("12:30–13:00", day.Expected("signing"));
        Assert.Equal("", day.Violations("signing"));
        Assert.Equal("?–?", day.Expected("talks"));
    }

    [Fact]
    public void WhatHasNoPlaceInThePlanWaitsForItsPredecessorsOnly()
    {
        var day = Morning
            .Session("talks", "12:00", 60, s => s.With("xi"))
            .Session("call", null, 30, s => (s.Day, s.With("xi").Order) = ("", 0))
            .Session("letter", null, 30, s => s.With("xi").After("talks").Day = "");

        Assert.Equal("?–?", day.Expected("call"));
        Assert.Equal("≥13:00–≥13:30", day.Expected("letter"));
    }

    [Fact]
    public void CuesRideOnTheirSessions()
    {
        var day = Morning
            .Session("talks", "12:00", 60)
            .Cue("pool", "talks", CueAnchor.Start, -30)
            .Cue("cars", "talks", CueAnchor.End, 5)
            .Timing("talks", t => t.NotBefore = Small.At("12:10"));

        Assert.Equal(
            [(Small.At("11:30"), Small.At("11:40")), (Small.At("13:05"), Small.At("13:15"))],
            day.Timeline().Cues.Select(c => (c.PlannedTime, c.ExpectedTime.Time))
        );
    }

    private static ActualTime Actual(string time) => new() { Time = Small.At(time) };

    private static (CauseKind, string) CauseOf(Small day, string id) =>
        day.Times(id).Cause is { } cause ? (cause.Kind, cause.Session) : default;
}
