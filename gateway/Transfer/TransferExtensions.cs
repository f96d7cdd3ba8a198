using System.Buffers;
using System.Globalization;
using System.Text.Json;
using Grpc.Core;
using StateVisit.Gateway.Identity;
using StateVisit.Gateway.Limits;
using StateVisit.Gateway.OutputCache;
using StateVisit.Gateway.Routing;
using StateVisit.ServiceDefaults.Calls;
using StateVisit.ServiceDefaults.Errors;

namespace StateVisit.Gateway.Transfer;

/// <summary>A whole visit in and out: <c>POST /v1/visits:import</c>, <c>GET /v1/visits/{visit}:export</c>.</summary>
internal static class TransferExtensions
{
    public static void AddTransfer(this WebApplicationBuilder builder)
    {
        builder.Services.AddSingleton(services => Parts.All(services.GetRequiredService<Channels>()));
    }

    public static void MapTransfer(this WebApplication app)
    {
        app.MapPost("/v1/visits:import", ImportAsync).WithRequestTimeout(app.Configuration.ImportLimit());
        app.MapGet("/v1/visits/{visit}:export", ExportAsync)
            .WithRequestTimeout(app.Configuration.RequestLimit())
            .WithMetadata(
                new ReadsFrom([.. app.Services.GetRequiredService<IReadOnlyList<Part>>().Select(part => part.Name)])
            );
    }

    private static async Task<IResult> ImportAsync(HttpContext context, IReadOnlyList<Part> parts)
    {
        Import import;
        try
        {
            using var json = await JsonDocument.ParseAsync(
                context.Request.Body,
                cancellationToken: context.RequestAborted
            );
            import = Import.Read(json.RootElement, parts) with { Call = context.CallAsCaller() };
        }
        catch (JsonException e)
        {
            var line = (e.LineNumber ?? 0) + 1;
            throw Fault.InvalidField(
                "body",
                string.Create(CultureInfo.InvariantCulture, $"is not JSON from line {line} on")
            );
        }
        return Results.Ok(await Importer.RunAsync(import));
    }

    private static async Task ExportAsync(HttpContext context, string visit, IReadOnlyList<Part> parts)
    {
        var name = "visits/" + visit;
        var contents = new List<(string Name, string Json)>();
        foreach (var part in parts)
            try
            {
                contents.Add((part.Name, await part.ExportAsync(name, context.CallAsCaller())));
            }
            catch (RpcException e) when (e.StatusCode is StatusCode.NotFound && contents.Count > 0)
            {
                // The visit is there, and word of it has not come to this service: it holds nothing of it yet.
            }
        var document = new ArrayBufferWriter<byte>();
        await using var writer = new Utf8JsonWriter(document);
        writer.WriteStartObject();
        writer.WriteString("visit", name);
        foreach (var (part, json) in contents)
        {
            writer.WritePropertyName(part);
            writer.WriteRawValue(json);
        }
        writer.WriteEndObject();
        await writer.FlushAsync();
        context.Response.ContentType = "application/json";
        await context.Response.Body.WriteAsync(document.WrittenMemory, context.RequestAborted);
    }
}
