using System.Collections.Concurrent;
using System.Security.Cryptography;
using Microsoft.AspNetCore.Builder;
using Microsoft.AspNetCore.Hosting;
using Microsoft.AspNetCore.Http;
using Microsoft.AspNetCore.WebUtilities;
using Microsoft.Extensions.DependencyInjection;
using Microsoft.IdentityModel.JsonWebTokens;
using Microsoft.IdentityModel.Tokens;

namespace StateVisit.Tests.Gateway;

/// <summary>A small OpenID Connect provider: discovery, keys, the code flow with PKCE, client credentials, RS256 tokens.</summary>
internal sealed class TokenProvider : IAsyncDisposable
{
    public const string ClientId = "gateway";
    public const string ClientSecret = "gateway-secret";

    private static readonly string[] Code = ["code"];
    private static readonly string[] Public = ["public"];
    private static readonly string[] Rs256 = ["RS256"];

    private readonly RsaSecurityKey key = new(RSA.Create(2048)) { KeyId = "one" };
    private readonly ConcurrentDictionary<string, (string Nonce, string Challenge)> codes = new();
    private WebApplication app = null!;

    public string Address { get; private set; } = null!;

    /// <summary>What the token of a person who signs in grants.</summary>
    public string[] Grants { get; set; } = ["*:press"];

    public async Task<TokenProvider> StartAsync()
    {
        var builder = WebApplication.CreateEmptyBuilder(new());
        builder.WebHost.UseKestrelCore();
        builder.Services.AddRoutingCore();
        app = builder.Build();
        app.Urls.Add("http://127.0.0.1:0");
        app.MapGet("/.well-known/openid-configuration", Configuration);
        app.MapGet("/keys", Keys);
        app.MapGet("/authorize", Authorize);
        app.MapPost("/token", TokenAsync);
        await app.StartAsync();
        Address = app.Urls.Single();
        return this;
    }

    public string Issue(
        string? issuer = null,
        string audience = "statevisit",
        SecurityKey? signedBy = null,
        TimeSpan? from = null,
        TimeSpan? to = null,
        string[]? grants = null,
        string? nonce = null
    )
    {
        var now = TimeProvider.System.GetUtcNow().UtcDateTime;
        var claims = new Dictionary<string, object> { ["sub"] = "ann", ["grants"] = grants ?? Grants };
        if (nonce is not null)
            claims["nonce"] = nonce;
        return new JsonWebTokenHandler().CreateToken(
            new SecurityTokenDescriptor
            {
                Issuer = issuer ?? Address,
                Audience = audience,
                IssuedAt = now - TimeSpan.FromHours(2),
                NotBefore = now + (from ?? -TimeSpan.FromHours(2)),
                Expires = now + (to ?? TimeSpan.FromHours(1)),
                Claims = claims,
                SigningCredentials = new(signedBy ?? key, SecurityAlgorithms.RsaSha256),
            }
        );
    }

    public async ValueTask DisposeAsync() => await app.DisposeAsync();

    private IResult Configuration() =>
        Results.Json(
            new
            {
                issuer = Address,
                authorization_endpoint = Address + "/authorize",
                token_endpoint = Address + "/token",
                jwks_uri = Address + "/keys",
                response_types_supported = Code,
                subject_types_supported = Public,
                id_token_signing_alg_values_supported = Rs256,
            }
        );

    private IResult Keys()
    {
        var rsa = key.Rsa.ExportParameters(false);
        var jwk = new
        {
            kty = "RSA",
            use = "sig",
            alg = "RS256",
            kid = key.KeyId,
            n = Base64UrlEncoder.Encode(rsa.Modulus),
            e = Base64UrlEncoder.Encode(rsa.Exponent),
        };
        return Results.Json(new { keys = new[] { jwk } });
    }

    private IResult Authorize(string redirect_uri, string state, string nonce, string code_challenge)
    {
        var code = Guid.NewGuid().ToString("N");
        codes[code] = (nonce, code_challenge);
        return Results.Redirect(
            QueryHelpers.AddQueryString(
                redirect_uri,
                new Dictionary<string, string?> { ["code"] = code, ["state"] = state }
            )
        );
    }

    private async Task<IResult> TokenAsync(HttpRequest request)
    {
        var form = await request.ReadFormAsync();
        if (form["client_id"] != ClientId || form["client_secret"] != ClientSecret)
            return Results.Json(new { error = "invalid_client" }, statusCode: 401);
        if (form["grant_type"] == "client_credentials")
            return Answer(Issue(grants: ["*:service"]), null);
        var verifier = SHA256.HashData(System.Text.Encoding.ASCII.GetBytes(form["code_verifier"].ToString()));
        return
            codes.TryRemove(form["code"].ToString(), out var code)
            && code.Challenge == Base64UrlEncoder.Encode(verifier)
            ? Answer(Issue(), Issue(audience: ClientId, nonce: code.Nonce))
            : Results.Json(new { error = "invalid_grant" }, statusCode: 400);
    }

    private static IResult Answer(string accessToken, string? idToken) =>
        Results.Json(
            new
            {
                access_token = accessToken,
                id_token = idToken,
                token_type = "Bearer",
                expires_in = 3600,
            }
        );
}
