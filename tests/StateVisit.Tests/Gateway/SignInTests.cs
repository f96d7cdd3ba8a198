using System.Net;
using System.Net.Http.Json;
using System.Text.Json.Nodes;
using Grpc.Core;
using Xunit;

namespace StateVisit.Tests.Gateway;

[Collection(nameof(GatewaySystem))]
public class SignInTests(GatewaySystem system)
{
    [Fact]
    public async Task SigningInGivesATokenWithTheGrant()
    {
        var signedIn = await SignInAsync(
            new
            {
                role = "delegation",
                visit = "moscow-2023",
                delegation = "CN",
            }
        );

        var answer = await Json(signedIn);
        Assert.Equal("moscow-2023:delegation:CN", answer["grants"]![0]!.ToString());
        Assert.True(answer["expires"]!.GetValue<DateTimeOffset>() > TimeProvider.System.GetUtcNow());
        using var read = await system.Http(answer["token"]!.ToString()).GetAsync("/v1/visits");
        Assert.Equal(HttpStatusCode.OK, read.StatusCode);
    }

    [Fact]
    public async Task ATokenOfTheRoleProtocolMayWrite()
    {
        var token = (await Json(await SignInAsync(new { role = "protocol" })))["token"]!.ToString();

        using var created = await system
            .Http(token)
            .PostAsync($"/v1/visits?visitId={GatewaySystem.NewId()}", Content.Of(GatewaySystem.PublicVisit()));

        Assert.Equal(HttpStatusCode.OK, created.StatusCode);
    }

    [Fact]
    public async Task TheCookieIsOutOfReachOfScriptsAndOtherSites()
    {
        var signedIn = await SignInAsync(new { role = "press" });

        var cookie = Assert.Single(signedIn.Headers.GetValues("Set-Cookie"));
        Assert.Contains("httponly", cookie, StringComparison.OrdinalIgnoreCase);
        Assert.Contains("samesite=strict", cookie, StringComparison.OrdinalIgnoreCase);
        Assert.DoesNotContain((await Json(signedIn))["token"]!.ToString(), cookie, StringComparison.Ordinal);
    }

    [Fact]
    public async Task TheCookieStandsForItsToken()
    {
        var hidden = GatewaySystem.PublicVisit();
        hidden.Access.Label = Type.V1.Label.Restricted;
        var visit = await system.CreateVisitAsync(hidden);
        var cookie = await CookieAsync("protocol");

        using var anonymous = await system.Http().GetAsync($"/v1/{visit.Name}");
        using var signedIn = await SendAsync(HttpMethod.Get, $"/v1/{visit.Name}", cookie);

        Assert.Equal(HttpStatusCode.NotFound, anonymous.StatusCode);
        Assert.Equal(HttpStatusCode.OK, signedIn.StatusCode);
        Assert.Null(signedIn.Headers.ETag);
    }

    [Theory]
    [InlineData("same-origin", HttpStatusCode.OK)]
    [InlineData("same-site", HttpStatusCode.Forbidden)]
    [InlineData("cross-site", HttpStatusCode.Forbidden)]
    [InlineData(null, HttpStatusCode.Forbidden)]
    public async Task WithTheCookieAWriteMustComeFromAPageOfThisSite(string? site, HttpStatusCode expected)
    {
        var cookie = await CookieAsync("protocol");
        var path = $"/v1/visits?visitId={GatewaySystem.NewId()}";

        using var answer = await SendAsync(
            HttpMethod.Post,
            path,
            cookie,
            Content.Of(GatewaySystem.PublicVisit()),
            site
        );

        Assert.Equal(expected, answer.StatusCode);
        if (expected is HttpStatusCode.Forbidden)
            Assert.Equal(StatusCode.PermissionDenied, (await Error.OfAsync(answer, expected)).Code);
    }

    [Fact]
    public async Task ATamperedCookieIsNotAnonymous()
    {
        var cookie = await CookieAsync("protocol");

        using var answer = await SendAsync(HttpMethod.Get, "/v1/visits", cookie[..^10]);

        Assert.Equal("BAD_TOKEN", (await Error.OfAsync(answer, HttpStatusCode.Unauthorized)).Reason);
    }

    [Fact]
    public async Task SigningOutTakesTheCookieBack()
    {
        var cookie = await CookieAsync("protocol");

        using var answer = await SendAsync(HttpMethod.Post, "/signout", cookie, site: "same-origin");

        Assert.Equal(HttpStatusCode.NoContent, answer.StatusCode);
        Assert.StartsWith(
            "statevisit=;",
            Assert.Single(answer.Headers.GetValues("Set-Cookie")),
            StringComparison.Ordinal
        );
    }

