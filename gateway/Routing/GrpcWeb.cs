using System.Security.Cryptography;

namespace StateVisit.Gateway.Routing;

/// <summary>
/// gRPC-Web becomes gRPC here, before it is forwarded. The translator's own base64 form works for endpoints that use
/// pipes only, and the forwarder uses streams: that form becomes the binary one first.
/// </summary>
internal static class GrpcWeb
{
    private const string Text = "application/grpc-web-text";
    private const string Binary = "application/grpc-web";

    public static void UseGrpcWebTranslation(this WebApplication app)
    {
        app.Use(UnwrapTextAsync);
        app.UseGrpcWeb(new GrpcWebOptions { DefaultEnabled = true });
    }

    private static async Task UnwrapTextAsync(HttpContext context, RequestDelegate next)
    {
        var (request, response) = (context.Request, context.Response);
        if (request.ContentType is not { } type || !type.StartsWith(Text, StringComparison.OrdinalIgnoreCase))
        {
            await next(context);
            return;
        }
        request.ContentType = Binary + type[Text.Length..];
        request.Headers.Accept = request.ContentType;
        request.ContentLength = null;
        request.Body = new CryptoStream(request.Body, new FromBase64Transform(), CryptoStreamMode.Read);
        var plain = response.Body;
        await using var encoded = new Base64Writer(plain);
        response.Body = encoded;
        response.OnStarting(() =>
        {
            if (response.ContentType?.StartsWith(Binary, StringComparison.Ordinal) is true)
                response.ContentType = type;
            return Task.CompletedTask;
        });
        try
        {
            await next(context);
        }
        finally
        {
            response.Body = plain;
        }
    }
}
