namespace Aspire.Hosting.ApplicationModel;

/// <summary>A process to run and what is known of it before it starts.</summary>
public sealed class ProjectResource : IResourceWithEnvironment, IResourceWithServiceDiscovery, IResourceWithWaitSupport
{
    internal ProjectResource(string name, IProjectMetadata project)
    {
        Name = name;
        Assembly = project.TargetPath;
        Folder = Path.GetDirectoryName(project.ProjectPath)!;
        Endpoints.AddRange(KestrelEndpoints.Read(this));
    }

    public string Name { get; }

    internal string Assembly { get; }
    internal string Folder { get; }
    internal List<EndpointAnnotation> Endpoints { get; } = [];
    internal List<(string Endpoint, string Path, int Status)> HealthChecks { get; } = [];
    internal List<ProjectResource> WaitsFor { get; } = [];

    /// <summary>Evaluated when the process starts, because only then are the ports of the others known.</summary>
    internal List<Action<IDictionary<string, string>>> Environment { get; } = [];

    internal EndpointAnnotation Endpoint(string name) =>
        Endpoints.Find(endpoint => string.Equals(endpoint.Name, name, StringComparison.OrdinalIgnoreCase))
        ?? throw new DistributedApplicationException($"{Name} has no endpoint named {name}.");
}