    [Fact]
    public async Task TheFormSignsInAndShowsAsWhom()
    {
        using var form = new FormUrlEncodedContent([new("role", "press"), new("name", "Ann <b>"), new("visit", "*")]);
        using var posted = await SendAsync(HttpMethod.Post, "/signin", null, form, "same-origin");
        var cookie = Assert.Single(posted.Headers.GetValues("Set-Cookie")).Split(';')[0];
        using var page = await SendAsync(HttpMethod.Get, "/signin", cookie);

        Assert.Equal(HttpStatusCode.SeeOther, posted.StatusCode);
        Assert.Equal("text/html", page.Content.Headers.ContentType!.MediaType);
        var html = await page.Content.ReadAsStringAsync();
        Assert.Contains("Ann &lt;b&gt;", html, StringComparison.Ordinal);
        Assert.Contains("*:press", html, StringComparison.Ordinal);
    }

    [Theory]
    [InlineData("""{"role":"king"}""", "role")]
    [InlineData("""{"role":"service"}""", "role")]
    [InlineData("""{}""", "role")]
    [InlineData("""{"role":"delegation"}""", "delegation")]
    [InlineData("""{"role":"press","delegation":"CN"}""", "delegation")]
    [InlineData("""{"role":"press","visit":"a:b"}""", "visit")]
    [InlineData("""{"role":"press","visit":7}""", "visit")]
    [InlineData("""{"role":"press","colour":"red"}""", "colour")]
    [InlineData("""{"role":""", "body")]
    public async Task AFaultySignInNamesItsField(string json, string field)
    {
        using var content = new StringContent(json, System.Text.Encoding.UTF8, "application/json");

        using var answer = await system.Http().PostAsync("/signin", content);

        Assert.Equal([field], (await Error.OfAsync(answer, HttpStatusCode.BadRequest)).Fields);
        Assert.False(answer.Headers.Contains("Set-Cookie"));
    }

    [Fact]
    public async Task APageOfAnotherSiteCannotSignAVisitorIn()
    {
        using var form = new FormUrlEncodedContent([new("role", "press")]);

        using var answer = await SendAsync(HttpMethod.Post, "/signin", null, form, "cross-site");

        await Error.OfAsync(answer, HttpStatusCode.Forbidden);
    }

    [Fact]
    public async Task ABadTokenIsUnauthenticatedOverEachWire()
    {
        var headers = new Metadata { { "authorization", "Bearer nonsense" } };

        using var rest = await system.Http("nonsense").GetAsync("/v1/visits");
        var grpc = await Error.OfAsync(system.Client().ListVisitsAsync(new(), headers));

        Assert.Equal("BAD_TOKEN", (await Error.OfAsync(rest, HttpStatusCode.Unauthorized)).Reason);
        Assert.Equal("Bearer", rest.Headers.WwwAuthenticate.ToString());
        Assert.Equal((StatusCode.Unauthenticated, "BAD_TOKEN"), (grpc.Code, grpc.Reason));
    }

    [Fact]
    public async Task WithoutADevelopmentKeyNobodySignsInByChoosingARole()
    {
        await using var closed = new GatewaySystem { Settings = { ["Authentication__DevelopmentKey"] = null } };
        await closed.StartAsync();

        using var answer = await closed.Http().PostAsJsonAsync("/signin", new { role = "protocol" });
        using var anonymous = await closed.Http().GetAsync("/v1/visits");

        await Error.OfAsync(answer, HttpStatusCode.NotFound);
        Assert.Equal(HttpStatusCode.OK, anonymous.StatusCode);
    }

    private Task<HttpResponseMessage> SignInAsync(object body) => system.Http().PostAsJsonAsync("/signin", body);

    private async Task<string> CookieAsync(string role)
    {
        using var answer = await SignInAsync(new { role });
        return Assert.Single(answer.Headers.GetValues("Set-Cookie")).Split(';')[0];
    }

    private async Task<HttpResponseMessage> SendAsync(
        HttpMethod method,
        string path,
        string? cookie,
        HttpContent? content = null,
        string? site = null
    )
    {
        using var request = new HttpRequestMessage(method, path) { Content = content };
        if (cookie is not null)
            request.Headers.Add("Cookie", cookie);
        if (site is not null)
            request.Headers.Add("Sec-Fetch-Site", site);
        return await system.Http().SendAsync(request);
    }

    private static async Task<JsonNode> Json(HttpResponseMessage answer) =>
        (await answer.Content.ReadFromJsonAsync<JsonNode>())!;
}
