using System.Net;
using System.Net.Http.Json;
using System.Text.Json.Nodes;
using Google.Protobuf;
using Grpc.Core;
using StateVisit.Agenda.V1;
using StateVisit.Participants.V1;
using StateVisit.Type.V1;
using Xunit;

namespace StateVisit.Tests.Gateway;

[Collection(nameof(GatewaySystem))]
public class TransferTests(GatewaySystem system)
{
    [Fact]
    public async Task AnImportNamesThePartsDoneWithCounts()
    {
        var body = Document();

        var done = await ImportAsync(body);

        Assert.Equal(body["visit"]!.ToString(), done["visit"]!.ToString());
        Assert.Equal("agenda", done["parts"]![0]!["service"]!.ToString());
        Assert.Equal((2, 0, 0), Counts(done));
    }

    [Fact]
    public async Task WhatWasImportedIsExportedAndCanBeImportedAgain()
    {
        var body = Document();
        await ImportAsync(body);

        var export = await ExportAsync(body, system.Token());
        var again = await ImportAsync(export);

        Assert.Equal(body["visit"]!.ToString(), export["visit"]!.ToString());
        Assert.Equal("A topic", export["agenda"]!["topics"]![0]!["titles"]!["en"]!.ToString());
        Assert.Equal((0, 0, 2), Counts(again));
    }

    [Fact]
    public async Task AnotherImportUpdatesWhatDiffers()
    {
        var body = Document();
        await ImportAsync(body);
        body["agenda"]!["topics"]![0]!["titles"]!["en"] = "Another title";

        var done = await ImportAsync(body);

        Assert.Equal((0, 1, 1), Counts(done));
    }

    [Fact]
    public async Task TheSameImportIdActsOnce()
    {
        var body = Document();
        body["importId"] = Guid.NewGuid().ToString();

        var first = await ImportAsync(body);
        var second = await ImportAsync(body);

        Assert.Equal(first.ToJsonString(), second.ToJsonString());
        Assert.Equal((2, 0, 0), Counts(second));
    }

    [Fact]
    public async Task AnImportIdIsForOneDocument()
    {
        var body = Document();
        body["importId"] = Guid.NewGuid().ToString();
        await ImportAsync(body);
        body["agenda"]!["topics"]![0]!["titles"]!["en"] = "Another title";

        using var answer = await PostAsync(body);

        var error = await Error.OfAsync(answer, HttpStatusCode.BadRequest);
        Assert.Equal("REQUEST_ID_REUSED", error.Reason);
        Assert.Equal(["importId"], error.Fields);
    }

    [Fact]
    public async Task ValidatingChangesNothing()
    {
        var body = Document();
        body["validateOnly"] = true;

        var done = await ImportAsync(body);

        Assert.Equal((2, 0, 0), Counts(done));
        using var read = await system.Http(system.Token()).GetAsync($"/v1/{body["visit"]}");
        Assert.Equal(HttpStatusCode.NotFound, read.StatusCode);
    }

    [Fact]
    public async Task AnExportShowsWhatTheCallerMaySee()
    {
        var body = Document(Label.Restricted);
        await ImportAsync(body);

        var inside = await ExportAsync(body, system.Token());
        var outside = await ExportAsync(body, null);

        Assert.Single(inside["agenda"]!["topics"]!.AsArray());
        Assert.Null(outside["agenda"]!["topics"]);
    }

    [Fact]
    public async Task EveryUnknownAndMistypedFieldIsNamed()
    {
        var body = Document();
        body["colour"] = "red";
        body["validateOnly"] = "perhaps";
        body["importId"] = "one";
        body["agenda"]!["visit"]!["nmae"] = "x";
        body["agenda"]!["topics"]![0]!["state"] = "TOPIC_STATE_SHOUTED";

        using var answer = await PostAsync(body);

        Assert.Equal(
            ["agenda.topics[0].state", "agenda.visit.nmae", "colour", "importId", "validateOnly"],
            (await Error.OfAsync(answer, HttpStatusCode.BadRequest)).Fields.Order(StringComparer.Ordinal)
        );
    }

    [Fact]
    public async Task WhatTheServiceRefusesIsNamedAsTheDocumentNamesIt()
    {
        var body = Document();
        body["agenda"]!["visit"]!["timeZone"] = "Europe/Nowhere";

        using var answer = await PostAsync(body);

        Assert.Equal(["agenda.visit.time_zone"], (await Error.OfAsync(answer, HttpStatusCode.BadRequest)).Fields);
    }

