using Google.Protobuf.WellKnownTypes;
using Grpc.Core;
using Microsoft.Extensions.Time.Testing;
using StateVisit.Agenda.V1;
using StateVisit.Tests.Fixture;
using StateVisit.Type.V1;
using Xunit;

namespace StateVisit.Tests.Agenda;

/// <summary>What an audience is told of a session's times.</summary>
public sealed class TellAudienceTests(SharedHosts hosts)
{
    [Theory, OnBothStores]
    public async Task WhatIsToldStandsInTheSession(StoreKind store)
    {
        await using var host = await HostAsync(store, "10:00");
        var scene = await SceneAsync(host);
        var request = Tell(scene, Audience.Public);
        (request.StartTime, request.EndTime) = (At("12:10"), At("13:10"));
        var session = await scene.Agenda.TellAudienceAsync(request);
        Assert.Equal(
            new Told
            {
                Audience = Audience.Public,
                StartTime = At("12:10"),
                EndTime = At("13:10"),
                ToldTime = At("10:00"),
                Precision = Precision.Exact,
                Basis = Basis.Stated,
            },
            Assert.Single(session.Told)
        );
        request = Tell(scene, Audience.Staff);
        request.EndTime = At("13:00");
        session = await scene.Agenda.TellAudienceAsync(request);
        Assert.Equal([Audience.Public, Audience.Staff], session.Told.Select(t => t.Audience));
        Assert.Null(session.Told[1].StartTime);
        Assert.Equal(session, await scene.GetSessionAsync("talks"));
        var changes = await scene.Agenda.ListChangesAsync(new() { Parent = scene.Name });
        Assert.Equal(session, changes.Changes[^1].Record.Unpack<Session>());
    }

    [Theory, OnBothStores]
    public async Task WithoutTimesItIsWhatIsExpected(StoreKind store)
    {
        await using var host = await HostAsync(store, "10:00");
        var scene = await SceneAsync(host);
        var told = await ToldAsync();
        Assert.Equal((At("12:00"), At("13:00")), (told.StartTime, told.EndTime));
        Assert.Equal((Precision.Exact, Basis.Derived), (told.Precision, told.Basis));

        await TimeAsync(t => t.NotBefore = At("12:20"));
        told = await ToldAsync();
        Assert.Equal((At("12:20"), At("13:20")), (told.StartTime, told.EndTime));
        Assert.Equal(Precision.Exact, told.Precision);

        // Not before twenty past, and nobody knows when.
        await TimeAsync(t => t.NoEstimate = true);
        told = await ToldAsync();
        Assert.Equal((At("12:20"), null), (told.StartTime, told.EndTime));
        Assert.Equal(Precision.About, told.Precision);

        await scene.OpenAsync();
        ((FakeTimeProvider)host.Time).LeapBy(TimeSpan.FromHours(3));
        await scene.Agenda.StartSessionAsync(new() { Name = Talks(scene), StartTime = At("12:30") });
        told = await ToldAsync();
        Assert.Equal((null, At("13:30")), (told.StartTime, told.EndTime));
        Assert.Equal(At("13:00"), told.ToldTime);

        async Task<Told> ToldAsync() =>
            (await scene.Agenda.TellAudienceAsync(Tell(scene, Audience.Delegations))).Told[^1];

        async Task TimeAsync(Action<Timing> change)
        {
            var timing = await scene.GetTimingAsync("talks");
            change(timing);
            await scene.Agenda.UpdateTimingAsync(new() { Timing = timing });
        }
    }

    [Theory, OnBothStores]
    public async Task WhereNothingIsExpectedNothingCanBeTold(StoreKind store)
    {
        await using var host = await HostAsync(store, "13:00");
        var scene = await SceneAsync(host);
        await scene.SessionAsync("open-end", s => s.PlannedStart = Make.Start("2023-03-21T12:00:00Z"));
        await scene.SessionAsync("some-time", s => s.Day = "");
        await scene.SessionAsync("off", s => s.PlannedStart = Make.Start("2023-03-21T15:00:00Z"));
        await scene.SessionAsync("over", s => s.PlannedStart = Make.Start("2023-03-21T11:00:00Z"));
        await scene.OpenAsync();
        await scene.Agenda.StartSessionAsync(new() { Name = scene.Name + "/sessions/open-end" });
        await scene.Agenda.CancelSessionAsync(new() { Name = scene.Name + "/sessions/off" });
        await scene.Agenda.ConcludeSessionAsync(new() { Name = scene.Name + "/sessions/over" });
        var links = await scene.LinksAsync();
        foreach (var id in new[] { "open-end", "some-time", "off", "over" })
            await InvalidAsync("start_time", scene, Tell(scene, Audience.Public, id));
        Assert.Equal(links, await scene.LinksAsync());

        var request = Tell(scene, Audience.Public, "some-time");
        request.StartTime = At("16:00");
        await scene.Agenda.TellAudienceAsync(request);
    }

