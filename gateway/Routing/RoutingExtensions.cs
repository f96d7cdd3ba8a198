using StateVisit.Gateway.Limits;
using StateVisit.ServiceDefaults.Calls;
using Yarp.ReverseProxy.Forwarder;
using Yarp.ReverseProxy.Health;
using Yarp.ReverseProxy.Transforms;

namespace StateVisit.Gateway.Routing;

/// <summary>The way to the services.</summary>
internal static class RoutingExtensions
{
    public static void AddBackends(this WebApplicationBuilder builder)
    {
        var configuration = builder.Configuration;
        var limit = configuration.RequestLimit();
        builder.Services.AddSingleton<IProbingRequestFactory, Probes>();
        builder
            .Services.AddReverseProxy()
            .LoadFromMemory(
                [.. Backend.All.SelectMany(backend => Routes.Of(backend, limit))],
                [.. Backend.All.Select(backend => Clusters.Of(backend, configuration))]
            )
            .AddTransforms(transforms =>
            {
                // Services know their callers by token; the gateway's cookie and forwarding headers are no business of theirs.
                transforms.UseDefaultForwarders = false;
                transforms.AddRequestHeaderRemove("Cookie");
                transforms.AddResponseHeaderRemove("Server", ResponseCondition.Always);
            });
        builder.Services.AddSingleton(new Channels(configuration, Backend.All.Select(backend => backend.Name)));
    }

    public static void UseBackends(this WebApplication app)
    {
        app.UseRequestTimeouts();
        app.UseAuthentication();
        app.UseGrpcWebTranslation();
    }

    public static void MapBackends(this WebApplication app) =>
        app.MapReverseProxy(proxy =>
        {
            proxy.Use(Unreachable.InvokeAsync);
            proxy.Use(StreamEnd.InvokeAsync);
            proxy.Use(Failover.InvokeAsync);
            proxy.UseLoadBalancing();
            proxy.UsePassiveHealthChecks();
        });
}
