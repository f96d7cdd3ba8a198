using Microsoft.AspNetCore.Authentication;

namespace StateVisit.Gateway.Identity;

internal static class SignOut
{
    public static void Map(WebApplication app) =>
        app.MapPost(
            "/signout",
            async (HttpContext context) =>
            {
                CrossSite.RefuseForeign(context.Request);
                await context.SignOutAsync(BrowserSession.Scheme);
                return context.Request.HasFormContentType ? (IResult)new SeeOther("/signin") : Results.NoContent();
            }
        );
}

/// <summary>303: what a browser does after a form.</summary>
internal sealed class SeeOther(string location) : IResult
{
    public Task ExecuteAsync(HttpContext httpContext)
    {
        httpContext.Response.StatusCode = StatusCodes.Status303SeeOther;
        httpContext.Response.Headers.Location = location;
        return Task.CompletedTask;
    }
}
