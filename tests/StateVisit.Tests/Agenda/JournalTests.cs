using Grpc.Core;
using StateVisit.Agenda.V1;
using StateVisit.Journal.Auditing;
using StateVisit.Tests.Fixture;
using StateVisit.Type.V1;
using Xunit;

namespace StateVisit.Tests.Agenda;

/// <summary>The journal: what it tells, and that it cannot be altered unnoticed.</summary>
public sealed class JournalTests(SharedHosts hosts)
{
    [Theory, OnBothStores]
    public async Task EveryChangeStandsInIt(StoreKind store)
    {
        var scene = await hosts.SceneAsync(store);
        var talks = await scene.SessionAsync("talks");
        await scene.Agenda.UpdateSessionAsync(
            new()
            {
                Session = new() { Name = talks.Name, Order = 3 },
                UpdateMask = new() { Paths = { "order" } },
            }
        );
        await scene.Agenda.DeleteSessionAsync(new() { Name = talks.Name });
        var changes = await ChangesAsync(scene.Protocol, new() { Parent = scene.Name, Record = talks.Name });
        Assert.Equal(
            [StateVisit.Type.V1.Action.Created, StateVisit.Type.V1.Action.Updated, StateVisit.Type.V1.Action.Deleted],
            changes.Select(c => c.Action)
        );
        Assert.Equal(talks, changes[0].Record.Unpack<Session>());
        Assert.Equal(3, changes[1].Record.Unpack<Session>().Order);
        Assert.Null(changes[2].Record);
        Assert.All(changes, c => Assert.Equal("protocol", c.Actor));
        Assert.All(
            await ChangesAsync(scene.Host.As("press"), new() { Parent = scene.Name }),
            c => Assert.Equal("", c.Actor)
        );
    }

    [Theory, OnBothStores]
    public async Task PagesOfChangesFollowOneAnother(StoreKind store)
    {
        var scene = await hosts.SceneAsync(store);
        for (var i = 0; i < 9; i++)
            await scene.TopicAsync($"t{i}");
        var all = await ChangesAsync(scene.Protocol, new() { Parent = scene.Name });
        Assert.Equal(10, all.Count);
        Assert.Equal(all, await ChangesAsync(scene.Protocol, new() { Parent = scene.Name, PageSize = 3 }));
        Assert.Equal(all, await ChangesAsync(scene.Protocol, new() { Parent = scene.Name, PageSize = 5 }));
        await Refusal.AssertAsync(
            scene.Agenda.ListChangesAsync(new() { Parent = scene.Name, PageToken = "abc" }),
            StatusCode.InvalidArgument,
            "INVALID_FIELD",
            "page_token"
        );
    }

    [Theory, OnBothStores]
    public async Task ACheckpointVerifiesOffline(StoreKind store)
    {
        var scene = await hosts.SceneAsync(store);
        var first = (await scene.Agenda.VerifyJournalAsync(new() { Name = scene.Name })).Checkpoint;
        Assert.True(SigningKey.Verify(first));
        Assert.Equal(("agenda", scene.Name), (first.Service, first.Visit));
        await scene.TopicAsync("energy");
        var second = (await scene.Agenda.VerifyJournalAsync(new() { Name = scene.Name })).Checkpoint;
        Assert.True(SigningKey.Verify(second));
        Assert.Equal(first.PublicKey, second.PublicKey);
        Assert.NotEqual(first.Hash, second.Hash);
        foreach (
            var forge in new Action<Checkpoint>[]
            {
                c => c.Revision++,
                c => c.Visit += "x",
                c => c.Service = "trade",
                c => c.Hash = second.Hash,
                c => c.Time = c.Time + Make.Minutes(1),
            }
        )
        {
            var forged = first.Clone();
            forge(forged);
            Assert.False(SigningKey.Verify(forged));
        }
    }

