using StateVisit.Agreements.Readying;
using StateVisit.Journal;
using StateVisit.Journal.Following;
using StateVisit.ServiceDefaults;
using StateVisit.ServiceDefaults.Identity;

namespace StateVisit.Agreements;

/// <summary>The service as a whole, so that tests run what <c>Program.cs</c> runs.</summary>
public static class AgreementsExtensions
{
    public static WebApplicationBuilder AddAgreements(this WebApplicationBuilder builder)
    {
        builder.AddServiceDefaults("agreements");
        builder.AddJournal<SqliteAgreementsDb, PostgresAgreementsDb>(Kinds.Catalog, Role.Legal);
        builder.AddFollowing(Kinds.Catalog, AgendaFeed.Source);
        builder.AddFollowing(Kinds.Catalog, ParticipantsFeed.Source);
        builder.Services.AddSingleton<NewestTexts>().AddSingleton<Holdings>().AddSingleton<Packages>();
        return builder;
    }

    public static WebApplication MapAgreements(this WebApplication app)
    {
        app.MapServiceDefaults();
        app.MapJournal();
        app.MapGrpcService<AgreementsApi>();
        return app;
    }
}
