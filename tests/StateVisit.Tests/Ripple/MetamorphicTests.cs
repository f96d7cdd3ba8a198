using Google.Protobuf;
using Google.Protobuf.WellKnownTypes;
using StateVisit.Agenda.V1;
using StateVisit.Journal.Labels;
using StateVisit.Tests.Fixture;
using Xunit;

namespace StateVisit.Tests.Ripple;

/// <summary>What holds between a programme and the same programme with one thing changed.</summary>
public sealed class MetamorphicTests
{
    private const int Seeds = 100;

    [Fact]
    public void ALaterStartNeverMakesAnythingEarlier() => OverSessions(Later);

    [Fact]
    public void ALaterActualStartNeverMakesAnythingEarlier() =>
        OverSessions(
            (programme, session, minutes) =>
                programme.TimingOf(session) is { ActualStart: { } start, ActualEnd: null }
                    ? programme.With(session, t => t.ActualStart.Time = start.Time + Make.Minutes(minutes))
                    : null
        );

    [Fact]
    public void ALaterEstimateNeverMakesAnythingEarlier() =>
        OverSessions(
            (programme, session, minutes) =>
                programme.TimingOf(session).EstimatedEnd is { } end
                    ? programme.With(session, t => t.EstimatedEnd = end + Make.Minutes(minutes))
                    : null
        );

    /// <summary>As long as the plan respects the same: what overlaps by plan is no reason to wait any more.</summary>
    [Fact]
    public void ALongerDurationNeverMakesAnythingEarlier() =>
        OverSessions(
            (programme, session, minutes) =>
            {
                if (programme.Sessions.Single(s => s.Name == session).PlannedDuration is null)
                    return null;
                var longer = programme.WithSession(session, s => s.PlannedDuration.Duration += Make.Minutes(minutes));
                return Oracle.Edges(longer).SetEquals(Oracle.Edges(programme)) ? longer : null;
            }
        );

    [Fact]
    public void AWiderGapNeverMakesAnythingEarlier() =>
        OverSessions(
            (programme, session, minutes) =>
                programme.Sessions.Single(s => s.Name == session).Predecessors.Count > 0
                    ? programme.WithSession(
                        session,
                        s => s.Predecessors[0].Gap = (s.Predecessors[0].Gap ?? new()) + Make.Minutes(minutes)
                    )
                    : null
        );

    [Fact]
    public void AMinuteNeverMakesAnythingEarlier()
    {
        var compared = 0;
        for (var seed = 0; seed < Seeds; seed++)
        {
            var programme = RandomProgramme.Of(seed);
            var next = programme with { Now = programme.Now.AddMinutes(1 + (seed % 90)) };
            if (next.Forecasts().Values.Any(f => f.Unreported))
                continue;
            compared++;
            AssertNothingEarlier(seed, programme, next);
        }
        Assert.True(compared > Seeds / 4, $"{compared}");
    }

    [Fact]
    public void WhatEndsLaterByItsSlackMovesNobodyAndByAMinuteMoreSomebody()
    {
        var compared = 0;
        for (var seed = 0; seed < Seeds; seed++)
        {
            var programme = RandomProgramme.Of(seed);
            var clearance = Clearance.Full;
            var before = programme.SeenBy(clearance).Sessions.ToDictionary(s => s.Session);
            foreach (var times in before.Values.Where(t => t.Slack is not null))
            {
                compared++;
                var end = DateTimeOffset.FromUnixTimeMilliseconds(programme.Forecasts()[times.Session].End.Low);
                var why = $"Seed {seed}: {times}\n{programme}";
                var by = times.Slack.ToTimeSpan();
                Assert.True(Moved(end + by) is null or [], why);
                Assert.True(Moved(end + by + TimeSpan.FromMinutes(1)) is not [], why);

                List<string>? Moved(DateTimeOffset newEnd)
                {
                    var later = EndsAt(programme, times.Session, newEnd);
                    var after = later.SeenBy(clearance).Sessions;
                    // What nobody reported is expected again, and pushes others.
                    if (after.Any(s => before[s.Session].Unreported && !s.Unreported))
                        return null;
                    var moved = after
                        .Where(s =>
                            s.Session != times.Session && IsPending(s) && before[s.Session].ExpectedStart is not null
                        )
                        .Where(s => !Equals(s.ExpectedStart?.Time, before[s.Session].ExpectedStart.Time))
                        .Select(s => s.Session)
                        .ToList();
                    var hardEnd = programme.Sessions.Single(s => s.Name == times.Session).HardEnd?.ToDateTimeOffset();
                    // One that was missed already is missed by more.
                    if (newEnd > hardEnd && (newEnd > end || times.Slack.ToTimeSpan() > TimeSpan.Zero))
                        moved.Add("hard end");
                    return moved;
                }
            }
        }
        Assert.True(compared > Seeds, $"{compared}");
    }

