using System.Text.Json.Nodes;
using Google.Protobuf;
using Google.Protobuf.WellKnownTypes;
using Grpc.Core;
using Microsoft.Extensions.Time.Testing;
using StateVisit.Agenda.V1;
using StateVisit.ServiceDefaults.Identity;
using StateVisit.Tests.Agenda.Changing;
using StateVisit.Tests.Fixture;
using StateVisit.Type.V1;
using Xunit;
using Action = StateVisit.Type.V1.Action;

namespace StateVisit.Tests.Watching;

/// <summary>A watch that shows the timeline too.</summary>
[Collection(nameof(Alone))]
public sealed class TimelineWatchTests(SharedHosts hosts)
{
    private static readonly TimeSpan Second = TimeSpan.FromSeconds(1);

    [Theory, OnBothStores]
    public async Task ThePresentBringsTheWholeTimelineBeforeSynced(StoreKind store)
    {
        var day = await DayAsync(store);
        await using var watch = await Watch.OpenTimelineSyncedAsync(day.Agenda, day.Scene.Name);
        AssertShows(await day.TimelineAsync(), watch);
        Assert.Equal(6, watch.Times.Count);
        Assert.Contains(day.Say.Session("welcome"), watch.Present.Keys);
    }

    [Theory, OnBothStores]
    public async Task AWriteThatMovesTimesSendsWhatMovedAfterItsRevision(StoreKind store)
    {
        var day = await DayAsync(store);
        await using var watch = await Watch.OpenTimelineSyncedAsync(day.Agenda, day.Scene.Name);
        var before = await day.TimelineAsync();
        await day.ApplyAsync(day.Say.LaterBy("signing", 20));
        Assert.Equal(WatchEvent.EventOneofCase.Revision, (await watch.NextButHeartbeatsAsync()).EventCase);
        var after = await day.TimelineAsync();
        Assert.Equal(Differences(before, after), await watch.DerivedAsync());
        AssertShows(after, watch);

        // What moves nothing is a revision and nothing more.
        await day.Scene.TopicAsync("energy");
        await day.Scene.TopicAsync("trade");
        for (var i = 0; i < 2; i++)
            Assert.Equal(WatchEvent.EventOneofCase.Revision, (await watch.NextButHeartbeatsAsync()).EventCase);
    }

    [Theory, OnBothStores]
    public async Task WhatIsDeletedIsNamed(StoreKind store)
    {
        var day = await DayAsync(store);
        await using var watch = await Watch.OpenTimelineSyncedAsync(day.Agenda, day.Scene.Name);
        await day.Agenda.DeleteCueAsync(new() { Name = day.Scene.Name + "/cues/cars" });
        await watch.RevisionAsync();
        Assert.Equal([day.Scene.Name + "/cues/cars"], await watch.DerivedAsync());
        await day.Agenda.DeleteSessionAsync(new() { Name = day.Say.Session("dinner") });
        await watch.RevisionAsync();
        // Nothing follows the signing any more: it has no slack.
        Assert.Contains(day.Say.Session("dinner"), await watch.DerivedAsync());
        AssertShows(await day.TimelineAsync(), watch);
        Assert.Equal(4, watch.Times.Count);
    }

    [Theory, OnBothStores]
    public async Task WhatIsHiddenIsGone(StoreKind store)
    {
        var day = await DayAsync(store);
        await using var watch = await Watch.OpenTimelineSyncedAsync(day.Scene.Host.Anonymous.Agenda, day.Scene.Name);
        await day.Agenda.UpdateSessionAsync(
            new()
            {
                Session = new() { Name = day.Say.Session("talks"), Access = Make.Restricted },
                UpdateMask = new() { Paths = { "access" } },
            }
        );
        await watch.RevisionAsync();
        Assert.Equal([day.Say.Session("talks")], await watch.DerivedAsync());
        Assert.DoesNotContain(day.Say.Session("talks"), watch.Times.Keys);
    }

