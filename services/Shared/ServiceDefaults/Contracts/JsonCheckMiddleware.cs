using System.Text.Json;
using System.Text.Unicode;
using Microsoft.AspNetCore.Builder;
using Microsoft.AspNetCore.Grpc.JsonTranscoding;
using Microsoft.AspNetCore.Http;
using Microsoft.AspNetCore.Http.Features;
using Microsoft.Extensions.Logging;
using Microsoft.Net.Http.Headers;
using StateVisit.ServiceDefaults.Errors;
using StateVisit.Type.V1;

namespace StateVisit.ServiceDefaults.Contracts;

public static class JsonCheckExtensions
{
    /// <summary>Put it after routing and before the endpoints.</summary>
    public static IApplicationBuilder UseJsonCheck(this IApplicationBuilder app) =>
        app.UseMiddleware<JsonCheckMiddleware>();
}

/// <summary>
/// Stands before the transcoder, which drops unknown fields and names no field on a type error: reads the body once,
/// answers with every fault, or hands the body on. Sees to it that no REST error leaves without a JSON body.
/// </summary>
public sealed partial class JsonCheckMiddleware(RequestDelegate next, ILogger<JsonCheckMiddleware> logger)
{
    public Task InvokeAsync(HttpContext context)
    {
        if (context.GetEndpoint()?.Metadata.GetMetadata<GrpcJsonTranscodingMetadata>() is { } metadata)
            return CheckAsync(context, metadata);
        if (!RestErrors.IsGrpc(context.Request))
            return FillAsync(context);
        // gRPC has a limit of its own and says RESOURCE_EXHAUSTED; the server's limit would end the call as UNKNOWN.
        LiftLimit(context);
        return next(context);
    }

    private async Task FillAsync(HttpContext context)
    {
        await next(context);
        await RestErrors.FillAsync(context);
    }

    private async Task CheckAsync(HttpContext context, GrpcJsonTranscodingMetadata metadata)
    {
        try
        {
            var plan = RestPlan.Of(metadata);
            var faults = new FieldFaults();
            QueryCheck.Check(context.Request.Query, plan, faults);
            if (plan.WholeBody || plan.Body is not null)
                await BodyAsync(context.Request, plan, faults);
            faults.ThrowIfAny();
            QueryMasks.Translate(context.Request, plan);
            await next(context);
            await RestErrors.FillAsync(context);
        }
        catch (Fault fault) when (!context.Response.HasStarted)
        {
            await FaultJson.Write(context, fault);
        }
        catch (Exception e)
            when (e is not OperationCanceledException
                && !context.Response.HasStarted
                && !context.RequestAborted.IsCancellationRequested
            )
        {
            LogUnexpected(logger, e, context.Request.Path);
            await RestErrors.WriteAsync(context, StatusCodes.Status500InternalServerError);
        }
    }

    private static async Task BodyAsync(HttpRequest request, RestPlan plan, FieldFaults faults)
    {
        var body = await BodyReader.ReadAsync(request, plan.IsFile ? ServiceDefaultsExtensions.MaxFileBytes : 0);
        if (body.Length == 0)
        {
            var form = plan.IsFile ? "a file" : "JSON";
            faults.Add(plan.Body?.Name ?? "body", $"is required: send it as {form} in the body");
            return;
        }
        if (plan.IsFile)
        {
            request.Body = body;
            return;
        }
        if (!IsJson(request.ContentType))
        {
            faults.Add("Content-Type", "must be application/json, in UTF-8");
            return;
        }
        if (!body.TryGetBuffer(out var bytes) || !Utf8.IsValid(bytes))
        {
            faults.Add("body", "is not UTF-8");
            return;
        }
        try
        {
            using var document = JsonDocument.Parse(bytes);
            if (plan.Body is null)
                JsonCheck.Check(document.RootElement, plan.Request, "", faults);
            else
                JsonCheck.CheckField(document.RootElement, plan.Body, faults);
        }
        catch (JsonException e)
        {
            faults.Add("body", $"is not JSON: see line {e.LineNumber + 1}, byte {e.BytePositionInLine + 1}");
        }
        body.Position = 0;
        request.Body = body;
    }

    private static void LiftLimit(HttpContext context)
    {
        if (context.Features.Get<IHttpMaxRequestBodySizeFeature>() is { IsReadOnly: false } server)
            server.MaxRequestBodySize = null;
    }

    private static bool IsJson(string? contentType) =>
        MediaTypeHeaderValue.TryParse(contentType, out var type)
        && (type.MediaType.Equals("application/json", StringComparison.OrdinalIgnoreCase) || type.Suffix == "json")
        && (!type.Charset.HasValue || type.Charset.Equals("utf-8", StringComparison.OrdinalIgnoreCase));

    [LoggerMessage(LogLevel.Error, "{Path} failed outside its method")]
    private static partial void LogUnexpected(ILogger logger, Exception exception, PathString path);
}
