using Google.Protobuf;
using Grpc.Core;
using StateVisit.Participants.V1;
using StateVisit.Tests.Fixture;
using Xunit;

namespace StateVisit.Tests.Participants.Precedence;

/// <summary>The ladder as a resource: the default, one of the visit's own, and back.</summary>
public sealed class RankLadderTests(SharedHosts hosts)
{
    [Theory, OnBothStores]
    public async Task AVisitHasTheDefaultUntilItHasItsOwn(StoreKind store)
    {
        var visit = await RankedVisit.CreateAsync(hosts, store);

        var before = await GetAsync(visit, visit.As("press"));
        var rest = await visit.As("press").GetAsync($"/v1/{visit.Ladder}");
        var own = await visit.Participants.UpdateRankLadderAsync(new() { RankLadder = Own(visit, before.Etag) });

        Assert.True(before.IsDefault);
        Assert.Equal("head-of-state", before.Rungs[0].Code);
        Assert.Equal(before, JsonParser.Default.Parse<RankLadder>(rest.Body));
        Assert.False(own.IsDefault);
        Assert.Equal(Own(visit).Rungs, (await GetAsync(visit, visit.As("press"))).Rungs);
        await visit.Participants.DeleteRankLadderAsync(new() { Name = visit.Ladder, Etag = own.Etag });
        Assert.Equal(before, await GetAsync(visit, visit.As("press")));
        await Refusal.AssertAsync(
            visit.Participants.DeleteRankLadderAsync(new() { Name = visit.Ladder }),
            StatusCode.NotFound,
            "NO_SUCH_RECORD"
        );
    }

    [Theory, OnBothStores]
    public async Task AMaskTakesTheRestFromTheDefault(StoreKind store)
    {
        var visit = await RankedVisit.CreateAsync(hosts, store);
        var standard = await GetAsync(visit, visit.Protocol);

        var own = await visit.Participants.UpdateRankLadderAsync(
            new()
            {
                RankLadder = new()
                {
                    Name = visit.Ladder,
                    Access = Make.Restricted,
                    Rungs = { Some.Rung("all", 1) },
                    Descriptions = { ["en"] = "Ours" },
                },
                UpdateMask = new() { Paths = { "descriptions" } },
            }
        );

        Assert.Equal(standard.Rungs, own.Rungs);
        Assert.Equal(standard.Access, own.Access);
        Assert.Equal("Ours", own.Descriptions["en"]);
        Assert.False(own.IsDefault);
    }

    [Theory, OnBothStores]
    public async Task AnotherLadderMakesAnotherOrder(StoreKind store)
    {
        var visit = await FilledAsync(store);
        var ladder = await GetAsync(visit, visit.Protocol);
        // As where heads of government and of organisations rank with heads of state.
        foreach (var rung in ladder.Rungs.Where(r => r.Code is "head-of-government" or "head-of-organisation"))
            rung.Rank = 10;

        await visit.Participants.UpdateRankLadderAsync(new() { RankLadder = ladder });

        var order = await visit.RankAsync();
        Assert.Equal("trudeau macron michel von-der-leyen biden kishida scholz meloni sunak", order.Ids());
        Assert.Equal("rank 10, in office since 2015-11-04", order.Places[0].Reason);
        Assert.Equal("head-of-government", order.Places[0].Rank);
    }

    [Theory, OnBothStores]
    public async Task NobodyIsLeftOnARungThatIsTakenAway(StoreKind store)
    {
        var visit = await FilledAsync(store);
        var ladder = await GetAsync(visit, visit.Protocol);
        await visit.ChangeAsync(
            "meloni",
            p => p.PrecedenceOverride = new() { Rank = "deputy-head-of-state", Note = "n" }
        );
        foreach (var code in new[] { "head-of-organisation", "deputy-head-of-state", "ambassador" })
            ladder.Rungs.Remove(ladder.Rungs.Single(rung => rung.Code == code));
        var changes = await visit.ChangesAsync();

        var refusal = await Refusal.AssertAsync(
            visit.Participants.UpdateRankLadderAsync(new() { RankLadder = ladder }),
            StatusCode.FailedPrecondition,
            "STILL_REFERRED_TO"
        );
        var imported = await Refusal.AssertAsync(
            visit.Participants.ImportParticipantsAsync(
                new()
                {
                    Name = visit.Name,
                    Document = new() { RankLadder = ladder },
                }
            ),
            StatusCode.FailedPrecondition,
            "STILL_REFERRED_TO"
        );

        var people = new[] { ("meloni", "deputy-head-of-state"), ("michel", "head-of-organisation") }
            .Append(("von-der-leyen", "head-of-organisation"))
            .Select(p => $"{visit.Name}/participants/{p.Item1} ({p.Item2})");
        Assert.EndsWith(string.Join(", ", people) + ".", refusal.Message, StringComparison.Ordinal);
        Assert.Equal(refusal.Message, imported.Message);
        Assert.Equal(changes, await visit.ChangesAsync());
    }

