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
        await guest.IsKnownAsync();
        return guest;
    }

    /// <summary>Waits until the agenda has heard of the guest, whoever is shown it: its sessions do not change any more by that.</summary>
    private Task IsKnownAsync()
    {
        var select = $"""SELECT count(*) FROM records WHERE "Visit" = '{Visit.Split('/')[1]}' AND "Path" = '{Mark}'""";
        return Eventually.IsTrueAsync(
            async () => await System.Agenda.Store.ReadAsync<long>(select) == 1,
            () => "the agenda does not hear of the guest",
            10
        );
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

    /// <summary>Waits until the caller is shown the guest, or is not, whichever replica is asked.</summary>
    public async Task ShownAsync(AgendaClient caller, bool isShown = true, int seconds = 10)
    {
        foreach (var at in System.Agenda.AtEach(caller.Token))
            await Eventually.IsTrueAsync(
                async () => (await SessionsAsync(at)).Contains(Mark, StringComparison.Ordinal) == isShown,
                () => isShown ? "the guest is still left out" : "the guest is still named",
                seconds
            );
    }

    /// <summary>Waits until every answer that can name the guest does: on a busy machine a heartbeat may be late again.</summary>
    public async Task NamedEverywhereAsync(AgendaClient caller)
    {
        List<string> named = [];
        await Eventually.IsTrueAsync(
            async () => (named = await NamedInAsync(caller)).Count == 14,
            () => $"named only in {string.Join(' ', named)}",
            10
        );
    }

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
            ["changes"] = Text(await agenda.ListChangesAsync(new() { Parent = Visit, PageSize = 500 })),
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
                "/changes?pageSize=500",
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
