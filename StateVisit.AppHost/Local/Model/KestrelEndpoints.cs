using Microsoft.Extensions.Configuration;

namespace Aspire.Hosting.ApplicationModel;

/// <summary>The endpoints that a project names in its appsettings; the host only chooses their ports.</summary>
internal static class KestrelEndpoints
{
    public static IEnumerable<EndpointAnnotation> Read(ProjectResource project) =>
        new ConfigurationBuilder()
            .AddJsonFile(Path.Combine(project.Folder, "appsettings.json"), optional: true)
            .Build()
            .GetSection("Kestrel:Endpoints")
            .GetChildren()
            .Select(endpoint => new EndpointAnnotation
            {
                Name = endpoint.Key,
                Variable = $"Kestrel__Endpoints__{endpoint.Key}__Url",
                VariableIsUrl = true,
            });
}
