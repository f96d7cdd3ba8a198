using Microsoft.AspNetCore.Http.Features;
using Microsoft.Extensions.Caching.Memory;
using StateVisit.Gateway.Identity;

namespace StateVisit.Gateway.OutputCache;

/// <summary>
/// Keeps what anybody may read of a visit, or of the trade book, for as long as it stands, in the service that answers, where
/// it stood when it was read: at this revision of this history. That is asked for at each request, so an acknowledged write
/// is seen by the next reader.
/// </summary>
internal sealed class PublicReads(RequestDelegate next, Points points, IConfiguration configuration) : IDisposable
{
    /// <summary>In place of a visit's id: what lies outside of visits.</summary>
    public const string Book = "";

    private readonly MemoryCache kept = new(
        new MemoryCacheOptions { SizeLimit = configuration.GetValue("OutputCache:Megabytes", 64L) << 20 }
    );

    public async Task InvokeAsync(HttpContext context)
    {
        // The head is read before the service is: what is kept under it is never older than it says.
        if (
            VisitOf(context.Request) is not { } visit
            || await points.ReadAsync(context.GetEndpoint(), visit) is not { } point
        )
        {
            await next(context);
            return;
        }
        var url = context.Features.GetRequiredFeature<IHttpRequestFeature>().RawTarget;
        if (kept.TryGetValue(url, out Kept? answer) && answer!.Point == point)
            await answer.WriteAsync(context);
        else
            await ReadAsync(context, url, point);
    }

    public void Dispose() => kept.Dispose();

    private async Task ReadAsync(HttpContext context, string url, string point)
    {
        var features = context.Features;
        var body = features.GetRequiredFeature<IHttpResponseBodyFeature>();
        await using var captured = new CapturedBody(body.Stream);
        context.Response.Body = captured;
        var ours = context.Response.Headers.CacheControl;
        context.Response.Headers.CacheControl = default;
        try
        {
            await next(context);
        }
        catch
        {
            // Whoever answers the failure says the same whether the visit has a head or not.
            context.Response.Headers.CacheControl = ours;
            throw;
        }
        finally
        {
            features.Set(body);
        }
        if (captured.IsSpilled)
            return;
        if (Kept.Of(context.Response, point, captured.Bytes) is not { } answer)
        {
            if (context.Response.Headers.CacheControl.Count == 0)
                context.Response.Headers.CacheControl = ours;
            await context.Response.Body.WriteAsync(captured.Bytes, context.RequestAborted);
            return;
        }
        using (var entry = kept.CreateEntry(url))
        {
            entry.Value = answer;
            entry.Size = answer.Size + 2 * url.Length;
        }
        await answer.WriteAsync(context);
    }

    /// <summary>The visit that an anonymous GET reads, or the book; null for everything else. A custom verb may follow.</summary>
    private static string? VisitOf(HttpRequest request)
    {
        const string prefix = "/v1/visits/";
        var path = request.Path.Value!;
        if (
            !HttpMethods.IsGet(request.Method)
            || request.Headers.Authorization.Count > 0
            || BrowserSession.IsCarriedBy(request)
        )
            return null;
        if (!path.StartsWith(prefix, StringComparison.Ordinal))
            return IsOfBook(path) ? Book : null;
        var rest = path.AsSpan(prefix.Length);
        var end = rest.IndexOfAny('/', ':');
        var visit = end < 0 ? rest : rest[..end];
        return IsId(visit) ? visit.ToString() : null;
    }

    private static bool IsOfBook(ReadOnlySpan<char> path)
    {
        foreach (var folder in (string[])["/v1/tradePairs/", "/v1/datasets", "/v1/targets"])
            if (path.StartsWith(folder, StringComparison.Ordinal))
                return true;
        return false;
    }

    private static bool IsId(ReadOnlySpan<char> text)
    {
        if (text.Length is 0 or > 63 || text[0] == '-')
            return false;
        foreach (var c in text)
            if (!char.IsAsciiLetterOrDigit(c) && c != '-')
                return false;
        return true;
    }
}