    [Theory, OnBothStores]
    public async Task AMinuteThatMovesNothingSendsNothingAndOneThatDoesSendsJustThat(StoreKind store)
    {
        var time = new FakeTimeProvider(DateTimeOffset.Parse("2026-01-01T00:00:00Z"));
        await using var host = await AgendaHost.StartAsync(store, time);
        var day = await Programme.CreateAsync(host);
        await day.Scene.OpenAsync();
        await using var watch = await Watch.OpenTimelineSyncedAsync(day.Agenda, day.Scene.Name);
        await PassAsync(time, TimeSpan.FromMinutes(3));
        await day.Scene.TopicAsync("energy");
        Assert.Equal(WatchEvent.EventOneofCase.Revision, (await watch.NextButHeartbeatsAsync()).EventCase);

        // From nine o'clock on each minute holds back the welcome, and so the talks, which give way; nothing else.
        time.Advance(TimeSpan.FromMinutes(55));
        await PassAsync(time, TimeSpan.FromMinutes(3));
        var before = await day.Agenda.GetTimelineAsync(
            new() { Name = day.Scene.Name + "/timeline", At = Programme.At("09:00") }
        );
        var sent = new HashSet<string>(StringComparer.Ordinal);
        for (var i = 0; i < 100 && !IsAt("09:01"); i++)
        {
            time.Advance(Second);
            await Task.Delay(10);
            while (await TryDerivedAsync(watch) is { } names)
                sent.UnionWith(names);
        }
        Assert.True(IsAt("09:01"), $"{watch.Times[day.Say.Session("welcome")]}");
        var after = await day.Agenda.GetTimelineAsync(
            new() { Name = day.Scene.Name + "/timeline", At = Programme.At("09:01") }
        );
        Assert.Equal(Differences(before, after), sent.Order(StringComparer.Ordinal));
        Assert.Equal([day.Say.Session("talks"), day.Say.Session("welcome")], sent.Order(StringComparer.Ordinal));

        bool IsAt(string clock) =>
            ((SessionTimes)watch.Times[day.Say.Session("welcome")]).ExpectedStart.Time == Programme.At(clock);
    }

    [Theory, OnBothStores]
    public async Task WhoMayNotSeeTimingsGetsNoneAndNoTraceOfThem(StoreKind store)
    {
        var time = new FakeTimeProvider(DateTimeOffset.Parse("2026-01-01T00:00:00Z"));
        await using var host = await AgendaHost.StartAsync(store, time);
        var day = await Programme.CreateAsync(host);
        await day.Scene.OpenAsync();
        await using var watch = await Watch.OpenTimelineSyncedAsync(host.As("press").Agenda, day.Scene.Name);
        Assert.All(watch.Times.Values.OfType<SessionTimes>(), times => Assert.Null(times.ExpectedStart));
        Assert.All(watch.Times.Values.OfType<CueTime>(), cue => Assert.Null(cue.ExpectedTime));
        Assert.Equal(6, watch.Times.Count);

        // Hidden writes and hidden minutes: three heartbeats in fifty seconds, as without, and nothing else.
        for (var i = 0; i < 50; i++)
        {
            if (i % 5 == 0)
                await day.ApplyAsync(day.Say.LaterBy("signing", 1));
            await PassAsync(time, Second);
        }
        for (var i = 0; i < 3; i++)
            Assert.Equal(WatchEvent.EventOneofCase.Heartbeat, (await watch.NextAsync()).EventCase);
        await Assert.ThrowsAnyAsync<OperationCanceledException>(() => watch.NextAsync(Second / 5));
        var token = watch.Token;
        await day.Scene.TopicAsync("energy");
        Assert.Equal(WatchEvent.EventOneofCase.Revision, (await watch.NextAsync()).EventCase);

        // The token of a heartbeat is behind the hidden writes, and resumes.
        await using var resumed = Watch.OpenTimeline(host.As("press").Agenda, day.Scene.Name, token);
        Assert.Single((await resumed.RevisionAsync()).Changes);
        Assert.Equal(6, (await resumed.DerivedAsync()).Count);
    }

    [Theory, OnBothStores]
    public async Task AHiddenWriteThatMovesAVisibleTimeSendsThatTimeAlone(StoreKind store)
    {
        var day = await DayAsync(store);
        await day.Scene.SessionAsync(
            "secret",
            s =>
            {
                s.Access = Make.Restricted;
                (s.PlannedStart, s.PlannedDuration) = (Make.Start("2023-03-21T10:30:00Z"), Make.Lasts(30));
            }
        );
        await day.Agenda.UpdateTimingAsync(
            new()
            {
                Timing = new() { Name = day.Say.Session("signing") + "/timing", Access = Make.Public },
                UpdateMask = new() { Paths = { "access" } },
            }
        );
        await using var watch = await Watch.OpenTimelineSyncedAsync(day.Scene.Host.Anonymous.Agenda, day.Scene.Name);
        await day.ApplyAsync(day.Say.LaterBy("secret", 20));
        Assert.Equal([day.Scene.Name + "/cues/doors", day.Say.Session("signing")], await watch.DerivedAsync());
        var times = (SessionTimes)watch.Times[day.Say.Session("signing")];
        Assert.Equal(Programme.At("11:20"), times.ExpectedStart.Time);
        Assert.Equal(new Cause { Kind = CauseKind.Entered }, times.Cause);
        await day.Scene.TopicAsync("energy");
        Assert.Single((await watch.NextButHeartbeatsAsync()).Revision.Changes);
    }

