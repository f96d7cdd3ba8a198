using System.Net;
using Yarp.ReverseProxy.Health;
using Yarp.ReverseProxy.Model;

namespace StateVisit.Gateway.Routing;

/// <summary>Probes go to a replica's http endpoint, which speaks HTTP/1.1 where the cluster speaks HTTP/2.</summary>
internal sealed class Probes : IProbingRequestFactory
{
    public HttpRequestMessage CreateRequest(ClusterModel cluster, DestinationModel destination)
    {
        var address = new Uri(destination.Config.Health ?? destination.Config.Address);
        return new(HttpMethod.Get, new Uri(address, cluster.Config.HealthCheck!.Active!.Path))
        {
            Version = destination.Config.Health is null ? HttpVersion.Version20 : HttpVersion.Version11,
            VersionPolicy = HttpVersionPolicy.RequestVersionExact,
        };
    }
}
