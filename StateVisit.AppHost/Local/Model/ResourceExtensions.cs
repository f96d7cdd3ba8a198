using System.Net.Sockets;
using Aspire.Hosting.ApplicationModel;

namespace Aspire.Hosting;

/// <summary>The part of Aspire's extension methods that AppHost.cs uses, signature by signature.</summary>
public static class ResourceExtensions
{
    public static IResourceBuilder<ProjectResource> AddProject<TProject>(
        this IDistributedApplicationBuilder builder,
        string name
    )
        where TProject : IProjectMetadata, new()
    {
        var project = new ProjectResource(name, new TProject());
        builder.Resources.Add(project);
        return new ResourceBuilder<ProjectResource>(builder, project);
    }

    public static IResourceBuilder<ParameterResource> AddParameter(
        this IDistributedApplicationBuilder builder,
        string name,
        string value,
        bool publishValueAsDefault = false,
        bool secret = false
    ) => new ResourceBuilder<ParameterResource>(builder, new(name, value, secret));

    public static IResourceBuilder<IResourceWithConnectionString> AddConnectionString(
        this IDistributedApplicationBuilder builder,
        string name
    ) =>
        new ResourceBuilder<ConnectionString>(
            builder,
            new(
                name,
                builder.Configuration[$"ConnectionStrings:{name}"]
                    ?? throw new DistributedApplicationException($"The connection string {name} is missing.")
            )
        );

    public static IResourceBuilder<ProjectResource> WithEndpoint(
        this IResourceBuilder<ProjectResource> builder,
        int? port = null,
        int? targetPort = null,
        string? scheme = null,
        string? name = null,
        string? env = null,
        bool isProxied = true,
        bool? isExternal = null,
        ProtocolType? protocol = null
    )
    {
        scheme ??= "tcp";
        builder.Resource.Endpoints.Add(
            new()
            {
                Name = name ?? scheme,
                UriScheme = scheme,
                Port = port ?? targetPort,
                IsProxied = isProxied,
                Variable = env,
            }
        );
        return builder;
    }

    public static IResourceBuilder<ProjectResource> WithEndpoint(
        this IResourceBuilder<ProjectResource> builder,
        string endpointName,
        Action<EndpointAnnotation> callback,
        bool createIfNotExists = true
    )
    {
        callback(builder.Resource.Endpoint(endpointName));
        return builder;
    }

    /// <summary>Says who may call from outside when a system is published; this host only runs on one machine.</summary>
    public static IResourceBuilder<ProjectResource> WithExternalHttpEndpoints(
        this IResourceBuilder<ProjectResource> builder
    ) => builder;

    public static EndpointReference GetEndpoint(this IResourceBuilder<ProjectResource> builder, string name) =>
        new(builder.Resource, name);

    public static IResourceBuilder<ProjectResource> WithHttpHealthCheck(
        this IResourceBuilder<ProjectResource> builder,
        string? path = null,
        int? statusCode = null,
        string? endpointName = null
    )
    {
        builder.Resource.HealthChecks.Add((endpointName ?? "http", path ?? "/", statusCode ?? 200));
        return builder;
    }

    public static IResourceBuilder<ProjectResource> WaitFor(
        this IResourceBuilder<ProjectResource> builder,
        IResourceBuilder<IResource> dependency
    )
    {
        if (dependency.Resource is ProjectResource project)
            builder.Resource.WaitsFor.Add(project);
        return builder;
    }
}
