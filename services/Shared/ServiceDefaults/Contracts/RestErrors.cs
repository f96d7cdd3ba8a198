using System.Text.Json;
using Grpc.Core;
using Microsoft.AspNetCore.Http;
using StateVisit.ServiceDefaults.Errors;
using StateVisit.Type.V1;

namespace StateVisit.ServiceDefaults.Contracts;

/// <summary>Errors that routing and the server give with an empty body, as google.rpc.Status in JSON.</summary>
internal static class RestErrors
{
    private const string WrongMethod = "The address does not take this method; Allow says which it takes.";
    public const string TooLarge = "The body is larger than the limit.";

    public static Task FillAsync(HttpContext context)
    {
        var response = context.Response;
        var isEmpty = !response.HasStarted && response.ContentLength is null or 0 && response.ContentType is null;
        return isEmpty && response.StatusCode >= 400 && !IsGrpc(context.Request)
            ? WriteAsync(context, response.StatusCode)
            : Task.CompletedTask;
    }

    public static Task WriteAsync(HttpContext context, int httpStatus) =>
        httpStatus switch
        {
            404 => FaultJson.Write(context, Fault.NotFound(FieldPath.Shown(context.Request.Path))),
            405 => FaultJson.Write(context, Fault.MethodNotAllowed(WrongMethod)),
            413 => FaultJson.Write(context, Fault.Exhausted(ErrorReason.TooLarge, TooLarge)),
            _ => PlainAsync(context.Response, httpStatus),
        };

    private static async Task PlainAsync(HttpResponse response, int httpStatus)
    {
        var (code, message) = httpStatus switch
        {
            415 => (StatusCode.InvalidArgument, "The address does not take this Content-Type."),
            >= 500 => (StatusCode.Internal, "The service failed; the failure is in its log."),
            _ => (StatusCode.InvalidArgument, "The server refused the request."),
        };
        response.StatusCode = httpStatus;
        response.ContentType = "application/json";
        await using var writer = new Utf8JsonWriter(response.BodyWriter);
        writer.WriteStartObject();
        writer.WriteNumber("code", (int)code);
        writer.WriteString("message", message);
        writer.WriteStartArray("details");
        writer.WriteEndArray();
        writer.WriteEndObject();
    }

    public static bool IsGrpc(HttpRequest request) =>
        request.ContentType?.StartsWith("application/grpc", StringComparison.OrdinalIgnoreCase) is true;
}
