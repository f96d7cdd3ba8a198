using StateVisit.Gateway.Errors;
using StateVisit.ServiceDefaults.Errors;
using StateVisit.ServiceDefaults.Identity;

namespace StateVisit.Gateway.Identity;

/// <summary>
/// Establishes who calls, by the Authorization header or by the cookie of a browser that signed in here, whose token is
/// then sent on as a bearer token. What does not hold is remembered and refused after the rate limit has counted it.
/// </summary>
internal sealed class CallerMiddleware(RequestDelegate next, TokenValidator tokens)
{
    public async Task InvokeAsync(HttpContext context)
    {
        var request = context.Request;
        if (request.Headers.Authorization.Count > 0 || BrowserSession.IsCarriedBy(request))
        {
            try
            {
                if (request.Headers.Authorization.Count == 0)
                {
                    CrossSite.RefuseUnsafe(request);
                    request.Headers.Authorization = await BrowserSession.ReadAsync(context);
                }
                context.Features.Set(await tokens.ValidateAsync(request.Headers.Authorization));
            }
            catch (Fault fault)
            {
                context.Features.Set(new Refusal(fault));
            }
        }
        await next(context);
    }
}

internal sealed record Refusal(Fault Fault);

/// <summary>Answers callers that could not be established; signing in and out is open to them.</summary>
internal sealed class RefusedCallers(RequestDelegate next)
{
    public Task InvokeAsync(HttpContext context) =>
        context.Features.Get<Refusal>() is { } refusal && !IsSignIn(context.Request.Path)
            ? Answer.WriteAsync(context, refusal.Fault)
            : next(context);

    private static bool IsSignIn(PathString path) =>
        path.StartsWithSegments("/signin", StringComparison.Ordinal)
        || path.StartsWithSegments("/signout", StringComparison.Ordinal);
}
