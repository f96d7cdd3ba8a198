using System.Text.Json.Nodes;
using Google.Protobuf;
using Google.Protobuf.WellKnownTypes;
using Grpc.Core;
using StateVisit.Agenda.V1;
using StateVisit.Tests.Fixture;
using Xunit;

namespace StateVisit.Tests.Agenda.Changing;

/// <summary>Edits that cannot be: each fault is named by its field, all at once, and nothing changes.</summary>
public sealed class EditFaultTests(SharedHosts hosts)
{
    [Theory, OnBothStores]
    public async Task OneSessionIsToldOneThingOfAKind(StoreKind store)
    {
        var day = await DayAsync(store);
        var say = day.Say;
        await RefusedAsync(
            day,
            [say.StartsAt("welcome", At("09:20")), say.LaterBy("welcome", 20)],
            "edits[1].later_by.session"
        );
        await RefusedAsync(
            day,
            [say.NoEstimate("welcome"), say.StartsAt("welcome", At("09:20"))],
            "edits[1].starts_at.session"
        );
        await RefusedAsync(day, [say.LaterBy("welcome", 5), say.LaterBy("welcome", 5)], "edits[1].later_by.session");
        await RefusedAsync(
            day,
            [say.EndsAt("talks", At("10:45")), say.Shorten("talks", 50)],
            "edits[1].shorten.session"
        );
        await RefusedAsync(
            day,
            [say.Shorten("talks", 50), say.EndsAt("talks", At("10:45"))],
            "edits[1].ends_at.session"
        );
        await RefusedAsync(
            day,
            [say.Swap("welcome", "talks"), say.Move("talks", At("10:00"))],
            "edits[1].move.session"
        );
        await RefusedAsync(day, [say.Swap("welcome", "talks"), say.Swap("talks", "signing")], "edits[1].swap.session");
        await RefusedAsync(day, [say.Swap("welcome", "talks"), say.Swap("signing", "talks")], "edits[1].swap.with");
        await RefusedAsync(
            day,
            [say.Move("talks", venue: "hall"), say.Move("talks", venue: "palace")],
            "edits[1].move.venue"
        );
        // Of different sessions, or of different things, they are no contradiction.
        await day.ApplyAsync(
            say.StartsAt("welcome", At("09:20")),
            say.LaterBy("dinner", 20),
            say.EndsAt("welcome", At("09:40")),
            say.Move("welcome", venue: "hall"),
            say.Move("dinner", after: "signing")
        );
    }

    [Theory, OnBothStores]
    public async Task WhatIsCancelledIsToldNothingElse(StoreKind store)
    {
        var day = await DayAsync(store);
        var say = day.Say;
        (Edit Edit, string Field)[] others =
        [
            (say.StartsAt("talks", At("10:00")), "starts_at.session"),
            (say.LaterBy("talks", 5), "later_by.session"),
            (say.EndsAt("talks", At("10:45")), "ends_at.session"),
            (say.NoEstimate("talks"), "no_estimate.session"),
            (say.Move("talks", At("10:00")), "move.session"),
            (say.Move("talks", venue: "hall"), "move.venue"),
            (say.Move("talks", after: "welcome"), "move.after"),
            (say.Shorten("talks", 50), "shorten.session"),
            (say.Swap("talks", "dinner"), "swap.session"),
            (say.Swap("dinner", "talks"), "swap.with"),
            (say.Cancel("talks"), "cancel.session"),
            (say.AddCue("toast", "talks"), "add_cue.cue.session"),
        ];
        foreach (var (edit, field) in others)
        {
            await RefusedAsync(day, [say.Cancel("talks"), edit], $"edits[1].{field}");
            if (edit.EditCase != Edit.EditOneofCase.Cancel)
                await RefusedAsync(day, [edit, say.Cancel("talks")], $"edits[0].{field}");
        }
    }

