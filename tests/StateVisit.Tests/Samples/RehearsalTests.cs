using Google.Protobuf.WellKnownTypes;
using StateVisit.Agenda.V1;
using StateVisit.Type.V1;
using Xunit;

namespace StateVisit.Tests.Samples;

/// <summary>The same programme, live at 14:50 on 21 March, with what no source says assumed and marked so.</summary>
public class RehearsalTests
{
    private static readonly Sample Visit = Sample.Read(Sample.Rehearsal);
    private static readonly Timestamp Now = Timestamp.FromDateTimeOffset(
        new(2023, 3, 21, 14, 50, 0, TimeSpan.FromHours(3))
    );

    [Fact]
    public void ItIsLiveOnAClockOfItsOwnAndSaysRehearsal()
    {
        Assert.Equal(VisitPhase.Live, Visit.Agenda.Visit.Phase);
        Assert.Equal(Now, Visit.Agenda.Visit.RehearsalClock.StartTime);
        Assert.Contains("ehearsal", Visit.Agenda.Visit.Banner["en"], StringComparison.Ordinal);
        Assert.Contains("епетиция", Visit.Agenda.Visit.Banner["ru"], StringComparison.Ordinal);
        Assert.Contains("演练", Visit.Agenda.Visit.Banner["zh-Hans"], StringComparison.Ordinal);
    }

    [Fact]
    public void ItHasEverySessionOfTheVisit()
    {
        var ids = Visit.Agenda.Sessions.Select(s => s.Name.Split('/')[^1]).ToHashSet();

        Assert.All(Sample.Read(Sample.Closed).Agenda.Sessions, s => Assert.Contains(s.Name.Split('/')[^1], ids));
    }

    [Fact]
    public void WhatLiesBeforeTheClockIsConcludedAndTheRestIsAhead()
    {
        Assert.All(
            Visit.Agenda.Sessions.Where(s => s.PlannedStart is not null),
            s =>
            {
                var state = Visit.Timing(s.Name.Split('/')[^1]).State;
                if (s.PlannedStart.Time < Now)
                    Assert.Equal(SessionState.Concluded, state);
                else
                    Assert.True(state is SessionState.Planned or SessionState.Confirmed, $"{s.Name} is {state}");
            }
        );
    }

    [Fact]
    public void EveryDurationIsMarkedAsAssumed()
    {
        var planned = Visit.Agenda.Sessions.Where(s => s.Day.Length > 0).ToList();

        Assert.All(planned, s => Assert.Equal(Basis.Assumed, s.PlannedDuration.Basis));
        Assert.All(
            planned.Where(s => s.PlannedStart.Basis == Basis.Stated),
            s => Assert.True(s.Name.Split('/')[^1] is "informal-talks" or "welcome-ceremony", s.Name)
        );
        Assert.All(
            Visit.Agenda.Timings.SelectMany(t => new[] { t.ActualStart, t.ActualEnd }).Where(t => t is not null),
            t => Assert.Equal(Basis.Assumed, t.Basis)
        );
    }

    [Fact]
    public void ThePlanRespectsItsOwnOrder()
    {
        foreach (var session in Visit.Agenda.Sessions)
        {
            foreach (var predecessor in session.Predecessors)
            {
                var before = Visit.Session(predecessor.Session.Split('/')[^1]);
                var earliest =
                    before.PlannedStart.Time + before.PlannedDuration.Duration + (predecessor.Gap ?? new Duration());
                Assert.True(
                    session.PlannedStart.Time >= earliest,
                    $"{session.Name} starts before {before.Name} allows"
                );
            }
            if (session.HardEnd is not null)
                Assert.True(session.PlannedStart.Time + session.PlannedDuration.Duration <= session.HardEnd);
            if (session.MinimumDuration is not null)
                Assert.True(session.MinimumDuration.CompareTo(session.PlannedDuration.Duration) <= 0);
        }
    }

    [Theory]
    [InlineData("orchestra-in-place", "welcome-ceremony", -40)]
    [InlineData("pool-gathers", "welcome-ceremony", -30)]
    [InlineData("signatories-at-the-foyer", "signing-ceremony", -20)]
    public void CuesCallBeforeTheirSession(string cue, string session, int minutes)
    {
        Assert.Equal(Visit.Session(session).Name, Visit.Cue(cue).Session);
        Assert.Equal(CueAnchor.Start, Visit.Cue(cue).Anchor);
        Assert.Equal(TimeSpan.FromMinutes(minutes), Visit.Cue(cue).Offset.ToTimeSpan());
    }

    [Fact]
    public void TheProgrammeIsPublicWhileWhatIsLiveIsNot()
    {
        Assert.Equal(Label.Public, Visit.Session("welcome-ceremony").Access.Label);
        Assert.Equal(Label.Restricted, Visit.Timing("welcome-ceremony").Access.Label);
        Assert.Equal(Label.Press, Visit.Session("press-briefing").Access.Label);
        Assert.Equal(Label.Delegation, Visit.Session("transfer-to-airport").Access.Label);
        Assert.Equal(Label.Restricted, Visit.Session("tete-a-tete").Access.Label);
        Assert.Equal(["CN"], Visit.Cue("luggage-call").Access.Delegations);
    }

    [Fact]
    public void TheSpecimenTextOpensWhenTheSigningEnds()
    {
        var text = Visit.Topic("joint-statement-text");

        Assert.Equal(Label.Press, text.Access.Label);
        Assert.Equal(Label.Public, text.Embargo.After.Label);
        Assert.Equal(Visit.Session("signing-ceremony").Name, text.Embargo.SessionEnd);
    }

    [Fact]
    public void HallsNeedTimeBetweenSessionsAndPeopleTimeBetweenSites()
    {
        Assert.True(Visit.Venue("st-catherine-hall").Turnaround.Seconds > 0);
        Assert.Contains(
            Visit.Venue("vnukovo-2").Travel,
            t => t.Venue == Visit.Venue("grand-kremlin-palace").Name && t.Duration.Seconds > 0
        );
    }
}
