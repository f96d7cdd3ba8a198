using StateVisit.Participants.V1;
using StateVisit.Tests.Contracts;
using StateVisit.Tests.Fixture;
using Xunit;

namespace StateVisit.Tests.Participants;

/// <inheritdoc cref="Agenda.AnyOrderProperty" />
public sealed class AnyOrderProperty
{
    private const int Worlds = 4;

    [Theory, OnBothStores]
    public async Task NothingFailsAndWhatStandsThereIsWhole(StoreKind store)
    {
        await using var system = await VisitSystem.StartAsync(store);
        var before = system.Participants.Log.Errors.Count();
        for (var world = 0; world < Worlds; world++)
        {
            var scene = await FilledAsync(system);
            foreach (var party in new[] { "CN", "RU" })
                await scene.DelegationAsync(party);
            foreach (var id in new[] { "guest", "a1", "main" })
                await scene.PersonAsync(id);

            await new AnyOrder(
                ParticipantsService.Descriptor,
                scene.Name,
                scene.Protocol.Invoker,
                async () => await ExportAsync(scene),
                others: [scene.Name + "/sessions/talks"],
                but: []
            ).RunAsync(world);

            await scene.LinksAsync();
            var other = await FilledAsync(system);
            await other.People.ImportParticipantsAsync(
                new() { Name = other.Name, Document = (await ExportAsync(scene)).MovedTo(other.Name, scene.Name) }
            );
        }
        system.Participants.Log.AssertNoErrors(before);
    }

    private static async Task<PeopleScene> FilledAsync(VisitSystem system)
    {
        var scene = await PeopleScene.CreateAsync(system);
        await scene.KnownSessionAsync("talks");
        return scene;
    }

    private static async Task<ParticipantsDocument> ExportAsync(PeopleScene scene) =>
        await scene.People.ExportParticipantsAsync(new() { Name = scene.Name });
}
