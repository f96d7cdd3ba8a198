using Google.Protobuf.Reflection;
using Yarp.ReverseProxy.Configuration;
using ServiceDescriptor = Google.Protobuf.Reflection.ServiceDescriptor;

namespace StateVisit.Gateway.Routing;

/// <summary>The routes to a service: its gRPC methods, its REST paths, and of both the streams, which have no time limit.</summary>
internal static class Routes
{
    private static readonly Dictionary<string, string> Stream = new() { [StreamEnd.Metadata] = "" };

    public static IEnumerable<RouteConfig> Of(Backend backend, TimeSpan limit)
    {
        var contract = backend.Contract;
        yield return Route(backend, "grpc", $"/{contract.FullName}/{{**method}}", limit);
        foreach (var method in contract.Methods.Where(m => m.IsServerStreaming))
            yield return Route(backend, $"grpc {method.Name}", $"/{contract.FullName}/{method.Name}", null);
        foreach (var path in backend.RestPaths)
            yield return Route(backend, $"rest {path}", path, limit);
        foreach (var verb in StreamVerbs(contract))
            yield return Route(backend, $"rest {verb}", $"/v1/visits/{{visit}}{verb}", null);
    }

    /// <summary>The custom verbs of streaming methods (<c>:watch</c>), as their REST bindings end.</summary>
    public static IEnumerable<string> StreamVerbs(ServiceDescriptor contract) =>
        contract
            .Methods.Where(method => method.IsServerStreaming)
            .Select(method => method.GetOptions().GetExtension(Google.Api.AnnotationsExtensions.Http).Get)
            .Select(pattern => pattern[pattern.LastIndexOf(':')..]);

    private static RouteConfig Route(Backend backend, string name, string path, TimeSpan? limit) =>
        new()
        {
            RouteId = $"{backend.Name} {name}",
            ClusterId = backend.Name,
            Match = new() { Path = path },
            Timeout = limit,
            TimeoutPolicy = limit is null ? "Disable" : null,
            Metadata = limit is null ? Stream : null,
        };
}
