using System.Text;
using Aspire.Hosting.ApplicationModel;
using Microsoft.Extensions.Configuration;

namespace StateVisit.AppHost.Local;

/// <summary>What a person wants to know when everything is up.</summary>
internal static class Addresses
{
    public static void Write(
        IEnumerable<ProjectResource> resources,
        Dashboard? dashboard,
        IConfiguration configuration,
        TimeSpan elapsed
    )
    {
        var text = new StringBuilder();
        text.AppendLine().AppendLine($"Everything is healthy after {elapsed.TotalSeconds:0.0} s.").AppendLine();
        foreach (var resource in resources.Reverse())
        foreach (var endpoint in resource.Endpoints.OrderBy(endpoint => endpoint.Name != "http"))
            text.AppendLine($"  {resource.Name, -12} {Meaning(resource, endpoint), -15} {endpoint.Url}");
        if (dashboard is not null)
            text.AppendLine(
                $"  {"dashboard", -12} {"", -15} {(dashboard.HasEnded ? "has ended; ~/.aspire/logs says why" : dashboard.Url)}"
            );

        var gateway = resources.Last().Endpoint("http").Url;
        if (configuration["Authentication:Authority"] is { } authority)
            text.AppendLine().AppendLine($"Sign in with {authority}.");
        else
            text.AppendLine()
                .AppendLine("Sign in (roles: protocol, legal, analyst, delegation, press):")
                .AppendLine($"  curl -s {gateway}/signin -H 'Content-Type: application/json' \\")
                .AppendLine("""       -d '{"role":"protocol","visit":"*"}'""")
                .AppendLine($"""  curl -s {gateway}/v1/visits -H "Authorization: Bearer $TOKEN" """.TrimEnd());
        text.AppendLine().AppendLine("Ctrl-C stops everything.");
        Console.WriteLine(text);
    }

    private static string Meaning(ProjectResource resource, EndpointAnnotation endpoint) =>
        endpoint.Name switch
        {
            "http" when resource.Name == "cache" => "health",
            "http" => "REST, health",
            "grpc" => "gRPC",
            "resp" => "Redis protocol",
            _ => endpoint.Name,
        };
}