    [Theory]
    [OnBothStores(SessionState.Concluded)]
    [OnBothStores(SessionState.Cancelled)]
    public async Task WhatIsOverTakesNoEdits(StoreKind store, SessionState state)
    {
        var day = await DayAsync(store);
        var say = day.Say;
        await day.Scene.OpenAsync();
        var name = say.Session("talks");
        if (state == SessionState.Cancelled)
            await day.Agenda.CancelSessionAsync(new() { Name = name });
        else
            await day.Agenda.ConcludeSessionAsync(new() { Name = name });
        await RefusedAsync(day, [say.StartsAt("talks", At("10:00"))], "edits[0].starts_at.session");
        await RefusedAsync(day, [say.LaterBy("talks", 5)], "edits[0].later_by.session");
        await RefusedAsync(day, [say.EndsAt("talks", At("10:45"))], "edits[0].ends_at.session");
        await RefusedAsync(day, [say.NoEstimate("talks")], "edits[0].no_estimate.session");
        await RefusedAsync(day, [say.Move("talks", venue: "hall")], "edits[0].move.session");
        await RefusedAsync(day, [say.Shorten("talks", 50)], "edits[0].shorten.session");
        await RefusedAsync(day, [say.Swap("talks", "dinner")], "edits[0].swap.session");
        await RefusedAsync(day, [say.Swap("dinner", "talks")], "edits[0].swap.with");
        await RefusedAsync(day, [say.Cancel("talks")], "edits[0].cancel.session");
        await RefusedAsync(day, [say.AddCue("toast", "talks")], "edits[0].add_cue.cue.session");
    }

    [Theory, OnBothStores]
    public async Task WhatRunsHasStarted(StoreKind store)
    {
        var day = await DayAsync(store);
        var say = day.Say;
        await day.StartAsync("talks", "08:00");
        await RefusedAsync(day, [say.StartsAt("talks", At("10:00"))], "edits[0].starts_at.session");
        await RefusedAsync(day, [say.Move("talks", At("10:00"))], "edits[0].move.session");
        await RefusedAsync(day, [say.Move("talks", venue: "hall")], "edits[0].move.session");
        await RefusedAsync(day, [say.Swap("talks", "dinner")], "edits[0].swap.session");
        await RefusedAsync(day, [say.Swap("dinner", "talks")], "edits[0].swap.with");
        await RefusedAsync(day, [say.Cancel("talks")], "edits[0].cancel.session");
        // It ends later: two edits of its end.
        await RefusedAsync(
            day,
            [say.LaterBy("talks", 5), say.EndsAt("talks", At("10:45"))],
            "edits[1].ends_at.session"
        );
        await RefusedAsync(day, [say.EndsAt("talks", At("07:59"))], "edits[0].ends_at.time");
    }

    [Theory, OnBothStores]
    public async Task ACircleOfPredecessorsIsNamed(StoreKind store)
    {
        var day = await DayAsync(store);
        var say = day.Say;
        await day.ApplyAsync(say.Move("signing", after: "welcome"));
        var refusal = await RefusedAsync(
            day,
            [say.Move("dinner", after: "signing"), say.Move("welcome", after: "dinner")],
            "edits[1].move.after"
        );
        Assert.Contains(
            "welcome → dinner → signing → welcome",
            refusal.Fields["edits[1].move.after"],
            StringComparison.Ordinal
        );
        await RefusedAsync(day, [say.Move("welcome", after: "welcome")], "edits[0].move.after");
    }

    [Theory, OnBothStores]
    public async Task NamesMustBeOfWhatThereIs(StoreKind store)
    {
        var (day, other) = (await DayAsync(store), await DayAsync(store));
        var say = day.Say;
        await RefusedAsync(day, [say.Cancel("none")], "edits[0].cancel.session");
        await RefusedAsync(day, [other.Say.Cancel("welcome")], "edits[0].cancel.session");
        await RefusedAsync(day, [say.Swap("welcome", "none")], "edits[0].swap.with");
        await RefusedAsync(day, [say.Swap("welcome", "welcome")], "edits[0].swap.with");
        await RefusedAsync(day, [say.Move("welcome", venue: "none")], "edits[0].move.venue");
        await RefusedAsync(day, [say.Move("welcome", after: "none")], "edits[0].move.after");
        await RefusedAsync(day, [say.AddCue("toast", "none")], "edits[0].add_cue.cue.session");
        await RefusedAsync(
            day,
            [say.AddCue("toast", "dinner", c => c.Venue = day.Scene.Name + "/venues/none")],
            "edits[0].add_cue.cue.venue"
        );
        var move = say.Move("welcome", venue: "hall");
        move.Move.Venue = other.Scene.Name + "/venues/hall";
        await RefusedAsync(day, [move], "edits[0].move.venue");
        // Fewer may see it than the session.
        await RefusedAsync(day, [say.Move("welcome", venue: "bunker")], "edits[0].move.venue");
        // Named by the edit that says so, whoever touched the session before.
        await RefusedAsync(day, [say.LaterBy("welcome", 5), say.Move("welcome", venue: "none")], "edits[1].move.venue");
    }

