using Grpc.Core;
using StateVisit.Agenda.V1;
using StateVisit.Tests.Fixture;
using Xunit;

namespace StateVisit.Tests.Agenda;

/// <summary>Import and export.</summary>
public sealed class TransferTests(SharedHosts hosts)
{
    [Theory, OnBothStores]
    public async Task WhatIsThereAlreadyIsUnchanged(StoreKind store)
    {
        var (scene, document) = await FilledAsync(store);
        var links = await scene.LinksAsync();
        var again = await ImportAsync(scene, document);
        Assert.Equal((0, 0), (again.Created, again.Updated));
        Assert.Equal(links, await scene.LinksAsync());
    }

    [Theory, OnBothStores]
    public async Task WhatDiffersIsUpdatedAndNothingIsDeleted(StoreKind store)
    {
        var (scene, document) = await FilledAsync(store);
        var before = await scene.Agenda.ExportAgendaAsync(new() { Name = scene.Name });
        var part = new AgendaDocument
        {
            Visit = document.Visit,
            Sessions = { document.Sessions[1].Clone(), Make.Session(s => s.Name = scene.Name + "/sessions/new") },
        };
        part.Sessions[0].Order = 77;
        var answer = await ImportAsync(scene, part);
        // The new session comes with a timing.
        Assert.Equal((2, 1, 2), (answer.Created, answer.Updated, answer.Unchanged));
        var after = await scene.Agenda.ExportAgendaAsync(new() { Name = scene.Name });
        Assert.Equal(before.Sessions.Count + 1, after.Sessions.Count);
        Assert.Equal(before.Cues, after.Cues);
        Assert.Equal(77, (await scene.GetSessionAsync("s1")).Order);
    }

    [Theory, OnBothStores]
    public async Task WhatIsTakenOutCanBeBroughtInUnchanged(StoreKind store)
    {
        var (scene, _) = await FilledAsync(store);
        await scene.OpenAsync();
        await scene.Agenda.StartSessionAsync(new() { Name = scene.Name + "/sessions/s0" });
        var document = await scene.Agenda.ExportAgendaAsync(new() { Name = scene.Name });
        var links = await scene.LinksAsync();
        var answer = await ImportAsync(scene, document);
        Assert.Equal((0, 0, 16), (answer.Created, answer.Updated, answer.Unchanged));
        Assert.Equal(links, await scene.LinksAsync());
    }

    [Theory, OnBothStores]
    public async Task WhatIsTakenOutMakesTheSameVisitElsewhere(StoreKind store)
    {
        var (scene, _) = await FilledAsync(store);
        await scene.OpenAsync();
        await scene.Agenda.StartSessionAsync(new() { Name = scene.Name + "/sessions/s0" });
        var document = await scene.Agenda.ExportAgendaAsync(new() { Name = scene.Name });
        await using var other = await AgendaHost.StartAsync(store);
        await other.As("protocol").Agenda.ImportAgendaAsync(new() { Name = scene.Name, Document = document });
        var copy = await other.As("protocol").Agenda.ExportAgendaAsync(new() { Name = scene.Name });
        Assert.Equal(Timeless(document), Timeless(copy));
    }

    [Theory, OnBothStores]
    public async Task ARefusalNamesTheFieldAndNothingIsBroughtIn(StoreKind store)
    {
        var (scene, document) = await FilledAsync(store);
        var links = await scene.LinksAsync();
        await RefuseAsync(
            "document.sessions[3].planned_duration.duration",
            d => d.Sessions[3].PlannedDuration = new() { Basis = StateVisit.Type.V1.Basis.Stated }
        );
        await RefuseAsync("document.sessions[3].venue", d => d.Sessions[3].Venue = scene.Name + "/venues/none");
        await RefuseAsync(
            "document.sessions[3].minimum_duration",
            d => d.Sessions[3].MinimumDuration = Make.Minutes(1)
        );
        await RefuseAsync("document.sessions[3].name", d => d.Sessions[3].Name = d.Sessions[2].Name);
        await RefuseAsync("document.sessions[3].name", d => d.Sessions[3].Name = "visits/other/sessions/x");
        await RefuseAsync("document.visit.name", d => d.Visit.Name = "visits/other");
        await RefuseAsync(
            "document.sessions[0].predecessors[0].session",
            d => d.Sessions[0].Predecessors.Add(new Predecessor { Session = d.Sessions[1].Name })
        );
        await RefuseAsync(
            "document.timings[0].name",
            d => d.Timings.Add(new Timing { Name = scene.Name + "/sessions/none/timing", Access = Make.Public })
        );
        await RefuseAsync("document.topics[0].access.label", d => d.Topics[0].Access = Make.Restricted);
        Assert.Equal(links, await scene.LinksAsync());

        async Task RefuseAsync(string field, Action<AgendaDocument> change)
        {
            var bad = document.Clone();
            bad.Sessions[4].Order = 99;
            change(bad);
            var refusal = await Refusal.OfAsync(
                scene.Agenda.ImportAgendaAsync(new() { Name = scene.Name, Document = bad })
            );
            Assert.Equal(StatusCode.InvalidArgument, refusal.Code);
            Assert.Contains(field, refusal.Fields.Keys);
        }
    }

