using Grpc.Core;
using StateVisit.Agenda.V1;
using StateVisit.Participants.V1;
using StateVisit.Tests.Fixture;
using StateVisit.Type.V1;
using Xunit;
using RecordKind = StateVisit.Participants.V1.RecordKind;

namespace StateVisit.Tests.Participants.Seating;

/// <summary>A plan tells nobody of somebody of whom they may not know.</summary>
public sealed class PlanLabelTests(SharedHosts hosts)
{
    [Theory, OnBothStores]
    public async Task RaisingAPersonTakesThePlanFromThoseBelow(StoreKind store)
    {
        var visit = await SeatedVisit.CreateAsync(hosts, store);
        await visit.CreateAsync();
        var press = visit.As("press");
        using var watch = press.Participants.WatchParticipants(
            new() { Name = visit.Name, Kinds = { RecordKind.SeatingPlan } }
        );
        await NextAsync(watch, message => message.Synced is not null);
        Assert.Equal(
            visit.PlanName(),
            (await press.Participants.GetSeatingPlanAsync(new() { Name = visit.PlanName() })).Name
        );

        await visit.RaiseAsync("shoigu", Make.Restricted);

        var gone = await NextAsync(watch, message => message.Revision is not null);
        Assert.Equal(
            [(visit.PlanName(), Type.V1.Action.Deleted)],
            gone.Revision.Changes.Select(c => (c.Name, c.Action))
        );
        await Refusal.AssertAsync(
            press.Participants.GetSeatingPlanAsync(new() { Name = visit.PlanName() }),
            StatusCode.NotFound,
            "NO_SUCH_RECORD"
        );
        Assert.Empty((await press.Participants.ListSeatingPlansAsync(new() { Parent = visit.Name })).SeatingPlans);
        foreach (var address in new[] { "seatingPlans", "participantsChanges" })
            Assert.DoesNotContain("shoigu", (await press.GetAsync($"{visit.Address}/{address}")).Body);
        var export = await press.GetAsync($"{visit.Address}:exportParticipants");
        Assert.Equal(200, export.Status);
        Assert.DoesNotContain("shoigu", export.Body);
        Assert.Equal(Label.Restricted, (await visit.GetAsync()).Access.Label);
        Assert.Equal(5, (await visit.GetAsync()).Seats.Count(seat => seat.Participant.Length > 0));
    }

    [Theory, OnBothStores]
    public async Task ASessionThatFewerMaySeeTakesItsPlanAlong(StoreKind store)
    {
        var visit = await SeatedVisit.CreateAsync(hosts, store);
        await visit.CreateAsync();
        var press = visit.As("press");
        Assert.Equal(200, (await press.GetAsync($"{visit.Address}/seatingPlans/talks:draw")).Status);

        await visit.RaiseTalksAsync(session => session.Access = Make.Restricted, "access");

        await Eventually.IsTrueAsync(
            async () => (await visit.GetAsync()).Access.Label == Label.Restricted,
            () => "The plan still tells of a session that is hidden"
        );
        Assert.Equal(404, (await press.GetAsync($"{visit.Address}/seatingPlans/talks:draw")).Status);
    }

    [Theory, OnBothStores]
    public async Task AnAttendanceThatFewerMayKnowOfTakesAlongThePlanThatFollowsFromIt(StoreKind store)
    {
        var visit = await SeatedVisit.CreateAsync(hosts, store);
        await visit.CreateAsync();
        await visit.CreateAsync(
            "own",
            plan =>
                plan.Sitters.Add([
                    new() { Participant = visit.Person("putin") },
                    new() { Participant = visit.Person("xi") },
                ])
        );

        await visit.RaiseTalksAsync(session => session.Attendances[1].Access = Make.Press, "attendances");

        await Eventually.IsTrueAsync(
            async () => (await visit.GetAsync()).Access.Label == Label.Press,
            () => "The plan still tells of an attendance that is hidden"
        );
        Assert.Equal(Label.Public, (await visit.GetAsync("own")).Access.Label);
    }

    [Theory, OnBothStores]
    public async Task PeopleOfDifferentDelegationsLeaveNobodyWhoMaySeeThemBoth(StoreKind store)
    {
        var visit = await SeatedVisit.CreateAsync(hosts, store);
        await visit.CreateAsync(change: plan =>
            plan.Embargo = new() { After = Make.Public, Time = Make.Time("2099-01-01T00:00:00Z") }
        );

        await visit.RaiseAsync("lavrov", Make.Delegations("RU", "KZ"));
        Assert.Equal(Make.Delegations("RU", "KZ"), (await visit.GetAsync()).Access);
        await visit.RaiseAsync("xi", Make.Delegations("CN", "KZ"));
        Assert.Equal(Make.Delegations("KZ"), (await visit.GetAsync()).Access);
        await visit.RaiseAsync("qin", Make.Delegations("CN"));

        var plan = await visit.GetAsync();
        Assert.Equal(Make.Restricted, plan.Access);
        Assert.Equal(Make.Restricted, plan.Embargo.After);
    }

    [Theory, OnBothStores]
    public async Task AnImportNarrowsToo(StoreKind store)
    {
        var visit = await SeatedVisit.CreateAsync(hosts, store);
        await visit.CreateAsync();
        var xi = visit.PersonOf("CN", "xi", 1);
        xi.Access = Make.Press;

        await visit.Protocol.ImportParticipantsAsync(
            new()
            {
                Name = visit.Name,
                Document = new() { Participants = { xi } },
            }
        );

        Assert.Equal(Make.Press, (await visit.GetAsync()).Access);
    }

    [Theory, OnBothStores]
    public async Task APlanIsNoMoreOpenThanItsPeopleItsSessionAndTheirAttendance(StoreKind store)
    {
        var visit = await SeatedVisit.CreateAsync(
            hosts,
            store,
            (session, _) =>
            {
                session.Access = Make.Press;
                session.Attendances[1].Access = Make.Restricted;
            },
            Make.Restricted
        );

        await RefusedAsync(plan => plan.Access = Make.Public, "seating_plan.access.label");
        // Press may know of the session, not that Lavrov attends it.
        await RefusedAsync(plan => plan.Access = Make.Press, "seating_plan.access.label");
        await visit.RaiseAsync("qin", Make.Restricted);
        await RefusedAsync(
            plan =>
            {
                plan.Access = Make.Press;
                plan.Sitters.Add(new Sitter { Participant = visit.Person("putin") });
                plan.Sitters.Add(new Sitter { Participant = visit.Person("qin") });
            },
            "seating_plan.sitters[1].participant",
            "seating_plan.seats[1].participant"
        );

        async Task RefusedAsync(Action<SeatingPlan> change, params string[] fields) =>
            await Refusal.AssertAsync(
                visit.CreateAsync("open", change),
                StatusCode.InvalidArgument,
                "INVALID_FIELD",
                fields
            );
    }

    private static async Task<WatchEvent> NextAsync(
        AsyncServerStreamingCall<WatchEvent> watch,
        Func<WatchEvent, bool> wanted
    )
    {
        using var limit = new CancellationTokenSource(TimeSpan.FromSeconds(20), TimeProvider.System);
        while (await watch.ResponseStream.MoveNext(limit.Token))
            if (wanted(watch.ResponseStream.Current))
                return watch.ResponseStream.Current;
        throw new InvalidOperationException("The watch has ended.");
    }
}
