using Grpc.Core;
using StateVisit.Agenda.V1;
using StateVisit.Tests.Agenda;
using StateVisit.Tests.Fixture;
using Xunit;

namespace StateVisit.Tests.Ripple;

/// <summary>Timelines over both wires.</summary>
public sealed class GetTimelineTests(SharedHosts hosts)
{
    private const string Morning = "2023-03-21T08:00:00Z";

    [Theory, OnBothStores]
    public async Task BothWiresSayTheSame(StoreKind store)
    {
        var scene = await FilledAsync(store);
        var grpc = await TimelineAsync(scene, scene.Protocol);
        var rest = await RestAsync(scene.Protocol, scene, "?at=" + Morning);

        Assert.Equal(grpc, rest);
        Assert.Equal(["welcome", "talks", "briefing", "concert"], Ids(grpc));
        Assert.Equal(scene.Name + "/timeline", grpc.Name);
        Assert.Equal(Make.Time(Morning), grpc.Time);
        Assert.Equal(Make.Time("2023-03-21T12:00:00Z"), grpc.Sessions[0].ExpectedStart.Time);
        Assert.Equal("doors", Assert.Single(grpc.Cues).Cue.Split('/')[^1]);
    }

    [Theory, OnBothStores]
    public async Task AtAnotherMinuteWhatShouldHaveStartedIsLate(StoreKind store)
    {
        var scene = await FilledAsync(store);

        var timeline = await RestAsync(scene.Protocol, scene, "?at=2023-03-21T12:25:30Z");

        Assert.Equal(Make.Time("2023-03-21T12:25:00Z"), timeline.Time);
        Assert.Equal(Make.Time("2023-03-21T12:25:00Z"), timeline.Sessions[0].ExpectedStart.Time);
        Assert.Equal(TimeSpan.FromMinutes(25), timeline.Sessions[0].Delay.By.ToTimeSpan());
        Assert.Equal(CauseKind.Clock, timeline.Sessions[0].Cause.Kind);
        Assert.Equal(Make.Time("2023-03-21T12:45:00Z"), timeline.Sessions[1].ExpectedStart.Time);
        Assert.Equal(CauseKind.Sequence, timeline.Sessions[1].Cause.Kind);
    }

    [Theory]
    [OnBothStores("track=main", "welcome talks")]
    [OnBothStores("track=media", "briefing")]
    [OnBothStores("day=2023-03-22", "concert")]
    [OnBothStores("person=Interpreter%20of%20the%20guest", "talks")]
    [OnBothStores("person={visit}/participants/xi", "welcome talks")]
    [OnBothStores("delegation=CN", "talks concert")]
    [OnBothStores("venue={visit}/venues/kremlin", "welcome briefing")]
    [OnBothStores("venue={visit}/venues/hall&track=main", "welcome")]
    public async Task AFilterChoosesAndChangesNoTime(StoreKind store, string filter, string expected)
    {
        var scene = await FilledAsync(store);
        var all = await TimelineAsync(scene, scene.Protocol);

        var some = await RestAsync(
            scene.Protocol,
            scene,
            $"?at={Morning}&{filter.Replace("{visit}", scene.Name, StringComparison.Ordinal)}"
        );

        Assert.Equal(expected, string.Join(' ', Ids(some)));
        Assert.All(some.Sessions, s => Assert.Equal(all.Sessions.Single(a => a.Session == s.Session), s));
    }

    [Theory]
    [OnBothStores("at=yesterday", "at")]
    [OnBothStores("day=21.03.2023", "day")]
    [OnBothStores("delegation=china!", "delegation")]
    [OnBothStores("venue=hall", "venue")]
    [OnBothStores("colour=red", "colour")]
    [OnBothStores("at=yesterday&colour=red", "at colour")]
    public async Task ABadQuestionNamesTheField(StoreKind store, string query, string fields)
    {
        var scene = await hosts.SceneAsync(store);

        var answer = await scene.Protocol.GetAsync($"{scene.Address}/timeline?{query}");

        Assert.Equal(400, answer.Status);
        Assert.Equal(fields, string.Join(' ', RestFaults.Paths(answer.Body)));
    }

    [Theory, OnBothStores]
    public async Task AVisitThatTheCallerMayNotSeeIsNotFound(StoreKind store)
    {
        var scene = await hosts.SceneAsync(store, v => v.Access = Make.Restricted);
        await scene.SessionAsync("talks", s => s.Access = Make.Restricted);
        var none = new GetTimelineRequest { Name = $"visits/{Make.Id()}/timeline" };

        foreach (
            var caller in new[] { scene.Host.Anonymous, scene.Host.As("press"), scene.Host.As("delegation", "CN") }
        )
        {
            var hidden = await Refusal.OfAsync(caller.Agenda.GetTimelineAsync(Request(scene)));
            var missing = await Refusal.OfAsync(caller.Agenda.GetTimelineAsync(none));
            Assert.Equal((StatusCode.NotFound, "NO_SUCH_RECORD"), (hidden.Code, hidden.Reason));
            Assert.Equal((missing.Code, missing.Reason), (hidden.Code, hidden.Reason));
        }
        Assert.Single((await TimelineAsync(scene, scene.Protocol)).Sessions);
    }

