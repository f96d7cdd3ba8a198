using Yarp.ReverseProxy.Configuration;
using Yarp.ReverseProxy.Transforms;

namespace StateVisit.Gateway.Routing;

/// <summary>A seating plan's picture under the name of a file, as pages and printing programs like it.</summary>
internal static class Pictures
{
    public static RouteConfig Route(TimeSpan limit) =>
        new RouteConfig
        {
            RouteId = "/v1/visits/{visit}/seatingPlans/{plan}.svg",
            ClusterId = "participants",
            Match = new() { Path = "/v1/visits/{visit}/seatingPlans/{plan}.svg" },
            Timeout = limit,
        }.WithTransformPathRouteValues("/v1/visits/{visit}/seatingPlans/{plan}:draw");
}
