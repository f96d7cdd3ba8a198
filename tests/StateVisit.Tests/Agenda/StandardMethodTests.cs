using System.Text.Json.Nodes;
using StateVisit.Tests.Fixture;
using Xunit;

namespace StateVisit.Tests.Agenda;

/// <summary>The standard methods of each kind over REST; gRPC has the same handlers and is what the other tests use.</summary>
public sealed class StandardMethodTests(SharedHosts hosts)
{
    private const string Titles = """ "titles": {"en": "First"}, "access": {"label": "LABEL_PUBLIC"} """;

    public const string Venue = "{" + Titles + """, "type": "VENUE_TYPE_SITE"}""";
    public const string Session = "{" + Titles + """, "kind": "SESSION_KIND_MEETING", "day": "2023-03-21"}""";
    public const string Topic = "{" + Titles + """, "state": "TOPIC_STATE_AGREED"}""";
    public const string Cue =
        "{" + Titles + """, "session": "{visit}/sessions/base", "anchor": "CUE_ANCHOR_START", "offset": "-900s"}""";

    [Theory]
    [OnBothStores("venues", "venue", Venue)]
    [OnBothStores("sessions", "session", Session)]
    [OnBothStores("topics", "topic", Topic)]
    [OnBothStores("cues", "cue", Cue)]
    public async Task ARecordIsCreatedReadListedChangedAndDeleted(
        StoreKind store,
        string kind,
        string field,
        string body
    )
    {
        var scene = await hosts.SceneAsync(store);
        await scene.SessionAsync("base");
        var list = $"{scene.Address}/{kind}";
        var made = await OkAsync(
            scene,
            HttpMethod.Post,
            $"{list}?{field}_id=one",
            body.Replace("{visit}", scene.Name, StringComparison.Ordinal)
        );
        Assert.Equal($"{scene.Name}/{kind}/one", (string?)made["name"]);
        await LivesAsync(scene, list, $"{list}/one", kind, field, made);
    }

    [Theory, OnBothStores]
    public async Task AVisitIsCreatedReadListedChangedAndDeleted(StoreKind store)
    {
        await using var host = await AgendaHost.StartAsync(store);
        var scene = await Scene.CreateAsync(host);
        var made = await OkAsync(scene, HttpMethod.Get, scene.Address);
        Assert.Equal("VISIT_PHASE_PREPARING", (string?)made["phase"]);
        await LivesAsync(scene, "/v1/visits", scene.Address, "visits", "visit", made);
    }

    [Theory, OnBothStores]
    public async Task AVisitGoesWithEverythingInItAndItsIdCanBeUsedAgain(StoreKind store)
    {
        var scene = await hosts.SceneAsync(store);
        var venue = await scene.VenueAsync("hall");
        var session = await scene.SessionAsync("talks", s => s.Venue = venue.Name);
        await scene.CueAsync("doors", session.Name);
        await scene.Agenda.DeleteVisitAsync(new() { Name = scene.Name });
        await Refusal.AssertAsync(
            scene.Agenda.GetSessionAsync(new() { Name = session.Name }),
            Grpc.Core.StatusCode.NotFound,
            "NO_SUCH_RECORD"
        );
        var again = await Scene.CreateAsync(scene.Host, id: scene.Name["visits/".Length..]);
        Assert.Empty((await again.Agenda.ListSessionsAsync(new() { Parent = again.Name })).Sessions);
        // Created: visit, venue, session, timing, cue; the five deleted; the visit again.
        Assert.Equal(11, await again.LinksAsync());
    }

    [Theory]
    [OnBothStores("venues", "venue", Venue)]
    [OnBothStores("sessions", "session", Session)]
    [OnBothStores("topics", "topic", Topic)]
    [OnBothStores("cues", "cue", Cue)]
    public async Task ATakenIdIsRefused(StoreKind store, string kind, string field, string body)
    {
        var scene = await hosts.SceneAsync(store);
        await scene.SessionAsync("base");
        body = body.Replace("{visit}", scene.Name, StringComparison.Ordinal);
        var address = $"{scene.Address}/{kind}?{field}_id=one";
        await OkAsync(scene, HttpMethod.Post, address, body);
        var answer = await scene.Protocol.SendAsync(HttpMethod.Post, address, body);
        Assert.Equal(409, answer.Status);
        Assert.Contains("ID_TAKEN", answer.Body, StringComparison.Ordinal);
        Assert.Equal([$"{field}_id"], RestFaults.Paths(answer.Body));
    }

    private static async Task LivesAsync(
        Scene scene,
        string list,
        string address,
        string kind,
        string field,
        JsonNode made
    )
    {
        Assert.True(JsonNode.DeepEquals(made, await OkAsync(scene, HttpMethod.Get, address)));
        var page = await OkAsync(scene, HttpMethod.Get, list);
        Assert.Contains(page[kind]!.AsArray(), record => JsonNode.DeepEquals(record, made));

        var changed = await OkAsync(
            scene,
            HttpMethod.Patch,
            address + "?update_mask=titles",
            $$"""{"titles": {"ru": "Second"}, "etag": "{{made["etag"]}}"}"""
        );
        Assert.Equal("""{"ru":"Second"}""", changed["titles"]!.ToJsonString());
        Assert.NotEqual((string?)made["etag"], (string?)changed["etag"]);
        Assert.True(JsonNode.DeepEquals(changed, await OkAsync(scene, HttpMethod.Get, address)));

        var stale = await scene.Protocol.SendAsync(
            HttpMethod.Patch,
            address + "?update_mask=titles",
            $$"""{"titles": {"ru": "Third"}, "etag": "{{made["etag"]}}"}"""
        );
        Assert.Equal(409, stale.Status);
        Assert.Contains("STALE_ETAG", stale.Body, StringComparison.Ordinal);
        Assert.Equal([field + ".etag"], RestFaults.Paths(stale.Body));

        stale = await scene.Protocol.SendAsync(HttpMethod.Delete, $"{address}?etag={made["etag"]}");
        Assert.Equal(409, stale.Status);
        Assert.Equal(["etag"], RestFaults.Paths(stale.Body));
        await OkAsync(scene, HttpMethod.Delete, $"{address}?etag={changed["etag"]}");
        Assert.Equal(404, (await scene.Protocol.GetAsync(address)).Status);
    }

    private static async Task<JsonNode> OkAsync(Scene scene, HttpMethod method, string address, string? body = null)
    {
        var answer = await scene.Protocol.SendAsync(method, address, body);
        Assert.True(answer.Status == 200, $"{method} {address}: {answer.Status} {answer.Body}");
        return JsonNode.Parse(answer.Body)!;
    }
}