    [Fact]
    public async Task WhatIsWrongInAnyPartIsNamedAndNoneIsBroughtIn()
    {
        var body = Document();
        var delegation = new Delegation
        {
            Name = $"{body["visit"]}/delegations/cn",
            Access = new() { Label = Label.Public },
            Titles = { ["en"] = "China" },
            Kind = DelegationKind.Guest,
        };
        body["participants"] = Json(new ParticipantsDocument { Delegations = { delegation } });

        using var refused = await PostAsync(body);
        body["participants"]!["delegations"]![0]!["party"] = 86;
        body["participants"]!["delegations"]![0]!["colour"] = "red";
        using var mistyped = await PostAsync(body);

        Assert.Equal(
            ["participants.delegations[0].party"],
            (await Error.OfAsync(refused, HttpStatusCode.BadRequest)).Fields
        );
        Assert.Equal(
            ["participants.delegations[0].colour", "participants.delegations[0].party"],
            (await Error.OfAsync(mistyped, HttpStatusCode.BadRequest)).Fields.Order(StringComparer.Ordinal)
        );
        using var read = await system.Http(system.Token()).GetAsync($"/v1/{body["visit"]}");
        Assert.Equal(HttpStatusCode.NotFound, read.StatusCode);
    }

    [Theory]
    [InlineData("[]", "body")]
    [InlineData("""{"visit":""", "body")]
    [InlineData("""{"agenda":{}}""", "visit")]
    [InlineData("""{"visit":"visits/x"}""", "agenda")]
    [InlineData("""{"visit":"visits/x","agenda":7}""", "agenda")]
    public async Task ABodyThatIsNoImportIsRefused(string json, string field)
    {
        using var content = new StringContent(json);

        using var answer = await system.Http(system.Token()).PostAsync("/v1/visits:import", content);

        Assert.Contains(field, (await Error.OfAsync(answer, HttpStatusCode.BadRequest)).Fields);
    }

    [Fact]
    public async Task AnonymousCallersImportNothing()
    {
        using var answer = await system.Http().PostAsJsonAsync("/v1/visits:import", (JsonNode)Document());

        var error = await Error.OfAsync(answer, HttpStatusCode.Unauthorized);
        Assert.Equal((StatusCode.Unauthenticated, "SIGN_IN_REQUIRED"), (error.Code, error.Reason));
    }

    [Fact]
    public async Task AnUnknownVisitIsNotExported()
    {
        using var answer = await system.Http(system.Token()).GetAsync("/v1/visits/nowhere:export");

        Assert.Equal("NO_SUCH_RECORD", (await Error.OfAsync(answer, HttpStatusCode.NotFound)).Reason);
    }

    private static JsonObject Document(Label topicLabel = Label.Public)
    {
        var visit = GatewaySystem.PublicVisit();
        visit.Name = "visits/" + GatewaySystem.NewId();
        visit.Phase = VisitPhase.Preparing;
        var agenda = new AgendaDocument
        {
            Visit = visit,
            Topics =
            {
                new Topic
                {
                    Name = visit.Name + "/topics/one",
                    Access = new() { Label = topicLabel },
                    Titles = { ["en"] = "A topic" },
                    State = TopicState.Proposed,
                },
            },
        };
        return new() { ["visit"] = visit.Name, ["agenda"] = Json(agenda) };
    }

    private static JsonNode Json(IMessage message) => JsonNode.Parse(JsonFormatter.Default.Format(message))!;

    private Task<HttpResponseMessage> PostAsync(JsonNode body) =>
        system.Http(system.Token()).PostAsJsonAsync("/v1/visits:import", body);

    private async Task<JsonNode> ImportAsync(JsonNode body)
    {
        using var answer = await PostAsync(body);
        Assert.True(answer.IsSuccessStatusCode, await answer.Content.ReadAsStringAsync());
        return (await answer.Content.ReadFromJsonAsync<JsonNode>())!;
    }

    private async Task<JsonNode> ExportAsync(JsonNode body, string? token) =>
        (await system.Http(token).GetFromJsonAsync<JsonNode>($"/v1/{body["visit"]}:export"))!;

    private static (int, int, int) Counts(JsonNode done)
    {
        var part = done["parts"]![0]!;
        return ((int)part["created"]!, (int)part["updated"]!, (int)part["unchanged"]!);
    }
}
