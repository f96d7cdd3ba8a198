using Grpc.Core;
using StateVisit.Agenda.V1;
using StateVisit.Tests.Fixture;
using StateVisit.Type.V1;
using Xunit;

namespace StateVisit.Tests.Agenda;

/// <summary>What a record must be by itself.</summary>
public sealed class RuleTests(SharedHosts hosts)
{
    [Theory, OnBothStores]
    public async Task ASessionHoldsToItsRules(StoreKind store)
    {
        var scene = await hosts.SceneAsync(store);
        await RefuseAsync(scene, "session.minimum_duration", s => s.MinimumDuration = Make.Minutes(5));
        await RefuseAsync(
            scene,
            "session.minimum_duration",
            s => (s.PlannedDuration, s.MinimumDuration) = (Make.Lasts(30), Make.Minutes(31))
        );
        await RefuseAsync(
            scene,
            "session.hard_end",
            s => (s.PlannedStart, s.HardEnd) = (Make.Start("2023-03-21T12:00:00Z"), Make.Time("2023-03-21T12:00:00Z"))
        );
        await RefuseAsync(
            scene,
            "session.hard_end",
            s => (s.HardStart, s.HardEnd) = (Make.Time("2023-03-21T12:00:00Z"), Make.Time("2023-03-21T11:59:00Z"))
        );
        await RefuseAsync(scene, "session.day", s => s.Day = "2023-02-30");
        await RefuseAsync(
            scene,
            "session.told[0].end_time",
            s =>
                s.Told.Add(
                    new Told
                    {
                        Audience = Audience.Press,
                        Basis = Basis.Stated,
                        StartTime = Make.Time("2023-03-21T12:00:00Z"),
                        EndTime = Make.Time("2023-03-21T11:00:00Z"),
                    }
                )
        );
        await RefuseAsync(
            scene,
            "session.told[0].start_time",
            s => s.Told.Add(new Told { Audience = Audience.Press, Basis = Basis.Stated })
        );
        await RefuseAsync(
            scene,
            "session.attendances[0].who",
            s => s.Attendances.Add(new Attendance { Essential = true })
        );
        await scene.VenueAsync("hall");
        await RefuseAsync(scene, "session.destination", s => s.Destination = scene.Name + "/venues/hall");
        // What just holds is taken.
        await scene.SessionAsync(
            "talks",
            s =>
            {
                (s.PlannedDuration, s.MinimumDuration) = (Make.Lasts(30), Make.Minutes(30));
                (s.PlannedStart, s.HardEnd) = (Make.Start("2023-03-21T12:00:00Z"), Make.Time("2023-03-21T12:00:01Z"));
                (s.Kind, s.Destination) = (SessionKind.Transfer, scene.Name + "/venues/hall");
                s.Day = "2023-03-17";
            }
        );
    }

    [Theory, OnBothStores]
    public async Task AVisitDoesNotEndBeforeItStarts(StoreKind store)
    {
        var host = await hosts.AgendaAsync(store);
        await RefuseAsync(host, "visit.end_date", v => v.EndDate = "2023-03-19");
        await Scene.CreateAsync(host, v => v.EndDate = v.StartDate);
    }

    [Theory, OnBothStores]
    public async Task ATimeZoneIsOneThatExists(StoreKind store)
    {
        var scene = await hosts.SceneAsync(store);
        await RefuseAsync(scene.Host, "visit.time_zone", v => v.TimeZone = "Europe/Nowhere");
        await Refusal.AssertAsync(
            scene.Agenda.CreateVenueAsync(
                new()
                {
                    Parent = scene.Name,
                    VenueId = "hall",
                    Venue = Make.Venue(v => v.TimeZone = "Mars/Olympus"),
                }
            ),
            StatusCode.InvalidArgument,
            "INVALID_FIELD",
            "venue.time_zone"
        );
    }

    [Theory, OnBothStores]
    public async Task ATimingHoldsToItsRules(StoreKind store)
    {
        var scene = await hosts.SceneAsync(store);
        await scene.OpenAsync();
        await scene.SessionAsync("talks");
        await RefuseTimingAsync(
            scene,
            "timing.actual_start",
            t => t.ActualStart = new() { Time = Make.Time("2023-03-21T12:00:00Z") }
        );
        await RefuseTimingAsync(
            scene,
            "timing.estimated_end",
            t => (t.NotBefore, t.EstimatedEnd) = (Make.Time("2023-03-21T12:00:00Z"), Make.Time("2023-03-21T11:00:00Z"))
        );
        await scene.Agenda.StartSessionAsync(new() { Name = scene.Name + "/sessions/talks" });
        await RefuseTimingAsync(
            scene,
            "timing.actual_end",
            t => t.ActualEnd = new() { Time = Make.Time("2099-03-21T12:00:00Z") }
        );
        await RefuseTimingAsync(scene, "timing.estimated_end", t => t.EstimatedEnd = Make.Time("2001-01-01T00:00:00Z"));
        await scene.Agenda.ConcludeSessionAsync(new() { Name = scene.Name + "/sessions/talks" });
        await RefuseTimingAsync(
            scene,
            "timing.actual_end.time",
            t => t.ActualEnd = new() { Time = Make.Time("2001-01-01T00:00:00Z") }
        );
    }

    [Theory, OnBothStores]
    public async Task AllFaultsAreNamedAtOnce(StoreKind store)
    {
        var scene = await hosts.SceneAsync(store);
        await RefuseAsync(
            scene,
            ["session.titles", "session.kind", "session.parties[1]", "session.order", "session_id"],
            s =>
            {
                s.Titles.Clear();
                s.Kind = SessionKind.Unspecified;
                s.Parties.Add(["CN", "c"]);
                s.Order = -1;
            },
            "Talks!"
        );
        await RefuseAsync(
            scene,
            ["session.minimum_duration", "session.venue", "session.predecessors[0].session"],
            s =>
            {
                s.MinimumDuration = Make.Minutes(1);
                s.Venue = scene.Name + "/venues/none";
                s.Predecessors.Add(new Predecessor { Session = scene.Name + "/sessions/none" });
            }
        );
    }

    private static Task RefuseAsync(Scene scene, string field, Action<Session> change) =>
        RefuseAsync(scene, [field], change);

    private static async Task RefuseAsync(
        Scene scene,
        string[] fields,
        Action<Session> change,
        string id = "refused"
    ) =>
        await Refusal.AssertAsync(
            scene.Agenda.CreateSessionAsync(
                new()
                {
                    Parent = scene.Name,
                    SessionId = id,
                    Session = Make.Session(change),
                }
            ),
            StatusCode.InvalidArgument,
            "INVALID_FIELD",
            fields
        );

    private static async Task RefuseAsync(AgendaAccess host, string field, Action<Visit> change) =>
        await Refusal.AssertAsync(
            host.As("protocol").Agenda.CreateVisitAsync(new() { VisitId = Make.Id(), Visit = Make.Visit(change) }),
            StatusCode.InvalidArgument,
            "INVALID_FIELD",
            field
        );

    private static async Task RefuseTimingAsync(Scene scene, string field, Action<Timing> change)
    {
        var timing = await scene.GetTimingAsync("talks");
        change(timing);
        await Refusal.AssertAsync(
            scene.Agenda.UpdateTimingAsync(new() { Timing = timing }),
            StatusCode.InvalidArgument,
            "INVALID_FIELD",
            field
        );
    }
}
