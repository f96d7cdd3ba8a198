using StateVisit.Tests.Fixture;
using Xunit;

[assembly: AssemblyFixture(typeof(SharedHosts))]

namespace StateVisit.Tests.Fixture;

/// <summary>One agenda per store, and one pair of services that follow each other, for all tests that keep to visits of their own; started when first asked for.</summary>
public sealed class SharedHosts : IAsyncDisposable
{
    private static readonly Lazy<Task<PostgresServer?>> Postgres = new(PostgresServer.StartAsync);

    internal FollowedVisits Followed { get; } = new();

    private readonly Dictionary<StoreKind, Lazy<Task<AgendaHost>>> hosts = Enum.GetValues<StoreKind>()
        .ToDictionary(kind => kind, kind => new Lazy<Task<AgendaHost>>(() => AgendaHost.StartAsync(kind)));

    private readonly Dictionary<StoreKind, Lazy<Task<VisitSystem>>> systems = Enum.GetValues<StoreKind>()
        .ToDictionary(kind => kind, kind => new Lazy<Task<VisitSystem>>(() => VisitSystem.StartAsync(kind)));

    private readonly Dictionary<StoreKind, Lazy<Task<VisitSystem>>> wholes = Enum.GetValues<StoreKind>()
        .ToDictionary(
            kind => kind,
            kind => new Lazy<Task<VisitSystem>>(() => VisitSystem.StartAsync(kind, withAgreements: true))
        );

    public async Task<AgendaHost> AgendaAsync(StoreKind kind)
    {
        // Asked here too, so that the test itself is skipped and not a start that others wait for.
        if (kind == StoreKind.Postgres)
            await PostgresAsync();
        return await hosts[kind].Value;
    }

    public async Task<VisitSystem> SystemAsync(StoreKind kind)
    {
        if (kind == StoreKind.Postgres)
            await PostgresAsync();
        return await systems[kind].Value;
    }

    /// <summary>With agreements.</summary>
    public async Task<VisitSystem> WholeAsync(StoreKind kind)
    {
        if (kind == StoreKind.Postgres)
            await PostgresAsync();
        return await wholes[kind].Value;
    }

    /// <summary>A new visit on the shared agenda of the store.</summary>
    public async Task<Scene> SceneAsync(StoreKind kind, Action<StateVisit.Agenda.V1.Visit>? change = null) =>
        await Scene.CreateAsync(await AgendaAsync(kind), change);

    /// <summary>A new visit on the shared pair of services of the store.</summary>
    public async Task<PeopleScene> PeopleAsync(StoreKind kind)
    {
        var scene = await PeopleScene.CreateAsync(await SystemAsync(kind));
        await Followed.GiveAsync(scene.Agenda);
        return scene;
    }

    /// <summary>A new visit on the shared three services of the store.</summary>
    public async Task<AgreementScene> AgreementsAsync(StoreKind kind)
    {
        var scene = await AgreementScene.CreateAsync(await WholeAsync(kind));
        await Followed.GiveAsync(scene.Agenda);
        return scene;
    }

    public static async Task<PostgresServer> PostgresAsync()
    {
        var server = await Postgres.Value;
        if (server is null)
            Missing.Part(
                $"PostgreSQL: neither {PostgresServer.Variable} is set nor are its binaries in /usr/lib/postgresql"
            );
        return server!;
    }

    public async ValueTask DisposeAsync()
    {
        foreach (var host in hosts.Values.Where(host => host.IsValueCreated))
            await (await host.Value).DisposeAsync();
        foreach (var system in systems.Values.Concat(wholes.Values).Where(system => system.IsValueCreated))
            await (await system.Value).DisposeAsync();
        if (Postgres.IsValueCreated && await Postgres.Value is { } server)
            await server.DisposeAsync();
    }
}
