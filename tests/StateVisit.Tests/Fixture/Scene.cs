using StateVisit.Agenda.V1;

namespace StateVisit.Tests.Fixture;

/// <summary>A visit of a test's own, and the short way to fill it as protocol.</summary>
public sealed class Scene
{
    private Scene(AgendaAccess host, Visit visit)
    {
        Host = host;
        Visit = visit;
    }

    public AgendaAccess Host { get; }

    /// <summary>As it was created.</summary>
    public Visit Visit { get; }

    /// <summary>visits/{visit}</summary>
    public string Name => Visit.Name;

    /// <summary>The same within REST addresses.</summary>
    public string Address => "/v1/" + Name;

    public AgendaClient Protocol => Host.As("protocol");

    public AgendaService.AgendaServiceClient Agenda => Protocol.Agenda;

    public static async Task<Scene> CreateAsync(AgendaAccess host, Action<Visit>? change = null, string? id = null) =>
        new(
            host,
            await host.As("protocol")
                .Agenda.CreateVisitAsync(new() { VisitId = id ?? Make.Id(), Visit = Make.Visit(change) })
        );

    public async Task<Session> SessionAsync(string id, Action<Session>? change = null) =>
        await Agenda.CreateSessionAsync(
            new()
            {
                Parent = Name,
                SessionId = id,
                Session = Make.Session(change),
            }
        );

    public async Task<Venue> VenueAsync(string id, Action<Venue>? change = null) =>
        await Agenda.CreateVenueAsync(
            new()
            {
                Parent = Name,
                VenueId = id,
                Venue = Make.Venue(change),
            }
        );

    public async Task<Topic> TopicAsync(string id, Action<Topic>? change = null) =>
        await Agenda.CreateTopicAsync(
            new()
            {
                Parent = Name,
                TopicId = id,
                Topic = Make.Topic(change),
            }
        );

    public async Task<Cue> CueAsync(string id, string session, Action<Cue>? change = null) =>
        await Agenda.CreateCueAsync(
            new()
            {
                Parent = Name,
                CueId = id,
                Cue = Make.Cue(session, change),
            }
        );

    public async Task<Session> GetSessionAsync(string id) =>
        await Agenda.GetSessionAsync(new() { Name = $"{Name}/sessions/{id}" });

    public async Task<Timing> GetTimingAsync(string id) =>
        await Agenda.GetTimingAsync(new() { Name = $"{Name}/sessions/{id}/timing" });

    public async Task OpenAsync() => await Agenda.OpenVisitAsync(new() { Name = Name });

    /// <summary>How many changes the journal holds; that nothing changed is said by this.</summary>
    public async Task<long> LinksAsync()
    {
        var journal = await Agenda.VerifyJournalAsync(new() { Name = Name });
        Xunit.Assert.True(journal.Intact, $"The journal is broken at {journal.BrokenAt}");
        return journal.Links;
    }
}
