using Grpc.Core;
using Microsoft.Extensions.Time.Testing;
using StateVisit.Agenda.V1;
using StateVisit.Tests.Fixture;
using Xunit;
using static StateVisit.Agenda.V1.SessionState;

namespace StateVisit.Tests.Agenda;

/// <summary>How a session moves from state to state.</summary>
public sealed class StateTests(SharedHosts hosts)
{
    private static readonly Dictionary<string, SessionState[]> From = new()
    {
        ["confirm"] = [Planned],
        ["start"] = [Planned, Confirmed],
        ["conclude"] = [Planned, Confirmed, InProgress],
        ["cancel"] = [Planned, Confirmed],
    };

    private static readonly Dictionary<string, SessionState> To = new()
    {
        ["confirm"] = Confirmed,
        ["start"] = InProgress,
        ["conclude"] = Concluded,
        ["cancel"] = Cancelled,
    };

    [Theory, OnBothStores]
    public async Task EveryMoveLeadsWhereItShouldOrIsRefused(StoreKind store)
    {
        var scene = await hosts.SceneAsync(store);
        await scene.OpenAsync();
        foreach (var move in From.Keys)
        foreach (var state in new[] { Planned, Confirmed, InProgress, Concluded, Cancelled })
        {
            var id = $"{move}-from-{(int)state}";
            await scene.SessionAsync(id);
            if (To.FirstOrDefault(t => t.Value == state).Key is { } way)
                await MoveAsync(scene, way, id);
            if (From[move].Contains(state))
            {
                await MoveAsync(scene, move, id);
                Assert.Equal(To[move], (await scene.GetTimingAsync(id)).State);
            }
            else
            {
                var refusal = await Refusal.AssertAsync(
                    MoveAsync(scene, move, id),
                    StatusCode.FailedPrecondition,
                    "WRONG_STATE"
                );
                Assert.Contains(id, refusal.Message, StringComparison.Ordinal);
                Assert.Equal(state, (await scene.GetTimingAsync(id)).State);
            }
        }
    }

    [Theory, OnBothStores]
    public async Task SessionsRunWhileTheVisitIsLive(StoreKind store)
    {
        var scene = await hosts.SceneAsync(store);
        await scene.SessionAsync("talks");
        await WrongPhaseAsync(MoveAsync(scene, "start", "talks"));
        await WrongPhaseAsync(MoveAsync(scene, "conclude", "talks"));
        await WrongPhaseAsync(scene.Agenda.CloseVisitAsync(new() { Name = scene.Name }));
        await MoveAsync(scene, "confirm", "talks");

        await scene.OpenAsync();
        await WrongPhaseAsync(scene.Agenda.OpenVisitAsync(new() { Name = scene.Name }));
        await MoveAsync(scene, "start", "talks");
        var closed = await scene.Agenda.CloseVisitAsync(new() { Name = scene.Name });
        Assert.Equal(VisitPhase.Closed, closed.Phase);
        await WrongPhaseAsync(MoveAsync(scene, "conclude", "talks"));
        await WrongPhaseAsync(scene.Agenda.OpenVisitAsync(new() { Name = scene.Name }));
    }

    [Theory, OnBothStores]
    public async Task WithoutATimeItIsNowByTheVisitsClock(StoreKind store)
    {
        var time = new FakeTimeProvider(DateTimeOffset.Parse("2026-01-01T00:00:00Z"));
        await using var host = await AgendaHost.StartAsync(store, time);
        var scene = await Scene.CreateAsync(
            host,
            v => v.RehearsalClock = new() { StartTime = Make.Time("2023-03-21T11:50:00Z"), Speed = 60 }
        );
        await scene.SessionAsync("welcome");
        time.LeapBy(TimeSpan.FromHours(5));
        await scene.OpenAsync();
        time.Advance(TimeSpan.FromSeconds(10));
        await MoveAsync(scene, "start", "welcome");
        Assert.Equal(Make.Time("2023-03-21T12:00:00Z"), (await scene.GetTimingAsync("welcome")).ActualStart.Time);

        time.Advance(TimeSpan.FromSeconds(20));
        await MoveAsync(scene, "conclude", "welcome");
        Assert.Equal(Make.Time("2023-03-21T12:20:00Z"), (await scene.GetTimingAsync("welcome")).ActualEnd.Time);
    }

    [Theory, OnBothStores]
    public async Task TimesAreNeitherAheadNorInTheWrongOrder(StoreKind store)
    {
        var time = new FakeTimeProvider(DateTimeOffset.Parse("2023-03-21T12:00:00Z"));
        await using var host = await AgendaHost.StartAsync(store, time);
        var scene = await Scene.CreateAsync(host);
        var name = (await scene.SessionAsync("welcome")).Name;
        await scene.OpenAsync();
        await InvalidAsync(
            "start_time",
            scene.Agenda.StartSessionAsync(new() { Name = name, StartTime = Make.Time("2023-03-21T12:00:01Z") })
        );
        await scene.Agenda.StartSessionAsync(new() { Name = name, StartTime = Make.Time("2023-03-21T11:40:00Z") });
        var links = await scene.LinksAsync();
        await InvalidAsync(
            "end_time",
            scene.Agenda.ConcludeSessionAsync(new() { Name = name, EndTime = Make.Time("2023-03-21T12:00:01Z") })
        );
        await InvalidAsync(
            "end_time",
            scene.Agenda.ConcludeSessionAsync(new() { Name = name, EndTime = Make.Time("2023-03-21T11:39:59Z") })
        );
        await InvalidAsync(
            "time_unknown",
            scene.Agenda.ConcludeSessionAsync(
                new()
                {
                    Name = name,
                    EndTime = Make.Time("2023-03-21T11:50:00Z"),
                    TimeUnknown = true,
                }
            )
        );
        Assert.Equal(links, await scene.LinksAsync());
        Assert.Equal(InProgress, (await scene.GetTimingAsync("welcome")).State);
        await scene.Agenda.ConcludeSessionAsync(new() { Name = name, TimeUnknown = true });
        var timing = await scene.GetTimingAsync("welcome");
        Assert.Equal(Concluded, timing.State);
        Assert.Null(timing.ActualEnd);
        Assert.Equal(Make.Time("2023-03-21T11:40:00Z"), timing.ActualStart.Time);
    }

