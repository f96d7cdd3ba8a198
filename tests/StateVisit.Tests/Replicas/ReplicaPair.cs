using StateVisit.Tests.Fixture;

namespace StateVisit.Tests.Replicas;

/// <summary>Two agenda services on one PostgreSQL database, started at the same moment.</summary>
internal sealed class ReplicaPair : IAsyncDisposable
{
    private readonly AgendaHost[] hosts;

    private ReplicaPair(TestStore store, AgendaHost[] hosts)
    {
        Store = store;
        this.hosts = hosts;
    }

    public TestStore Store { get; }

    public AgendaHost One => hosts[0];

    public AgendaHost Two => hosts[1];

    public static async Task<ReplicaPair> StartAsync(string? cache = null)
    {
        var store = await TestStore.CreateAsync(StoreKind.Postgres);
        var settings = new Dictionary<string, string?> { ["ConnectionStrings:cache"] = cache };
        return new(
            store,
            await Task.WhenAll(
                AgendaHost.StartAsync(store, settings: settings),
                AgendaHost.StartAsync(store, settings: settings)
            )
        );
    }

    public async ValueTask DisposeAsync()
    {
        foreach (var host in hosts)
            await host.DisposeAsync();
        await Store.DisposeAsync();
    }
}