    [Theory]
    [OnBothStores("\"Actor\" = 'nobody'", "\"Path\" = 'topics/t2'")]
    [OnBothStores("\"Payload\" = \"Salt\"", "\"Path\" = 'topics/t2'")]
    [OnBothStores("\"Salt\" = \"Digest\"", "\"Path\" = 'topics/t2'")]
    [OnBothStores("\"Digest\" = \"Hash\"", "\"Path\" = 'topics/t2'")]
    [OnBothStores("\"Hash\" = \"Digest\"", "\"Path\" = 'topics/t2'")]
    [OnBothStores("\"Label\" = 1", "\"Path\" = 'topics/t2'")]
    [OnBothStores("\"Time\" = \"Time\" + 1", "\"Path\" = 'topics/t2'")]
    [OnBothStores("\"RequestId\" = 'other'", "\"Path\" = 'topics/t2'")]
    [OnBothStores("\"Path\" = 'topics/t9'", "\"Path\" = 'topics/t2'")]
    public async Task AnAlteredEntryIsFound(StoreKind store, string change, string which)
    {
        var scene = await ThreeTopicsAsync(store);
        await ExecuteAsync(scene, $"UPDATE journal SET {change} WHERE \"Visit\" = '{Id(scene)}' AND {which}");
        Assert.Equal(4, await BrokenAtAsync(scene));
    }

    [Theory, OnBothStores]
    public async Task AMissingEntryIsFound(StoreKind store)
    {
        var scene = await ThreeTopicsAsync(store);
        await ExecuteAsync(scene, $"DELETE FROM journal WHERE \"Visit\" = '{Id(scene)}' AND \"Path\" = 'topics/t1'");
        Assert.NotEqual(0, await BrokenAtAsync(scene));

        scene = await ThreeTopicsAsync(store);
        await ExecuteAsync(scene, $"DELETE FROM journal WHERE \"Visit\" = '{Id(scene)}' AND \"Path\" = 'topics/t2'");
        Assert.Equal(4, await BrokenAtAsync(scene));
    }

    [Theory, OnBothStores]
    public async Task AHeadThatWasSetBackIsFound(StoreKind store)
    {
        var scene = await ThreeTopicsAsync(store);
        await ExecuteAsync(scene, $"UPDATE heads SET \"Revision\" = 3 WHERE \"Visit\" = '{Id(scene)}'");
        Assert.NotEqual(0, await BrokenAtAsync(scene));
    }

    [Theory, OnBothStores]
    public async Task ARecordThatIsGoneFromAnEntryIsFound(StoreKind store)
    {
        var scene = await ThreeTopicsAsync(store);
        await ExecuteAsync(
            scene,
            $"UPDATE journal SET \"Payload\" = NULL, \"Salt\" = NULL WHERE \"Visit\" = '{Id(scene)}' AND \"Path\" = 'topics/t2'"
        );
        Assert.Equal(4, await BrokenAtAsync(scene));
        var changes = await ChangesAsync(scene.Protocol, new() { Parent = scene.Name });
        var erased = Assert.Single(changes, c => c.Name.EndsWith("/t2", StringComparison.Ordinal));
        Assert.Null(erased.Record);
    }

    private static string Id(Scene scene) => scene.Name["visits/".Length..];

    private async Task<Scene> ThreeTopicsAsync(StoreKind store)
    {
        var scene = await hosts.SceneAsync(store);
        for (var i = 0; i < 3; i++)
            await scene.TopicAsync($"t{i}", t => t.Access = Make.Restricted);
        Assert.Equal(0, await BrokenAtAsync(scene));
        return scene;
    }

    private static async Task<long> BrokenAtAsync(Scene scene)
    {
        var found = await scene.Agenda.VerifyJournalAsync(new() { Name = scene.Name });
        Assert.Equal(found.BrokenAt == 0, found.Intact);
        return found.BrokenAt;
    }

    private static async Task ExecuteAsync(Scene scene, string sql) =>
        Assert.Equal(1, await ((AgendaHost)scene.Host).Store.ExecuteAsync(sql));

    private static async Task<List<Change>> ChangesAsync(AgendaClient caller, ListChangesRequest request)
    {
        var all = new List<Change>();
        do
        {
            var page = await caller.Agenda.ListChangesAsync(request);
            all.AddRange(page.Changes);
            request.PageToken = page.NextPageToken;
        } while (request.PageToken.Length > 0);
        return all;
    }
}
