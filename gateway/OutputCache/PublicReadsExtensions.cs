using StateVisit.Gateway.Routing;

namespace StateVisit.Gateway.OutputCache;

internal static class PublicReadsExtensions
{
    public static void AddPublicReads(this WebApplicationBuilder builder)
    {
        foreach (var backend in Backend.All)
            builder.Services.AddSingleton(services =>
                ActivatorUtilities.CreateInstance<HeadReader>(services, backend.Name)
            );
        builder.Services.AddSingleton<Points>();
    }

    /// <summary>After routing, which knows who answers.</summary>
    public static void UsePublicReads(this WebApplication app) => app.UseMiddleware<PublicReads>();
}
