using Microsoft.AspNetCore.Builder;
using Microsoft.Extensions.Configuration;
using Microsoft.Extensions.DependencyInjection;
using Microsoft.Extensions.Logging;
using StateVisit.Agenda;

namespace StateVisit.Tests.Fixture;

/// <summary>The agenda service as Program runs it, within the test process, on free ports.</summary>
public sealed class AgendaHost : AgendaAccess
{
    private readonly WebApplication app;
    private readonly bool ownsStore;

    private AgendaHost(WebApplication app, TestStore store, bool ownsStore, Log log, TimeProvider time)
        : base(time)
    {
        this.app = app;
        this.ownsStore = ownsStore;
        Store = store;
        Log = log;
        // Endpoints stand in the order of their names: grpc, http.
        var urls = app.Urls.ToArray();
        (Grpc, Http) = (new(urls[0]), new(urls[1]));
    }

    public override Uri Http { get; }

    public override Uri Grpc { get; }

    public TestStore Store { get; }

    public Log Log { get; }

    public IServiceProvider Services => app.Services;

    /// <summary>With a store of its own, which goes with it.</summary>
    public static async Task<AgendaHost> StartAsync(
        StoreKind kind,
        TimeProvider? time = null,
        IReadOnlyDictionary<string, string?>? settings = null
    )
    {
        var store = await TestStore.CreateAsync(kind);
        AgendaHost? twin = null;
        try
        {
            if (kind == StoreKind.Postgres && Turns.IsAskedFor)
                twin = await StartAsync(store, time, settings, ownsStore: false);
            return await StartAsync(store, time, settings, ownsStore: true, twin);
        }
        catch
        {
            if (twin is not null)
                await twin.DisposeAsync();
            await store.DisposeAsync();
            throw;
        }
    }

    /// <summary>On a store that others may use too, before, after or at the same time.</summary>
    public static Task<AgendaHost> StartAsync(
        TestStore store,
        TimeProvider? time = null,
        IReadOnlyDictionary<string, string?>? settings = null
    ) => StartAsync(store, time, settings, ownsStore: false);

    /// <summary>Stops it as SIGTERM does.</summary>
    public async Task StopAsync()
    {
        if (Twin is AgendaHost twin)
            await twin.StopAsync();
        await app.StopAsync();
    }

    protected override async ValueTask EndAsync()
    {
        if (Twin is not null)
            await Twin.DisposeAsync();
        await app.DisposeAsync();
        if (ownsStore)
            await Store.DisposeAsync();
    }

    private static async Task<AgendaHost> StartAsync(
        TestStore store,
        TimeProvider? time,
        IReadOnlyDictionary<string, string?>? settings,
        bool ownsStore,
        AgendaHost? twin = null
    )
    {
        var builder = WebApplication.CreateBuilder(
            new WebApplicationOptions { ContentRootPath = store.Folder, EnvironmentName = "Production" }
        );
        builder.Configuration.AddInMemoryCollection([
            .. store.Settings,
            new("Authentication:DevelopmentKey", Convert.ToBase64String(Key)),
            new("Kestrel:Endpoints:grpc:Url", "http://127.0.0.1:0"),
            new("Kestrel:Endpoints:grpc:Protocols", "Http2"),
            new("Kestrel:Endpoints:http:Url", "http://127.0.0.1:0"),
            new("Kestrel:Endpoints:http:Protocols", "Http1"),
            .. settings ?? new Dictionary<string, string?>(),
        ]);
        var log = new Log();
        builder.Logging.ClearProviders().AddProvider(log);
        if (time is not null)
            builder.Services.AddSingleton(time);
        builder.AddAgenda();
        var service = builder.Build();
        service.MapAgenda();
        try
        {
            await service.StartAsync();
            log.Clear();
        }
        catch
        {
            await service.DisposeAsync();
            throw;
        }
        return new(service, store, ownsStore, log, time ?? TimeProvider.System) { Twin = twin };
    }
}
