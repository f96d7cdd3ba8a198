using Microsoft.AspNetCore.Authentication;
using Microsoft.AspNetCore.Authentication.OpenIdConnect;
using Microsoft.IdentityModel.Protocols.OpenIdConnect;
using StateVisit.ServiceDefaults.Errors;
using StateVisit.ServiceDefaults.Identity;

namespace StateVisit.Gateway.Identity;

/// <summary>
/// Signing in at an OpenID Connect provider by the code flow: <c>Authentication:Authority</c>, <c>ClientId</c>,
/// <c>ClientSecret</c>, <c>Scope</c>. The provider's access token is what services see; it carries the claim <c>grants</c>.
/// </summary>
internal static class Provider
{
    public const string Scheme = "provider";

    public static bool IsConfigured(IConfiguration configuration) =>
        !string.IsNullOrEmpty(configuration["Authentication:Authority"])
        && !string.IsNullOrEmpty(configuration["Authentication:ClientId"]);

    public static void Configure(OpenIdConnectOptions options, IConfiguration configuration)
    {
        options.Authority = configuration["Authentication:Authority"];
        options.ClientId = configuration["Authentication:ClientId"];
        options.ClientSecret = configuration["Authentication:ClientSecret"];
        options.RequireHttpsMetadata = configuration.GetValue("Authentication:RequireHttpsMetadata", true);
        options.SignInScheme = BrowserSession.Scheme;
        options.CallbackPath = "/signin/callback";
        options.ResponseType = OpenIdConnectResponseType.Code;
        // The answer comes as a query, so that the cookies of the round trip can be Lax, and plain http works on loopback.
        options.ResponseMode = OpenIdConnectResponseMode.Query;
        options.CorrelationCookie.SameSite = SameSiteMode.Lax;
        options.CorrelationCookie.SecurePolicy = CookieSecurePolicy.SameAsRequest;
        options.NonceCookie.SameSite = SameSiteMode.Lax;
        options.NonceCookie.SecurePolicy = CookieSecurePolicy.SameAsRequest;
        options.MapInboundClaims = false;
        options.Scope.Clear();
        foreach (var scope in (configuration["Authentication:Scope"] ?? "openid profile").Split(' '))
            options.Scope.Add(scope);
        options.Events.OnTokenValidated = KeepAccessTokenAsync;
        options.Events.OnRemoteFailure = failure => throw Failed(failure.Failure);
    }

    public static void Map(WebApplication app)
    {
        app.MapGet(
            "/signin",
            (HttpContext context) => Results.Content(SignInPage.OfProvider(context), "text/html; charset=utf-8")
        );
        app.MapGet("/signin/start", () => Results.Challenge(new() { RedirectUri = "/signin" }, [Scheme]));
    }

    /// <summary>Only the access token is kept, for as long as it lasts, and only if every service will take it.</summary>
    private static async Task KeepAccessTokenAsync(TokenValidatedContext context)
    {
        var token = context.TokenEndpointResponse?.AccessToken ?? "";
        var validator = context.HttpContext.RequestServices.GetRequiredService<TokenValidator>();
        var caller = await validator.ValidateAsync("Bearer " + token);
        context.Properties!.ExpiresUtc = caller.Expires;
        context.Properties.IsPersistent = true;
        context.Properties.StoreTokens([new() { Name = BrowserSession.TokenName, Value = token }]);
    }

    private static Exception Failed(Exception? failure) =>
        failure as Fault
        ?? Fault.Unauthenticated(Type.V1.ErrorReason.BadToken, "The provider's answer does not hold: sign in again.");
}