    [Theory, OnBothStores]
    public async Task WhatHappenedEndsWhatWasEstimated(StoreKind store)
    {
        var time = new FakeTimeProvider(DateTimeOffset.Parse("2023-03-21T12:00:00Z"));
        await using var host = await AgendaHost.StartAsync(store, time);
        var scene = await Scene.CreateAsync(host);
        await scene.OpenAsync();
        await scene.SessionAsync("early");
        await scene.SessionAsync("later");
        await EstimateAsync("early", "2023-03-21T11:59:00Z");
        await EstimateAsync("later", "2023-03-21T12:30:00Z");
        await MoveAsync(scene, "start", "early");
        await MoveAsync(scene, "start", "later");
        var (early, later) = (await scene.GetTimingAsync("early"), await scene.GetTimingAsync("later"));
        Assert.Equal((false, null), (early.NoEstimate, early.EstimatedEnd));
        Assert.Equal((false, Make.Time("2023-03-21T12:30:00Z")), (later.NoEstimate, later.EstimatedEnd));

        await EstimateAsync("later", "2023-03-21T12:40:00Z");
        await MoveAsync(scene, "conclude", "later");
        later = await scene.GetTimingAsync("later");
        Assert.Equal((false, null), (later.NoEstimate, later.EstimatedEnd));

        async Task EstimateAsync(string id, string end) =>
            await scene.Agenda.UpdateTimingAsync(
                new()
                {
                    Timing = new()
                    {
                        Name = $"{scene.Name}/sessions/{id}/timing",
                        NoEstimate = true,
                        EstimatedEnd = Make.Time(end),
                    },
                    UpdateMask = new() { Paths = { "no_estimate", "estimated_end" } },
                }
            );
    }

    [Theory, OnBothStores]
    public async Task ThatASessionRunsIsKnownToThoseWhoSeeItsTiming(StoreKind store)
    {
        var scene = await hosts.SceneAsync(store);
        await scene.OpenAsync();
        await scene.SessionAsync("talks");
        await MoveAsync(scene, "confirm", "talks");
        var press = scene.Host.As("press").Agenda;
        var name = scene.Name + "/sessions/talks";
        var before = await press.GetSessionAsync(new() { Name = name });
        Assert.Equal(Confirmed, before.State);

        await MoveAsync(scene, "start", "talks");
        Assert.Equal(before, await press.GetSessionAsync(new() { Name = name }));
        await Refusal.AssertAsync(
            press.GetTimingAsync(new() { Name = name + "/timing" }),
            StatusCode.NotFound,
            "NO_SUCH_RECORD"
        );

        await RelabelAsync(Make.Public);
        Assert.Equal(InProgress, (await press.GetSessionAsync(new() { Name = name })).State);
        Assert.Equal(InProgress, (await press.GetTimingAsync(new() { Name = name + "/timing" })).State);

        await RelabelAsync(Make.Restricted);
        Assert.Equal(Confirmed, (await press.GetSessionAsync(new() { Name = name })).State);

        async Task RelabelAsync(StateVisit.Type.V1.Access access) =>
            await scene.Agenda.UpdateTimingAsync(
                new()
                {
                    Timing = new() { Name = name + "/timing", Access = access },
                    UpdateMask = new() { Paths = { "access" } },
                }
            );
    }

    [Theory, OnBothStores]
    public async Task ASessionThatOpensAfterItsTimingSaysNoMoreThanTheTiming(StoreKind store)
    {
        var scene = await hosts.SceneAsync(store);
        await scene.OpenAsync();
        var name = (await scene.SessionAsync("talks", s => s.Access = Make.Restricted)).Name;
        var running = await MoveAsync(scene, "start", "talks");
        Assert.Equal(InProgress, running.State);
        var opened = await scene.Agenda.UpdateSessionAsync(
            new()
            {
                Session = new() { Name = name, Access = Make.Public },
                UpdateMask = new() { Paths = { "access" } },
            }
        );
        Assert.NotEqual(InProgress, opened.State);
    }

    private static AsyncUnaryCall<Session> MoveAsync(Scene scene, string move, string id)
    {
        var name = $"{scene.Name}/sessions/{id}";
        return move switch
        {
            "confirm" => scene.Agenda.ConfirmSessionAsync(new() { Name = name }),
            "start" => scene.Agenda.StartSessionAsync(new() { Name = name }),
            "conclude" => scene.Agenda.ConcludeSessionAsync(new() { Name = name }),
            _ => scene.Agenda.CancelSessionAsync(new() { Name = name }),
        };
    }

    private static Task<Refusal> WrongPhaseAsync<T>(AsyncUnaryCall<T> call) =>
        Refusal.AssertAsync(call, StatusCode.FailedPrecondition, "WRONG_PHASE");

    private static Task<Refusal> InvalidAsync<T>(string field, AsyncUnaryCall<T> call) =>
        Refusal.AssertAsync(call, StatusCode.InvalidArgument, "INVALID_FIELD", field);
}
