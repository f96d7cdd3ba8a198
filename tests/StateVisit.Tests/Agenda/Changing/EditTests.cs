using Google.Protobuf.WellKnownTypes;
using StateVisit.Agenda.V1;
using StateVisit.Tests.Fixture;
using StateVisit.Type.V1;
using Xunit;

namespace StateVisit.Tests.Agenda.Changing;

/// <summary>What each edit does: in the outcome, in the records, and in the timeline.</summary>
public sealed class EditTests(SharedHosts hosts)
{
    [Theory, OnBothStores]
    public async Task StartsAtHoldsASessionBackAndSlackAbsorbsIt(StoreKind store)
    {
        var day = await DayAsync(store);
        var outcome = await day.ApplyAsync(day.Say.StartsAt("welcome", At("09:20")));
        Assert.Equal(["welcome", "talks"], Programme.Moved(outcome));
        AssertMoves(outcome.Moved[0], ("09:00", "09:30"), ("09:20", "09:50"));
        // The talks give up twenty minutes, which is all they can.
        AssertMoves(outcome.Moved[1], ("09:30", "10:30"), ("09:50", "10:30"));
        Assert.Empty(outcome.MovedCues);
        Assert.Equal(CauseKind.Entered, day.Times(outcome.After, "welcome").Cause.Kind);
        Assert.Equal(At("09:20"), (await day.Scene.GetTimingAsync("welcome")).NotBefore);
        Assert.Equal(At("09:00"), (await day.Scene.GetSessionAsync("welcome")).PlannedStart.Time);
    }

    [Theory, OnBothStores]
    public async Task LaterByCountsFromWhatWasExpectedAndTakesCuesAndEmbargoesAlong(StoreKind store)
    {
        var day = await DayAsync(store);
        await day.ApplyAsync(day.Say.LaterBy("signing", 20));
        var outcome = await day.ApplyAsync(day.Say.LaterBy("signing", 10));
        AssertMoves(Assert.Single(outcome.Moved), ("11:20", "11:50"), ("11:30", "12:00"));
        var cue = Assert.Single(outcome.MovedCues);
        Assert.Equal(day.Scene.Name + "/cues/doors", cue.Cue);
        Assert.Equal((Exactly("11:05"), Exactly("11:15")), (cue.TimeBefore, cue.TimeAfter));
        var embargo = Assert.Single(outcome.MovedEmbargoes);
        Assert.Equal((day.Scene.Name + "/topics/text", Make.Public), (embargo.Record, embargo.After));
        Assert.Equal((Exactly("11:50"), Exactly("12:00")), (embargo.EndBefore, embargo.EndAfter));
        Assert.Equal(At("11:30"), (await day.Scene.GetTimingAsync("signing")).NotBefore);
    }

    [Theory, OnBothStores]
    public async Task LaterByOfARunningSessionMovesItsEnd(StoreKind store)
    {
        var day = await DayAsync(store);
        await day.StartAsync("welcome", "07:55");
        var outcome = await day.ApplyAsync(day.Say.LaterBy("welcome", 10));
        AssertMoves(Assert.Single(outcome.Moved), ("07:55", "08:25"), ("07:55", "08:35"));
        var timing = await day.Scene.GetTimingAsync("welcome");
        Assert.Equal((At("08:35"), null), (timing.EstimatedEnd, timing.NotBefore));
    }

    [Theory, OnBothStores]
    public async Task LaterByMakesAnEndThatWasEstimatedBeforeItAThingOfThePast(StoreKind store)
    {
        var day = await DayAsync(store);
        await day.ApplyAsync(day.Say.EndsAt("welcome", At("09:20")));
        var outcome = await day.ApplyAsync(day.Say.LaterBy("welcome", 25));
        AssertMoves(outcome.Moved[0], ("09:00", "09:20"), ("09:25", "09:55"));
        Assert.Null((await day.Scene.GetTimingAsync("welcome")).EstimatedEnd);
    }

    [Theory, OnBothStores]
    public async Task EndsAtIsAnEstimateOfWhatIsToComeAndOfWhatRuns(StoreKind store)
    {
        var day = await DayAsync(store);
        var outcome = await day.ApplyAsync(day.Say.EndsAt("signing", At("11:50")));
        AssertMoves(Assert.Single(outcome.Moved), ("11:00", "11:30"), ("11:00", "11:50"));
        Assert.Empty(outcome.MovedCues);
        Assert.Equal(Exactly("11:50"), Assert.Single(outcome.MovedEmbargoes).EndAfter);

        await day.StartAsync("welcome", "07:55");
        await day.ApplyAsync(day.Say.NoEstimate("welcome"));
        outcome = await day.ApplyAsync(day.Say.EndsAt("welcome", At("08:10")));
        Assert.Equal(Exactly("08:10"), day.Times(outcome.After, "welcome").ExpectedEnd);
        var timing = await day.Scene.GetTimingAsync("welcome");
        Assert.Equal((At("08:10"), false), (timing.EstimatedEnd, timing.NoEstimate));
    }