    [Theory]
    [OnBothStores("PUBLIC", Label.Unspecified, Label.Press, Label.Delegation, Label.Restricted)]
    [OnBothStores("PRESS", null!, Label.Unspecified, Label.Delegation, Label.Restricted)]
    [OnBothStores("CN", null!, null!, Label.Unspecified, Label.Restricted)]
    [OnBothStores("RESTRICTED", null!, null!, null!, Label.Restricted)]
    public async Task WhatAnAudienceIsToldIsForThatAudience(StoreKind store, string session, params object?[] labels)
    {
        var scene = await hosts.SceneAsync(store);
        await scene.SessionAsync(
            "talks",
            s =>
                s.Access = session switch
                {
                    "PUBLIC" => Make.Public,
                    "PRESS" => Make.Press,
                    "CN" => Make.Delegations("CN"),
                    _ => Make.Restricted,
                }
        );
        foreach (var (audience, label) in System.Enum.GetValues<Audience>().Skip(1).Zip(labels))
        {
            var request = Tell(scene, audience);
            request.StartTime = At("12:00");
            if (label is null)
            {
                var links = await scene.LinksAsync();
                await InvalidAsync("audience", scene, request);
                Assert.Equal(links, await scene.LinksAsync());
                continue;
            }
            var told = (await scene.Agenda.TellAudienceAsync(request)).Told[^1];
            Assert.Equal((Label)label, told.Access?.Label ?? Label.Unspecified);
            Assert.Equal(told.Access?.Label == Label.Delegation, told.Access?.AllDelegations ?? false);
        }
    }

    [Theory, OnBothStores]
    public async Task WhatThePressIsToldStaysWithThePressWhenTheSessionOpens(StoreKind store)
    {
        var scene = await hosts.SceneAsync(store);
        await scene.SessionAsync(
            "talks",
            s =>
                (s.Access, s.Embargo) = (
                    Make.Press,
                    new() { After = Make.Public, Time = Make.Time("2199-01-01T00:00:00Z") }
                )
        );
        var request = Tell(scene, Audience.Press);
        request.StartTime = At("12:00");
        await scene.Agenda.TellAudienceAsync(request);
        await scene.Agenda.LiftEmbargoAsync(new() { Name = Talks(scene), Reason = "because" });
        Assert.Empty((await scene.Host.Anonymous.Agenda.GetSessionAsync(new() { Name = Talks(scene) })).Told);
        Assert.Single((await scene.Host.As("press").Agenda.GetSessionAsync(new() { Name = Talks(scene) })).Told);
    }

    [Theory, OnBothStores]
    public async Task ThePressKnowsWhatItWasToldAndNoLiveTimes(StoreKind store)
    {
        await using var host = await HostAsync(store, "10:00");
        var scene = await SceneAsync(host);
        await scene.Agenda.UpdateTimingAsync(
            new()
            {
                Timing = new() { Name = Talks(scene) + "/timing", NotBefore = At("12:20") },
                UpdateMask = new() { Paths = { "not_before" } },
            }
        );
        var before = await TimesAsync(host.As("press"));
        Assert.Equal(new() { At("12:00") }, before.PlannedStart is { } start ? [start] : new List<Timestamp>());
        Assert.Empty(before.Told);

        await scene.Agenda.TellAudienceAsync(Tell(scene, Audience.Press));
        var after = await TimesAsync(host.As("press"));
        Assert.Equal(At("12:20"), Assert.Single(after.Told).StartTime);
        after.Told.Clear();
        Assert.Equal(before, after);
        Assert.Null(after.ExpectedStart);
        Assert.Null(after.Delay);
        Assert.Empty((await TimesAsync(host.Anonymous)).Told);
        Assert.Equal(At("12:20"), (await TimesAsync(scene.Protocol)).ExpectedStart.Time);

        async Task<SessionTimes> TimesAsync(AgendaClient caller) =>
            Assert.Single((await caller.Agenda.GetTimelineAsync(new() { Name = scene.Name + "/timeline" })).Sessions);
    }

