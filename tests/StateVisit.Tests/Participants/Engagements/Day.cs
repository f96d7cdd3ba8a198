using StateVisit.Agenda.V1;
using StateVisit.Participants.V1;
using StateVisit.Tests.Fixture;
using StateVisit.Tests.Following;

namespace StateVisit.Tests.Participants.Engagements;

/// <summary>A person with two sessions of half an hour each in the agenda, half an hour apart; all PUBLIC but the timings.</summary>
internal sealed class Day(VisitSystem system, Scene scene)
{
    public VisitSystem System => system;

    public Scene Scene => scene;

    public string Person => $"{scene.Name}/participants/x";

    public ParticipantsClient Protocol => system.Participants.As("protocol");

    public ParticipantsClient Public => system.Participants.Anonymous;

    public static async Task<Day> CreateAsync(VisitSystem system)
    {
        var day = new Day(system, await Scene.CreateAsync(system.Agenda));
        await day.Protocol.Participants.CreateParticipantAsync(
            new()
            {
                Parent = day.Scene.Name,
                ParticipantId = "x",
                Participant = Guest.Of(Make.Public),
            }
        );
        foreach (var (id, start) in new[] { ("first", "2099-03-21T10:00:00Z"), ("second", "2099-03-21T11:00:00Z") })
            await day.Scene.SessionAsync(
                id,
                session =>
                {
                    (session.Day, session.Track) = ("2099-03-21", id);
                    (session.PlannedStart, session.PlannedDuration) = (Make.Start(start), Make.Lasts(30));
                    session.Attendances.Add(new Attendance { Participant = day.Person, Essential = true });
                }
            );
        await day.AwaitAsync(day.Public, answer => answer.Engagements.Count == 2);
        return day;
    }

    public string Session(string id) => $"{scene.Name}/sessions/{id}";

    public async Task PlaceAsync(string session, string venue) =>
        await scene.Agenda.UpdateSessionAsync(
            new()
            {
                Session = new() { Name = Session(session), Venue = $"{scene.Name}/venues/{venue}" },
                UpdateMask = new() { Paths = { "venue" } },
            }
        );

    public async Task<ListEngagementsResponse> ListAsync(ParticipantsClient caller) =>
        await caller.Participants.ListEngagementsAsync(new() { Parent = Person });

    public async Task<List<string>> IdsAsync(ParticipantsClient caller) =>
        [.. (await ListAsync(caller)).Engagements.Select(e => e.Session[(scene.Name.Length + "/sessions/".Length)..])];

    /// <summary>Asks until the answer holds, as the agenda's changes arrive.</summary>
    public async Task<ListEngagementsResponse> AwaitAsync(
        ParticipantsClient caller,
        Func<ListEngagementsResponse, bool> holds,
        int seconds = 10
    )
    {
        var answer = new ListEngagementsResponse();
        await Eventually.IsTrueAsync(
            async () => holds(answer = await ListAsync(caller)),
            () => $"the engagements are still {answer}",
            seconds
        );
        return answer;
    }
}
