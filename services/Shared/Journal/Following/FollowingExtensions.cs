using Microsoft.AspNetCore.Builder;
using Microsoft.Extensions.DependencyInjection;
using Microsoft.Extensions.Hosting;
using StateVisit.Journal.Records;
using StateVisit.ServiceDefaults.Calls;
using StateVisit.ServiceDefaults.Identity;

namespace StateVisit.Journal.Following;

public static class FollowingExtensions
{
    /// <summary>
    /// Follows another service. Where configuration names no address of it (<c>services:{name}:grpc:0</c>), it is no part of
    /// this deployment, and nothing is followed.
    /// </summary>
    public static WebApplicationBuilder AddFollowing(this WebApplicationBuilder builder, Catalog catalog, Source source)
    {
        if (Addresses.Find(builder.Configuration, source.Name, "grpc").Count == 0)
            return builder;
        var services = builder.Services;
        services.AddSingleton(source);
        services
            .AddHealthChecks()
            .AddTypeActivatedCheck<FeedCheck>(
                $"feed of {source.Name}",
                failureStatus: null,
                tags: [],
                args: source.Name
            );
        if (services.Any(service => service.ServiceType == typeof(Follower)))
            return builder;
        services.AddHttpClient();
        services.AddSingleton(provider => ActivatorUtilities.CreateInstance<ServiceToken>(provider, catalog.Service));
        services.AddSingleton(provider => new Channels(
            builder.Configuration,
            provider.GetServices<Source>().Select(followed => followed.Name)
        ));
        services.AddSingleton<SourceCalls>().AddSingleton<Intake>().AddSingleton<Follower>();
        services.AddHostedService(provider => provider.GetRequiredService<Follower>());
        return builder;
    }
}