    [Theory, OnBothStores]
    public async Task AnEndBeforeTheStartIsRefused(StoreKind store)
    {
        var scene = await hosts.SceneAsync(store);
        await scene.SessionAsync("talks");
        var links = await scene.LinksAsync();
        var request = Tell(scene, Audience.Public);
        (request.StartTime, request.EndTime) = (At("12:00"), At("11:59"));
        await InvalidAsync("end_time", scene, request);
        await InvalidAsync("audience", scene, Tell(scene, Audience.Unspecified));
        Assert.Equal(links, await scene.LinksAsync());
    }

    [Theory, OnBothStores]
    public async Task OfAClosedVisitNobodyIsToldAnything(StoreKind store)
    {
        var scene = await hosts.SceneAsync(store);
        await scene.SessionAsync("talks");
        var request = Tell(scene, Audience.Public);
        request.StartTime = At("12:00");
        await scene.Agenda.TellAudienceAsync(request);
        await scene.OpenAsync();
        await scene.Agenda.TellAudienceAsync(request);
        await scene.Agenda.CloseVisitAsync(new() { Name = scene.Name });
        var links = await scene.LinksAsync();
        await Refusal.AssertAsync(
            scene.Agenda.TellAudienceAsync(request),
            StatusCode.FailedPrecondition,
            "WRONG_PHASE"
        );
        Assert.Equal(links, await scene.LinksAsync());
    }

    [Theory, OnBothStores]
    public async Task ProtocolAloneTells(StoreKind store)
    {
        var scene = await hosts.SceneAsync(store);
        await scene.SessionAsync("talks");
        var links = await scene.LinksAsync();
        foreach (var caller in new[] { scene.Host.As("press"), scene.Host.As("delegation", "RU") })
            await Refusal.AssertAsync(
                caller.Agenda.TellAudienceAsync(Tell(scene, Audience.Press)),
                StatusCode.PermissionDenied,
                "ROLE_MISSING"
            );
        await Refusal.AssertAsync(
            scene.Host.Anonymous.Agenda.TellAudienceAsync(Tell(scene, Audience.Press)),
            StatusCode.Unauthenticated,
            "SIGN_IN_REQUIRED"
        );
        await Refusal.AssertAsync(
            scene.Agenda.TellAudienceAsync(Tell(scene, Audience.Press, "none")),
            StatusCode.NotFound,
            "NO_SUCH_RECORD"
        );
        Assert.Equal(links, await scene.LinksAsync());
    }

    [Theory, OnBothStores]
    public async Task EtagRequestIdAndPreviewHoldAsEverywhere(StoreKind store)
    {
        var scene = await hosts.SceneAsync(store);
        var etag = (await scene.SessionAsync("talks")).Etag;
        var links = await scene.LinksAsync();
        var request = Tell(scene, Audience.Public);
        (request.StartTime, request.Etag, request.RequestId) = (At("12:00"), etag, Make.RequestId());

        var preview = request.Clone();
        preview.ValidateOnly = true;
        Assert.Single((await scene.Agenda.TellAudienceAsync(preview)).Told);
        Assert.Equal(links, await scene.LinksAsync());

        var told = await scene.Agenda.TellAudienceAsync(request);
        Assert.Equal(told, await scene.Agenda.TellAudienceAsync(request));
        Assert.Equal(links + 1, await scene.LinksAsync());

        request.RequestId = "";
        await Refusal.AssertAsync(scene.Agenda.TellAudienceAsync(request), StatusCode.Aborted, "STALE_ETAG", "etag");
        Assert.Equal(links + 1, await scene.LinksAsync());
    }

    private static string Talks(Scene scene) => scene.Name + "/sessions/talks";

    private static Timestamp At(string time) => Make.Time($"2023-03-21T{time}:00Z");

    private static Task<AgendaHost> HostAsync(StoreKind store, string now) =>
        AgendaHost.StartAsync(store, new FakeTimeProvider(At(now).ToDateTimeOffset()));

    private static async Task<Scene> SceneAsync(AgendaHost host)
    {
        var scene = await Scene.CreateAsync(host);
        await scene.SessionAsync(
            "talks",
            s =>
            {
                s.PlannedStart = Make.Start("2023-03-21T12:00:00Z");
                s.PlannedDuration = Make.Lasts(60);
            }
        );
        return scene;
    }

    private static TellAudienceRequest Tell(Scene scene, Audience audience, string id = "talks") =>
        new() { Name = $"{scene.Name}/sessions/{id}", Audience = audience };

    private static Task<Refusal> InvalidAsync(string field, Scene scene, TellAudienceRequest request) =>
        Refusal.AssertAsync(
            scene.Agenda.TellAudienceAsync(request),
            StatusCode.InvalidArgument,
            "INVALID_FIELD",
            field
        );
}
