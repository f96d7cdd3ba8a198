using System.Text.Json;
using Google.Protobuf;
using Grpc.Core;
using StateVisit.Agenda.V1;
using StateVisit.Type.V1;
using Xunit;

namespace StateVisit.Tests.Contracts;

public sealed class JsonOverRestFacts(RestHost host) : IClassFixture<RestHost>
{
    private const string Sessions = "/v1/visits/v/sessions";
    private const string Valid = """
        {"titles": {"en": "Talks"}, "kind": 7, "access": {"label": "LABEL_RESTRICTED"}, "plannedStart": null, "host": null,
         "embargo": null, "hard_start": "2023-03-21T12:00:00Z", "minimumDuration": "90.5s", "order": 3}
        """;

    [Fact]
    public async Task AValidBodyReachesTheMethod()
    {
        var (status, body) = await host.SendAsync(
            HttpMethod.Post,
            Sessions + "?sessionId=talks&validate_only=true",
            Valid
        );
        Assert.True(status == 200, body);
        var session = JsonParser.Default.Parse<Session>(body);
        Assert.Equal("visits/v/sessions/talks", session.Name);
        Assert.Equal(3, session.Order);
        Assert.Equal(1_679_400_000, session.HardStart.Seconds);
    }

    [Fact]
    public async Task NullStandsForNotGiven()
    {
        var fields = Session
            .Descriptor.Fields.InFieldNumberOrder()
            .Where(f => !f.IsRepeated && f.Name is not "access" and not "kind");
        var (status, body) = await host.SendAsync(
            HttpMethod.Post,
            Sessions + "?sessionId=talks",
            $$"""{"titles": {"en": "Talks"}, "kind": 7, "access": {"label": 4, "allDelegations": null}, {{string.Join(", ", fields.Select(f => $"\"{f.JsonName}\": null"))}}}"""
        );
        Assert.True(status == 200, body);
        Assert.Equal(
            new()
            {
                Name = "visits/v/sessions/talks",
                Titles = { ["en"] = "Talks" },
                Kind = SessionKind.ExpandedTalks,
                Access = new() { Label = Label.Restricted },
            },
            JsonParser.Default.Parse<Session>(body)
        );
    }

    [Fact]
    public async Task UnknownAndMistypedFieldsAndKeysAreNamedAtOnce()
    {
        var (status, body) = await host.SendAsync(
            HttpMethod.Post,
            Sessions + "?sessionId=talks&validateOnly=perhaps&colour=red&parent=visits/w&session.track=a",
            """{"titles": {"en": 5}, "plannedStart": {"time": 7}, "colour": "red"}"""
        );
        Assert.Equal(400, status);
        Assert.Equal(
            [
                "colour",
                "parent",
                "session.colour",
                "session.planned_start.time",
                "session.titles[en]",
                "session.track",
                "validate_only",
            ],
            RestHost.Paths(body)
        );
        Assert.Contains("\"reason\"", body, StringComparison.Ordinal);
        Assert.Contains("INVALID_FIELD", body, StringComparison.Ordinal);
    }

    [Fact]
    public async Task TheRulesSpeakOverRestToo()
    {
        var (status, body) = await host.SendAsync(HttpMethod.Post, Sessions + "?sessionId=Talks", "{}");
        Assert.Equal(400, status);
        Assert.Equal(["session.access", "session.kind", "session.titles", "session_id"], RestHost.Paths(body));
    }

    [Theory]
    [InlineData("", "session")]
    [InlineData("{", "body")]
    [InlineData("""{"titles": {"en": "a",}}""", "body")]
    [InlineData("""{"titles": {"en": "a"}} x""", "body")]
    [InlineData("[]", "session")]
    [InlineData("null", "session")]
    [InlineData("7", "session")]
    [InlineData("""{"track": "a", "track": "b"}""", "session.track")]
    [InlineData("""{"track": "\ud800"}""", "session.track")]
    public async Task AMalformedBodyIsNamed(string json, string path)
    {
        var (status, body) = await host.SendAsync(HttpMethod.Post, Sessions + "?sessionId=talks", json);
        Assert.Equal(400, status);
        Assert.Contains(path, RestHost.Paths(body));
    }

    [Fact]
    public async Task AMistakeInJsonHasALineAndAPosition()
    {
        var (_, body) = await host.SendAsync(HttpMethod.Post, Sessions + "?sessionId=talks", "{\n  \"track\": a\n}");
        Assert.Contains("line 2, byte 12", body, StringComparison.Ordinal);
    }

    [Fact]
    public async Task ADeepBodyIsRefused()
    {
        var deep = string.Concat(Enumerable.Repeat("[", 1000)) + string.Concat(Enumerable.Repeat("]", 1000));
        var (status, body) = await host.SendAsync(
            HttpMethod.Post,
            Sessions + "?sessionId=talks",
            $$"""{"topics": {{deep}}}"""
        );
        Assert.Equal(400, status);
        Assert.Equal(["body"], RestHost.Paths(body));
    }

    [Fact]
    public async Task ABodyOfAnotherTypeIsRefused()
    {
        foreach (
            var type in new[] { "text/plain", "application/x-www-form-urlencoded", "application/json; charset=utf-16" }
        )
        {
            var (status, body) = await host.SendAsync(HttpMethod.Post, Sessions + "?sessionId=talks", Valid, type);
            Assert.Equal(400, status);
            Assert.Equal(["Content-Type"], RestHost.Paths(body));
        }
    }

