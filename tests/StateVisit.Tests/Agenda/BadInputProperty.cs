using StateVisit.Internal.V1;
using StateVisit.Tests.Fixture;
using Xunit;

namespace StateVisit.Tests.Agenda;

/// <summary>Whatever field of whatever request is broken: the answer names it, over both wires, and nothing is written.</summary>
public sealed class BadInputProperty
{
    [Theory, OnBothStores]
    public async Task EveryBrokenFieldIsNamedAndNothingIsWritten(StoreKind store)
    {
        await using var host = await AgendaHost.StartAsync(store);
        var before = host.Log.Errors.Count();
        var protocol = host.As("protocol");
        var heads = new HeadsService.HeadsServiceClient(host.As("service").Invoker);
        await new BadInput(protocol.Invoker, protocol.Rest, heads).RunAsync(samples: 3);
        Assert.Empty(host.Log.Errors.Skip(before));
    }
}
