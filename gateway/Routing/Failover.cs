using System.Net.Http;
using Yarp.ReverseProxy.Forwarder;

namespace StateVisit.Gateway.Routing;

/// <summary>
/// A replica that takes no connection has seen nothing of the request: another may have it, whatever the method. The
/// health checks take such a replica out a moment later.
/// </summary>
internal static class Failover
{
    public static async Task InvokeAsync(HttpContext context, RequestDelegate next)
    {
        var proxy = context.GetReverseProxyFeature();
        var left = proxy.AvailableDestinations;
        while (true)
        {
            await next(context);
            if (!NeverConnected(context) || left.Count < 2)
                return;
            left = [.. left.Where(destination => destination != proxy.ProxiedDestination)];
            proxy.AvailableDestinations = left;
            context.Features.Set<IForwarderErrorFeature>(null);
            context.Response.StatusCode = StatusCodes.Status200OK;
        }
    }

    private static bool NeverConnected(HttpContext context) =>
        !context.Response.HasStarted
        && context.GetForwarderErrorFeature()?.Exception
            is HttpRequestException { HttpRequestError: HttpRequestError.ConnectionError };
}
