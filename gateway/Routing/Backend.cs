using StateVisit.Agenda.V1;
using StateVisit.ServiceDefaults.Calls;
using ServiceDescriptor = Google.Protobuf.Reflection.ServiceDescriptor;

namespace StateVisit.Gateway.Routing;

/// <summary>
/// A service behind the gateway: its name in configuration, its public contract, and the REST paths it answers.
/// Contracts named statevisit.internal never stand here, so they have no route.
/// </summary>
internal sealed record Backend(string Name, ServiceDescriptor Contract, IReadOnlyList<string> RestPaths)
{
    public static IReadOnlyList<Backend> All { get; } =
    [new("agenda", AgendaService.Descriptor, ["/v1/visits", "/v1/visits/{**rest}"])];

    /// <summary>The addresses of its replicas by endpoint (<c>http</c> or <c>grpc</c>).</summary>
    public IReadOnlyList<Uri> AddressesOf(IConfiguration configuration, string endpoint) =>
        Addresses.Of(configuration, Name, endpoint);
}
