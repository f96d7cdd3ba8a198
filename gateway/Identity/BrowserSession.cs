using System.Security.Claims;
using Microsoft.AspNetCore.Authentication;
using Microsoft.AspNetCore.Authentication.Cookies;
using StateVisit.ServiceDefaults.Errors;
using StateVisit.ServiceDefaults.Identity;
using StateVisit.Type.V1;

namespace StateVisit.Gateway.Identity;

/// <summary>The token of a browser that signed in, sealed in a cookie that no script and no other site can use.</summary>
internal static class BrowserSession
{
    public const string Scheme = CookieAuthenticationDefaults.AuthenticationScheme;
    public const string CookieName = "statevisit";
    public const string TokenName = "access_token";

    public static void Configure(CookieAuthenticationOptions options)
    {
        options.Cookie.Name = CookieName;
        options.Cookie.HttpOnly = true;
        options.Cookie.SameSite = SameSiteMode.Strict;
        options.Cookie.SecurePolicy = CookieSecurePolicy.SameAsRequest;
        options.SlidingExpiration = false;
    }

    public static bool IsCarriedBy(HttpRequest request) =>
        request.Headers.Cookie.Count > 0 && request.Cookies.ContainsKey(CookieName);

    /// <summary>The Authorization header that the cookie stands for. A cookie that does not hold is a fault, never an anonymous caller.</summary>
    public static async Task<string> ReadAsync(HttpContext context)
    {
        var result = await context.AuthenticateAsync(Scheme);
        return result.Properties?.GetTokenValue(TokenName) is { } token
            ? "Bearer " + token
            : throw Fault.Unauthenticated(ErrorReason.BadToken, "The cookie does not hold any more: sign in again.");
    }

    public static Task WriteAsync(HttpContext context, Caller caller, string token)
    {
        var properties = new AuthenticationProperties { ExpiresUtc = caller.Expires, IsPersistent = true };
        properties.StoreTokens([new() { Name = TokenName, Value = token }]);
        var principal = new ClaimsPrincipal(new ClaimsIdentity([new("sub", caller.Subject)], Scheme));
        return context.SignInAsync(Scheme, principal, properties);
    }
}
