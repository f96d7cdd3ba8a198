using Google.Protobuf;
using StateVisit.Agenda.V1;
using StateVisit.Participants.V1;
using StateVisit.Tests.Fixture;
using StateVisit.Type.V1;

namespace StateVisit.Tests.Following;

/// <summary>
/// A visit with a guest whom two sessions and a cue name, wherever something can be named: as attending, as double-booked,
/// as the cause of a delay, as concerned.
/// </summary>
internal sealed class Guest
{
    private Guest(VisitSystem system, Scene scene)
    {
        System = system;
        Scene = scene;
    }

    /// <summary>As it stands in every answer that names the guest.</summary>
    public const string Mark = "participants/the-guest";

    public VisitSystem System { get; }

    public Scene Scene { get; }

    public string Visit => Scene.Name;

    public string Name => $"{Visit}/{Mark}";

    /// <summary>Everybody who sees less than everything.</summary>
    public IReadOnlyList<AgendaClient> Below =>
        [System.Agenda.Anonymous, System.Agenda.As("press"), System.Agenda.As("delegation", "CN")];

    public ParticipantsService.ParticipantsServiceClient People => System.Participants.As("protocol").Participants;

    /// <param name="access">Of the guest; the agenda's records are PUBLIC.</param>
    public static async Task<Guest> InviteAsync(VisitSystem system, Access access)
    {
        var scene = await Scene.CreateAsync(system.Agenda);
        var guest = new Guest(system, scene);
        await guest.People.CreateParticipantAsync(
            new()
            {
                Parent = scene.Name,
                ParticipantId = "the-guest",
                Participant = Of(access),
            }
        );
        foreach (var (id, start) in new[] { ("first", "2099-03-21T10:00:00Z"), ("second", "2099-03-21T10:20:00Z") })
        {
            await scene.SessionAsync(
                id,
                session =>
                {
                    (session.Day, session.Track) = ("2099-03-21", id);
                    (session.PlannedStart, session.PlannedDuration) = (Make.Start(start), Make.Lasts(30));
                    session.Attendances.Add(new Attendance { Participant = guest.Name, Essential = true });
                }
            );
            await scene.Agenda.UpdateTimingAsync(
                new()
                {
                    Timing = new() { Name = $"{scene.Name}/sessions/{id}/timing", Access = Make.Public },
                }
            );
        }
        await scene.CueAsync(
            "call",
            $"{scene.Name}/sessions/first",
            cue => cue.Concerned.Add(new Concerned { Participant = guest.Name })
        );
        return guest;
    }

    public static Participant Of(Access access) =>
        new()
        {
            Access = access,
            Names =
            {
                new PersonName { Language = "en", Full = "A. Guest" },
            },
            Role = ParticipantRole.Official,
        };

    public async Task LabelAsync(Access access) =>
        await People.UpdateParticipantAsync(
            new()
            {
                Participant = new() { Name = Name, Access = access },
                UpdateMask = new() { Paths = { "access" } },
            }
        );

    /// <summary>Waits until the caller is shown the guest, or is not.</summary>
    public Task ShownAsync(AgendaClient caller, bool isShown = true, int seconds = 10) =>
        Eventually.IsTrueAsync(
            async () => (await SessionsAsync(caller)).Contains(Mark, StringComparison.Ordinal) == isShown,
            () => isShown ? "the guest is still left out" : "the guest is still named",
            seconds
        );

    public async Task<string> SessionsAsync(AgendaClient caller) =>
        (await caller.Agenda.ListSessionsAsync(new() { Parent = Visit })).ToString();

    /// <summary>Whatever may name the guest, over both wires, by what was asked.</summary>
    public async Task<Dictionary<string, string>> AnswersAsync(AgendaClient caller)
    {
        var agenda = caller.Agenda;
        var answers = new Dictionary<string, string>
        {
            ["session"] = Text(await agenda.GetSessionAsync(new() { Name = $"{Visit}/sessions/first" })),
            ["sessions"] = await SessionsAsync(caller),
            ["cue"] = Text(await agenda.GetCueAsync(new() { Name = $"{Visit}/cues/call" })),
            ["cues"] = Text(await agenda.ListCuesAsync(new() { Parent = Visit })),
            ["timeline"] = Text(await agenda.GetTimelineAsync(new() { Name = $"{Visit}/timeline" })),
            ["changes"] = Text(await agenda.ListChangesAsync(new() { Parent = Visit, PageSize = 1000 })),
            ["export"] = Text(await agenda.ExportAgendaAsync(new() { Name = Visit })),
        };
        foreach (
            var path in new[]
            {
                "/sessions/first",
                "/sessions",
                "/cues/call",
                "/cues",
                "/timeline",
                "/changes?pageSize=1000",
                ":exportAgenda",
            }
        )
            answers[path] = (await caller.GetAsync(Scene.Address + path)).Body;
        return answers;
    }

    /// <summary>The answers that name the guest.</summary>
    public async Task<List<string>> NamedInAsync(AgendaClient caller) =>
        [
            .. (await AnswersAsync(caller))
                .Where(answer => answer.Value.Contains(Mark, StringComparison.Ordinal))
                .Select(answer => answer.Key),
        ];

    // As JSON, with what is packed taken out.
    private static string Text(IMessage message) =>
        new JsonFormatter(
            JsonFormatter.Settings.Default.WithTypeRegistry(
                Google.Protobuf.Reflection.TypeRegistry.FromFiles(AgendaServiceReflection.Descriptor)
            )
        ).Format(message);
}
