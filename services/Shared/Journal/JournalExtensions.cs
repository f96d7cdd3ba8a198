using Microsoft.AspNetCore.Builder;
using Microsoft.AspNetCore.DataProtection;
using Microsoft.Data.Sqlite;
using Microsoft.EntityFrameworkCore;
using Microsoft.Extensions.Caching.Distributed;
using Microsoft.Extensions.Caching.StackExchangeRedis;
using Microsoft.Extensions.Configuration;
using Microsoft.Extensions.DependencyInjection;
using Microsoft.Extensions.Hosting;
using Microsoft.Extensions.Logging;
using Microsoft.Extensions.Options;
using StackExchange.Redis;
using StateVisit.Journal.Auditing;
using StateVisit.Journal.Following;
using StateVisit.Journal.Reading;
using StateVisit.Journal.Records;
using StateVisit.Journal.Storage;
using StateVisit.Journal.Watching;
using StateVisit.Journal.Writing;
using StateVisit.ServiceDefaults.Contracts;
using StateVisit.ServiceDefaults.Errors;
using StateVisit.ServiceDefaults.Health;
using StateVisit.ServiceDefaults.Identity;
using Role = StateVisit.ServiceDefaults.Identity.Role;

namespace StateVisit.Journal;

/// <summary>What every service with a store does alike.</summary>
public static class JournalExtensions
{
    /// <param name="owningOffice">The role besides protocol that sees RESTRICTED in this service.</param>
    public static WebApplicationBuilder AddJournal<TSqlite, TPostgres>(
        this WebApplicationBuilder builder,
        Catalog catalog,
        Role? owningOffice = null
    )
        where TSqlite : JournalDb
        where TPostgres : JournalDb
    {
        var services = builder.Services;
        services.AddSingleton(catalog).AddSingleton(new Ownership(owningOffice));
        AddStore<TSqlite, TPostgres>(builder, catalog.Service);
        AddCache(builder);
        services.AddDataProtection().SetApplicationName($"statevisit-{catalog.Service}");
        services.AddSingleton<Tokens>().AddSingleton<ChangeReader>().AddSingleton<SigningKey>();
        services.AddSingleton<Feeds>().AddSingleton<Arrivals>();
        services.AddSingleton<ListCache>().AddSingleton<Reader>().AddSingleton<Writer>();
        services.AddSingleton<Tailers>().AddSingleton<Watcher>().AddSingleton<Auditor>();
        AddHosted<Wakeups>(services);
        AddHosted<Releases>(services);
        services.AddSingleton<Outage>();
        services.AddSingleton<Heads>();
        services.AddHostedService<Forgetting>();
        services
            .AddGrpc(grpc =>
            {
                grpc.Interceptors.Add<EdgeInterceptor>();
                // Else every address of two segments takes every HTTP method, and none is answered with 405.
                grpc.IgnoreUnknownServices = true;
                grpc.MaxReceiveMessageSize = builder.Configuration.GetValue("Limits:MessageBytes", 16 * 1024 * 1024);
            })
            .AddJsonTranscoding(json => json.TypeRegistry = FaultStatus.Registry(catalog.Files));
        return builder;
    }

    public static WebApplication MapJournal(this WebApplication app)
    {
        app.UseJsonCheck();
        app.MapGrpcService<HeadsApi>();
        return app;
    }

    private static void AddHosted<T>(IServiceCollection services)
        where T : class, IHostedService
    {
        services.AddSingleton<T>();
        services.AddHostedService(provider => provider.GetRequiredService<T>());
    }

    private static void AddStore<TSqlite, TPostgres>(WebApplicationBuilder builder, string service)
        where TSqlite : JournalDb
        where TPostgres : JournalDb
    {
        var connection = builder.Configuration.GetConnectionString(service);
        var isSqlite = string.IsNullOrEmpty(connection);
        if (isSqlite)
        {
            var folder =
                builder.Configuration["Storage:Folder"]
                ?? Path.Combine(Directory.GetCurrentDirectory(), ".data", service);
            var file = new SqliteConnectionStringBuilder { DataSource = Path.Combine(folder, $"{service}.db") };
            builder.Services.AddPooledDbContextFactory<TSqlite>(options =>
                options.UseSqlite(file.ToString()).AddInterceptors(new SqliteSettings())
            );
            AddStore<TSqlite>(builder.Services, isSqlite);
        }
        else
        {
            var postgres = ForService(connection!);
            builder.Services.AddPooledDbContextFactory<TPostgres>(options => options.UseNpgsql(postgres));
            AddStore<TPostgres>(builder.Services, isSqlite);
        }
        builder.Services.AddHostedService<StoreStartUp>();
        builder.Services.AddHealthChecks().AddCheck<StoreCheck>("store", tags: [HealthDefaults.Ready]);
    }

    private static string ForService(string connection)
    {
        var postgres = new Npgsql.NpgsqlConnectionStringBuilder(connection)
        {
            // Said on every connection, whatever the server's default is.
            Options = "-c synchronous_commit=on",
        };
        // Four services with a pool of the usual 100 each could ask for four times what a server gives unless told
        // otherwise; who waits for a connection waits for a few milliseconds, who is refused one gets no answer.
        if (!postgres.ShouldSerialize("Maximum Pool Size"))
            postgres.MaxPoolSize = 20;
        return postgres.ToString();
    }

    private static void AddStore<TDb>(IServiceCollection services, bool isSqlite)
        where TDb : JournalDb
    {
        services.AddSingleton(provider =>
        {
            var factory = provider.GetRequiredService<IDbContextFactory<TDb>>();
            return new Store(factory.CreateDbContext, isSqlite);
        });
        services.AddScoped(provider => provider.GetRequiredService<IDbContextFactory<TDb>>().CreateDbContext());
        services.AddDataProtection().PersistKeysToDbContext<TDb>();
    }

    private static void AddCache(WebApplicationBuilder builder)
    {
        var services = builder.Services;
        // Bounded: whoever asks with ever new filters must not fill the memory with answers that nobody asks for again.
        services.AddMemoryCache(memory =>
            memory.SizeLimit = builder.Configuration.GetValue("ListCache:Megabytes", 64L) << 20
        );
        services.AddHybridCache(cache => cache.MaximumPayloadBytes = 4 * 1024 * 1024);
        var connection = builder.Configuration.GetConnectionString("cache");
        if (string.IsNullOrEmpty(connection))
            return;
        var options = ConfigurationOptions.Parse(connection);
        // A missing Redis must not keep a service from starting; it is joined when it comes.
        options.AbortOnConnectFail = false;
        options.ConnectTimeout = 1_000;
        options.AsyncTimeout = 1_000;
        options.BacklogPolicy = BacklogPolicy.FailFast;
        services.AddSingleton<IConnectionMultiplexer>(_ => ConnectionMultiplexer.Connect(options));
        services.AddSingleton<IDistributedCache>(provider => new GuardedCache(
            new RedisCache(
                Options.Create(
                    new RedisCacheOptions
                    {
                        InstanceName = "statevisit:",
                        ConnectionMultiplexerFactory = () =>
                            Task.FromResult(provider.GetRequiredService<IConnectionMultiplexer>()),
                    }
                )
            ),
            provider.GetRequiredService<TimeProvider>(),
            provider.GetRequiredService<ILogger<GuardedCache>>()
        ));
        services.AddHealthChecks().AddCheck<CacheCheck>("cache");
    }
}
