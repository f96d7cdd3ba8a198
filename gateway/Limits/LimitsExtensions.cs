namespace StateVisit.Gateway.Limits;

/// <summary>How much, how often and how long: section <c>Limits</c> of the configuration.</summary>
internal static class LimitsExtensions
{
    /// <summary>How long a request may take; streams take as long as they like.</summary>
    public static TimeSpan RequestLimit(this IConfiguration configuration) =>
        Seconds(configuration, "Limits:Seconds", 30);

    public static TimeSpan ImportLimit(this IConfiguration configuration) =>
        Seconds(configuration, "Limits:ImportSeconds", 300);

    public static void AddLimits(this WebApplicationBuilder builder)
    {
        builder.Services.AddRateLimiter(options => RateLimits.Configure(options, builder.Configuration));
        builder.Services.AddRequestTimeouts();
    }

    public static void UseLimits(this WebApplication app)
    {
        app.UseRateLimiter();
        app.UseMiddleware<Identity.RefusedCallers>();
        app.Use(SizeLimits.InvokeAsync);
    }

    private static TimeSpan Seconds(IConfiguration configuration, string key, double otherwise) =>
        TimeSpan.FromSeconds(configuration.GetValue(key, otherwise));
}
