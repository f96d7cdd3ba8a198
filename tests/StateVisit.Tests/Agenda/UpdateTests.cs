using Google.Protobuf.WellKnownTypes;
using Grpc.Core;
using StateVisit.Agenda.V1;
using StateVisit.Tests.Fixture;
using StateVisit.Type.V1;
using Xunit;

namespace StateVisit.Tests.Agenda;

public sealed class UpdateTests(SharedHosts hosts)
{
    [Theory, OnBothStores]
    public async Task AMaskChangesItsFieldsOnly(StoreKind store)
    {
        var scene = await hosts.SceneAsync(store);
        var made = await scene.SessionAsync("talks", s => s.PlannedStart = Make.Start("2023-03-21T12:00:00Z"));
        var sent = new Session
        {
            Name = made.Name,
            Order = 7,
            Track = "side",
            PlannedStart = new() { Precision = Precision.About },
        };
        var changed = await UpdateAsync(scene, sent, "order", "planned_start.precision");
        var expected = made.Clone();
        expected.Order = 7;
        expected.PlannedStart.Precision = Precision.About;
        (expected.Etag, expected.UpdateTime) = (changed.Etag, changed.UpdateTime);
        Assert.Equal(expected, changed);
    }

    [Theory, OnBothStores]
    public async Task WithoutAMaskEveryFieldIsAsSentButWhatTheServerOwns(StoreKind store)
    {
        var scene = await hosts.SceneAsync(store);
        var made = await scene.SessionAsync(
            "talks",
            s =>
            {
                s.PlannedStart = Make.Start("2023-03-21T12:00:00Z");
                s.Parties.Add("CN");
            }
        );
        var sent = Make.Session(s =>
        {
            s.Name = made.Name;
            s.State = SessionState.Concluded;
            s.CreateTime = new() { Seconds = 1 };
        });
        var changed = await UpdateAsync(scene, sent);
        Assert.Null(changed.PlannedStart);
        Assert.Empty(changed.Parties);
        Assert.Equal(SessionState.Planned, changed.State);
        Assert.Equal(made.CreateTime, changed.CreateTime);
        Assert.Equal(changed, await scene.GetSessionAsync("talks"));
    }

    [Theory, OnBothStores]
    public async Task AnUpdateThatChangesNothingMakesNoRevision(StoreKind store)
    {
        var scene = await hosts.SceneAsync(store);
        var made = await scene.SessionAsync("talks", s => s.Parties.Add("CN"));
        var links = await scene.LinksAsync();
        Assert.Equal(made, await UpdateAsync(scene, made));
        Assert.Equal(made, await UpdateAsync(scene, made, "parties", "titles"));
        Assert.Equal(made, await scene.GetSessionAsync("talks"));
        Assert.Equal(links, await scene.LinksAsync());
    }

    [Theory, OnBothStores]
    public async Task AStaleEtagIsAbortedAndNamed(StoreKind store)
    {
        var scene = await hosts.SceneAsync(store);
        var made = await scene.SessionAsync("talks");
        var changed = await UpdateAsync(scene, new() { Name = made.Name, Order = 1 }, "order");
        var links = await scene.LinksAsync();
        await Refusal.AssertAsync(
            scene.Agenda.UpdateSessionAsync(new() { Session = made }),
            StatusCode.Aborted,
            "STALE_ETAG",
            "session.etag"
        );
        await Refusal.AssertAsync(
            scene.Agenda.ConfirmSessionAsync(new() { Name = made.Name, Etag = made.Etag }),
            StatusCode.Aborted,
            "STALE_ETAG",
            "etag"
        );
        Assert.Equal(links, await scene.LinksAsync());
        Assert.Equal(changed, await scene.GetSessionAsync("talks"));
    }

    [Theory, OnBothStores]
    public async Task OfTwoWritersWithTheSameEtagOneWins(StoreKind store)
    {
        var scene = await hosts.SceneAsync(store);
        var made = await scene.SessionAsync("talks");
        var writers = Enumerable
            .Range(1, 8)
            .Select(async order =>
            {
                var mine = made.Clone();
                mine.Order = order;
                try
                {
                    await UpdateAsync(scene, mine);
                    return StatusCode.OK;
                }
                catch (RpcException e)
                {
                    return e.StatusCode;
                }
            });
        var outcomes = await Task.WhenAll(writers);
        Assert.Single(outcomes, StatusCode.OK);
        Assert.Equal(7, outcomes.Count(code => code == StatusCode.Aborted));
    }

    [Theory]
    [OnBothStores("nosuch")]
    [OnBothStores("titles.en.x")]
    [OnBothStores("planned_start.nosuch")]
    public async Task AMaskOfNoFieldIsRefused(StoreKind store, string path)
    {
        var scene = await hosts.SceneAsync(store);
        var made = await scene.SessionAsync("talks");
        await Refusal.AssertAsync(
            scene.Agenda.UpdateSessionAsync(
                new()
                {
                    Session = new() { Name = made.Name },
                    UpdateMask = new() { Paths = { "order", path } },
                }
            ),
            StatusCode.InvalidArgument,
            "INVALID_FIELD",
            "update_mask.paths[1]"
        );
    }

    [Theory, OnBothStores]
    public async Task WhatAMaskMakesOfARecordIsCheckedToo(StoreKind store)
    {
        var scene = await hosts.SceneAsync(store);
        var made = await scene.SessionAsync("talks");
        await Refusal.AssertAsync(
            scene.Agenda.UpdateSessionAsync(
                new()
                {
                    Session = new() { Name = made.Name },
                    UpdateMask = new() { Paths = { "titles", "kind" } },
                }
            ),
            StatusCode.InvalidArgument,
            "INVALID_FIELD",
            "session.titles",
            "session.kind"
        );
        Assert.Equal(made, await scene.GetSessionAsync("talks"));
    }

    [Theory, OnBothStores]
    public async Task WhatIsNotThereCannotBeChanged(StoreKind store)
    {
        var scene = await hosts.SceneAsync(store);
        await Refusal.AssertAsync(
            scene.Agenda.UpdateSessionAsync(
                new() { Session = Make.Session(s => s.Name = scene.Name + "/sessions/none") }
            ),
            StatusCode.NotFound,
            "NO_SUCH_RECORD"
        );
        await Refusal.AssertAsync(
            scene.Agenda.CreateSessionAsync(
                new()
                {
                    Parent = "visits/" + Make.Id(),
                    SessionId = "talks",
                    Session = Make.Session(),
                }
            ),
            StatusCode.NotFound,
            "NO_SUCH_RECORD"
        );
    }

    private static async Task<Session> UpdateAsync(Scene scene, Session session, params string[] mask) =>
        await scene.Agenda.UpdateSessionAsync(
            new() { Session = session, UpdateMask = mask.Length == 0 ? null : new FieldMask { Paths = { mask } } }
        );
}
