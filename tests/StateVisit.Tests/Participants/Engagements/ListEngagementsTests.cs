using System.Text.Json.Nodes;
using Grpc.Core;
using StateVisit.Agenda.V1;
using StateVisit.Participants.V1;
using StateVisit.Tests.Fixture;
using StateVisit.Tests.Following;
using StateVisit.Type.V1;
using Xunit;

namespace StateVisit.Tests.Participants.Engagements;

/// <summary>A person's day as the participants service tells it from what it follows of the agenda.</summary>
public class ListEngagementsTests(SharedHosts hosts)
{
    [Theory, OnBothStores]
    public async Task TheAgendaMovesASessionAndTheEngagementsMoveWithinASecond(StoreKind store)
    {
        var day = await DayAsync(store);
        await day.AwaitAsync(day.Protocol, answer => answer.Engagements.Count == 2 && answer.Conflicts.Count == 0);

        await day.Scene.Agenda.UpdateSessionAsync(
            new()
            {
                Session = new() { Name = day.Session("second"), PlannedStart = Make.Start("2099-03-21T10:15:00Z") },
                UpdateMask = new() { Paths = { "planned_start" } },
            }
        );

        var moved = await day.AwaitAsync(day.Protocol, answer => answer.Conflicts.Count == 1, seconds: 1);
        Assert.Equal(Make.Time("2099-03-21T10:15:00Z"), moved.Engagements[1].StartTime);
        Assert.Equal("DoubleBooked 15", $"{moved.Conflicts[0].Kind} {moved.Conflicts[0].Missing.Seconds / 60}");
    }

    [Theory, OnBothStores]
    public async Task BothWiresTellTheSame(StoreKind store)
    {
        var day = await DayAsync(store);
        await day.AwaitAsync(day.Protocol, answer => answer.Engagements.Count == 2);

        var rest = await day.Protocol.GetAsync($"/v1/{day.Person}/engagements");

        Assert.Equal(200, rest.Status);
        Assert.Equal(
            [day.Session("first"), day.Session("second")],
            JsonNode.Parse(rest.Body)!["engagements"]!.AsArray().Select(one => (string?)one!["session"])
        );
    }

    [Theory, OnBothStores]
    public async Task WhatActuallyHappenedIsToldOnlyToWhoMayKnowIt(StoreKind store)
    {
        var day = await DayAsync(store);
        var first = await day.Scene.GetTimingAsync("first");
        await day.Scene.OpenAsync();
        await day.Scene.Agenda.StartSessionAsync(
            new() { Name = first.Name[..^"/timing".Length], StartTime = Make.Time("2020-03-21T09:00:00Z") }
        );

        await day.AwaitAsync(
            day.Protocol,
            answer => answer.Engagements[0].StartTime == Make.Time("2020-03-21T09:00:00Z")
        );
        Assert.Equal(Make.Time("2099-03-21T10:00:00Z"), (await day.ListAsync(day.Public)).Engagements[0].StartTime);
    }

    [Theory, OnBothStores]
    public async Task HiddenSessionsAndAttendancesAreAsIfThereWereNone(StoreKind store)
    {
        var day = await DayAsync(store);
        await day.Scene.SessionAsync(
            "secret",
            session =>
            {
                (session.Access, session.PlannedStart) = (Make.Restricted, Make.Start("2099-03-21T10:10:00Z"));
                session.Attendances.Add(new Attendance { Participant = day.Person });
            }
        );
        await day.Scene.SessionAsync(
            "quiet",
            session =>
            {
                session.PlannedStart = Make.Start("2099-03-21T10:10:00Z");
                session.Attendances.Add(new Attendance { Participant = day.Person, Access = Make.Delegations("CN") });
            }
        );

        await day.AwaitAsync(day.Protocol, answer => answer.Engagements.Count == 4);
        Assert.Equal(["first", "quiet", "second"], await day.IdsAsync(day.System.Participants.As("delegation", "CN")));
        Assert.Equal(["first", "second"], await day.IdsAsync(day.System.Participants.As("press")));
        Assert.Equal(["first", "second"], await day.IdsAsync(day.Public));
        Assert.Empty((await day.ListAsync(day.Public)).Conflicts);
    }

    [Theory, OnBothStores]
    public async Task TheWayBetweenTheVenuesIsReckonedWith(StoreKind store)
    {
        var day = await DayAsync(store);
        await day.Scene.VenueAsync("hotel");
        await day.Scene.VenueAsync(
            "hall",
            venue =>
                venue.Travel.Add(
                    new StateVisit.Agenda.V1.Travel
                    {
                        Venue = $"{day.Scene.Name}/venues/hotel",
                        Duration = Make.Minutes(45),
                    }
                )
        );
        await day.PlaceAsync("first", "hall");
        await day.PlaceAsync("second", "hotel");

        foreach (var caller in new[] { day.Protocol, day.Public })
        {
            var answer = await day.AwaitAsync(caller, answer => answer.Conflicts.Count == 1);
            Assert.Equal(EngagementConflictKind.TravelTooShort, answer.Conflicts[0].Kind);
            Assert.Equal(Make.Minutes(15), answer.Conflicts[0].Missing);
            Assert.Equal($"{day.Scene.Name}/venues/hall", answer.Engagements[0].Venue);
        }
    }

    [Theory, OnBothStores]
    public async Task AHiddenPersonIsNotFound(StoreKind store)
    {
        var day = await DayAsync(store);
        await day.AwaitAsync(day.Public, answer => answer.Engagements.Count == 2);

        await day.Protocol.Participants.UpdateParticipantAsync(
            new()
            {
                Participant = new() { Name = day.Person, Access = Make.Restricted },
                UpdateMask = new() { Paths = { "access" } },
            }
        );

        Assert.Equal(2, (await day.ListAsync(day.Protocol)).Engagements.Count);
        foreach (var name in new[] { day.Person, day.Person + "y" })
            await Refusal.AssertAsync(
                day.Public.Participants.ListEngagementsAsync(new() { Parent = name }),
                StatusCode.NotFound,
                "NO_SUCH_RECORD"
            );
    }

    [Theory, OnBothStores]
    public async Task WhoArrivesAfterTheFirstSessionIsTold(StoreKind store)
    {
        var day = await DayAsync(store);
        await day.AwaitAsync(day.Protocol, answer => answer.Engagements.Count == 2);

        await day.Protocol.Participants.UpdateParticipantAsync(
            new()
            {
                Participant = new()
                {
                    Name = day.Person,
                    Arrival = new() { Time = Make.Time("2099-03-21T10:05:00Z") },
                },
                UpdateMask = new() { Paths = { "arrival" } },
            }
        );

        var conflict = Assert.Single((await day.ListAsync(day.Protocol)).Conflicts);
        Assert.Equal((EngagementConflictKind.BeforeArrival, Make.Minutes(5)), (conflict.Kind, conflict.Missing));
        Assert.Equal([day.Session("first")], conflict.Sessions);
    }

    [Theory, OnBothStores]
    public async Task TheAgendaIsNotAskedForIt(StoreKind store)
    {
        await using var system = await VisitSystem.StartAsync(store);
        var day = await Day.CreateAsync(system);
        await day.AwaitAsync(day.Protocol, answer => answer.Engagements.Count == 2);
        await system.StopAgendaAsync();

        Assert.Equal(["first", "second"], await day.IdsAsync(day.Public));
    }

    private async Task<Day> DayAsync(StoreKind store)
    {
        var day = await Day.CreateAsync(await hosts.SystemAsync(store));
        await hosts.Followed.GiveAsync(day.Scene);
        return day;
    }
}
