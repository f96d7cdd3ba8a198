using Grpc.Core;
using StateVisit.Agenda.V1;
using StateVisit.Participants.V1;
using StateVisit.Tests.Agenda;
using StateVisit.Tests.Fixture;
using Xunit;

namespace StateVisit.Tests.Participants.Seating;

/// <summary>Seating plans as records: made from the agenda, changed, planned anew, brought in and out.</summary>
public sealed class SeatingPlanTests(SharedHosts hosts)
{
    [Theory, OnBothStores]
    public async Task APlanIsMadeOfWhoAttendsTheSession(StoreKind store)
    {
        var visit = await SeatedVisit.CreateAsync(
            hosts,
            store,
            (session, v) =>
            {
                session.Attendances[2].Status = AttendanceStatus.Disputed;
                session.Attendances.Add(
                    new Attendance
                    {
                        Delegation = new() { Party = "CN", Count = 2 },
                    }
                );
                session.Attendances.Add(
                    new Attendance { Participant = v.Person("xi"), Status = AttendanceStatus.Absent }
                );
            }
        );

        var plan = await visit.CreateAsync();

        Assert.Equal(1, plan.Version);
        Assert.Equal(("h1", "g1"), (plan.Seats.Of("putin").Id, plan.Seats.Of("xi").Id));
        Assert.True(plan.Seats.Of("shoigu").Disputed);
        Assert.Equal(2, plan.Seats.Count(seat => seat is { Party: "CN", Participant: "" }));
        Assert.StartsWith("number 2 of the host side: ", plan.Seats.Of("lavrov").Reason);
        Assert.Equal(plan, await visit.GetAsync());
    }

    [Theory, OnBothStores]
    public async Task TheSessionsHostReceives(StoreKind store)
    {
        var visit = await SeatedVisit.CreateAsync(
            hosts,
            store,
            (session, _) =>
            {
                session.Host = "CN";
                session.Parties.Add(["CN", "RU"]);
            }
        );

        Assert.Equal("h1", (await visit.CreateAsync()).Seats.Of("xi").Id);
        Assert.Equal("g1", (await visit.CreateAsync("own", plan => plan.Host = "RU")).Seats.Of("xi").Id);
    }

    [Theory, OnBothStores]
    public async Task PlanningAnewKeepsPinsAndSaysWhoMoved(StoreKind store)
    {
        var visit = await SeatedVisit.CreateAsync(hosts, store);
        var before = await visit.CreateAsync(change: plan =>
            plan.Pins.Add(new Pin { Seat = "h3", Participant = visit.Person("shoigu") })
        );
        var unmoved = await visit.Protocol.PlanSeatingAsync(new() { Name = before.Name });
        await visit.Protocol.ImportParticipantsAsync(
            new()
            {
                Name = visit.Name,
                Document = new()
                {
                    Participants = { visit.PersonOf("RU", "putin", 2), visit.PersonOf("RU", "lavrov", 1) },
                },
            }
        );

        var trial = await visit.Protocol.PlanSeatingAsync(new() { Name = before.Name, ValidateOnly = true });
        var stored = await visit.GetAsync();
        var after = await visit.Protocol.PlanSeatingAsync(new() { Name = before.Name, Etag = before.Etag });

        Assert.Empty(unmoved.Moves);
        Assert.Equal(before, stored);
        Assert.Equal(["lavrov h2 h1", "putin h1 h2"], trial.Moves.Select(Line));
        Assert.Equal(["lavrov h2 h1", "putin h1 h2"], after.Moves.Select(Line));
        Assert.Equal("h3", after.SeatingPlan.Seats.Of("shoigu").Id);
        Assert.Equal(2, after.SeatingPlan.Version);
        Assert.Equal(after.SeatingPlan, await visit.GetAsync());
        await Refusal.AssertAsync(
            visit.Protocol.PlanSeatingAsync(new() { Name = before.Name, Etag = before.Etag }),
            StatusCode.Aborted,
            "STALE_ETAG"
        );

        static string Line(SeatMove move) => $"{move.Participant.Split('/')[^1]} {move.From} {move.To}";
    }

    [Theory, OnBothStores]
    public async Task OnlyWhatIsAskedOfTheSeatsPlansThemAnew(StoreKind store)
    {
        var visit = await SeatedVisit.CreateAsync(hosts, store);
        var plan = await visit.CreateAsync();

        plan.Titles["en"] = "Talks in the hall";
        plan = await visit.Protocol.UpdateSeatingPlanAsync(new() { SeatingPlan = plan });
        Assert.Equal(1, plan.Version);

        plan.Rules.Add(
            new SeatingRule
            {
                Kind = SeatingRuleKind.KeepApart,
                Participants = { visit.Person("putin"), visit.Person("lavrov") },
            }
        );
        plan.Layout.Seats = 5;
        plan = await visit.Protocol.UpdateSeatingPlanAsync(new() { SeatingPlan = plan });
        Assert.Equal(2, plan.Version);
        Assert.Equal("h4", plan.Seats.Of("lavrov").Id);
    }

