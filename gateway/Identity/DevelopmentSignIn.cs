using StateVisit.ServiceDefaults.Identity;

namespace StateVisit.Gateway.Identity;

/// <summary>Choosing a role to sign in as. There is none of this where a provider is configured.</summary>
internal static class DevelopmentSignIn
{
    private static readonly TimeSpan Lifetime = TimeSpan.FromHours(12);

    public static void Map(WebApplication app, DevelopmentTokens tokens)
    {
        app.MapGet(
            "/signin",
            (HttpContext context) => Results.Content(SignInPage.Of(context), "text/html; charset=utf-8")
        );
        app.MapPost(
            "/signin",
            async (HttpContext context, TokenValidator validator) =>
            {
                CrossSite.RefuseForeign(context.Request);
                var wish = await SignInRequest.ReadAsync(context.Request);
                var token = tokens.Issue(wish.Name, [wish.Grant], Lifetime);
                var caller = await validator.ValidateAsync("Bearer " + token);
                await BrowserSession.WriteAsync(context, caller, token);
                return context.Request.HasFormContentType
                    ? (IResult)new SeeOther("/signin")
                    : Results.Ok(
                        new
                        {
                            token,
                            expires = caller.Expires,
                            grants = caller.Grants.Select(grant => grant.ToString()),
                        }
                    );
            }
        );
    }
}
