using System.Net.Http.Headers;
using System.Security.Cryptography;
using System.Text.Json.Nodes;
using Grpc.Core;
using Microsoft.Extensions.Time.Testing;
using Microsoft.IdentityModel.JsonWebTokens;
using Microsoft.IdentityModel.Tokens;
using StateVisit.ServiceDefaults.Identity;
using StateVisit.Tests.Fixture;
using Xunit;

namespace StateVisit.Tests.Agenda;

/// <summary>Errors as REST callers get them, and tokens that are none.</summary>
public sealed class RestErrorTests(SharedHosts hosts)
{
    [Theory, OnBothStores]
    public async Task AnErrorIsAStatusWithDetails(StoreKind store)
    {
        var scene = await hosts.SceneAsync(store);
        var answer = await scene.Protocol.SendAsync(
            HttpMethod.Post,
            $"{scene.Address}/sessions?session_id=talks",
            """{"titles": {"en": "Talks"}, "kind": "SESSION_KIND_MEAL", "access": {"label": "LABEL_PUBLIC"}, "minimumDuration": "60s"}"""
        );
        Assert.Equal((400, "application/json; charset=utf-8"), (answer.Status, answer.ContentType));
        var expected = """
            {
              "code": 3,
              "message": "session.minimum_duration needs a planned_duration to shorten.",
              "details": [
                {"@type": "type.googleapis.com/google.rpc.ErrorInfo", "reason": "INVALID_FIELD", "domain": "statevisit", "metadata": {}},
                {
                  "@type": "type.googleapis.com/google.rpc.BadRequest",
                  "fieldViolations": [
                    {"field": "session.minimum_duration", "description": "needs a planned_duration to shorten", "reason": ""}
                  ]
                }
              ]
            }
            """;
        var actual = JsonNode.Parse(answer.Body)!;
        Assert.True(JsonNode.DeepEquals(JsonNode.Parse(expected), actual), answer.Body);
    }

    [Theory, OnBothStores]
    public async Task UnknownFieldsAndWrongTypesAreNamed(StoreKind store)
    {
        var scene = await hosts.SceneAsync(store);
        var answer = await scene.Protocol.SendAsync(
            HttpMethod.Post,
            $"{scene.Address}/sessions?session_id=talks&colour=red",
            """{"titles": {"en": 5}, "kind": "SESSION_KIND_MEAL", "access": {"label": "LABEL_SECRET"}, "order": "many", "tint": 1}"""
        );
        Assert.Equal(400, answer.Status);
        Assert.Equal(
            ["colour", "session.access.label", "session.order", "session.tint", "session.titles[en]"],
            RestFaults.Paths(answer.Body)
        );
        Assert.Equal(1, await scene.LinksAsync());
    }

    [Theory, OnBothStores]
    public async Task TenMegabytesAreTooLarge(StoreKind store)
    {
        var scene = await hosts.SceneAsync(store);
        var answer = await scene.Protocol.SendAsync(
            HttpMethod.Post,
            $"{scene.Address}/sessions?session_id=talks",
            $$"""{"track": "{{new string('x', 10 * 1024 * 1024)}}"}"""
        );
        Assert.Equal(413, answer.Status);
        Assert.Equal("TOO_LARGE", RestFaults.Reason(answer.Body));
        Assert.Equal(1, await scene.LinksAsync());
    }

    [Theory]
    [OnBothStores(404, "NO_SUCH_RECORD", "GET", "/sessions/none")]
    [OnBothStores(404, "NO_SUCH_RECORD", "DELETE", "/sessions/none")]
    [OnBothStores(400, "WRONG_PHASE", "POST", ":close")]
    [OnBothStores(400, "INVALID_FIELD", "GET", "/sessions?page_size=501")]
    [OnBothStores(400, "INVALID_FIELD", "GET", "/sessions?page_token=abc")]
    [OnBothStores(400, "NO_EMBARGO", "POST", ":liftEmbargo", """{"reason": "x"}""")]
    public async Task AReasonHasItsStatus(
        StoreKind store,
        int status,
        string reason,
        string method,
        string address,
        string body = "{}"
    )
    {
        var scene = await hosts.SceneAsync(store);
        var answer = await scene.Protocol.SendAsync(
            new HttpMethod(method),
            scene.Address + address,
            method == "POST" ? body : null
        );
        Assert.True(status == answer.Status, $"{answer.Status} {answer.Body}");
        Assert.Equal(reason, RestFaults.Reason(answer.Body));
    }

