using Grpc.Reflection;
using Microsoft.Extensions.Diagnostics.HealthChecks;
using StateVisit.Gateway.Routing;
using StateVisit.ServiceDefaults.Identity;

namespace StateVisit.Gateway.Health;

/// <summary>
/// <c>/health</c> is the report of the whole system: every service is ready, and samples are loaded. gRPC health and
/// reflection are answered here for all services, from the contracts.
/// </summary>
internal static class SystemHealth
{
    public static void AddSystemHealth(this WebApplicationBuilder builder)
    {
        var checks = builder.Services.AddHealthChecks();
        foreach (var backend in Backend.All)
            checks.Add(
                new HealthCheckRegistration(
                    backend.Name,
                    services => ActivatorUtilities.CreateInstance<ServiceReady>(services, backend),
                    HealthStatus.Unhealthy,
                    tags: null
                )
            );
        builder.Services.AddGrpc(options => options.IgnoreUnknownServices = true);
        builder.Services.AddSingleton(
            new ReflectionV1ServiceImpl([
                .. Backend.All.Select(backend => backend.Contract),
                Grpc.Health.V1.Health.Descriptor,
            ])
        );
    }

    public static void MapSystemHealth(this WebApplication app)
    {
        app.MapGrpcService<HealthApi>().DisableRequestTimeout();
        app.MapGrpcService<ReflectionV1ServiceImpl>().DisableRequestTimeout();
    }
}
