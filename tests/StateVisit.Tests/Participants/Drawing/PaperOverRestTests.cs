using StateVisit.Participants.V1;
using StateVisit.Tests.Fixture;
using Xunit;

namespace StateVisit.Tests.Participants.Drawing;

/// <summary>Pictures and place cards as they leave the service.</summary>
public class PaperOverRestTests(SharedHosts hosts)
{
    [Theory, OnBothStores]
    public async Task APlanIsAnsweredAsAPictureAndAsAPage(StoreKind kind)
    {
        var (system, address) = await PlanAsync(kind, Make.Public);
        var caller = system.Participants.Anonymous;

        var picture = await caller.GetAsync($"{address}:draw?language=en");
        var cards = await caller.GetAsync($"{address}:placeCards");

        Assert.Equal((200, "image/svg+xml"), (picture.Status, picture.ContentType));
        Assert.Contains("Xi Jinping", picture.Body, StringComparison.Ordinal);
        Assert.Equal((200, "text/html; charset=utf-8"), (cards.Status, cards.ContentType));
        Assert.Contains("习近平", cards.Body, StringComparison.Ordinal);
    }

    [Theory, OnBothStores]
    public async Task WhoMayNotSeeThePlanGetsNoPicture(StoreKind kind)
    {
        var (system, address) = await PlanAsync(kind, Make.Restricted);

        foreach (var verb in new[] { "draw", "placeCards" })
        {
            var hidden = await system.Participants.Anonymous.GetAsync($"{address}:{verb}");
            Assert.Equal((404, "application/json; charset=utf-8"), (hidden.Status, hidden.ContentType));
            Assert.Equal(200, (await system.Participants.As("protocol").GetAsync($"{address}:{verb}")).Status);
        }
    }

    [Theory, OnBothStores]
    public async Task WhoMayNoLongerSeeAPersonGetsNoPictureOfThem(StoreKind kind)
    {
        var (system, address) = await PlanAsync(kind, Make.Public);
        var person = address[4..^"seatingPlans/p".Length] + "participants/p3";
        await system
            .Participants.As("protocol")
            .Participants.UpdateParticipantAsync(
                new()
                {
                    Participant = new() { Name = person, Access = Make.Restricted },
                    UpdateMask = new() { Paths = { "access" } },
                }
            );

        foreach (var verb in new[] { "draw", "placeCards" })
        {
            var hidden = await system.Participants.Anonymous.GetAsync($"{address}:{verb}");
            Assert.Equal(404, hidden.Status);
            var open = await system.Participants.As("protocol").GetAsync($"{address}:{verb}");
            Assert.Contains("习近平", open.Body, StringComparison.Ordinal);
        }
    }

    private async Task<(VisitSystem System, string Address)> PlanAsync(StoreKind kind, StateVisit.Type.V1.Access access)
    {
        var system = await hosts.SystemAsync(kind);
        var scene = await Scene.CreateAsync(system.Agenda);
        await hosts.Followed.GiveAsync(scene);
        var document = new ParticipantsDocument
        {
            Delegations = { People.Delegations },
            Participants = { People.Of(4) },
            SeatingPlans = { Plans.Of(LayoutKind.NegotiatingTable, People.Of(4)) },
        };
        document.SeatingPlans[0].Access = access;
        var own = document.MovedTo(scene.Name, "visits/v");
        await Eventually.IsTrueAsync(
            async () =>
            {
                try
                {
                    await system
                        .Participants.As("protocol")
                        .Participants.ImportParticipantsAsync(new() { Name = scene.Name, Document = own });
                    return true;
                }
                catch (Grpc.Core.RpcException e) when (e.StatusCode == Grpc.Core.StatusCode.NotFound)
                {
                    // It has not heard of the visit yet.
                    return false;
                }
            },
            () => ""
        );
        return (system, $"/v1/{scene.Name}/seatingPlans/p");
    }
}