    [Theory, OnBothStores]
    public async Task TimesMustFit(StoreKind store)
    {
        var day = await DayAsync(store);
        var say = day.Say;
        await RefusedAsync(day, [say.StartsAt("welcome", At("07:59"))], "edits[0].starts_at.time");
        await RefusedAsync(day, [say.StartsAt("welcome", At("08:59"))], "edits[0].starts_at.time");
        await RefusedAsync(day, [say.EndsAt("welcome", At("07:59"))], "edits[0].ends_at.time");
        await RefusedAsync(day, [say.EndsAt("welcome", At("08:59"))], "edits[0].ends_at.time");
        await RefusedAsync(
            day,
            [say.EndsAt("welcome", At("09:20")), say.StartsAt("welcome", At("09:30"))],
            "edits[0].ends_at.time"
        );
        await RefusedAsync(
            day,
            [say.LaterBy("welcome", 30), say.EndsAt("welcome", At("09:20"))],
            "edits[1].ends_at.time"
        );
        await RefusedAsync(day, [say.Move("welcome", At("07:59"))], "edits[0].move.start_time");
        await RefusedAsync(day, [say.Move("dinner", At("15:30"))], "edits[0].move.start_time");
        await RefusedAsync(day, [say.Move("welcome")], "edits[0].move.start_time");
        await RefusedAsync(day, [say.Shorten("talks", 39)], "edits[0].shorten.duration");
        await RefusedAsync(day, [say.Shorten("talks", 61)], "edits[0].shorten.duration");
        await RefusedAsync(day, [say.LaterBy("welcome", 0)], "edits[0].later_by.duration");
        await RefusedAsync(day, [say.LaterBy("welcome", (48 * 60) + 1)], "edits[0].later_by.duration");

        await day.Scene.SessionAsync(
            "tour",
            s => (s.Day, s.PlannedStart) = ("2023-03-21", Make.Start("2023-03-21T16:00:00Z"))
        );
        await RefusedAsync(day, [say.Swap("dinner", "tour")], "edits[0].swap.session");
        await RefusedAsync(day, [say.Swap("tour", "dinner")], "edits[0].swap.with");
        await RefusedAsync(day, [say.Shorten("tour", 5)], "edits[0].shorten.session");
        await day.Scene.SessionAsync("walk", s => s.Day = "");
        await RefusedAsync(day, [say.LaterBy("walk", 5)], "edits[0].later_by.session");
    }

    [Theory, OnBothStores]
    public async Task AnEditSaysSomething(StoreKind store)
    {
        var day = await DayAsync(store);
        await RefusedAsync(day, [], "edits");
        await RefusedAsync(day, [day.Say.Cancel("welcome"), new Edit()], "edits[1].edit");
        await RefusedAsync(
            day,
            [new Edit { Move = new() }, new Edit { Swap = new() }, new Edit { AddCue = new() }],
            "edits[0].move.session",
            "edits[1].swap.session",
            "edits[1].swap.with",
            "edits[2].add_cue.cue_id",
            "edits[2].add_cue.cue"
        );
    }

