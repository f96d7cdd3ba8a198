using System.Collections.Frozen;
using StateVisit.Gateway.Routing;
using Yarp.ReverseProxy.Model;

namespace StateVisit.Gateway.OutputCache;

/// <summary>Marks an endpoint of the gateway's own that reads a visit from several services.</summary>
internal sealed record ReadsFrom(IReadOnlyList<string> Services);

/// <summary>Where a visit stands in whoever answers a request: in the service that it is routed to, or in all that are read.</summary>
internal sealed class Points(IEnumerable<HeadReader> heads)
{
    private readonly FrozenDictionary<string, HeadReader> heads = heads.ToFrozenDictionary(
        head => head.Service,
        StringComparer.Ordinal
    );

    /// <summary>Null where it cannot be known, and where nothing is to be kept: streams are no reads.</summary>
    public async ValueTask<string?> ReadAsync(Endpoint? endpoint, string visit)
    {
        if (endpoint?.Metadata.GetMetadata<RouteModel>() is { Config: var route })
            return route.Metadata?.ContainsKey(StreamEnd.Metadata) is true ? null
                : await heads[route.ClusterId!].ReadAsync(visit) is { Length: > 0 } point ? point
                : null;
        if (endpoint?.Metadata.GetMetadata<ReadsFrom>() is not { Services: var services })
            return null;
        // Who has no such visit has nothing to say of it, until its head appears.
        var points = await Task.WhenAll(services.Select(service => heads[service].ReadAsync(visit).AsTask()));
        return points.Contains(null) ? null : string.Join(' ', points);
    }
}
