using Google.Protobuf.WellKnownTypes;
using StateVisit.Agenda.V1;
using StateVisit.Tests.Fixture;
using StateVisit.Tests.Samples;
using Xunit;

namespace StateVisit.Tests.Ripple;

/// <summary>The samples, and what a late welcome does to the evening of 21 March. Times are UTC, three hours behind Moscow.</summary>
public sealed class RehearsalTimelineTests(SharedHosts hosts)
{
    /// <summary>
    /// Talks take the time they take; the tête-à-tête and the dinner can be shortened, to end as planned.
    /// <code>
    ///                  plan         +20          +60          +90          after
    /// welcome          12:00–12:20  12:20–12:40  13:00–13:20  13:30–13:50
    /// tête-à-tête      12:22–12:32  12:40–12:45  13:20–13:25  13:50–13:55  the welcome; 10 minutes, at least 5
    /// restricted talks 12:35–13:35  12:45–13:45  13:25–14:25  13:55–14:55  the welcome + 5, the tête-à-tête; 60 minutes
    /// expanded talks   13:45–14:45  13:55–14:55  14:35–15:35  15:05–16:05  the restricted + 10; 60 minutes
    /// signing          14:55–15:15  15:05–15:25  15:45–16:05  16:15–16:35  the expanded + 10; 20 minutes
    /// statements       15:25–15:50  15:35–16:00  16:15–16:40  16:45–17:10  the signing + 10; 25 minutes
    /// dinner           16:15–18:30  16:20–18:30  17:00–18:30  17:30–19:00  the statements + 20; 135 minutes, at least 90
    /// </code>
    /// </summary>
    [Theory]
    [OnBothStores(0, "12:00–12:20 12:22–12:32 12:35–13:35 13:45–14:45 14:55–15:15 15:25–15:50 16:15–18:30")]
    [OnBothStores(20, "12:20–12:40 12:40–12:45 12:45–13:45 13:55–14:55 15:05–15:25 15:35–16:00 16:20–18:30")]
    [OnBothStores(60, "13:00–13:20 13:20–13:25 13:25–14:25 14:35–15:35 15:45–16:05 16:15–16:40 17:00–18:30")]
    [OnBothStores(90, "13:30–13:50 13:50–13:55 13:55–14:55 15:05–16:05 16:15–16:35 16:45–17:10 17:30–19:00")]
    public async Task ALateWelcomeMovesTheEveningByWhatGapsLeave(StoreKind store, int minutes, string expected)
    {
        var (agenda, visit) = await ImportedAsync(store, Sample.Rehearsal);

        var timeline = await LateAsync(agenda, visit, minutes);

        var evening = timeline.Sessions.SkipWhile(s =>
            !s.Session.EndsWith("/welcome-ceremony", StringComparison.Ordinal)
        );
        Assert.Equal(
            expected,
            string.Join(' ', evening.Take(7).Select(s => $"{Clock(s.ExpectedStart.Time)}–{Clock(s.ExpectedEnd.Time)}"))
        );
        Assert.All(evening.Take(7), s => Assert.Equal(Bound.Exact, s.ExpectedEnd.Bound));
        // The next day is far enough away.
        Assert.All(evening.Skip(7).Take(2), s => Assert.Equal(TimeSpan.Zero, s.Delay.By.ToTimeSpan()));
    }

    [Theory]
    [OnBothStores(20, "11:40 11:50 12:10 12:35 14:45 14:50 15:05 18:20 05:00")]
    [OnBothStores(60, "12:20 12:30 12:50 13:15 15:25 15:30 15:45 18:20 05:00")]
    public async Task TheCuesMoveWithTheirSessions(StoreKind store, int minutes, string expected)
    {
        var (agenda, visit) = await ImportedAsync(store, Sample.Rehearsal);

        var timeline = await LateAsync(agenda, visit, minutes);

        Assert.Equal(expected, string.Join(' ', timeline.Cues.Select(c => Clock(c.ExpectedTime.Time))));
    }

    /// <summary>The press was told 15:30; the dinner has to end by 19:30.</summary>
    [Theory, OnBothStores]
    public async Task AWelcomeNinetyMinutesLateBreaksWhatThePressWasTold(StoreKind store)
    {
        var (agenda, visit) = await ImportedAsync(store, Sample.Rehearsal);

        var times = (await LateAsync(agenda, visit, 90)).Sessions.ToDictionary(s => s.Session.Split('/')[^1]);

        var told = Assert.Single(times["press-statements"].Violations);
        Assert.Equal(
            (ViolationKind.Told, Audience.Press, 75.0),
            (told.Kind, told.Audience, told.By.ToTimeSpan().TotalMinutes)
        );
        Assert.Empty(times["state-dinner"].Violations);
        Assert.Equal(TimeSpan.FromMinutes(30), times["state-dinner"].Slack.ToTimeSpan());
        Assert.Equal(CauseKind.Entered, times["welcome-ceremony"].Cause.Kind);
        Assert.Equal(visit + "/sessions/press-statements", times["state-dinner"].Cause.Session);
    }

