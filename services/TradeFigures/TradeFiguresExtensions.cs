using StateVisit.ServiceDefaults;

namespace StateVisit.TradeFigures;

/// <summary>The service as a whole, so that tests run what <c>Program.cs</c> runs.</summary>
public static class TradeFiguresExtensions
{
    public static WebApplicationBuilder AddTradeFigures(this WebApplicationBuilder builder)
    {
        builder.AddServiceDefaults("tradefigures");
        return builder;
    }

    public static WebApplication MapTradeFigures(this WebApplication app)
    {
        app.MapServiceDefaults();
        return app;
    }
}
