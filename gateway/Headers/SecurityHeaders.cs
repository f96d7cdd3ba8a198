namespace StateVisit.Gateway.Headers;

/// <summary>What a browser must know of every answer of ours.</summary>
internal static class SecurityHeaders
{
    private const string ContentPolicy =
        "default-src 'self'; base-uri 'none'; form-action 'self'; frame-ancestors 'none'; object-src 'none'";

    /// <summary>A page to print brings its style with it and loads nothing.</summary>
    private const string PrintedPagePolicy =
        "default-src 'none'; style-src 'unsafe-inline'; base-uri 'none'; form-action 'none'; frame-ancestors 'none'";

    public static void UseSecurityHeaders(this WebApplication app) =>
        app.Use(
            (context, next) =>
            {
                var headers = context.Response.Headers;
                headers.XContentTypeOptions = "nosniff";
                headers.ContentSecurityPolicy = IsPrintedPage(context.Request.Path) ? PrintedPagePolicy : ContentPolicy;
                headers["Referrer-Policy"] = "no-referrer";
                // Answers depend on who asks: nothing on the way may keep one. What everybody may keep says so itself.
                headers.CacheControl = "no-store";
                if (context.Request.IsHttps)
                    headers.StrictTransportSecurity = "max-age=31536000; includeSubDomains";
                return next(context);
            }
        );

    private static bool IsPrintedPage(PathString path) =>
        path.Value!.EndsWith(":placeCards", StringComparison.Ordinal)
        || path.Value.EndsWith(":printAlternat", StringComparison.Ordinal);
}