    [Theory, OnBothStores]
    public async Task ALadderAndThePeopleOnItComeInTogether(StoreKind store)
    {
        var visit = await FilledAsync(store);
        var people = Hiroshima.People(visit.Name);
        foreach (var person in people)
            person.Rank = "leader";

        await visit.Participants.ImportParticipantsAsync(
            new()
            {
                Name = visit.Name,
                Document = new()
                {
                    RankLadder = new()
                    {
                        Name = visit.Ladder,
                        Access = Make.Public,
                        IsDefault = true,
                        Rungs = { Some.Rung("leader", 1, RungOrder.Name) },
                    },
                    Participants = { people },
                },
            }
        );

        Assert.False((await GetAsync(visit, visit.Protocol)).IsDefault);
        Assert.Equal(
            "trudeau michel von-der-leyen macron scholz meloni kishida sunak biden",
            (await visit.RankAsync()).Ids()
        );
        await Refusal.AssertAsync(
            visit.Participants.DeleteRankLadderAsync(new() { Name = visit.Ladder }),
            StatusCode.FailedPrecondition,
            "STILL_REFERRED_TO"
        );
    }

    [Theory, OnBothStores]
    public async Task WhoMayNotSeeTheLadderRanksByTheDefault(StoreKind store)
    {
        var visit = await FilledAsync(store);
        var ladder = await GetAsync(visit, visit.Protocol);
        ladder.Access = Make.Restricted;
        ladder.Rungs.Single(rung => rung.Code == "head-of-state").Rank = 1000;

        await visit.Participants.UpdateRankLadderAsync(new() { RankLadder = ladder });

        Assert.True((await GetAsync(visit, visit.As("press"))).IsDefault);
        Assert.Equal(
            "rank 10, in office since 2017-05-14",
            (await visit.RankAsync(visit.As("press"))).Places[0].Reason
        );
        Assert.Equal("rank 1000, in office since 2021-01-20", (await visit.RankAsync()).Places[^1].Reason);
    }

    [Theory, OnBothStores]
    public async Task ABadLadderNamesItsFields(StoreKind store)
    {
        var visit = await RankedVisit.CreateAsync(hosts, store);
        var changes = await visit.ChangesAsync();
        var ladder = Own(visit);
        ladder.Rungs.Add(Some.Rung("first", 30));
        ladder.Rungs.Add(Some.Rung("namesake", 10, RungOrder.Name));

        await Refusal.AssertAsync(
            visit.Participants.UpdateRankLadderAsync(new() { RankLadder = ladder }),
            StatusCode.InvalidArgument,
            "INVALID_FIELD",
            "rank_ladder.rungs[2].code",
            "rank_ladder.rungs[3].order"
        );
        await Refusal.AssertAsync(
            visit.Participants.UpdateRankLadderAsync(
                new() { RankLadder = new(Own(visit)) { Rungs = { Some.Rung("zero", 0) } } }
            ),
            StatusCode.InvalidArgument,
            "INVALID_FIELD",
            "rank_ladder.rungs[2].rank"
        );
        await Refusal.AssertAsync(
            visit.Participants.UpdateRankLadderAsync(new() { RankLadder = Own(visit, "000000000000000000000000") }),
            StatusCode.Aborted,
            "STALE_ETAG",
            "rank_ladder.etag"
        );
        await Refusal.AssertAsync(
            visit.As("press").Participants.UpdateRankLadderAsync(new() { RankLadder = Own(visit) }),
            StatusCode.PermissionDenied,
            "ROLE_MISSING"
        );
        Assert.Equal(changes, await visit.ChangesAsync());
    }

    [Theory, OnBothStores]
    public async Task AVisitThatIsNotThereHasNoLadder(StoreKind store)
    {
        var visit = await RankedVisit.CreateAsync(hosts, store);

        await Refusal.AssertAsync(
            visit.Participants.GetRankLadderAsync(new() { Name = "visits/nowhere/rankLadder" }),
            StatusCode.NotFound,
            "NO_SUCH_RECORD"
        );
        await Refusal.AssertAsync(
            visit.Participants.UpdateRankLadderAsync(
                new() { RankLadder = new(Own(visit)) { Name = "visits/nowhere/rankLadder" } }
            ),
            StatusCode.NotFound,
            "NO_SUCH_RECORD"
        );
    }

    private async Task<RankedVisit> FilledAsync(StoreKind store)
    {
        var visit = await RankedVisit.CreateAsync(hosts, store);
        await visit.FillAsync();
        return visit;
    }

    private static async Task<RankLadder> GetAsync(RankedVisit visit, ParticipantsClient caller) =>
        await caller.Participants.GetRankLadderAsync(new() { Name = visit.Ladder });

    private static RankLadder Own(RankedVisit visit, string etag = "") =>
        new()
        {
            Name = visit.Ladder,
            Etag = etag,
            Access = Make.Public,
            Rungs = { Some.Rung("first", 10), Some.Rung("second", 20, RungOrder.Name) },
        };
}