    [Theory, OnBothStores]
    public async Task EndsAtIsJudgedByTheStartThatTheSameChangeLeadsTo(StoreKind store)
    {
        var day = await DayAsync(store);
        var outcome = await day.ApplyAsync(
            day.Say.EndsAt("signing", At("08:50")),
            day.Say.Move("signing", At("08:30"))
        );
        Assert.Equal(Exactly("08:50"), day.Times(outcome.After, "signing").ExpectedEnd);
    }

    [Theory, OnBothStores]
    public async Task NoEstimateLeavesBoundsOnly(StoreKind store)
    {
        var day = await DayAsync(store);
        var outcome = await day.ApplyAsync(day.Say.NoEstimate("welcome"));
        Assert.Equal(["welcome", "talks", "signing", "dinner"], Programme.Moved(outcome));
        Assert.All(outcome.Moved, moved => Assert.Equal(Bound.AtLeast, moved.StartAfter.Bound));
        Assert.Equal(Bound.AtLeast, day.Times(outcome.After, "welcome").Delay.Bound);

        outcome = await day.ApplyAsync(day.Say.StartsAt("welcome", At("09:10")));
        Assert.Equal(Exactly("09:10"), day.Times(outcome.After, "welcome").ExpectedStart);
        Assert.False((await day.Scene.GetTimingAsync("welcome")).NoEstimate);
    }

    [Theory, OnBothStores]
    public async Task NoEstimateOfARunningSessionIsOfItsEnd(StoreKind store)
    {
        var day = await DayAsync(store);
        await day.StartAsync("welcome", "07:55");
        await day.ApplyAsync(day.Say.LaterBy("welcome", 10));
        var outcome = await day.ApplyAsync(day.Say.NoEstimate("welcome"));
        var moved = outcome.Moved[0];
        Assert.Equal((Exactly("07:55"), Bound.AtLeast), (moved.StartAfter, moved.EndAfter.Bound));
        Assert.Null((await day.Scene.GetTimingAsync("welcome")).EstimatedEnd);
    }

    [Theory, OnBothStores]
    public async Task MoveIsANewPlan(StoreKind store)
    {
        var day = await DayAsync(store);
        await day.ApplyAsync(day.Say.LaterBy("signing", 20), day.Say.EndsAt("signing", At("11:55")));
        var outcome = await day.ApplyAsync(day.Say.Move("signing", At("12:00"), "hall"));
        var times = day.Times(outcome.After, "signing");
        Assert.Equal(
            (At("12:00"), Exactly("12:00"), Exactly("12:30")),
            (times.PlannedStart, times.ExpectedStart, times.ExpectedEnd)
        );
        Assert.Null(times.Cause);
        var session = await day.Scene.GetSessionAsync("signing");
        Assert.Equal(
            (At("12:00"), Basis.Stated, day.Scene.Name + "/venues/hall", "2023-03-21"),
            (session.PlannedStart.Time, session.PlannedStart.Basis, session.Venue, session.Day)
        );
        var timing = await day.Scene.GetTimingAsync("signing");
        Assert.Equal((null, null), (timing.NotBefore, timing.EstimatedEnd));
    }

    [Theory]
    [OnBothStores("22:30", "", "2023-03-22")]
    [OnBothStores("20:59", "", "2023-03-21")]
    [OnBothStores("16:30", "shanghai", "2023-03-22")]
    [OnBothStores("15:59", "shanghai", "2023-03-21")]
    public async Task TheDayIsThatOfTheStartAtTheVenue(StoreKind store, string start, string venue, string expected)
    {
        var day = await DayAsync(store);
        await day.PreviewAsync(day.Say.Move("signing", At(start), venue));
        // Said in two edits it is the same.
        await day.ApplyAsync(
            venue.Length == 0
                ? [day.Say.Move("signing", At(start))]
                : [day.Say.Move("signing", At(start)), day.Say.Move("signing", venue: venue)]
        );
        Assert.Equal(expected, (await day.Scene.GetSessionAsync("signing")).Day);
        Assert.Equal(expected, day.Times(await day.TimelineAsync(), "signing").Day);
    }

