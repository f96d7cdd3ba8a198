using Aspire.Hosting.ApplicationModel;

namespace Aspire.Hosting;

/// <summary>What one resource is told about another.</summary>
public static class EnvironmentExtensions
{
    public static IResourceBuilder<ProjectResource> WithEnvironment(
        this IResourceBuilder<ProjectResource> builder,
        string name,
        string? value
    ) => builder.With(variables => variables[name] = value ?? "");

    public static IResourceBuilder<ProjectResource> WithEnvironment(
        this IResourceBuilder<ProjectResource> builder,
        string name,
        ReferenceExpression value
    ) => builder.With(variables => variables[name] = value.GetValue());

    public static IResourceBuilder<ProjectResource> WithEnvironment(
        this IResourceBuilder<ProjectResource> builder,
        string name,
        IResourceBuilder<ParameterResource> parameter
    ) => builder.With(variables => variables[name] = parameter.Resource.GetValue());

    public static IResourceBuilder<ProjectResource> WithReference(
        this IResourceBuilder<ProjectResource> builder,
        IResourceBuilder<IResourceWithConnectionString> source,
        string? connectionName = null,
        bool optional = false
    ) =>
        builder.With(variables =>
            variables[$"ConnectionStrings__{connectionName ?? source.Resource.Name}"] = source.Resource.GetValue()
        );

    public static IResourceBuilder<ProjectResource> WithReference(
        this IResourceBuilder<ProjectResource> builder,
        IResourceBuilder<IResourceWithServiceDiscovery> source
    ) =>
        builder.With(variables =>
        {
            foreach (var endpoint in ((ProjectResource)source.Resource).Endpoints)
            {
                var name = source.Resource.Name;
                variables[$"services__{name}__{endpoint.Name}__0"] = endpoint.Url;
                variables[$"{name}_{endpoint.Name}".Replace('-', '_').ToUpperInvariant()] = endpoint.Url;
            }
        });

    private static IResourceBuilder<ProjectResource> With(
        this IResourceBuilder<ProjectResource> builder,
        Action<IDictionary<string, string>> write
    )
    {
        builder.Resource.Environment.Add(write);
        return builder;
    }
}
