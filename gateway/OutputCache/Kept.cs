using System.Security.Cryptography;
using Microsoft.Extensions.Primitives;
using Microsoft.Net.Http.Headers;

namespace StateVisit.Gateway.OutputCache;

/// <summary>An answer as it is kept. Its tag is a hash of its bytes: a revision would tell of hidden writes.</summary>
internal sealed class Kept
{
    private static readonly StringValues Vary = "Authorization, Cookie";
    private static readonly StringValues AskAgain = "public, no-cache";

    private readonly ReadOnlyMemory<byte> body;
    private readonly StringValues contentType;
    private readonly StringValues length;
    private readonly StringValues etag;

    private Kept(string point, ReadOnlyMemory<byte> body, string? contentType)
    {
        Point = point;
        this.body = body;
        this.contentType = contentType;
        length = body.Length.ToString(System.Globalization.CultureInfo.InvariantCulture);
        etag = $"\"{Convert.ToHexStringLower(SHA256.HashData(body.Span).AsSpan(0, 16))}\"";
    }

    /// <summary>Where the visit stood when it was read.</summary>
    public string Point { get; }

    public long Size => body.Length + 512;

    /// <summary>Null for an answer that must not be kept: a service says so itself by any Cache-Control.</summary>
    public static Kept? Of(HttpResponse response, string point, ReadOnlyMemory<byte> body) =>
        response.StatusCode == StatusCodes.Status200OK
        && response.Headers.SetCookie.Count == 0
        && response.Headers.CacheControl.Count == 0
            ? new(point, body.ToArray(), response.ContentType)
            : null;

    public Task WriteAsync(HttpContext context)
    {
        var response = context.Response;
        var headers = response.Headers;
        headers.ETag = etag;
        headers.CacheControl = AskAgain;
        headers.Vary = Vary;
        if (context.Request.Headers.IfNoneMatch is { Count: > 0 } known && Matches(known))
        {
            response.StatusCode = StatusCodes.Status304NotModified;
            headers.ContentType = default;
            headers.ContentLength = null;
            return Task.CompletedTask;
        }
        headers.ContentType = contentType;
        headers[HeaderNames.ContentLength] = length;
        return response.BodyWriter.WriteAsync(body, context.RequestAborted).AsTask();
    }

    private bool Matches(StringValues known)
    {
        foreach (var value in known)
            if (value == etag || value == "*")
                return true;
        return EntityTagHeaderValue.TryParseList(known, out var tags)
            && tags.Any(tag => tag.Tag.Equals(etag.ToString()));
    }
}
