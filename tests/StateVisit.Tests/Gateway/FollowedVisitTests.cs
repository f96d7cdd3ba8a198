using System.Net.Http.Json;
using System.Text.Json.Nodes;
using Google.Protobuf;
using StateVisit.Agenda.V1;
using StateVisit.Participants.V1;
using StateVisit.Type.V1;
using Xunit;

namespace StateVisit.Tests.Gateway;

/// <summary>A visit that participants has heard of, because it follows the agenda.</summary>
[Collection(nameof(GatewaySystem))]
public class FollowedVisitTests(GatewaySystem system)
{
    [Fact]
    public async Task AnImportBringsInTheVisitBeforeWhatLiesInItWhateverTheOrderOfItsMembers()
    {
        var body = Document();

        var done = await ImportAsync(body);
        var export = await system.Http(system.Token()).GetFromJsonAsync<JsonObject>($"/v1/{body["visit"]}:export");
        // There are neither documents nor figures; whether their services have heard of the visit by now makes no difference here.
        export!.Remove("agreements");
        export.Remove("tradefigures");
        var again = await ImportAsync(export!);

        Assert.Equal([("agenda", 1, 0), ("participants", 1, 0)], Parts(done));
        Assert.Equal(["visit", "agenda", "participants"], export!.Select(member => member.Key));
        Assert.Equal([("agenda", 0, 1), ("participants", 0, 1)], Parts(again));
    }

    [Fact]
    public async Task WhatLiesInAVisitIsValidatedThoughTheVisitIsYetToCome()
    {
        var body = Document();
        body["validateOnly"] = true;

        var done = await ImportAsync(body);
        body.Remove("agenda");
        using var alone = await system.Http(system.Token()).PostAsJsonAsync("/v1/visits:import", (JsonNode)body);

        Assert.Equal([("agenda", 1, 0), ("participants", 1, 0)], Parts(done));
        var error = await Error.OfAsync(alone, System.Net.HttpStatusCode.NotFound);
        Assert.Equal("NO_SUCH_RECORD", error.Reason);
    }

    [Fact]
    public async Task AnAcknowledgedWriteToParticipantsIsSeenByTheNextReader()
    {
        var visit = await system.CreateKnownVisitAsync();
        var delegation = await CreateDelegationAsync(visit);
        var client = system.Http();
        for (var i = 0; i < 50; i++)
        {
            delegation.Titles["en"] = $"Title {i}";
            delegation = await system
                .ParticipantsClient()
                .UpdateDelegationAsync(new() { Delegation = delegation }, system.As());

            using var miss = await client.GetAsync($"/v1/{delegation.Name}");
            using var hit = await client.GetAsync($"/v1/{delegation.Name}");

            Assert.NotNull(miss.Headers.ETag);
            Assert.Equal(miss.Headers.ETag, hit.Headers.ETag);
            Assert.Contains($"Title {i}\"", await hit.Content.ReadAsStringAsync(), StringComparison.Ordinal);
        }
    }

    [Fact]
    public async Task AnAnonymousWatchOfParticipantsStreamsAsItComes()
    {
        var visit = await system.CreateKnownVisitAsync();
        await CreateDelegationAsync(visit);
        using var stop = new CancellationTokenSource(TimeSpan.FromSeconds(60));
        using var request = new HttpRequestMessage(HttpMethod.Get, $"/v1/{visit.Name}:watchParticipants");

        using var answer = await system.Http().SendAsync(request, HttpCompletionOption.ResponseHeadersRead, stop.Token);
        await using var stream = await answer.Content.ReadAsStreamAsync(stop.Token);
        var read = await stream.ReadAtLeastAsync(new byte[64], 64, cancellationToken: stop.Token);

        Assert.Equal(64, read);
        Assert.Null(answer.Headers.ETag);
    }

    private static JsonObject Document()
    {
        var visit = GatewaySystem.PublicVisit();
        visit.Name = "visits/" + GatewaySystem.NewId();
        visit.Phase = VisitPhase.Preparing;
        var delegation = China();
        delegation.Name = visit.Name + "/delegations/cn";
        return new()
        {
            ["participants"] = Json(new ParticipantsDocument { Delegations = { delegation } }),
            ["agenda"] = Json(new AgendaDocument { Visit = visit }),
            ["visit"] = visit.Name,
        };
    }

    private static Delegation China() =>
        new()
        {
            Access = new() { Label = Label.Public },
            Titles = { ["en"] = "China" },
            Party = "CN",
            Kind = DelegationKind.Guest,
        };

    private async Task<Delegation> CreateDelegationAsync(Visit visit) =>
        await system
            .ParticipantsClient()
            .CreateDelegationAsync(
                new()
                {
                    Parent = visit.Name,
                    DelegationId = "cn",
                    Delegation = China(),
                },
                system.As()
            );

    private async Task<JsonNode> ImportAsync(JsonNode body)
    {
        using var answer = await system.Http(system.Token()).PostAsJsonAsync("/v1/visits:import", body);
        Assert.True(answer.IsSuccessStatusCode, await answer.Content.ReadAsStringAsync());
        return (await answer.Content.ReadFromJsonAsync<JsonNode>())!;
    }

    private static IEnumerable<(string, int, int)> Parts(JsonNode done) =>
        done["parts"]!
            .AsArray()
            .Select(part => (part!["service"]!.ToString(), (int)part["created"]!, (int)part["unchanged"]!));

    private static JsonNode Json(IMessage message) => JsonNode.Parse(JsonFormatter.Default.Format(message))!;
}