    [Theory, OnBothStores]
    public async Task AResumedStreamBringsWhatWasMissedAndTheWholeTimelineAgain(StoreKind store)
    {
        var day = await DayAsync(store);
        string token;
        await using (var watch = await Watch.OpenTimelineSyncedAsync(day.Agenda, day.Scene.Name))
            token = watch.Token;
        await day.ApplyAsync(day.Say.LaterBy("signing", 20));
        await day.Scene.TopicAsync("energy");
        await using var resumed = Watch.OpenTimeline(day.Agenda, day.Scene.Name, token);
        Assert.Equal(
            [day.Say.Session("signing") + "/timing"],
            (await resumed.NextAsync()).Revision.Changes.Select(change => change.Name)
        );
        Assert.Equal(
            [day.Scene.Name + "/topics/energy"],
            (await resumed.NextAsync()).Revision.Changes.Select(change => change.Name)
        );
        await resumed.DerivedAsync();
        AssertShows(await day.TimelineAsync(), resumed);

        // The same token, without the timeline: the stream as ever.
        await using var plain = Watch.Open(day.Agenda, day.Scene.Name, token);
        for (var i = 0; i < 2; i++)
            Assert.Equal(WatchEvent.EventOneofCase.Revision, (await plain.NextAsync()).EventCase);
        await day.ApplyAsync(day.Say.LaterBy("signing", 20));
        await day.Scene.TopicAsync("trade");
        for (var i = 0; i < 2; i++)
            Assert.Equal(WatchEvent.EventOneofCase.Revision, (await plain.NextButHeartbeatsAsync()).EventCase);
    }

    [Theory, OnBothStores]
    public async Task OverRestTimesAreJson(StoreKind store)
    {
        var day = await DayAsync(store);
        using var stop = new CancellationTokenSource(TimeSpan.FromSeconds(30));
        using var answer = await day.Scene.Protocol.Rest.GetAsync(
            day.Scene.Address + ":watch?timeline=true",
            HttpCompletionOption.ResponseHeadersRead,
            stop.Token
        );
        Assert.Equal(200, (int)answer.StatusCode);
        using var lines = new StreamReader(await answer.Content.ReadAsStreamAsync(stop.Token));
        var derived = await DerivedLineAsync();
        Assert.Equal(6, derived["items"]!.AsArray().Count);
        foreach (var item in derived["items"]!.AsArray())
        {
            var type = (string)item!["@type"]!;
            var isCue = type == "type.googleapis.com/statevisit.agenda.v1.CueTime";
            Assert.True(isCue || type == "type.googleapis.com/statevisit.agenda.v1.SessionTimes", type);
            Assert.NotNull(isCue ? item["expectedTime"]!["time"] : item["expectedStart"]!["time"]);
        }
        await day.ApplyAsync(day.Say.LaterBy("signing", 20));
        derived = await DerivedLineAsync();
        Assert.Contains("2023-03-21T11:20:00Z", derived.ToJsonString(), StringComparison.Ordinal);

        async Task<JsonNode> DerivedLineAsync()
        {
            while (true)
                if (
                    await lines.ReadLineAsync(stop.Token) is { Length: > 0 } line
                    && JsonNode.Parse(line)!["derived"] is { } found
                )
                    return found;
        }
    }

    [Theory]
    [OnBothStores("00:00:15")]
    [OnBothStores("00:00:00.1")]
    public async Task AFastClockNeitherFloodsNorStarves(StoreKind store, string heartbeat)
    {
        await using var host = await AgendaHost.StartAsync(
            store,
            settings: new Dictionary<string, string?> { ["Watch:Heartbeat"] = heartbeat }
        );
        var scene = await Scene.CreateAsync(
            host,
            v => v.RehearsalClock = new() { StartTime = Programme.At("08:00"), Speed = 3600 }
        );
        // It should have started and has not: each minute moves it.
        await scene.SessionAsync("welcome", s => s.PlannedStart = Make.Start("2023-03-21T07:00:00Z"));
        await scene.OpenAsync();
        await using var watch = await Watch.OpenTimelineSyncedAsync(scene.Agenda, scene.Name);
        var began = TimeProvider.System.GetTimestamp();
        var derived = 0;
        while (TimeProvider.System.GetElapsedTime(began) < 3 * Second)
            if ((await watch.NextAsync()).EventCase == WatchEvent.EventOneofCase.Derived)
                derived++;
        var seconds = TimeProvider.System.GetElapsedTime(began).TotalSeconds;
        Assert.True(derived <= (seconds * 4) + 1, $"{derived} messages in {seconds} seconds");
        Assert.True(derived >= 3, $"{derived} messages in {seconds} seconds");
    }

