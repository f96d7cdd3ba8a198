using StateVisit.Agenda.V1;
using StateVisit.Participants.V1;

namespace StateVisit.Tests.Fixture;

/// <summary>A visit of a test's own that both services know, and the short way to fill it with people as protocol.</summary>
public sealed class PeopleScene
{
    private PeopleScene(VisitSystem system, Scene agenda)
    {
        System = system;
        Agenda = agenda;
    }

    public VisitSystem System { get; }

    /// <summary>The visit where it is kept.</summary>
    public Scene Agenda { get; }

    public ParticipantsHost Host => System.Participants;

    /// <summary>visits/{visit}</summary>
    public string Name => Agenda.Name;

    /// <summary>The same within REST addresses.</summary>
    public string Address => "/v1/" + Name;

    public ParticipantsClient Protocol => Host.As("protocol");

    public ParticipantsService.ParticipantsServiceClient People => Protocol.Participants;

    public static async Task<PeopleScene> CreateAsync(VisitSystem system, string? id = null)
    {
        var scene = new PeopleScene(system, await Scene.CreateAsync(system.Agenda, id: id));
        await Eventually.IsTrueAsync(
            async () => (await scene.Protocol.GetAsync(scene.Address + "/delegations")).Status == 200,
            () => $"{scene.Name} has not arrived"
        );
        return scene;
    }

    /// <summary>A session that the participants service has heard of.</summary>
    public async Task<Session> KnownSessionAsync(string id)
    {
        var session = await Agenda.SessionAsync(id);
        await Eventually.IsTrueAsync(
            async () => (await Protocol.GetAsync($"{Address}/participants:rank?session={session.Name}")).Status == 200,
            () => $"{session.Name} has not come from the agenda"
        );
        return session;
    }

    /// <summary>Its registration is open for an hour.</summary>
    public async Task<Delegation> DelegationAsync(string party, Action<Delegation>? change = null) =>
        await People.CreateDelegationAsync(
            new()
            {
                Parent = Name,
                DelegationId = party.ToLowerInvariant(),
                Delegation = NewDelegation(party, change),
            }
        );

    public async Task<Participant> PersonAsync(string id, Action<Participant>? change = null) =>
        await People.CreateParticipantAsync(
            new()
            {
                Parent = Name,
                ParticipantId = id,
                Participant = NewPerson(change),
            }
        );

    public async Task<Participant> GetAsync(string id) =>
        await People.GetParticipantAsync(new() { Name = $"{Name}/participants/{id}" });

    /// <summary>How many changes the journal holds; that nothing changed is said by this.</summary>
    public async Task<long> LinksAsync()
    {
        var journal = await People.VerifyParticipantsJournalAsync(new() { Name = Name });
        Xunit.Assert.True(journal.Intact, $"The journal is broken at {journal.BrokenAt}");
        return journal.Links;
    }

    public static Delegation NewDelegation(string party, Action<Delegation>? change = null)
    {
        var delegation = new Delegation
        {
            Access = Make.Public,
            Titles = { ["en"] = party },
            Party = party,
            Kind = DelegationKind.Guest,
            RegistrationDeadline = FromNow(hours: 1),
        };
        change?.Invoke(delegation);
        return delegation;
    }

    public static Participant NewPerson(Action<Participant>? change = null)
    {
        var person = new Participant
        {
            Access = Make.Public,
            Names =
            {
                new PersonName { Language = "en", Full = "A. Guest" },
            },
            Role = ParticipantRole.Official,
        };
        change?.Invoke(person);
        return person;
    }

    public static Google.Protobuf.WellKnownTypes.Timestamp FromNow(double hours) =>
        Google.Protobuf.WellKnownTypes.Timestamp.FromDateTimeOffset(TimeProvider.System.GetUtcNow().AddHours(hours));
}