    [Fact]
    public void ATimelineDoesNotDependOnTheOrderOfRecords()
    {
        for (var seed = 0; seed < Seeds; seed++)
        {
            var programme = RandomProgramme.Of(seed);
            var records = programme.Records.ToArray();
            new Random(seed).Shuffle(records);
            var shuffled = Programme.GroundOf(records);
            foreach (var clearance in new[] { Clearance.Full, Programme.Office, Clearance.Public })
                Assert.True(
                    programme.SeenBy(clearance).ToByteString() == programme.SeenBy(shuffled, clearance).ToByteString(),
                    $"Seed {seed}, {clearance.Key}\n{programme}"
                );
        }
    }

    private static Programme? Later(Programme programme, string session, int minutes)
    {
        var timing = programme.TimingOf(session);
        if (timing.State is SessionState.Concluded or SessionState.InProgress or SessionState.Cancelled)
            return null;
        var start = programme.Forecasts()[session].Start;
        var from = timing.NotBefore?.ToDateTimeOffset();
        if (start.IsBoundedBelow && (from is null || start.Low > from.Value.ToUnixTimeMilliseconds()))
            from = DateTimeOffset.FromUnixTimeMilliseconds(start.Low);
        return programme.With(
            session,
            t => t.NotBefore = Timestamp.FromDateTimeOffset((from ?? programme.Now).AddMinutes(minutes))
        );
    }

    private static Programme EndsAt(Programme programme, string session, DateTimeOffset end) =>
        programme.With(
            session,
            t =>
            {
                t.EstimatedEnd = Timestamp.FromDateTimeOffset(end);
                t.NoEstimate &= t.State is not SessionState.InProgress;
            }
        );

    private static bool IsPending(SessionTimes times) => times.State is SessionState.Planned or SessionState.Confirmed;

    /// <summary>The change is made to each session in turn; null: it does not go with that session.</summary>
    private static void OverSessions(Func<Programme, string, int, Programme?> change)
    {
        var compared = 0;
        Parallel.For(
            0,
            Seeds,
            seed =>
            {
                var programme = RandomProgramme.Of(seed);
                var minutes = 1 + (seed % 200);
                foreach (var session in programme.Sessions)
                    if (change(programme, session.Name, minutes) is { } later)
                    {
                        Interlocked.Increment(ref compared);
                        AssertNothingEarlier(seed, programme, later);
                    }
            }
        );
        Assert.True(compared > Seeds / 2, $"{compared} compared");
    }

    private static void AssertNothingEarlier(int seed, Programme before, Programme after)
    {
        var (first, second) = (before.Forecasts(), after.Forecasts());
        foreach (var (session, was) in first)
        {
            var now = second[session];
            // Nothing is expected of what nobody reported.
            if (was.Unreported || now.Unreported)
                continue;
            Assert.True(
                now.Start.Low >= was.Start.Low && now.End.Low >= was.End.Low,
                $"Seed {seed}: {session} from {was} to {now}\n{before}\n{after}"
            );
        }
    }
}
