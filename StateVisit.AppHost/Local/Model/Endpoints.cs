namespace Aspire.Hosting.ApplicationModel;

public enum EndpointProperty
{
    Url,
    Host,
    IPV4Host,
    Port,
    Scheme,
    TargetPort,
    HostAndPort,
}

public sealed class EndpointAnnotation
{
    public required string Name { get; init; }
    public string UriScheme { get; set; } = "http";

    /// <summary>Fixed when given; otherwise a free one is found before anything starts.</summary>
    public int? Port { get; set; }

    /// <summary>Of no effect here: the process always listens on the port itself.</summary>
    public bool IsProxied { get; set; } = true;

    /// <summary>The variable that carries the port (or, for Kestrel, the address) to the process.</summary>
    internal string? Variable { get; init; }
    internal bool VariableIsUrl { get; init; }

    internal string Url => $"{UriScheme}://localhost:{Port}";
}

public sealed class EndpointReference
{
    internal EndpointReference(ProjectResource resource, string name) => (Resource, EndpointName) = (resource, name);

    internal ProjectResource Resource { get; }
    public string EndpointName { get; }

    public EndpointReferenceExpression Property(EndpointProperty property) => new(this, property);
}

public sealed class EndpointReferenceExpression : IValueProvider
{
    internal EndpointReferenceExpression(EndpointReference endpoint, EndpointProperty property) =>
        (Endpoint, Property) = (endpoint, property);

    public EndpointReference Endpoint { get; }
    public EndpointProperty Property { get; }

    public string GetValue()
    {
        var endpoint = Endpoint.Resource.Endpoint(Endpoint.EndpointName);
        return Property switch
        {
            EndpointProperty.Url => endpoint.Url,
            EndpointProperty.Host => "localhost",
            EndpointProperty.IPV4Host => "127.0.0.1",
            EndpointProperty.Scheme => endpoint.UriScheme,
            EndpointProperty.HostAndPort => $"localhost:{endpoint.Port}",
            _ => $"{endpoint.Port}",
        };
    }
}
