using Microsoft.AspNetCore.Builder;
using Microsoft.AspNetCore.Server.Kestrel.Core;
using Microsoft.Extensions.DependencyInjection;
using Microsoft.Extensions.DependencyInjection.Extensions;
using Microsoft.Extensions.Hosting;
using Microsoft.Extensions.Logging;
using StateVisit.ServiceDefaults.Health;
using StateVisit.ServiceDefaults.Identity;
using StateVisit.ServiceDefaults.Shutdown;
using StateVisit.ServiceDefaults.Telemetry;

namespace StateVisit.ServiceDefaults;

/// <summary>What every process of the system does alike.</summary>
public static class ServiceDefaultsExtensions
{
    /// <summary>The largest request, in bytes, on either wire.</summary>
    public const int MaxRequestBytes = 4 * 1024 * 1024;

    /// <summary>The largest file that is a request's body.</summary>
    public const int MaxFileBytes = 16 * 1024 * 1024;

    public static WebApplicationBuilder AddServiceDefaults(this WebApplicationBuilder builder, string name)
    {
        builder.Services.TryAddSingleton(TimeProvider.System);
        builder.Services.Configure<HostOptions>(host => host.ShutdownTimeout = TimeSpan.FromSeconds(20));
        builder.Services.Configure<KestrelServerOptions>(kestrel =>
        {
            kestrel.AddServerHeader = false;
            kestrel.Limits.MaxRequestBodySize = MaxRequestBytes;
        });
        builder.Logging.AddFilter("Microsoft", LogLevel.Warning);
        builder.Logging.AddFilter("Grpc", LogLevel.Warning);
        // An unready check is what a probe is answered; it is no news for the log.
        builder.Logging.AddFilter("Microsoft.Extensions.Diagnostics.HealthChecks", LogLevel.Critical);
        builder.Logging.AddFilter("Microsoft.AspNetCore.DataProtection", LogLevel.Error);
        // A failed command throws, and whoever asked says so; a first migration asks for a table that is not there yet.
        builder.Logging.AddFilter("Microsoft.EntityFrameworkCore.Database.Command", LogLevel.Critical);
        builder.Logging.AddFilter("Microsoft.EntityFrameworkCore.Database.Connection", LogLevel.Critical);
        builder.Logging.AddFilter("Microsoft.EntityFrameworkCore.Query", LogLevel.Critical);
        builder.Logging.AddFilter("Microsoft.Hosting.Lifetime", LogLevel.Information);
        builder.AddTelemetry(name);
        builder.Services.AddIdentity(builder.Configuration);
        builder.Services.AddHealthChecks();
        builder.Services.AddHostedService<ParentWatch>();
        return builder;
    }

    public static WebApplication MapServiceDefaults(this WebApplication app)
    {
        app.MapHealth();
        return app;
    }
}