    [Theory, OnBothStores]
    public async Task MoveAfterMakesItWait(StoreKind store)
    {
        var day = await DayAsync(store);
        await day.Scene.SessionAsync(
            "press",
            s =>
                (s.Track, s.PlannedStart, s.PlannedDuration) = (
                    "media",
                    Make.Start("2023-03-21T10:00:00Z"),
                    Make.Lasts(15)
                )
        );
        var outcome = await day.ApplyAsync(day.Say.Move("press", after: "signing"));
        AssertMoves(Assert.Single(outcome.Moved), ("10:00", "10:15"), ("11:30", "11:45"));
        var cause = day.Times(outcome.After, "press").Cause;
        Assert.Equal((CauseKind.Predecessor, day.Say.Session("signing")), (cause.Kind, cause.Session));
        var predecessor = Assert.Single((await day.Scene.GetSessionAsync("press")).Predecessors);
        Assert.Equal((day.Say.Session("signing"), null), (predecessor.Session, predecessor.Access));
        // Again it changes nothing.
        var links = await day.Scene.LinksAsync();
        await day.ApplyAsync(day.Say.Move("press", after: "signing"));
        Assert.Equal(links, await day.Scene.LinksAsync());
    }

    [Theory, OnBothStores]
    public async Task MoveAfterAHiddenSessionIsALinkThatFewSee(StoreKind store)
    {
        var day = await DayAsync(store);
        await day.Scene.SessionAsync("secret", s => s.Access = Make.Restricted);
        await day.Scene.SessionAsync(
            "draft",
            s =>
            {
                (s.Access, s.Embargo) = (
                    Make.Press,
                    new() { After = Make.Public, SessionEnd = day.Say.Session("signing") }
                );
            }
        );
        await day.Scene.SessionAsync("pool", s => s.Access = Make.Press);
        await day.ApplyAsync(day.Say.Move("dinner", after: "secret"), day.Say.Move("draft", after: "pool"));
        Assert.Equal(Make.Restricted, Assert.Single((await day.Scene.GetSessionAsync("dinner")).Predecessors).Access);
        // What becomes public must not take the link along.
        Assert.Equal(Make.Press, Assert.Single((await day.Scene.GetSessionAsync("draft")).Predecessors).Access);
        Assert.Empty(
            (
                await day.Scene.Host.Anonymous.Agenda.GetSessionAsync(new() { Name = day.Say.Session("dinner") })
            ).Predecessors
        );
    }

    [Theory, OnBothStores]
    public async Task ShortenPlansLess(StoreKind store)
    {
        var day = await DayAsync(store);
        var outcome = await day.ApplyAsync(day.Say.Shorten("talks", 40));
        AssertMoves(Assert.Single(outcome.Moved), ("09:30", "10:30"), ("09:30", "10:10"));
        Assert.Equal(At("10:10"), day.Times(outcome.After, "talks").PlannedEnd);
        Assert.Equal(Make.Minutes(40), (await day.Scene.GetSessionAsync("talks")).PlannedDuration.Duration);
    }

    [Theory, OnBothStores]
    public async Task ShortenEndsWhatRunsEarlier(StoreKind store)
    {
        var day = await DayAsync(store);
        await day.StartAsync("welcome", "07:55");
        var outcome = await day.ApplyAsync(day.Say.Shorten("welcome", 15));
        AssertMoves(Assert.Single(outcome.Moved), ("07:55", "08:25"), ("07:55", "08:10"));
    }

    [Theory, OnBothStores]
    public async Task SwapExchangesPlaces(StoreKind store)
    {
        var day = await DayAsync(store);
        await day.ApplyAsync(day.Say.StartsAt("welcome", At("09:10")), day.Say.EndsAt("welcome", At("09:15")));
        var outcome = await day.ApplyAsync(day.Say.Swap("welcome", "signing"));
        AssertMoves(
            outcome.Moved.Single(m => m.Session == day.Say.Session("signing")),
            ("11:00", "11:30"),
            ("09:00", "09:30")
        );
        // What was estimated was of another place.
        AssertMoves(
            outcome.Moved.Single(m => m.Session == day.Say.Session("welcome")),
            ("09:10", "09:15"),
            ("11:00", "11:30")
        );
        Assert.Equal(
            ["signing", "talks", "welcome", "dinner"],
            outcome.After.Sessions.Select(s => s.Session[(s.Session.LastIndexOf('/') + 1)..])
        );
        Assert.Equal(Exactly("08:45"), Assert.Single(outcome.MovedCues).TimeAfter);
    }

