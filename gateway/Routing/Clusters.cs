using System.Globalization;
using System.Net;
using Yarp.ReverseProxy.Configuration;
using Yarp.ReverseProxy.Forwarder;
using Yarp.ReverseProxy.Health;
using Yarp.ReverseProxy.LoadBalancing;

namespace StateVisit.Gateway.Routing;

/// <summary>
/// One cluster per service, one destination per replica. gRPC and REST both go over cleartext HTTP/2 to the service's
/// gRPC endpoint; the health of a replica is asked at its http endpoint.
/// </summary>
internal static class Clusters
{
    public static ClusterConfig Of(Backend backend, IConfiguration configuration)
    {
        var probes = backend.AddressesOf(configuration, "http");
        return new()
        {
            ClusterId = backend.Name,
            LoadBalancingPolicy = LoadBalancingPolicies.PowerOfTwoChoices,
            HttpClient = new() { EnableMultipleHttp2Connections = true },
            HttpRequest = new ForwarderRequestConfig
            {
                Version = HttpVersion.Version20,
                VersionPolicy = HttpVersionPolicy.RequestVersionExact,
            },
            HealthCheck = new()
            {
                // A lone replica that fails its check is still tried: its own answer says more than ours.
                AvailableDestinationsPolicy = HealthCheckConstants.AvailableDestinations.HealthyOrPanic,
                Active = new()
                {
                    Enabled = true,
                    Policy = HealthCheckConstants.ActivePolicy.ConsecutiveFailures,
                    Interval = TimeSpan.FromSeconds(2),
                    Timeout = TimeSpan.FromSeconds(2),
                    Path = "/ready",
                },
                Passive = new()
                {
                    Enabled = true,
                    Policy = HealthCheckConstants.PassivePolicy.TransportFailureRate,
                    ReactivationPeriod = TimeSpan.FromSeconds(5),
                },
            },
            Destinations = backend
                .AddressesOf(configuration, "grpc")
                .Select((address, i) => (address, i))
                .ToDictionary(
                    replica => replica.i.ToString(CultureInfo.InvariantCulture),
                    replica => new DestinationConfig
                    {
                        Address = replica.address.AbsoluteUri,
                        Health = replica.i < probes.Count ? probes[replica.i].AbsoluteUri : null,
                    },
                    StringComparer.Ordinal
                ),
        };
    }
}
