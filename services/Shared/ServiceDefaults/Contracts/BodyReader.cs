using Microsoft.AspNetCore.Http;
using Microsoft.AspNetCore.Http.Features;
using StateVisit.ServiceDefaults.Errors;
using StateVisit.Type.V1;

namespace StateVisit.ServiceDefaults.Contracts;

/// <summary>Reads a body into memory, as far as the server's limit allows.</summary>
internal static class BodyReader
{
    /// <summary>How much of a body that is too large is read and dropped: a caller that still sends does not see the answer.</summary>
    private const int Drained = 64 * 1024 * 1024;

    /// <param name="atLeast">So much is taken even if the server's limit for requests is lower.</param>
    public static async Task<MemoryStream> ReadAsync(HttpRequest request, long atLeast = 0)
    {
        var server = request.HttpContext.Features.Get<IHttpMaxRequestBodySizeFeature>();
        var limit = Math.Max(atLeast, server?.MaxRequestBodySize ?? ServiceDefaultsExtensions.MaxRequestBytes);
        if (server is { IsReadOnly: false })
            server.MaxRequestBodySize = limit + Drained;
        var body = new MemoryStream((int)Math.Clamp(request.ContentLength ?? 0, 0, limit));
        try
        {
            await FillAsync(body, request, limit);
        }
        catch (BadHttpRequestException e) when (e.StatusCode is StatusCodes.Status413PayloadTooLarge)
        {
            throw Fault.Exhausted(ErrorReason.TooLarge, RestErrors.TooLarge);
        }
        catch (BadHttpRequestException)
        {
            throw Fault.InvalidField("body", "did not arrive whole");
        }
        body.Position = 0;
        return body;
    }

    private static async Task FillAsync(MemoryStream body, HttpRequest request, long limit)
    {
        var reader = request.BodyReader;
        var tooLarge = false;
        while (true)
        {
            var read = await reader.ReadAsync(request.HttpContext.RequestAborted);
            tooLarge |= body.Length + read.Buffer.Length > limit;
            if (!tooLarge)
                foreach (var part in read.Buffer)
                    body.Write(part.Span);
            reader.AdvanceTo(read.Buffer.End);
            if (read.IsCompleted)
                break;
        }
        if (tooLarge)
            throw Fault.Exhausted(ErrorReason.TooLarge, RestErrors.TooLarge);
    }
}