    [Theory, OnBothStores]
    public async Task WhatHappenedIsTakenAsGiven(StoreKind store)
    {
        var scene = await hosts.SceneAsync(store);
        var visit = scene.Visit.Clone();
        visit.Phase = VisitPhase.Closed;
        var name = scene.Name + "/sessions/talks";
        await ImportAsync(
            scene,
            new()
            {
                Visit = visit,
                Sessions = { Make.Session(s => s.Name = name) },
                Timings =
                {
                    new Timing
                    {
                        Name = name + "/timing",
                        Access = Make.Public,
                        State = SessionState.Concluded,
                        ActualStart = new() { Time = Make.Time("2023-03-21T12:20:00Z") },
                    },
                },
            }
        );
        Assert.Equal(SessionState.Concluded, (await scene.GetSessionAsync("talks")).State);
        Assert.Equal(VisitPhase.Closed, (await scene.Agenda.GetVisitAsync(new() { Name = scene.Name })).Phase);
    }

    private static async Task<ImportAgendaResponse> ImportAsync(Scene scene, AgendaDocument document) =>
        await scene.Agenda.ImportAgendaAsync(new() { Name = scene.Name, Document = document });

    /// <summary>One visit, a venue, two topics, five sessions in a row with their timings, two cues.</summary>
    private async Task<(Scene, AgendaDocument)> FilledAsync(StoreKind store)
    {
        var scene = await hosts.SceneAsync(store);
        var document = new AgendaDocument
        {
            Visit = Make.Visit(v => v.Name = scene.Name),
            Venues = { Make.Venue(v => v.Name = scene.Name + "/venues/hall") },
            Topics =
            {
                Make.Topic(t => t.Name = scene.Name + "/topics/a"),
                Make.Topic(t => (t.Name, t.Access) = (scene.Name + "/topics/b", Make.Press)),
            },
        };
        for (var i = 0; i < 5; i++)
        {
            var number = i;
            document.Sessions.Add(
                Make.Session(s =>
                {
                    s.Name = $"{scene.Name}/sessions/s{number}";
                    s.Venue = scene.Name + "/venues/hall";
                    s.Topics.Add(scene.Name + "/topics/a");
                    if (number > 0)
                        s.Predecessors.Add(new Predecessor { Session = $"{scene.Name}/sessions/s{number - 1}" });
                })
            );
        }
        document.Cues.Add(Make.Cue(scene.Name + "/sessions/s0", c => c.Name = scene.Name + "/cues/a"));
        document.Cues.Add(Make.Cue(scene.Name + "/sessions/s4", c => c.Name = scene.Name + "/cues/b"));
        var answer = await ImportAsync(scene, document);
        Assert.Equal((15, 0, 1), (answer.Created, answer.Updated, answer.Unchanged));
        return (scene, document);
    }

    private static AgendaDocument Timeless(AgendaDocument document)
    {
        var copy = document.Clone();
        IEnumerable<IRecord> records =
        [
            copy.Visit,
            .. copy.Venues,
            .. copy.Topics,
            .. copy.Sessions,
            .. copy.Timings,
            .. copy.Cues,
        ];
        foreach (var record in records)
        {
            record.CreateTime = record.UpdateTime = null!;
            record.Etag = "";
        }
        return copy;
    }
}
