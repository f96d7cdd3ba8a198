using StateVisit.Agenda.V1;
using StateVisit.Tests.Contracts;
using StateVisit.Tests.Fixture;
using Xunit;

namespace StateVisit.Tests.Agenda;

/// <summary>Whatever is asked of a programme, in whatever order: nothing fails, and what stands there then can be taken elsewhere.</summary>
public sealed class AnyOrderProperty
{
    private const int Worlds = 4;

    [Theory, OnBothStores]
    public async Task NothingFailsAndWhatStandsThereIsWhole(StoreKind store)
    {
        await using var host = await AgendaHost.StartAsync(store);
        var before = host.Log.Errors.Count();
        var protocol = host.As("protocol");
        for (var world = 0; world < Worlds; world++)
        {
            var scene = await Scene.CreateAsync(host);
            foreach (var id in new[] { "arrival", "talks", "main" })
                await scene.SessionAsync(id);

            await new AnyOrder(
                AgendaService.Descriptor,
                scene.Name,
                protocol.Invoker,
                async () => await ExportAsync(scene.Name),
                others: [],
                but: ["CreateVisit", "DeleteVisit"]
            ).RunAsync(world);

            Assert.True((await protocol.Agenda.VerifyJournalAsync(new() { Name = scene.Name })).Intact);
            var other = "visits/" + Make.Id("moved-");
            await protocol.Agenda.ImportAgendaAsync(
                new() { Name = other, Document = (await ExportAsync(scene.Name)).MovedTo(other, scene.Name) }
            );
        }
        host.Log.AssertNoErrors(before);

        async Task<AgendaDocument> ExportAsync(string visit) =>
            await protocol.Agenda.ExportAgendaAsync(new() { Name = visit });
    }
}