    [Theory, OnBothStores]
    public async Task WhatCannotBeSeatedIsRefusedAndChangesNothing(StoreKind store)
    {
        var visit = await SeatedVisit.CreateAsync(hosts, store);
        await visit.CreateAsync();
        var changes = await visit.ChangesAsync();

        var small = await visit
            .As("protocol")
            .SendAsync(
                HttpMethod.Patch,
                $"/v1/{visit.PlanName()}?updateMask=layout",
                """{"layout":{"kind":"LAYOUT_KIND_NEGOTIATING_TABLE","seats":2}}"""
            );
        Assert.Equal((400, "TABLE_TOO_SMALL"), (small.Status, RestFaults.Reason(small.Body)));
        Assert.Contains("\"missing\":\"1\"", small.Body.Replace(" ", ""));

        var clash = await Refusal.AssertAsync(
            visit.CreateAsync(
                "clash",
                plan =>
                {
                    plan.Layout.Seats = 5;
                    foreach (var kind in new[] { SeatingRuleKind.KeepApart, SeatingRuleKind.KeepTogether })
                        plan.Rules.Add(
                            new SeatingRule
                            {
                                Kind = kind,
                                Participants = { visit.Person("lavrov"), visit.Person("shoigu") },
                            }
                        );
                }
            ),
            StatusCode.FailedPrecondition,
            "RULES_CLASH"
        );
        Assert.Contains("rules[0] (keep apart: lavrov, shoigu) and rules[1]", clash.Message);

        await Refusal.AssertAsync(
            visit.CreateAsync(
                "bad",
                plan =>
                {
                    plan.Profile = "unheard-of";
                    plan.Layout.PlaceWidth = 5;
                    plan.Layout.Units = 3;
                    plan.Sitters.Add(new Sitter { Participant = visit.Person("putin"), Order = 3 });
                    plan.Sitters.Add(new Sitter { Participant = visit.Person("xi") });
                    plan.Sitters.Add(new Sitter { Participant = visit.Person("xi") });
                    plan.Pins.Add([new Pin { Seat = "h1" }, new Pin { Seat = "h1" }]);
                    plan.Rules.Add(
                        new SeatingRule { Kind = SeatingRuleKind.KeepApart, Participants = { visit.Person("xi") } }
                    );
                }
            ),
            StatusCode.InvalidArgument,
            "INVALID_FIELD",
            "seating_plan.layout.place_width",
            "seating_plan.layout.units",
            "seating_plan.pins[1].seat",
            "seating_plan.profile",
            "seating_plan.rules[0].participants",
            "seating_plan.sitters[0].order",
            "seating_plan.sitters[2].participant"
        );
        await RefusedAsync(plan => plan.Session = $"{visit.Name}/sessions/none", "seating_plan.session");
        await RefusedAsync(plan => plan.Session = "", "seating_plan.sitters");
        await RefusedAsync(plan => plan.Sitters.Add(new Sitter()), "seating_plan.sitters[0].who");
        await RefusedAsync(
            plan => plan.Sitters.Add(new Sitter { Participant = visit.Person("nobody") }),
            "seating_plan.sitters[0].participant"
        );
        await RefusedAsync(
            plan => plan.Pins.Add(new Pin { Seat = "h2", Participant = visit.Person("nobody") }),
            "seating_plan.pins[0].participant"
        );
        await RefusedAsync(
            plan => plan.Sitters.Add(Enumerable.Repeat(0, 6).Select(_ => new Sitter { Count = 1000, Party = "CN" })),
            "seating_plan.sitters[0]"
        );
        Assert.Equal(changes, await visit.ChangesAsync());

        Task RefusedAsync(Action<SeatingPlan> change, string field) =>
            Refusal.AssertAsync(visit.CreateAsync("bad", change), StatusCode.InvalidArgument, "INVALID_FIELD", field);
    }

    [Theory, OnBothStores]
    public async Task AnImportTakesSeatsAsGivenAndPlansWhereThereAreNone(StoreKind store)
    {
        var visit = await SeatedVisit.CreateAsync(hosts, store);
        await visit.CreateAsync();
        var document = await visit.Protocol.ExportParticipantsAsync(new() { Name = visit.Name });
        var given = document.SeatingPlans[0];
        (given.Seats.Of("lavrov").Id, given.Seats.Of("shoigu").Id) = ("h3", "h2");
        var open = visit.PlanOf();
        open.Name = visit.PlanName("open");
        document.SeatingPlans.Add(open);

        var first = await ImportAsync();
        var second = await ImportAsync();

        Assert.Equal((1, 1), (first.Created, first.Updated));
        Assert.Equal((0, 0), (second.Created, second.Updated));
        Assert.Equal("h3", (await visit.GetAsync()).Seats.Of("lavrov").Id);
        Assert.Equal("h2", (await visit.GetAsync("open")).Seats.Of("lavrov").Id);

        async Task<ImportParticipantsResponse> ImportAsync() =>
            await visit.Protocol.ImportParticipantsAsync(new() { Name = visit.Name, Document = document });
    }

    [Theory, OnBothStores]
    public async Task WhoIsInAPlanIsNotDeletedAndAPlanIs(StoreKind store)
    {
        var visit = await SeatedVisit.CreateAsync(hosts, store);
        var plan = await visit.CreateAsync();

        await Refusal.AssertAsync(
            visit.Protocol.DeleteParticipantAsync(new() { Name = visit.Person("qin") }),
            StatusCode.FailedPrecondition,
            "STILL_REFERRED_TO"
        );
        await visit.Protocol.DeleteSeatingPlanAsync(new() { Name = plan.Name, Etag = plan.Etag });
        await visit.Protocol.DeleteParticipantAsync(new() { Name = visit.Person("qin") });

        Assert.Empty((await visit.Protocol.ListSeatingPlansAsync(new() { Parent = visit.Name })).SeatingPlans);
    }

    [Theory, OnBothStores]
    public async Task EverybodyMayKnowTheCustoms(StoreKind store)
    {
        var visit = await SeatedVisit.CreateAsync(hosts, store);

        var profiles = await visit.Anonymous.Participants.ListSeatingProfilesAsync(new());
        var rest = await visit.Anonymous.GetAsync("/v1/seatingProfiles");

        Assert.Equal("standard", profiles.SeatingProfiles[0].Id);
        Assert.Equal(200, rest.Status);
        Assert.Contains("interpreters-behind", rest.Body);
    }
}
