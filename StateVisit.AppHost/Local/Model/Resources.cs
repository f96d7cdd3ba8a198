namespace Aspire.Hosting.ApplicationModel;

public interface IResource
{
    string Name { get; }
}

public interface IResourceWithEnvironment : IResource;

public interface IResourceWithEndpoints : IResource;

public interface IResourceWithServiceDiscovery : IResourceWithEndpoints;

public interface IResourceWithWaitSupport : IResource;

public interface IResourceWithConnectionString : IResource, IValueProvider;

public interface IResourceBuilder<out T>
    where T : IResource
{
    IDistributedApplicationBuilder ApplicationBuilder { get; }
    T Resource { get; }
}

public sealed class ParameterResource(string name, string value, bool secret) : IResource, IValueProvider
{
    public string Name => name;
    public bool Secret => secret;

    public string GetValue() => value;
}

internal sealed record ConnectionString(string Name, string Value) : IResourceWithConnectionString
{
    public string GetValue() => Value;
}

internal sealed record ResourceBuilder<T>(IDistributedApplicationBuilder ApplicationBuilder, T Resource)
    : IResourceBuilder<T>
    where T : IResource;