    [Theory, OnBothStores]
    public async Task PressSeesTheProgrammeAndWhatItWasToldAndNoLiveTimes(StoreKind store)
    {
        var scene = await hosts.SceneAsync(store);
        await scene.SessionAsync(
            "statements",
            s =>
            {
                s.PlannedStart = Make.Start("2023-03-21T12:00:00Z");
                s.PlannedDuration = Make.Lasts(30);
                foreach (
                    var (audience, access) in new[] { (Audience.Press, Make.Press), (Audience.Staff, Make.Restricted) }
                )
                    s.Told.Add(
                        new Told
                        {
                            Audience = audience,
                            StartTime = Make.Time("2023-03-21T12:10:00Z"),
                            Basis = StateVisit.Type.V1.Basis.Stated,
                            Access = access,
                        }
                    );
            }
        );
        await LateAsync(scene, "statements", "2023-03-21T12:40:00Z");

        var times = Assert.Single((await TimelineAsync(scene, scene.Host.As("press"))).Sessions);

        Assert.Equal(Make.Time("2023-03-21T12:00:00Z"), times.PlannedStart);
        Assert.Equal(Audience.Press, Assert.Single(times.Told).Audience);
        Assert.Equal(
            (null, null, null, null, null, 0),
            (times.ExpectedStart, times.ExpectedEnd, times.Delay, times.Slack, times.Cause, times.Violations.Count)
        );
        Assert.Empty((await TimelineAsync(scene, scene.Host.Anonymous)).Sessions[0].Told);
        Assert.NotNull((await TimelineAsync(scene, scene.Protocol)).Sessions[0].ExpectedStart);
    }

    [Theory, OnBothStores]
    public async Task AWriteIsSeenAtOnce(StoreKind store)
    {
        var scene = await FilledAsync(store);
        for (var minute = 1; minute <= 20; minute++)
        {
            var start = Make.Time("2023-03-21T12:00:00Z") + Make.Minutes(minute);
            await LateAsync(scene, "welcome", start.ToDateTimeOffset().ToString("O"));
            Assert.Equal(start, (await TimelineAsync(scene, scene.Protocol)).Sessions[0].ExpectedStart.Time);
        }
        await scene.Agenda.DeleteSessionAsync(new() { Name = scene.Name + "/sessions/concert" });
        Assert.Equal(["welcome", "talks", "briefing"], Ids(await TimelineAsync(scene, scene.Protocol)));
    }

    private async Task<Scene> FilledAsync(StoreKind store)
    {
        var scene = await hosts.SceneAsync(store);
        await scene.VenueAsync("kremlin");
        await scene.VenueAsync("hall", v => (v.Type, v.Parent) = (VenueType.Room, scene.Name + "/venues/kremlin"));
        await AddAsync("welcome", "2023-03-21T12:00:00Z", s => s.Venue = scene.Name + "/venues/hall");
        await AddAsync(
            "talks",
            "2023-03-21T12:30:00Z",
            s =>
            {
                s.Parties.Add("CN");
                s.Attendances.Add(new Attendance { Office = "Interpreter of the guest" });
            }
        );
        await AddAsync(
            "briefing",
            "2023-03-21T15:00:00Z",
            s => (s.Track, s.Venue) = ("media", scene.Name + "/venues/kremlin")
        );
        await AddAsync(
            "concert",
            "2023-03-22T15:00:00Z",
            s => (s.Day, s.Track, s.Host) = ("2023-03-22", "culture", "CN")
        );
        await scene.CueAsync("doors", scene.Name + "/sessions/welcome");
        return scene;

        async Task AddAsync(string id, string start, Action<Session> change) =>
            await scene.SessionAsync(
                id,
                s =>
                {
                    (s.PlannedStart, s.PlannedDuration) = (Make.Start(start), Make.Lasts(20));
                    if (id is "welcome" or "talks")
                        s.Attendances.Add(
                            new Attendance { Participant = scene.Name + "/participants/xi", Essential = true }
                        );
                    change(s);
                }
            );
    }

    private static async Task LateAsync(Scene scene, string session, string notBefore) =>
        await scene.Agenda.UpdateTimingAsync(
            new()
            {
                Timing = new() { Name = $"{scene.Name}/sessions/{session}/timing", NotBefore = Make.Time(notBefore) },
                UpdateMask = new() { Paths = { "not_before" } },
            }
        );

    private static GetTimelineRequest Request(Scene scene) =>
        new() { Name = scene.Name + "/timeline", At = Make.Time(Morning) };

    private static async Task<Timeline> TimelineAsync(Scene scene, AgendaClient caller) =>
        await caller.Agenda.GetTimelineAsync(Request(scene));

    private static async Task<Timeline> RestAsync(AgendaClient caller, Scene scene, string query)
    {
        var answer = await caller.GetAsync($"{scene.Address}/timeline{query}");
        Assert.True(answer.Status == 200, answer.Body);
        return Timeline.Parser.ParseJson(answer.Body);
    }

    private static IEnumerable<string> Ids(Timeline timeline) =>
        timeline.Sessions.Select(s => s.Session.Split('/')[^1]);
}
