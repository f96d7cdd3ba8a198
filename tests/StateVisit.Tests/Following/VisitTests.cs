using Grpc.Core;
using StateVisit.Agenda.V1;
using StateVisit.Participants.V1;
using StateVisit.Tests.Fixture;
using StateVisit.Type.V1;
using Xunit;

namespace StateVisit.Tests.Following;

/// <summary>The visits that the agenda keeps, as the participants service knows them.</summary>
public class VisitTests
{
    [Theory]
    [OnBothStores]
    public async Task AVisitCanBeUsedAsSoonAsItIsCreated(StoreKind store)
    {
        await using var system = await VisitSystem.StartAsync(store);
        for (var i = 0; i < 10; i++)
        {
            var scene = await Scene.CreateAsync(system.Agenda);
            await InviteAsync(system, scene.Name);
        }
    }

    [Theory]
    [OnBothStores]
    public async Task AVisitThatThereIsNotIsNotFound(StoreKind store)
    {
        await using var system = await VisitSystem.StartAsync(store);

        await Refusal.AssertAsync(Invite(system, "visits/none"), StatusCode.NotFound, "NO_SUCH_RECORD");
    }

    [Theory]
    [OnBothStores]
    public async Task WhetherThereIsAVisitCannotBeSaidWhileTheAgendaIsAway(StoreKind store)
    {
        await using var system = await VisitSystem.StartAsync(store);
        var scene = await Scene.CreateAsync(system.Agenda);
        await InviteAsync(system, scene.Name);
        await system.StopAgendaAsync();

        await Refusal.AssertAsync(Invite(system, "visits/none"), StatusCode.Unavailable, "UNAVAILABLE");
        // What is known already needs nobody.
        await InviteAsync(system, scene.Name, "another");
    }

    [Theory]
    [OnBothStores]
    public async Task TheAgendaWritesWhileTheParticipantsAreAway(StoreKind store)
    {
        await using var system = await VisitSystem.StartAsync(store);
        await system.StopParticipantsAsync();

        var scene = await Scene.CreateAsync(system.Agenda);
        await scene.SessionAsync(
            "talks",
            s => s.Attendances.Add(new Attendance { Participant = $"{scene.Name}/participants/x" })
        );
        await system.StartParticipantsAsync();

        await InviteAsync(system, scene.Name);
    }

    [Theory]
    [OnBothStores]
    public async Task WithAVisitGoesEverythingThatIsKeptOfIt(StoreKind store)
    {
        await using var system = await VisitSystem.StartAsync(store);
        var scene = await Scene.CreateAsync(system.Agenda);
        await InviteAsync(system, scene.Name);
        await scene.Agenda.DeleteVisitAsync(new() { Name = scene.Name });
        var participants = system.Participants.As("protocol").Participants;
        await Eventually.IsTrueAsync(
            async () =>
            {
                try
                {
                    await participants.ListParticipantsAsync(new() { Parent = scene.Name });
                    return false;
                }
                catch (RpcException e) when (e.StatusCode == StatusCode.NotFound)
                {
                    return true;
                }
            },
            () => "the participants are still there",
            10
        );

        await scene.Agenda.CreateVisitAsync(new() { VisitId = scene.Name["visits/".Length..], Visit = Make.Visit() });

        await InviteAsync(system, scene.Name);
        Assert.Single((await participants.ListParticipantsAsync(new() { Parent = scene.Name })).Participants);
    }

    [Theory]
    [OnBothStores]
    public async Task AVisitIsHiddenHereFromThoseFromWhomItIsHiddenThere(StoreKind store)
    {
        await using var system = await VisitSystem.StartAsync(store);
        var scene = await Scene.CreateAsync(system.Agenda, visit => visit.Access = Make.Restricted);
        await InviteAsync(system, scene.Name);

        await Refusal.AssertAsync(
            system.Participants.As("press").Participants.ListParticipantsAsync(new() { Parent = scene.Name }),
            StatusCode.NotFound,
            "NO_SUCH_RECORD"
        );
    }

    [Theory]
    [OnBothStores]
    public async Task WhatIsFollowedIsNotShownAsOnesOwn(StoreKind store)
    {
        await using var system = await VisitSystem.StartAsync(store);
        var guest = await Guest.InviteAsync(system, Make.Public);
        await guest.ShownAsync(system.Agenda.Anonymous);
        var protocol = system.Participants.As("protocol").Participants;

        var changes = await protocol.ListParticipantsChangesAsync(new() { Parent = guest.Visit, PageSize = 1000 });
        Assert.Equal([guest.Name], changes.Changes.Select(change => change.Name));
        var agenda = await guest.Scene.Agenda.ListChangesAsync(new() { Parent = guest.Visit, PageSize = 1000 });
        Assert.DoesNotContain(guest.Name, agenda.Changes.Select(change => change.Name));
        Assert.True((await protocol.VerifyParticipantsJournalAsync(new() { Name = guest.Visit })).Intact);
        await guest.Scene.LinksAsync();
        await Refusal.AssertAsync(
            guest.Scene.Agenda.LiftEmbargoAsync(new() { Name = guest.Name, Reason = "why" }),
            StatusCode.NotFound,
            "NO_SUCH_RECORD"
        );
    }

    [Theory]
    [OnBothStores]
    public async Task AnEmbargoOfAPersonEndsWhenTheSessionStarts(StoreKind store)
    {
        await using var system = await VisitSystem.StartAsync(store);
        var scene = await Scene.CreateAsync(system.Agenda);
        await scene.SessionAsync("talks");
        await scene.OpenAsync();
        var person = Guest.Of(Make.Restricted);
        person.Embargo = new() { After = Make.Public, SessionStart = $"{scene.Name}/sessions/talks" };
        await system
            .Participants.As("protocol")
            .Participants.CreateParticipantAsync(
                new()
                {
                    Parent = scene.Name,
                    ParticipantId = "x",
                    Participant = person,
                }
            );
        Assert.Equal(0, await CountAsync());

        await scene.Agenda.StartSessionAsync(new() { Name = $"{scene.Name}/sessions/talks" });

        await Eventually.IsTrueAsync(async () => await CountAsync() == 1, () => "the embargo did not end", 5);

        async Task<int> CountAsync() =>
            (await system.Participants.Anonymous.Participants.ListParticipantsAsync(new() { Parent = scene.Name }))
                .Participants
                .Count;
    }

    private static async Task InviteAsync(VisitSystem system, string visit, string id = "x") =>
        await Invite(system, visit, id);

    private static AsyncUnaryCall<Participant> Invite(VisitSystem system, string visit, string id = "x") =>
        system
            .Participants.As("protocol")
            .Participants.CreateParticipantAsync(
                new()
                {
                    Parent = visit,
                    ParticipantId = id,
                    Participant = Guest.Of(Make.Public),
                }
            );
}
