using StateVisit.Agenda.V1;
using StateVisit.Participants.V1;
using ServiceDescriptor = Google.Protobuf.Reflection.ServiceDescriptor;

namespace StateVisit.Gateway.Routing;

/// <summary>
/// A service behind the gateway: its name in configuration, and its public contract, which says what it answers. Contracts
/// named statevisit.internal never stand here, so they have no route.
/// </summary>
internal sealed record Backend(string Name, ServiceDescriptor Contract)
{
    public static IReadOnlyList<Backend> All { get; } =
    [new("agenda", AgendaService.Descriptor), new("participants", ParticipantsService.Descriptor)];

    /// <summary>The addresses of its replicas by endpoint (<c>http</c> or <c>grpc</c>): <c>services:agenda:grpc:0</c>, <c>:1</c> and so on.</summary>
    public IReadOnlyList<Uri> Addresses(IConfiguration configuration, string endpoint)
    {
        var addresses = configuration
            .GetSection($"services:{Name}:{endpoint}")
            .GetChildren()
            .Where(child => !string.IsNullOrEmpty(child.Value))
            .Select(child => new Uri(child.Value!))
            .ToList();
        return addresses.Count > 0
            ? addresses
            : throw new InvalidOperationException($"Configuration names no address services:{Name}:{endpoint}:0.");
    }
}
