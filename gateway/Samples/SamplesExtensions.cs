using StateVisit.ServiceDefaults.Calls;
using StateVisit.ServiceDefaults.Identity;

namespace StateVisit.Gateway.Samples;

internal static class SamplesExtensions
{
    /// <summary>Samples are a matter of development: without the development key nobody could load them.</summary>
    public static void AddSamples(this WebApplicationBuilder builder)
    {
        var folder = builder.Configuration["Samples:Folder"];
        if (string.IsNullOrEmpty(folder) || builder.Services.All(s => s.ServiceType != typeof(DevelopmentTokens)))
            return;
        folder = Path.GetFullPath(folder);
        builder.Services.AddSingleton<SamplesLoaded>();
        builder.Services.AddHealthChecks().AddCheck<SamplesLoaded>("samples");
        builder.Services.AddSingleton(services => new TradeSamples(
            Path.Combine(folder, "tradefigures"),
            services.GetRequiredService<Channels>()
        ));
        builder.Services.AddHostedService(services =>
            ActivatorUtilities.CreateInstance<SampleLoader>(services, folder)
        );
    }
}
