using StateVisit.Agreements.V1;
using StateVisit.Tests.Contracts;
using StateVisit.Tests.Fixture;
using Xunit;

namespace StateVisit.Tests.Agreements;

/// <inheritdoc cref="Agenda.AnyOrderProperty" />
public sealed class AnyOrderProperty
{
    private const int Worlds = 4;

    [Theory, OnBothStores]
    public async Task NothingFailsAndWhatStandsThereIsWhole(StoreKind store)
    {
        await using var system = await VisitSystem.StartAsync(store, withAgreements: true);
        var before = system.Agreements.Log.Errors.Count();
        for (var world = 0; world < Worlds; world++)
        {
            var scene = await AgreementScene.CreateAsync(system);
            var signing = await scene.Agenda.SessionAsync("signing");
            var guest = await scene.People.PersonAsync("guest");
            await scene.NegotiatedAsync("a1");
            await scene.ApprovalAsync("a1", "main");
            await scene.NegotiatedAsync("adopted", a => a.Conclusion = Conclusion.Adopted);
            await scene.AgreementAsync("exchanged", a => a.Conclusion = Conclusion.Exchanged);
            await scene.ArrivedAsync(signing.Name, signing.Name + "/timing", guest.Name);

            await new AnyOrder(
                AgreementsService.Descriptor,
                scene.Name,
                scene.Legal.Invoker,
                async () => await ExportAsync(scene),
                others: [signing.Name, guest.Name],
                but: []
            ).RunAsync(world);

            await scene.LinksAsync();
            var other = await AgreementScene.CreateAsync(system);
            await other.Agenda.SessionAsync("signing");
            await other.People.PersonAsync("guest");
            await other.ArrivedAsync(other.Name + "/sessions/signing", other.Name + "/participants/guest");
            await other.Agreements.ImportAgreementsAsync(
                new() { Name = other.Name, Document = (await ExportAsync(scene)).MovedTo(other.Name, scene.Name) }
            );
        }
        system.Agreements.Log.AssertNoErrors(before);

        static async Task<AgreementsDocument> ExportAsync(AgreementScene scene) =>
            await scene.Agreements.ExportAgreementsAsync(new() { Name = scene.Name });
    }
}
