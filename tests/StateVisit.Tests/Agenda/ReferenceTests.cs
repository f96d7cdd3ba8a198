using Grpc.Core;
using StateVisit.Agenda.V1;
using StateVisit.Tests.Fixture;
using Xunit;

namespace StateVisit.Tests.Agenda;

/// <summary>What records that name others must hold to.</summary>
public sealed class ReferenceTests(SharedHosts hosts)
{
    [Theory, OnBothStores]
    public async Task WhatDoesNotExistCannotBeNamed(StoreKind store)
    {
        var scene = await hosts.SceneAsync(store);
        await RefuseAsync(scene, "session.venue", s => s.Venue = scene.Name + "/venues/none");
        await RefuseAsync(scene, "session.topics[0]", s => s.Topics.Add(scene.Name + "/topics/none"));
        await RefuseAsync(
            scene,
            "session.predecessors[0].session",
            s => s.Predecessors.Add(new Predecessor { Session = scene.Name + "/sessions/none" })
        );
        await Refusal.AssertAsync(
            scene.Agenda.CreateCueAsync(
                new()
                {
                    Parent = scene.Name,
                    CueId = "doors",
                    Cue = Make.Cue(scene.Name + "/sessions/none"),
                }
            ),
            StatusCode.InvalidArgument,
            "INVALID_FIELD",
            "cue.session"
        );
    }

    [Theory, OnBothStores]
    public async Task AVenueOfAnotherVisitIsRefused(StoreKind store)
    {
        var (scene, other) = (await hosts.SceneAsync(store), await hosts.SceneAsync(store));
        await scene.VenueAsync("hall");
        var hall = await other.VenueAsync("hall");
        await RefuseAsync(scene, "session.venue", s => s.Venue = hall.Name);
        var talks = await scene.SessionAsync("talks");
        await Refusal.AssertAsync(
            scene.Agenda.UpdateSessionAsync(
                new()
                {
                    Session = new() { Name = talks.Name, Venue = hall.Name },
                    UpdateMask = new() { Paths = { "venue" } },
                }
            ),
            StatusCode.InvalidArgument,
            "INVALID_FIELD",
            "session.venue"
        );
    }

    [Theory, OnBothStores]
    public async Task ACircleOfPredecessorsIsRefusedAndNamed(StoreKind store)
    {
        var scene = await hosts.SceneAsync(store);
        var a = await scene.SessionAsync("a");
        var b = await scene.SessionAsync("b", s => s.Predecessors.Add(new Predecessor { Session = a.Name }));
        var c = await scene.SessionAsync("c", s => s.Predecessors.Add(new Predecessor { Session = b.Name }));
        a.Predecessors.Add(new Predecessor { Session = c.Name });
        var refusal = await Refusal.AssertAsync(
            scene.Agenda.UpdateSessionAsync(new() { Session = a }),
            StatusCode.InvalidArgument,
            "INVALID_FIELD",
            "session.predecessors[0].session"
        );
        Assert.EndsWith("a → c → b → a", refusal.Fields["session.predecessors[0].session"], StringComparison.Ordinal);
        await RefuseAsync(
            scene,
            "session.predecessors[0].session",
            s => s.Predecessors.Add(new Predecessor { Session = scene.Name + "/sessions/refused" })
        );
        Assert.Empty((await scene.GetSessionAsync("a")).Predecessors);
    }

    [Theory, OnBothStores]
    public async Task VenuesLieInNoCircle(StoreKind store)
    {
        var scene = await hosts.SceneAsync(store);
        var site = await scene.VenueAsync("site");
        var room = await scene.VenueAsync("room", v => (v.Type, v.Parent) = (VenueType.Room, site.Name));
        site.Parent = room.Name;
        var refusal = await Refusal.AssertAsync(
            scene.Agenda.UpdateVenueAsync(new() { Venue = site }),
            StatusCode.InvalidArgument,
            "INVALID_FIELD",
            "venue.parent"
        );
        Assert.Contains("site → room → site", refusal.Fields["venue.parent"], StringComparison.Ordinal);
        await Refusal.AssertAsync(
            scene.Agenda.CreateVenueAsync(
                new()
                {
                    Parent = scene.Name,
                    VenueId = "moscow",
                    Venue = Make.Venue(v => (v.Type, v.Parent) = (VenueType.City, room.Name)),
                }
            ),
            StatusCode.InvalidArgument,
            "INVALID_FIELD",
            "venue.parent"
        );
    }

    [Theory, OnBothStores]
    public async Task WhatIsNamedCannotBeDeleted(StoreKind store)
    {
        var scene = await hosts.SceneAsync(store);
        var hall = await scene.VenueAsync("hall");
        var topic = await scene.TopicAsync("energy");
        var first = await scene.SessionAsync("first", s => s.Venue = hall.Name);
        var second = await scene.SessionAsync(
            "second",
            s =>
            {
                s.Topics.Add(topic.Name);
                s.Predecessors.Add(new Predecessor { Session = first.Name });
            }
        );
        var cue = await scene.CueAsync("doors", second.Name);
        var links = await scene.LinksAsync();
        await StillAsync(scene.Agenda.DeleteVenueAsync(new() { Name = hall.Name }), first.Name);
        await StillAsync(scene.Agenda.DeleteTopicAsync(new() { Name = topic.Name }), second.Name);
        await StillAsync(scene.Agenda.DeleteSessionAsync(new() { Name = first.Name }), second.Name);
        await StillAsync(scene.Agenda.DeleteSessionAsync(new() { Name = second.Name }), cue.Name);
        Assert.Equal(links, await scene.LinksAsync());

        await scene.Agenda.DeleteCueAsync(new() { Name = cue.Name });
        await scene.Agenda.DeleteSessionAsync(new() { Name = second.Name });
        await scene.Agenda.DeleteTopicAsync(new() { Name = topic.Name });
        await scene.Agenda.DeleteSessionAsync(new() { Name = first.Name });
        await scene.Agenda.DeleteVenueAsync(new() { Name = hall.Name });
    }

    private static async Task StillAsync<T>(AsyncUnaryCall<T> call, string names)
    {
        var refusal = await Refusal.AssertAsync(call, StatusCode.FailedPrecondition, "STILL_REFERRED_TO");
        Assert.Contains(names, refusal.Message, StringComparison.Ordinal);
    }

    private static async Task RefuseAsync(Scene scene, string field, Action<Session> change) =>
        await Refusal.AssertAsync(
            scene.Agenda.CreateSessionAsync(
                new()
                {
                    Parent = scene.Name,
                    SessionId = "refused",
                    Session = Make.Session(change),
                }
            ),
            StatusCode.InvalidArgument,
            "INVALID_FIELD",
            field
        );
}
