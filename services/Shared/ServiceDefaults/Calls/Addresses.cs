using Microsoft.Extensions.Configuration;

namespace StateVisit.ServiceDefaults.Calls;

/// <summary>Where services answer: <c>services:agenda:grpc:0</c>, <c>:1</c> and so on, one per replica.</summary>
public static class Addresses
{
    /// <param name="endpoint"><c>http</c> or <c>grpc</c>.</param>
    public static IReadOnlyList<Uri> Of(IConfiguration configuration, string service, string endpoint) =>
        Find(configuration, service, endpoint) is { Count: > 0 } addresses
            ? addresses
            : throw new InvalidOperationException($"Configuration names no address services:{service}:{endpoint}:0.");

    /// <summary>None where the service is no part of this deployment.</summary>
    public static IReadOnlyList<Uri> Find(IConfiguration configuration, string service, string endpoint) =>
        [
            .. configuration
                .GetSection($"services:{service}:{endpoint}")
                .GetChildren()
                .Where(child => !string.IsNullOrEmpty(child.Value))
                .Select(child => new Uri(child.Value!)),
        ];
}
