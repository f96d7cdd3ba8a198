using System.Text.RegularExpressions;
using Google.Api;
using Google.Protobuf.Reflection;
using StateVisit.ServiceDefaults.Contracts;
using Yarp.ReverseProxy.Configuration;

namespace StateVisit.Gateway.Routing;

/// <summary>
/// The routes to a service: its gRPC methods and its REST paths, as its contract binds them. Streams have no time limit.
/// Which HTTP methods a path takes the service itself says.
/// </summary>
internal static partial class Routes
{
    private static readonly Dictionary<string, string> Stream = new() { [StreamEnd.Metadata] = "" };

    public static IEnumerable<RouteConfig> Of(Backend backend, TimeSpan limit)
    {
        var contract = backend.Contract;
        yield return Route(backend, $"/{contract.FullName}/{{**method}}", limit);
        foreach (var method in contract.Methods.Where(method => method.IsServerStreaming))
            yield return Route(backend, $"/{contract.FullName}/{method.Name}", null);
        foreach (var path in contract.Methods.SelectMany(RestPaths).ToLookup(path => path.Path, path => path.IsStream))
            yield return Route(backend, path.Key, path.Any(isStream => isStream) ? null : limit);
    }

    private static IEnumerable<(string Path, bool IsStream)> RestPaths(MethodDescriptor method) =>
        method.GetOptions()?.GetExtension(AnnotationsExtensions.Http) is { } rule
            ? [.. rule.AdditionalBindings.Prepend(rule).Select(one => (Template(one.Path), method.IsServerStreaming))]
            : [];

    /// <summary>
    /// <c>/v1/{name=visits/*/cues/*}:acknowledge</c> is <c>/v1/visits/{_1}/cues/{_2}:acknowledge</c> here: the same for the
    /// same path, whatever a contract calls the variable.
    /// </summary>
    private static string Template(string path)
    {
        var count = 0;
        var plain = Variable()
            .Replace(path, variable => variable.Groups["pattern"] is { Success: true } p ? p.Value : "*");
        return Wildcard().Replace(plain, wildcard => $"{{{(wildcard.Length > 1 ? "**" : "")}_{++count}}}");
    }

    // Named by its path: two services that claim the same one are refused at start.
    private static RouteConfig Route(Backend backend, string path, TimeSpan? limit) =>
        new()
        {
            RouteId = path,
            ClusterId = backend.Name,
            Match = new() { Path = path },
            Timeout = limit,
            TimeoutPolicy = limit is null ? "Disable" : null,
            Metadata = limit is null ? Stream : null,
        };

    [GeneratedRegex(@"\{[^=}]+(=(?<pattern>[^}]+))?\}", RegexOptions.ExplicitCapture, 1000)]
    private static partial Regex Variable();

    [GeneratedRegex(@"\*+", RegexOptions.None, 1000)]
    private static partial Regex Wildcard();
}
