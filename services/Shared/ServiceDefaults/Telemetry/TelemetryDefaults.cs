using Microsoft.AspNetCore.Builder;
using Microsoft.Extensions.DependencyInjection;
using Microsoft.Extensions.Logging;
using OpenTelemetry;
using OpenTelemetry.Metrics;
using OpenTelemetry.Resources;
using OpenTelemetry.Trace;

namespace StateVisit.ServiceDefaults.Telemetry;

/// <summary>
/// Traces, metrics and logs by OTLP when OTEL_EXPORTER_OTLP_ENDPOINT is set, and at no cost when it is not. Sources and
/// meters of ours are named <c>StateVisit.*</c>.
/// </summary>
public static class TelemetryDefaults
{
    public static void AddTelemetry(this WebApplicationBuilder builder, string name)
    {
        if (string.IsNullOrEmpty(builder.Configuration["OTEL_EXPORTER_OTLP_ENDPOINT"]))
            return;
        builder.Logging.AddOpenTelemetry(logs =>
        {
            logs.IncludeScopes = true;
            logs.IncludeFormattedMessage = true;
        });
        var service = builder.Configuration["OTEL_SERVICE_NAME"] ?? name;
        builder
            .Services.AddOpenTelemetry()
            .ConfigureResource(resource => resource.AddService(service, autoGenerateServiceInstanceId: false))
            .WithTracing(traces =>
                traces
                    .AddSource("StateVisit.*", "Npgsql", "Yarp.ReverseProxy")
                    .AddAspNetCoreInstrumentation(options => options.Filter = http => !IsProbe(http.Request.Path))
                    .AddHttpClientInstrumentation()
            )
            .WithMetrics(metrics =>
                metrics
                    .AddMeter("StateVisit.*", "Npgsql")
                    .AddAspNetCoreInstrumentation()
                    .AddHttpClientInstrumentation()
                    .AddRuntimeInstrumentation()
            )
            .UseOtlpExporter();
    }

    private static bool IsProbe(Microsoft.AspNetCore.Http.PathString path) =>
        path == "/health" || path == "/alive" || path == "/ready";
}