    [Fact]
    public async Task TenMegabytesAreTooLarge()
    {
        var (status, body) = await host.SendAsync(
            HttpMethod.Post,
            Sessions + "?sessionId=talks",
            $$"""{"track": "{{new string('a', 10 * 1024 * 1024)}}"}"""
        );
        Assert.Equal(413, status);
        Assert.Contains("TOO_LARGE", body, StringComparison.Ordinal);
    }

    [Fact]
    public async Task TenMegabytesAreTooLargeOverGrpcToo()
    {
        var error = await Assert.ThrowsAsync<RpcException>(async () =>
            await host.Grpc.CreateSessionAsync(new() { Parent = new string('a', 10 * 1024 * 1024) })
        );
        Assert.Equal(StatusCode.ResourceExhausted, error.StatusCode);
    }

    [Theory]
    [InlineData("page_size=many", "page_size")]
    [InlineData("page_size=", "page_size")]
    [InlineData("page_size=1&page_size=2", "page_size")]
    [InlineData("pageSize=1&page_size=2", "page_size")]
    [InlineData("pageSize=501", "page_size")]
    [InlineData("page_token=%00", "page_token")]
    [InlineData("pageSize.x=1", "pageSize.x")]
    [InlineData("nosuch", "nosuch")]
    public async Task ABadQueryKeyIsNamed(string query, string path)
    {
        var (status, body) = await host.SendAsync(HttpMethod.Get, Sessions + "?" + query);
        Assert.Equal(400, status);
        Assert.Equal([path], RestHost.Paths(body));
    }

    [Fact]
    public async Task AQueryReachesTheMethod()
    {
        var (status, body) = await host.SendAsync(HttpMethod.Get, Sessions + "?pageSize=7&order_by=day%20desc");
        Assert.Equal(200, status);
        using var answer = JsonDocument.Parse(body);
        var request = ListSessionsRequest.Parser.ParseFrom(
            ByteString.FromBase64(answer.RootElement.GetProperty("nextPageToken").GetString()!)
        );
        Assert.Equal(
            new()
            {
                Parent = "visits/v",
                PageSize = 7,
                OrderBy = "day desc",
            },
            request
        );
    }

    [Fact]
    public async Task AMaskInTheQueryIsCheckedAgainstTheRecord()
    {
        var (status, body) = await host.SendAsync(
            HttpMethod.Patch,
            Sessions + "/talks?updateMask=track,hard_start",
            """{"track": "a"}"""
        );
        Assert.True(status == 200, body);
        Assert.Equal("track+hard_start", JsonParser.Default.Parse<Session>(body).Etag);

        (status, body) = await host.SendAsync(
            HttpMethod.Patch,
            Sessions + "/talks?update_mask=track,nosuch",
            """{"track": "a"}"""
        );
        Assert.Equal(400, status);
        Assert.Equal(["update_mask.paths[1]"], RestHost.Paths(body));
    }

    [Theory]
    [InlineData("updateMask=hardStart,plannedStart.time", "hard_start+planned_start.time")]
    [InlineData("update_mask=hardStart,planned_start.time", "hard_start+planned_start.time")]
    [InlineData("updateMask=hard_start%2CplannedStart", "hard_start+planned_start")]
    public async Task AMaskNamesFieldsAsJsonOrTheContractDoes(string query, string meant)
    {
        var (status, body) = await host.SendAsync(
            HttpMethod.Patch,
            Sessions + "/talks?" + query,
            """{"plannedStart": {"time": "2023-03-21T12:00:00Z", "precision": "PRECISION_EXACT", "basis": "BASIS_STATED"}}"""
        );
        Assert.True(status == 200, body);
        Assert.Equal(meant, JsonParser.Default.Parse<Session>(body).Etag);
    }

    [Theory]
    [InlineData("noSuch")]
    [InlineData("plannedStart.noSuch")]
    [InlineData("nosuch.plannedStart")]
    [InlineData("planned-start")]
    [InlineData("PlannedStart")]
    public async Task AMaskOfAnUnknownFieldNamesItAsItWasSent(string sent)
    {
        var (status, body) = await host.SendAsync(
            HttpMethod.Patch,
            Sessions + "/talks?updateMask=hardStart," + sent,
            "{}"
        );
        Assert.True(status == 400, body);
        Assert.Equal(["update_mask.paths[1]"], RestHost.Paths(body));
        Assert.Contains($": {sent}\"", body, StringComparison.Ordinal);
    }

    [Fact]
    public async Task ABodyOfTheWholeRequestTakesNoQuery()
    {
        var (status, body) = await host.SendAsync(
            HttpMethod.Post,
            Sessions + "/talks:start",
            """{"startTime": "2023-03-21T12:00:00Z"}"""
        );
        Assert.True(status == 200, body);
        Assert.Equal("visits/v/sessions/talks", JsonParser.Default.Parse<Session>(body).Name);

        (status, body) = await host.SendAsync(HttpMethod.Post, Sessions + "/talks:start?etag=x", "{\"start_time\": 5}");
        Assert.Equal(400, status);
        Assert.Equal(["etag", "start_time"], RestHost.Paths(body));
    }

    [Theory]
    [InlineData("GET", "/v1/nowhere", 404)]
    [InlineData("GET", "/v1/visits/v/sessions/talks/more/and/more", 404)]
    [InlineData("PUT", "/v1/visits/v/sessions", 405)]
    public async Task EveryErrorIsJson(string method, string path, int expected)
    {
        var (status, body) = await host.SendAsync(new HttpMethod(method), path);
        Assert.Equal(expected, status);
        using var error = JsonDocument.Parse(body);
        Assert.NotEqual(0, error.RootElement.GetProperty("code").GetInt32());
        Assert.NotEqual("", error.RootElement.GetProperty("message").GetString());
    }
}
