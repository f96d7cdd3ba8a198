using StateVisit.Internal.V1;
using StateVisit.Participants.V1;
using StateVisit.Tests.Contracts;
using StateVisit.Tests.Fixture;
using Xunit;

namespace StateVisit.Tests.Participants;

/// <inheritdoc cref="Agenda.BadInputProperty" />
public sealed class BadInputProperty
{
    [Theory, OnBothStores]
    public async Task EveryBrokenFieldIsNamedAndNothingIsWritten(StoreKind store)
    {
        await using var system = await VisitSystem.StartAsync(store);
        var scene = await PeopleScene.CreateAsync(system);
        var host = system.Participants;
        var cn = await scene.DelegationAsync("CN");
        var guest = await scene.PersonAsync("guest", p => p.Delegation = cn.Name);
        // From then on only requests move the journal.
        var session = await scene.KnownSessionAsync("talks");
        var before = host.Log.Errors.Count();
        var heads = new HeadsService.HeadsServiceClient(host.As("service").Invoker);
        await new BadInput(
            ParticipantsService.Descriptor,
            scene.Name,
            scene.Protocol.Invoker,
            scene.Protocol.Rest,
            heads
        ).RunAsync([scene.Name, cn.Name, guest.Name, session.Name], samples: 3);
        await scene.LinksAsync();
        host.Log.AssertNoErrors(before);
    }
}
