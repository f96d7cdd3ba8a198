using Google.Protobuf.Reflection;
using StateVisit.Agenda.V1;
using StateVisit.Agreements.V1;
using StateVisit.Participants.V1;
using StateVisit.TradeFigures.V1;
using Xunit;

namespace StateVisit.Tests.Contracts;

public sealed class DocumentedReasonsFacts
{
    public static TheoryData<ServiceDescriptor> Services =>
        [
            AgendaService.Descriptor,
            ParticipantsService.Descriptor,
            AgreementsService.Descriptor,
            TradeFiguresService.Descriptor,
        ];

    [Theory, MemberData(nameof(Services), DisableDiscoveryEnumeration = true)]
    public void AMethodThatTakesAnEtagSaysThatItMayBeStale(ServiceDescriptor service) =>
        Assert.Empty(
            service
                .Methods.Where(method => TakesEtag(method.InputType))
                .Where(method => !DocumentedReasons.Of(method).Contains("STALE_ETAG"))
                .Select(method => method.Name)
        );

    /// <summary>Of its own, or with the record that is to be changed.</summary>
    private static bool TakesEtag(MessageDescriptor request) =>
        request.FindFieldByName("etag") is not null || request.Name.StartsWith("Update", StringComparison.Ordinal);
}
