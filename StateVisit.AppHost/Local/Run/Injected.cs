using System.Security.Cryptography;
using Aspire.Hosting.ApplicationModel;

namespace StateVisit.AppHost.Local;

/// <summary>The variables a process is started with: the same that Aspire injects, and who its parent is.</summary>
internal static class Injected
{
    /// <summary>Meant for the AppHost itself; a child that inherited them would listen in the wrong place.</summary>
    public static readonly string[] NotInherited = ["ASPNETCORE_URLS", "DOTNET_LAUNCH_PROFILE"];

    public static Dictionary<string, string> For(ProjectResource resource, Dashboard? dashboard)
    {
        var variables = new Dictionary<string, string>(StringComparer.Ordinal)
        {
            ["ASPNETCORE_ENVIRONMENT"] = EnvironmentName(),
            ["LOGGING__CONSOLE__FORMATTERNAME"] = "simple",
            ["OTEL_SERVICE_NAME"] = resource.Name,
            ["OTEL_RESOURCE_ATTRIBUTES"] =
                $"service.instance.id={RandomNumberGenerator.GetHexString(8, lowercase: true)}",
            ["OTEL_BLRP_SCHEDULE_DELAY"] = "1000",
            ["OTEL_BSP_SCHEDULE_DELAY"] = "1000",
            ["OTEL_METRIC_EXPORT_INTERVAL"] = "1000",
            ["OTEL_TRACES_SAMPLER"] = "always_on",
            ["OTEL_METRICS_EXEMPLAR_FILTER"] = "trace_based",
            // Watched by ServiceDefaults: a host killed with -9 cannot stop its children itself.
            ["STATEVISIT_PARENT_PID"] = $"{Environment.ProcessId}",
        };
        if (dashboard is not null)
        {
            variables["OTEL_EXPORTER_OTLP_ENDPOINT"] = dashboard.OtlpUrl;
            variables["OTEL_EXPORTER_OTLP_PROTOCOL"] = "grpc";
            variables["OTEL_EXPORTER_OTLP_HEADERS"] = $"x-otlp-api-key={dashboard.ApiKey}";
        }
        foreach (var endpoint in resource.Endpoints.Where(endpoint => endpoint.Variable is not null))
            variables[endpoint.Variable!] = endpoint.VariableIsUrl ? endpoint.Url : $"{endpoint.Port}";
        foreach (var write in resource.Environment)
            write(variables);
        return variables;
    }

    private static string EnvironmentName() =>
        Environment.GetEnvironmentVariable("ASPNETCORE_ENVIRONMENT")
        ?? Environment.GetEnvironmentVariable("DOTNET_ENVIRONMENT")
        ?? "Production";
}
