namespace StateVisit.Gateway.OutputCache;

internal static class PublicReadsExtensions
{
    public static void AddPublicReads(this WebApplicationBuilder builder) =>
        builder.Services.AddSingleton<HeadReader>();

    public static void UsePublicReads(this WebApplication app) => app.UseMiddleware<PublicReads>();
}