    [Theory, OnBothStores]
    public async Task WhoMayNotWriteIsTold(StoreKind store)
    {
        var scene = await hosts.SceneAsync(store);
        var answer = await scene.Host.Anonymous.SendAsync(HttpMethod.Delete, scene.Address);
        Assert.Equal((401, "SIGN_IN_REQUIRED"), (answer.Status, RestFaults.Reason(answer.Body)));
        answer = await scene.Host.As("press").SendAsync(HttpMethod.Delete, scene.Address);
        Assert.Equal((403, "ROLE_MISSING"), (answer.Status, RestFaults.Reason(answer.Body)));
    }

    [Theory]
    [OnBothStores("issuer")]
    [OnBothStores("signature")]
    [OnBothStores("audience")]
    [OnBothStores("expired")]
    [OnBothStores("early")]
    [OnBothStores("unsigned")]
    [OnBothStores("unending")]
    [OnBothStores("nobody")]
    [OnBothStores("role")]
    [OnBothStores("noise")]
    public async Task ABadTokenIsUnauthenticatedNeverPublic(StoreKind store, string what)
    {
        var scene = await hosts.SceneAsync(store);
        Assert.Equal(200, (await scene.Host.Anonymous.GetAsync(scene.Address)).Status);
        Assert.Equal(200, (await scene.Host.With(Token("")).GetAsync(scene.Address)).Status);

        var caller = scene.Host.With(Token(what));
        var answer = await caller.GetAsync(scene.Address);
        Assert.Equal(401, answer.Status);
        Assert.Equal("BAD_TOKEN", RestFaults.Reason(answer.Body));
        await Refusal.AssertAsync(
            caller.Agenda.GetVisitAsync(new() { Name = scene.Name }),
            StatusCode.Unauthenticated,
            "BAD_TOKEN"
        );
    }

    [Theory, OnBothStores]
    public async Task AnotherSchemeIsABadToken(StoreKind store)
    {
        var scene = await hosts.SceneAsync(store);
        using var request = new HttpRequestMessage(HttpMethod.Get, scene.Address);
        request.Headers.Authorization = new AuthenticationHeaderValue("Basic", "YTpi");
        using var response = await scene.Host.Anonymous.Rest.SendAsync(request);
        Assert.Equal(401, (int)response.StatusCode);
    }

    [Theory, OnBothStores]
    public async Task ATokenEndsAtItsExpiryThoughItWasGoodBefore(StoreKind store)
    {
        var time = new FakeTimeProvider(DateTimeOffset.Parse("2023-03-21T00:00:00Z"));
        await using var host = await AgendaHost.StartAsync(store, time);
        var scene = await Scene.CreateAsync(host);
        var caller = host.With(host.Token([new("*", Role.Press)], "anna", TimeSpan.FromMinutes(4)));
        Assert.Equal(200, (await caller.GetAsync(scene.Address)).Status);
        time.Advance(TimeSpan.FromMinutes(5));
        Assert.Equal(401, (await caller.GetAsync(scene.Address)).Status);
    }

    private static string Token(string broken)
    {
        if (broken == "noise")
            return "abc.def.ghi";
        var now = TimeProvider.System.GetUtcNow().UtcDateTime;
        var key = broken == "signature" ? RandomNumberGenerator.GetBytes(32) : AgendaAccess.Key;
        var claims = new Dictionary<string, object> { ["grants"] = new[] { broken == "role" ? "*:king" : "*:press" } };
        if (broken != "nobody")
            claims["sub"] = "anna";
        return new JsonWebTokenHandler { SetDefaultTimesOnTokenCreation = false }.CreateToken(
            new SecurityTokenDescriptor
            {
                Issuer = broken == "issuer" ? "somebody" : DevelopmentTokens.Issuer,
                Audience = broken == "audience" ? "elsewhere" : "statevisit",
                IssuedAt = now,
                NotBefore = broken == "early" ? now.AddMinutes(5) : null,
                Expires =
                    broken == "expired" ? now.AddMinutes(-1)
                    : broken == "unending" ? null
                    : now.AddHours(1),
                Claims = claims,
                SigningCredentials =
                    broken == "unsigned" ? null : new(new SymmetricSecurityKey(key), SecurityAlgorithms.HmacSha256),
            }
        );
    }
}
