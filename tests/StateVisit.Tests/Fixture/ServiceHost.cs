using Microsoft.AspNetCore.Builder;
using Microsoft.Extensions.Configuration;
using Microsoft.Extensions.DependencyInjection;
using Microsoft.Extensions.Logging;

namespace StateVisit.Tests.Fixture;

/// <summary>A service as its Program runs it, within the test process, on free ports.</summary>
public sealed class ServiceHost<TClient> : ServiceAccess<TClient>
    where TClient : IService<TClient>
{
    private readonly WebApplication app;
    private readonly bool ownsStore;

    private ServiceHost(WebApplication app, TestStore store, bool ownsStore, Log log, TimeProvider time)
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
    public static async Task<ServiceHost<TClient>> StartAsync(
        StoreKind kind,
        TimeProvider? time = null,
        IReadOnlyDictionary<string, string?>? settings = null
    )
    {
        var store = await TestStore.CreateAsync(kind, TClient.Service);
        try
        {
            return await StartAsAskedAsync(store, time, settings, ownsStore: true);
        }
        catch
        {
            await store.DisposeAsync();
            throw;
        }
    }

    /// <summary>With a replica beside it where tests run over replicas.</summary>
    /// <param name="port">Of gRPC, for those who must know it before.</param>
    /// <param name="twinPort">Of the replica beside it.</param>
    internal static async Task<ServiceHost<TClient>> StartAsAskedAsync(
        TestStore store,
        TimeProvider? time,
        IReadOnlyDictionary<string, string?>? settings,
        bool ownsStore = false,
        int port = 0,
        int twinPort = 0
    )
    {
        var twin = Turns.AreTaken(store.Kind)
            ? await StartAsync(store, time, settings, ownsStore: false, port: twinPort)
            : null;
        try
        {
            return await StartAsync(store, time, settings, ownsStore, twin, port);
        }
        catch
        {
            if (twin is not null)
                await twin.DisposeAsync();
            throw;
        }
    }

    /// <summary>On a store that others may use too, before, after or at the same time.</summary>
    /// <param name="add">What the test puts into its way, after all that the service itself adds.</param>
    public static Task<ServiceHost<TClient>> StartAsync(
        TestStore store,
        TimeProvider? time = null,
        IReadOnlyDictionary<string, string?>? settings = null,
        Action<IServiceCollection>? add = null
    ) => StartAsync(store, time, settings, ownsStore: false, add: add);

    /// <summary>Stops it as SIGTERM does.</summary>
    public async Task StopAsync()
    {
        if (Twin is ServiceHost<TClient> twin)
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

    private static async Task<ServiceHost<TClient>> StartAsync(
        TestStore store,
        TimeProvider? time,
        IReadOnlyDictionary<string, string?>? settings,
        bool ownsStore,
        ServiceHost<TClient>? twin = null,
        int port = 0,
        Action<IServiceCollection>? add = null
    )
    {
        var builder = WebApplication.CreateBuilder(
            new WebApplicationOptions { ContentRootPath = store.Folder, EnvironmentName = "Production" }
        );
        builder.Configuration.AddInMemoryCollection([
            .. store.Settings,
            new("Authentication:DevelopmentKey", Convert.ToBase64String(Key)),
            new("Kestrel:Endpoints:grpc:Url", $"http://127.0.0.1:{port}"),
            new("Kestrel:Endpoints:grpc:Protocols", "Http2"),
            new("Kestrel:Endpoints:http:Url", "http://127.0.0.1:0"),
            new("Kestrel:Endpoints:http:Protocols", "Http1"),
            .. settings ?? new Dictionary<string, string?>(),
        ]);
        var log = new Log();
        builder.Logging.ClearProviders().AddProvider(log);
        if (time is not null)
            builder.Services.AddSingleton(time);
        TClient.Add(builder);
        add?.Invoke(builder.Services);
        var service = builder.Build();
        TClient.Map(service);
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
