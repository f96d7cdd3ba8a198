using Google.Protobuf.WellKnownTypes;
using StateVisit.Agenda.V1;
using StateVisit.Tests.Fixture;
using StateVisit.Type.V1;

namespace StateVisit.Tests.Agenda.Changing;

/// <summary>
/// 21 March 2023 in Moscow, from eight o'clock UTC on: welcome 9:00–9:30, talks 9:30–10:30 (40 minutes at least), signing
/// 11:00–11:30, dinner 13:00–15:00 (over by 15:30).
/// </summary>
internal sealed class Programme
{
    private Programme(Scene scene)
    {
        Scene = scene;
        Say = new(scene.Name);
    }

    public Scene Scene { get; }

    public Edits Say { get; }

    public AgendaService.AgendaServiceClient Agenda => Scene.Agenda;

    /// <summary>On that day, in UTC.</summary>
    public static Timestamp At(string clock) => Make.Time($"2023-03-21T{clock}:00Z");

    public static async Task<Programme> CreateAsync(AgendaAccess host)
    {
        var scene = await Scene.CreateAsync(
            host,
            v => v.RehearsalClock = new() { StartTime = Make.Time("2023-03-21T08:00:05Z") }
        );
        string Venue(string id) => $"{scene.Name}/venues/{id}";
        string Session(string id) => $"{scene.Name}/sessions/{id}";
        await scene.Agenda.ImportAgendaAsync(
            new()
            {
                Name = scene.Name,
                Document = new()
                {
                    Visit = scene.Visit,
                    Venues =
                    {
                        Make.Venue(v => v.Name = Venue("palace")),
                        Make.Venue(v => (v.Name, v.Parent, v.Type) = (Venue("hall"), Venue("palace"), VenueType.Room)),
                        Make.Venue(v => (v.Name, v.TimeZone) = (Venue("shanghai"), "Asia/Shanghai")),
                        Make.Venue(v => (v.Name, v.Access) = (Venue("bunker"), Make.Restricted)),
                    },
                    Topics =
                    {
                        Make.Topic(t =>
                        {
                            (t.Name, t.Access) = (scene.Name + "/topics/text", Make.Press);
                            t.Embargo = new() { After = Make.Public, SessionEnd = Session("signing") };
                        }),
                    },
                    Sessions =
                    {
                        Make.Session(s => Plan(s, Session("welcome"), "09:00", 30)),
                        Make.Session(s =>
                        {
                            Plan(s, Session("talks"), "09:30", 60);
                            s.MinimumDuration = Make.Minutes(40);
                        }),
                        Make.Session(s => Plan(s, Session("signing"), "11:00", 30)),
                        Make.Session(s =>
                        {
                            Plan(s, Session("dinner"), "13:00", 120);
                            s.HardEnd = At("15:30");
                        }),
                    },
                    Cues =
                    {
                        Make.Cue(Session("signing"), c => c.Name = scene.Name + "/cues/doors"),
                        Make.Cue(
                            Session("dinner"),
                            c => (c.Name, c.Anchor) = (scene.Name + "/cues/cars", CueAnchor.End)
                        ),
                    },
                },
            }
        );
        return new(scene);
    }

    private static void Plan(Session session, string name, string start, int minutes)
    {
        session.Name = name;
        session.PlannedStart = Make.Start($"2023-03-21T{start}:00Z");
        session.PlannedDuration = Make.Lasts(minutes);
    }

    public async Task<ChangeOutcome> PreviewAsync(params Edit[] edits) =>
        await Agenda.PreviewChangeAsync(new() { Name = Scene.Name, Edits = { edits } });

    public ApplyChangeRequest Request(string etag, params Edit[] edits) =>
        new()
        {
            Name = Scene.Name,
            Edits = { edits },
            Etag = etag,
        };

    /// <summary>Previews, applies, and makes sure that the one did what the other said.</summary>
    public async Task<ChangeOutcome> ApplyAsync(params Edit[] edits)
    {
        var preview = await PreviewAsync(edits);
        var applied = await Agenda.ApplyChangeAsync(Request(preview.Etag, edits));
        preview.Etag = "";
        Xunit.Assert.Equal(preview, applied);
        Xunit.Assert.Equal(applied.After, await TimelineAsync());
        return applied;
    }

    public async Task<Timeline> TimelineAsync() =>
        await Agenda.GetTimelineAsync(new() { Name = Scene.Name + "/timeline" });

    public async Task StartAsync(string session, string at)
    {
        await Scene.OpenAsync();
        await Agenda.StartSessionAsync(new() { Name = Say.Session(session), StartTime = At(at) });
    }

    public SessionTimes Times(Timeline timeline, string session) =>
        timeline.Sessions.Single(s => s.Session == Say.Session(session));

    /// <summary>The ids of the sessions that move, in order.</summary>
    public static string[] Moved(ChangeOutcome outcome) =>
        [.. outcome.Moved.Select(m => m.Session[(m.Session.LastIndexOf('/') + 1)..])];
}