    [Theory, OnBothStores]
    public async Task SwapExchangesDayAndOrder(StoreKind store)
    {
        var day = await DayAsync(store);
        await day.Scene.SessionAsync("tour", s => (s.Day, s.Order) = ("2023-03-22", 7));
        await day.Scene.SessionAsync("walk", s => (s.Day, s.Order) = ("2023-03-23", 3));
        await day.ApplyAsync(day.Say.Swap("tour", "walk"));
        var (tour, walk) = (await day.Scene.GetSessionAsync("tour"), await day.Scene.GetSessionAsync("walk"));
        Assert.Equal(("2023-03-23", 3, "2023-03-22", 7), (tour.Day, tour.Order, walk.Day, walk.Order));
    }

    [Theory, OnBothStores]
    public async Task CancelTakesASessionOutOfTheDay(StoreKind store)
    {
        var day = await DayAsync(store);
        var outcome = await day.ApplyAsync(day.Say.Cancel("signing"));
        var moved = Assert.Single(outcome.Moved);
        Assert.Equal((null, null), (moved.StartAfter, moved.EndAfter));
        Assert.Equal((Exactly("10:45"), null), (outcome.MovedCues[0].TimeBefore, outcome.MovedCues[0].TimeAfter));
        Assert.Null(Assert.Single(outcome.MovedEmbargoes).EndAfter);
        Assert.Equal(SessionState.Cancelled, (await day.Scene.GetTimingAsync("signing")).State);
        Assert.Equal(SessionState.Cancelled, (await day.Scene.GetSessionAsync("signing")).State);
    }

    [Theory, OnBothStores]
    public async Task AddCueIsANewCueWithItsTime(StoreKind store)
    {
        var day = await DayAsync(store);
        var outcome = await day.ApplyAsync(
            day.Say.LaterBy("dinner", 15),
            day.Say.AddCue("toast", "dinner", c => c.Offset = Make.Minutes(5))
        );
        var cue = outcome.MovedCues.Single(c => c.Cue == day.Scene.Name + "/cues/toast");
        Assert.Equal((null, Exactly("13:20")), (cue.TimeBefore, cue.TimeAfter));
        var stored = await day.Agenda.GetCueAsync(new() { Name = cue.Cue });
        Assert.Equal((day.Say.Session("dinner"), Make.Minutes(5)), (stored.Session, stored.Offset));
    }

    [Theory, OnBothStores]
    public async Task ViolationsAreGainedAndLost(StoreKind store)
    {
        var day = await DayAsync(store);
        var outcome = await day.ApplyAsync(day.Say.LaterBy("dinner", 60));
        var gained = Assert.Single(outcome.ViolationsGained);
        Assert.Equal(
            (day.Say.Session("dinner"), ViolationKind.HardEnd, Make.Minutes(30)),
            (gained.Session, gained.Violation.Kind, gained.Violation.By)
        );
        Assert.Empty(outcome.ViolationsLost);
        Assert.Equal(Exactly("15:45"), Assert.Single(outcome.MovedCues).TimeAfter);

        // Half as bad is the same violation; none is one lost.
        outcome = await day.ApplyAsync(day.Say.Shorten("dinner", 100));
        Assert.Empty(outcome.ViolationsGained);
        Assert.Empty(outcome.ViolationsLost);
        outcome = await day.ApplyAsync(day.Say.Shorten("dinner", 90));
        Assert.Equal(ViolationKind.HardEnd, Assert.Single(outcome.ViolationsLost).Violation.Kind);
    }

    [Theory, OnBothStores]
    public async Task ManyEditsAreOneChangeInTheirOrder(StoreKind store)
    {
        var day = await DayAsync(store);
        var outcome = await day.ApplyAsync(
            day.Say.Cancel("welcome"),
            day.Say.Move("talks", At("09:00"), "hall"),
            day.Say.Shorten("talks", 50),
            day.Say.Swap("signing", "dinner"),
            day.Say.AddCue("toast", "dinner")
        );
        Assert.Equal(["talks", "welcome", "dinner", "signing"], Programme.Moved(outcome));
        Assert.Equal(Exactly("09:50"), day.Times(outcome.After, "talks").ExpectedEnd);
        Assert.Equal(Exactly("13:00"), day.Times(outcome.After, "dinner").ExpectedEnd);
    }

    private async Task<Programme> DayAsync(StoreKind store) =>
        await Programme.CreateAsync(await hosts.AgendaAsync(store));

    private static Timestamp At(string clock) => Programme.At(clock);

    private static Estimate Exactly(string clock) => new() { Time = At(clock), Bound = Bound.Exact };

    private static void AssertMoves(Moved moved, (string Start, string End) before, (string Start, string End) after)
    {
        Assert.Equal((Exactly(before.Start), Exactly(before.End)), (moved.StartBefore, moved.EndBefore));
        Assert.Equal((Exactly(after.Start), Exactly(after.End)), (moved.StartAfter, moved.EndAfter));
    }
}
