using StateVisit.Agenda.V1;
using StateVisit.Agreements.V1;
using StateVisit.Participants.V1;
using StateVisit.ServiceDefaults.Calls;
using StateVisit.TradeFigures.V1;
using ServiceDescriptor = Google.Protobuf.Reflection.ServiceDescriptor;

namespace StateVisit.Gateway.Routing;

/// <summary>
/// A service behind the gateway: its name in configuration, and its public contract, which says what it answers. Contracts
/// named statevisit.internal never stand here, so they have no route.
/// </summary>
internal sealed record Backend(string Name, ServiceDescriptor Contract)
{
    public static IReadOnlyList<Backend> All { get; } =
    [
        new("agenda", AgendaService.Descriptor),
        new("participants", ParticipantsService.Descriptor),
        new("agreements", AgreementsService.Descriptor),
        new("tradefigures", TradeFiguresService.Descriptor),
    ];

    /// <summary>The addresses of its replicas by endpoint (<c>http</c> or <c>grpc</c>).</summary>
    public IReadOnlyList<Uri> AddressesOf(IConfiguration configuration, string endpoint) =>
        Addresses.Of(configuration, Name, endpoint);
}