    [Theory, OnBothStores]
    public async Task AWatcherOfAVisitThatIsHiddenSeesItGoAndNothingMore(StoreKind store)
    {
        for (var i = 0; i < 10; i++)
        {
            var day = await DayAsync(store);
            await using var watch = await Watch.OpenTimelineSyncedAsync(
                day.Scene.Host.Anonymous.Agenda,
                day.Scene.Name
            );
            await day.Scene.TopicAsync("energy");
            await day.Agenda.UpdateVisitAsync(
                new()
                {
                    Visit = new() { Name = day.Scene.Name, Access = Make.Restricted },
                    UpdateMask = new() { Paths = { "access" } },
                }
            );
            Assert.Equal(Action.Created, Assert.Single((await watch.RevisionAsync()).Changes).Action);
            Assert.Equal(Action.Deleted, Assert.Single((await watch.NextButHeartbeatsAsync()).Revision.Changes).Action);
            Assert.Equal(StatusCode.NotFound, (await watch.EndAsync()).StatusCode);
        }
    }

    [Theory, OnBothStores]
    public async Task TheStreamEndsOnShutdown(StoreKind store)
    {
        await using var host = await AgendaHost.StartAsync(store);
        var day = await Programme.CreateAsync(host);
        await using var watch = await Watch.OpenTimelineSyncedAsync(day.Agenda, day.Scene.Name);
        await using var press = await Watch.OpenTimelineSyncedAsync(host.As("press").Agenda, day.Scene.Name);
        await host.StopAsync();
        Assert.Equal(StatusCode.Unavailable, (await watch.EndAsync()).StatusCode);
        Assert.Equal(StatusCode.Unavailable, (await press.EndAsync()).StatusCode);
    }

    [Theory, OnBothStores]
    public async Task TheStreamEndsWhenTheCallersTokenDoes(StoreKind store)
    {
        var day = await DayAsync(store);
        var host = day.Scene.Host;
        var shortly = host.With(host.Token([new("*", Role.Protocol)], "protocol", TimeSpan.FromSeconds(3)));
        await using var watch = await Watch.OpenTimelineSyncedAsync(shortly.Agenda, day.Scene.Name);
        Assert.Equal(StatusCode.Unavailable, (await watch.EndAsync(TimeSpan.FromSeconds(60))).StatusCode);
    }

    private async Task<Programme> DayAsync(StoreKind store) =>
        await Programme.CreateAsync(await hosts.AgendaAsync(store));

    /// <summary>Lets the clock go on step by step, so that whoever waits for it can follow.</summary>
    private static async Task PassAsync(FakeTimeProvider time, TimeSpan length)
    {
        for (var passed = TimeSpan.Zero; passed < length; passed += Second)
        {
            time.Advance(Second);
            await Task.Delay(10);
        }
    }

    private static async Task<List<string>?> TryDerivedAsync(Watch watch)
    {
        try
        {
            return await watch.DerivedAsync(TimeSpan.FromMilliseconds(20));
        }
        catch (OperationCanceledException)
        {
            return null;
        }
    }

    private static Dictionary<string, IMessage> Shown(Timeline timeline) =>
        timeline
            .Sessions.Select(s => (s.Session, (IMessage)s))
            .Concat(timeline.Cues.Select(c => (c.Cue, (IMessage)c)))
            .ToDictionary(StringComparer.Ordinal);

    private static List<string> Differences(Timeline before, Timeline after)
    {
        var was = Shown(before);
        return
        [
            .. Shown(after)
                .Where(now => !now.Value.Equals(was[now.Key]))
                .Select(now => now.Key)
                .Order(StringComparer.Ordinal),
        ];
    }

    private static void AssertShows(Timeline timeline, Watch watch)
    {
        var expected = Shown(timeline);
        Assert.Equal(expected.Keys.Order(StringComparer.Ordinal), watch.Times.Keys.Order(StringComparer.Ordinal));
        foreach (var (name, times) in expected)
            Assert.Equal(times, watch.Times[name]);
    }
}
