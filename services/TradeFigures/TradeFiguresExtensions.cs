using StateVisit.Journal;
using StateVisit.Journal.Following;
using StateVisit.ServiceDefaults;
using StateVisit.ServiceDefaults.Identity;
using StateVisit.TradeFigures.Asking;
using StateVisit.TradeFigures.Importing;
using StateVisit.TradeFigures.Storing;

namespace StateVisit.TradeFigures;

/// <summary>The service as a whole, so that tests run what <c>Program.cs</c> runs.</summary>
public static class TradeFiguresExtensions
{
    public static WebApplicationBuilder AddTradeFigures(this WebApplicationBuilder builder)
    {
        builder.AddServiceDefaults("tradefigures");
        builder.AddJournal<SqliteTradeFiguresDb, PostgresTradeFiguresDb>(Kinds.Catalog, Role.Analyst);
        builder.AddFollowing(Kinds.Catalog, AgendaFeed.Source);
        builder.AddObservations();
        builder.Services.AddSingleton<TradeBook>().AddSingleton<Quotes>().AddSingleton<Importer>();
        return builder;
    }

    public static WebApplication MapTradeFigures(this WebApplication app)
    {
        app.MapServiceDefaults();
        app.MapJournal();
        app.MapGrpcService<TradeFiguresApi>();
        return app;
    }
}
