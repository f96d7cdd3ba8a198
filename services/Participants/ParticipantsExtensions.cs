using StateVisit.Journal;
using StateVisit.Journal.Following;
using StateVisit.Participants.ContactCards;
using StateVisit.ServiceDefaults;

namespace StateVisit.Participants;

/// <summary>The service as a whole, so that tests run what <c>Program.cs</c> runs.</summary>
public static class ParticipantsExtensions
{
    public static WebApplicationBuilder AddParticipants(this WebApplicationBuilder builder)
    {
        builder.AddServiceDefaults("participants");
        builder.AddJournal<SqliteParticipantsDb, PostgresParticipantsDb>(Kinds.Catalog);
        builder.Services.AddSingleton<ContactKeys>();
        builder.AddFollowing(Kinds.Catalog, AgendaFeed.Source);
        return builder;
    }

    public static WebApplication MapParticipants(this WebApplication app)
    {
        app.MapServiceDefaults();
        app.MapJournal();
        app.MapGrpcService<ParticipantsApi>();
        return app;
    }
}
