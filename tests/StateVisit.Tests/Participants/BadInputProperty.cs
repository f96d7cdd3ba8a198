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
        var session = await scene.Agenda.SessionAsync("talks");
        // From then on only requests move the journal.
        await Eventually.IsTrueAsync(
            async () =>
                (await scene.Protocol.GetAsync($"/v1/{scene.Name}/participants:rank?session={session.Name}")).Status
                == 200,
            () => "The session has not come from the agenda"
        );
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
        Assert.Empty(host.Log.Errors.Skip(before));
    }
}
