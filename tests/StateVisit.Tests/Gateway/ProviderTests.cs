using System.Net;
using System.Net.Http.Json;
using System.Security.Cryptography;
using Grpc.Core;
using Microsoft.IdentityModel.Tokens;
using StateVisit.Tests.Fixture;
using Xunit;

namespace StateVisit.Tests.Gateway;

/// <summary>A system whose tokens come from an OpenID Connect provider.</summary>
public sealed class ProvidedSystem : IAsyncLifetime
{
    internal TokenProvider Provider { get; } = new();

    internal GatewaySystem System { get; private set; } = null!;

    public async ValueTask InitializeAsync()
    {
        await Provider.StartAsync();
        System = new()
        {
            Settings =
            {
                ["Authentication__DevelopmentKey"] = null,
                ["Authentication__Authority"] = Provider.Address,
                ["Authentication__RequireHttpsMetadata"] = "false",
                ["Authentication__ClientId"] = TokenProvider.ClientId,
                ["Authentication__ClientSecret"] = TokenProvider.ClientSecret,
            },
        };
        await System.StartAsync();
    }

    public async ValueTask DisposeAsync()
    {
        await System.DisposeAsync();
        await Provider.DisposeAsync();
    }
}

public class ProviderTests(ProvidedSystem provided) : IClassFixture<ProvidedSystem>
{
    public static TheoryData<string, bool> Faults =>
        new()
        {
            { "issuer", true },
            { "audience", true },
            { "signature", true },
            { "expired", true },
            { "early", true },
            { "none", false },
        };

    [Theory, MemberData(nameof(Faults))]
    public async Task ATokenMustHoldInEveryRespect(string fault, bool refused)
    {
        using var rsa = RSA.Create(2048);
        var provider = provided.Provider;
        var token = fault switch
        {
            "issuer" => provider.Issue(issuer: "http://elsewhere"),
            "audience" => provider.Issue(audience: "elsewhere"),
            "signature" => provider.Issue(signedBy: new RsaSecurityKey(rsa) { KeyId = "one" }),
            "expired" => provider.Issue(to: -TimeSpan.FromMinutes(5)),
            "early" => provider.Issue(from: TimeSpan.FromMinutes(30)),
            _ => provider.Issue(),
        };
        var headers = new Metadata { { "authorization", "Bearer " + token } };

        using var rest = await provided.System.Http(token).GetAsync("/v1/visits");
        var grpc = provided.System.Client().ListVisitsAsync(new(), headers);

        if (!refused)
        {
            Assert.Equal(HttpStatusCode.OK, rest.StatusCode);
            await grpc;
            return;
        }
        Assert.Equal("BAD_TOKEN", (await Error.OfAsync(rest, HttpStatusCode.Unauthorized)).Reason);
        var error = await Error.OfAsync(grpc);
        Assert.Equal((StatusCode.Unauthenticated, "BAD_TOKEN"), (error.Code, error.Reason));
    }

    [Fact]
    public async Task ABrowserSignsInAtTheProvider()
    {
        using var browser = Browser();

        using var page = await browser.GetAsync("/signin/start");
        using var read = await browser.GetAsync("/v1/visits");

        Assert.Equal("/signin", page.RequestMessage!.RequestUri!.AbsolutePath);
        Assert.Contains("Signed in as ann (*:press)", await page.Content.ReadAsStringAsync(), StringComparison.Ordinal);
        Assert.Equal(HttpStatusCode.OK, read.StatusCode);
    }

    [Fact]
    public async Task AnAnswerThatNobodyAskedForSignsNobodyIn()
    {
        using var browser = Browser();

        using var answer = await browser.GetAsync("/signin/callback?code=stolen&state=forged");

        await Error.OfAsync(answer, HttpStatusCode.Unauthorized);
        Assert.False(
            answer.Headers.TryGetValues("Set-Cookie", out var cookies)
                && cookies.Any(c => c.StartsWith("statevisit=", StringComparison.Ordinal))
        );
    }

    [Fact]
    public async Task NobodySignsInByChoosingARole()
    {
        using var answer = await provided.System.Http().PostAsJsonAsync("/signin", new { role = "protocol" });

        await Error.OfAsync(answer, HttpStatusCode.MethodNotAllowed);
    }

    [Fact]
    public async Task TheGatewayReadsHeadsWithCredentialsOfItsOwn()
    {
        var headers = new Metadata { { "authorization", "Bearer " + provided.Provider.Issue(grants: ["*:protocol"]) } };
        var visit = await provided
            .System.Client()
            .CreateVisitAsync(new() { VisitId = GatewaySystem.NewId(), Visit = GatewaySystem.PublicVisit() }, headers);

        // Only what is kept by revision carries a tag; nothing is kept until it is known who may be named in the visit.
        await Eventually.IsTrueAsync(
            async () =>
            {
                using var read = await provided.System.Http().GetAsync($"/v1/{visit.Name}");
                return read.Headers.ETag is not null;
            },
            () => $"{visit.Name} is not kept"
        );
    }

    private HttpClient Browser() =>
        provided.System.Own(
            new HttpClient(new HttpClientHandler { CookieContainer = new() })
            {
                BaseAddress = provided.System.Gateway.Http,
            }
        );
}