    [Theory, OnBothStores]
    public async Task ACueIdThatIsTakenIsNamed(StoreKind store)
    {
        var day = await DayAsync(store);
        var links = await day.Scene.LinksAsync();
        await Refusal.AssertAsync(
            day.Agenda.PreviewChangeAsync(
                new()
                {
                    Name = day.Scene.Name,
                    Edits = { day.Say.Cancel("welcome"), day.Say.AddCue("doors", "signing") },
                }
            ),
            StatusCode.AlreadyExists,
            "ID_TAKEN",
            "edits[1].add_cue.cue_id"
        );
        await Refusal.AssertAsync(
            day.Agenda.PreviewChangeAsync(
                new()
                {
                    Name = day.Scene.Name,
                    Edits = { day.Say.AddCue("toast", "dinner"), day.Say.AddCue("toast", "dinner") },
                }
            ),
            StatusCode.AlreadyExists,
            "ID_TAKEN",
            "edits[1].add_cue.cue_id"
        );
        Assert.Equal(links, await day.Scene.LinksAsync());
    }

    [Theory, OnBothStores]
    public async Task AllFaultsComeAtOnce(StoreKind store)
    {
        var day = await DayAsync(store);
        var say = day.Say;
        await RefusedAsync(
            day,
            [
                say.Cancel("none"),
                say.StartsAt("welcome", At("07:00")),
                say.Shorten("talks", 5),
                say.LaterBy("welcome", 5),
                say.Move("signing", At("07:00"), venue: "hall", after: "signing"),
                say.EndsAt("dinner", At("09:00")),
            ],
            "edits[0].cancel.session",
            "edits[1].starts_at.time",
            "edits[2].shorten.duration",
            "edits[3].later_by.session",
            "edits[4].move.start_time",
            "edits[4].move.after",
            "edits[5].ends_at.time"
        );
    }

    [Theory]
    [OnBothStores(201)]
    [OnBothStores(100_000)]
    public async Task TooManyEditsAreOneFault(StoreKind store, int count)
    {
        var day = await DayAsync(store);
        var request = new PreviewChangeRequest { Name = day.Scene.Name };
        request.Edits.AddRange(Enumerable.Range(0, count).Select(_ => new Edit { Cancel = new() { Session = "x" } }));
        var began = TimeProvider.System.GetTimestamp();
        await Refusal.AssertAsync(
            day.Agenda.PreviewChangeAsync(request),
            StatusCode.InvalidArgument,
            "INVALID_FIELD",
            "edits"
        );
        await Refusal.AssertAsync(
            day.Agenda.ApplyChangeAsync(day.Request("x", [.. request.Edits])),
            StatusCode.InvalidArgument,
            "INVALID_FIELD",
            "edits"
        );
        var edits = string.Join(',', Enumerable.Repeat("""{"cancel": {"session": "x"}}""", count));
        foreach (var method in new[] { "previewChange", "applyChange" })
        {
            var etag = method == "applyChange" ? """, "etag": "x" """ : "";
            var answer = await day.Scene.Protocol.SendAsync(
                HttpMethod.Post,
                $"{day.Scene.Address}:{method}",
                $$$"""{"edits": [{{{edits}}}]{{{etag}}}}"""
            );
            AssertNames(answer, "edits");
        }
        var lasted = TimeProvider.System.GetElapsedTime(began);
        Assert.True(lasted < TimeSpan.FromSeconds(20), $"Four refusals took {lasted}");
        Assert.Equal(200, (await day.Scene.Protocol.GetAsync(day.Scene.Address)).Status);
    }

    [Theory, OnBothStores]
    public async Task OverRestEditsAreCheckedFieldByField(StoreKind store)
    {
        var day = await DayAsync(store);
        var links = await day.Scene.LinksAsync();
        var answer = await PostAsync(
            "previewChange",
            $$"""
            {
              "edits": [
                {"laterBy": {"session": "{{day.Say.Session("welcome")}}", "duration": "soon"} },
                {"cancel": {"sesion": "x"} },
                {"vanish": {} },
                {"move": {"session": 5} }
              ],
              "colour": 1
            }
            """
        );
        Assert.Equal(400, answer.Status);
        Assert.Equal(
            [
                "colour",
                "edits[0].later_by.duration",
                "edits[1].cancel.sesion",
                "edits[2].vanish",
                "edits[3].move.session",
            ],
            RestFaults.Paths(answer.Body)
        );
        answer = await PostAsync("previewChange", """{"edits": []}""");
        AssertNames(answer, "edits");
        answer = await PostAsync(
            "previewChange",
            $$$"""{"edits": [{"cancel": {"session": "{{{day.Say.Session("none")}}}"}}]}"""
        );
        Assert.Equal((400, ["edits[0].cancel.session"]), (answer.Status, RestFaults.Paths(answer.Body)));
        answer = await PostAsync(
            "previewChange",
            $$$"""{"edits": [{"cancel": {"session": "{{{day.Say.Session("welcome")}}}"}, "noEstimate": {"session": "{{{day.Say.Session("welcome")}}}"}}]}"""
        );
        Assert.Equal(400, answer.Status);
        Assert.Equal(links, await day.Scene.LinksAsync());

        Task<RestAnswer> PostAsync(string method, string body) =>
            day.Scene.Protocol.SendAsync(HttpMethod.Post, $"{day.Scene.Address}:{method}", body);
    }