    /// <summary>The tête-à-tête is for protocol only: to others the talks are late as if somebody had said so.</summary>
    [Theory, OnBothStores]
    public async Task NobodyElseLearnsOfTheTeteATete(StoreKind store)
    {
        var (agenda, visit) = await ImportedAsync(store, Sample.Rehearsal);
        await LateAsync(agenda, visit, 60);
        await OpenAsync("restricted-talks");
        await OpenAsync("welcome-ceremony");

        var seen = await (await hosts.AgendaAsync(store)).As("delegation", "CN").Agenda.GetTimelineAsync(At(visit, 60));

        Assert.DoesNotContain(seen.Sessions, s => s.Session.Contains("tete", StringComparison.Ordinal));
        var talks = seen.Sessions.Single(s => s.Session == visit + "/sessions/restricted-talks");
        Assert.Equal("13:25", Clock(talks.ExpectedStart.Time));
        // The welcome, five minutes apart, accounts for it as well.
        Assert.Equal(visit + "/sessions/welcome-ceremony", talks.Cause.Session);

        async Task OpenAsync(string session) =>
            await agenda.UpdateTimingAsync(
                new()
                {
                    Timing = new() { Name = $"{visit}/sessions/{session}/timing", Access = Make.Public },
                    UpdateMask = new() { Paths = { "access" } },
                }
            );
    }

    [Theory, OnBothStores]
    public async Task TheClosedVisitSaysWhatTheSourcesAllow(StoreKind store)
    {
        var (agenda, visit) = await ImportedAsync(store, Sample.Closed);

        var timeline = await agenda.GetTimelineAsync(
            new() { Name = visit + "/timeline", At = Make.Time("2023-03-22T12:00:00Z") }
        );
        var times = timeline.Sessions.ToDictionary(s => s.Session.Split('/')[^1]);

        // The welcome: announced for 15:00 in Moscow, begun at 15:20.
        Assert.Equal(TimeSpan.FromMinutes(20), times["welcome-ceremony"].Delay.By.ToTimeSpan());
        Assert.Equal(Bound.Exact, times["welcome-ceremony"].Delay.Bound);
        // The talks before the dinner, and the arrival, had ended when the dinner had: at 18:00.
        Assert.Equal((Bound.AtMost, "18:00"), Of(times["informal-talks"].ExpectedEnd));
        Assert.Equal((Bound.AtMost, "18:00"), Of(times["arrival"].ExpectedEnd));
        Assert.Equal((Bound.AtMost, "18:00"), Of(times["informal-dinner"].ExpectedStart));
        Assert.Equal((Bound.Exact, "18:00"), Of(times["informal-dinner"].ExpectedEnd));
        // Of the evening of the 21st only the order is known, and that it is over.
        foreach (
            var id in new[]
            {
                "restricted-talks",
                "expanded-talks",
                "signing-ceremony",
                "press-statements",
                "state-dinner",
            }
        )
        {
            Assert.Equal((Bound.AtMost, "12:00"), Of(times[id].ExpectedStart));
            Assert.Equal((Bound.AtMost, "12:00"), Of(times[id].ExpectedEnd));
            Assert.Null(times[id].Delay);
        }
        // A call that was never fixed.
        Assert.Null(times["kyiv-videoconference"].ExpectedStart);
        Assert.False(times["kyiv-videoconference"].Unreported);
        Assert.DoesNotContain(timeline.Sessions.SelectMany(s => s.Violations), v => v.Severity == Severity.Critical);

        static (Bound, string) Of(Estimate estimate) => (estimate.Bound, Clock(estimate.Time));
    }

    private async Task<(AgendaService.AgendaServiceClient Agenda, string Visit)> ImportedAsync(
        StoreKind store,
        string sample
    )
    {
        var agenda = (await hosts.AgendaAsync(store)).As("protocol").Agenda;
        var visit = "visits/" + Make.Id();
        var text = await File.ReadAllTextAsync(Sample.Path(sample));
        var document = Sample.ParseAgenda(
            text.Replace($"visits/{sample}/", visit + "/", StringComparison.Ordinal)
                .Replace($"\"visits/{sample}\"", $"\"{visit}\"", StringComparison.Ordinal)
        );
        await agenda.ImportAgendaAsync(new() { Name = visit, Document = document });
        return (agenda, visit);
    }

    /// <summary>As seen at the minute at which the welcome begins.</summary>
    private static async Task<Timeline> LateAsync(AgendaService.AgendaServiceClient agenda, string visit, int minutes)
    {
        await agenda.UpdateTimingAsync(
            new()
            {
                Timing = new()
                {
                    Name = visit + "/sessions/welcome-ceremony/timing",
                    NotBefore = At(visit, minutes).At,
                },
                UpdateMask = new() { Paths = { "not_before" } },
            }
        );
        return await agenda.GetTimelineAsync(At(visit, minutes));
    }

    private static GetTimelineRequest At(string visit, int minutes) =>
        new() { Name = visit + "/timeline", At = Make.Time("2023-03-21T12:00:00Z") + Make.Minutes(minutes) };

    private static string Clock(Timestamp time) => time.ToDateTimeOffset().ToString("HH:mm");
}
