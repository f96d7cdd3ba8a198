using StateVisit.Agenda.Ripple;
using StateVisit.Journal;
using StateVisit.Journal.Following;
using StateVisit.ServiceDefaults;

namespace StateVisit.Agenda;

/// <summary>The service as a whole, so that tests run what <c>Program.cs</c> runs.</summary>
public static class AgendaExtensions
{
    public static WebApplicationBuilder AddAgenda(this WebApplicationBuilder builder)
    {
        builder.AddServiceDefaults("agenda");
        builder.AddJournal<SqliteAgendaDb, PostgresAgendaDb>(Kinds.Catalog);
        builder.AddFollowing(Kinds.Catalog, ParticipantsFeed.Source);
        builder.Services.AddSingleton<Grounds>().AddSingleton<Timelines>();
        return builder;
    }

    public static WebApplication MapAgenda(this WebApplication app)
    {
        app.MapServiceDefaults();
        app.MapJournal();
        app.MapGrpcService<AgendaApi>();
        return app;
    }
}