    [Theory, OnBothStores]
    public async Task OverRestAChangeIsPreviewedAndApplied(StoreKind store)
    {
        var day = await DayAsync(store);
        var edits = $$$"""
            "edits": [
              {"laterBy": {"session": "{{{day.Say.Session("signing")}}}", "duration": "1200s"}},
              {"addCue": {"cueId": "toast", "cue": {"titles": {"en": "Toast"}, "access": {"label": "LABEL_PUBLIC"},
                "session": "{{{day.Say.Session("dinner")}}}", "anchor": "CUE_ANCHOR_START", "offset": "300s"} } }
            ]
            """;
        var preview = await day.Scene.Protocol.SendAsync(
            HttpMethod.Post,
            day.Scene.Address + ":previewChange",
            $"{{{edits}}}"
        );
        Assert.True(preview.Status == 200, preview.Body);
        var etag = (string)JsonNode.Parse(preview.Body)!["etag"]!;
        var apply = $$$"""{"etag": "{{{etag}}}", {{{edits}}}}""";
        var applied = await day.Scene.Protocol.SendAsync(HttpMethod.Post, day.Scene.Address + ":applyChange", apply);
        Assert.True(applied.Status == 200, applied.Body);
        Assert.Equal(
            await day.TimelineAsync(),
            JsonParser.Default.Parse<Timeline>(JsonNode.Parse(applied.Body)!["after"]!.ToJsonString())
        );
        applied = await day.Scene.Protocol.SendAsync(HttpMethod.Post, day.Scene.Address + ":applyChange", apply);
        Assert.Equal((409, "STALE_ETAG"), (applied.Status, RestFaults.Reason(applied.Body)));
        var error = JsonNode.Parse(applied.Body)!;
        var next = (string)error["details"]![0]!["metadata"]!["etag"]!;
        applied = await day.Scene.Protocol.SendAsync(
            HttpMethod.Post,
            day.Scene.Address + ":applyChange",
            apply.Replace(etag, next, StringComparison.Ordinal)
        );
        // On the new ground the cue is there already.
        Assert.Equal((409, "ID_TAKEN"), (applied.Status, RestFaults.Reason(applied.Body)));
    }

    private async Task<Programme> DayAsync(StoreKind store) =>
        await Programme.CreateAsync(await hosts.AgendaAsync(store));

    private static Timestamp At(string clock) => Programme.At(clock);

    private static void AssertNames(RestAnswer answer, params string[] fields)
    {
        Assert.Equal(400, answer.Status);
        Assert.Equal(fields, RestFaults.Paths(answer.Body));
    }

    /// <summary>That the edits are refused for exactly these fields, and change nothing.</summary>
    private static async Task<Refusal> RefusedAsync(Programme day, Edit[] edits, params string[] fields)
    {
        var links = await day.Scene.LinksAsync();
        var refusal = await Refusal.OfAsync(
            day.Agenda.PreviewChangeAsync(new() { Name = day.Scene.Name, Edits = { edits } })
        );
        Assert.Equal((StatusCode.InvalidArgument, "INVALID_FIELD"), (refusal.Code, refusal.Reason));
        Assert.Equal(fields.Order(StringComparer.Ordinal), refusal.Fields.Keys.Order(StringComparer.Ordinal));
        Assert.Equal(links, await day.Scene.LinksAsync());
        return refusal;
    }
}
