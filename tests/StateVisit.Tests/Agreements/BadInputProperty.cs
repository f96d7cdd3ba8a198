using StateVisit.Agreements.V1;
using StateVisit.Internal.V1;
using StateVisit.Tests.Contracts;
using StateVisit.Tests.Fixture;
using Xunit;

namespace StateVisit.Tests.Agreements;

/// <inheritdoc cref="Agenda.BadInputProperty" />
public sealed class BadInputProperty
{
    [Theory, OnBothStores]
    public async Task EveryBrokenFieldIsNamedAndNothingIsWritten(StoreKind store)
    {
        await using var system = await VisitSystem.StartAsync(store, withAgreements: true);
        var scene = await AgreementScene.CreateAsync(system);
        var host = system.Agreements;
        var name = await scene.NegotiatedAsync("a");
        var approval = await scene.ApprovalAsync("a", "legal");
        var session = await scene.Agenda.SessionAsync("signing");
        var guest = await scene.People.PersonAsync("guest");
        // From then on only requests move the journal.
        await scene.ArrivedAsync(session.Name, session.Name + "/timing", guest.Name);
        var before = host.Log.Errors.Count();
        var heads = new HeadsService.HeadsServiceClient(host.As("service").Invoker);
        await new BadInput(
            AgreementsService.Descriptor,
            scene.Name,
            scene.Legal.Invoker,
            scene.Legal.Rest,
            heads
        ).RunAsync(
            [
                scene.Name,
                name,
                $"{name}/preparation",
                $"{name}/texts/ru",
                $"{name}/texts/ru/versions/1",
                approval.Name,
                session.Name,
                guest.Name,
            ],
            samples: 1
        );
        await scene.LinksAsync();
        host.Log.AssertNoErrors(before);
    }
}
