using Google.Protobuf;
using Grpc.Core;
using StateVisit.Agenda.V1;
using StateVisit.Participants.V1;
using StateVisit.Tests.Fixture;
using Xunit;

namespace StateVisit.Tests.Participants.Precedence;

/// <summary>The order of precedence over both wires, and who gets to see which.</summary>
public sealed class RankParticipantsTests(SharedHosts hosts)
{
    private const string Everybody = "macron biden trudeau kishida scholz meloni sunak michel von-der-leyen";

    [Theory, OnBothStores]
    public async Task BothWiresSayTheSame(StoreKind store)
    {
        var visit = await FilledAsync(store);

        var grpc = await visit.RankAsync(visit.As("press"));
        var rest = await visit.As("press").GetAsync($"/v1/{visit.Name}/participants:rank");

        Assert.Equal(Everybody, grpc.Ids());
        Assert.Equal(PrecedenceDoubtKind.Tie, Assert.Single(grpc.Doubts).Kind);
        Assert.Equal(200, rest.Status);
        Assert.Equal(grpc, JsonParser.Default.Parse<StateVisit.Participants.V1.Precedence>(rest.Body));
    }

    [Theory, OnBothStores]
    public async Task AChangeShowsAtOnce(StoreKind store)
    {
        var visit = await FilledAsync(store);
        await visit.RankAsync();

        await visit.ChangeAsync(
            "michel",
            p => p.PrecedenceOverride = new() { Rank = "head-of-state", Note = "chairs" }
        );

        var order = await visit.RankAsync();
        Assert.Equal("macron michel biden trudeau kishida scholz meloni sunak von-der-leyen", order.Ids());
        Assert.Equal("rank 10, in office since 2019-12-01; by decision of the host: chairs", order.Places[1].Reason);
        Assert.Empty(order.Doubts);
    }

    [Theory, OnBothStores]
    public async Task ADelegationComesInTheOrderOfItsList(StoreKind store)
    {
        var visit = await FilledAsync(store);
        await visit.ChangeAsync("von-der-leyen", p => p.ListPlace = 1);
        await visit.ChangeAsync("michel", p => p.ListPlace = 2);

        var order = await visit.RankAsync(delegation: $"{visit.Name}/delegations/eu");

        Assert.Equal("von-der-leyen michel", order.Ids());
        Assert.Equal("place 1 on the sender's list", order.Places[0].Reason);
        Assert.Empty(order.Doubts);
    }

    [Theory, OnBothStores]
    public async Task ASessionRanksWhomItNames(StoreKind store)
    {
        var visit = await FilledAsync(store);
        var session = await visit.Scene.SessionAsync(
            "dinner",
            s =>
                s.Attendances.AddRange([
                    Attends(visit, "sunak"),
                    Attends(visit, "biden"),
                    Attends(visit, "nobody-here"),
                    Attends(visit, "macron", AttendanceStatus.Absent),
                    new Attendance { Office = "interpreter" },
                ])
        );
        await visit.HasAsync(() =>
            visit.Participants.RankParticipantsAsync(new() { Parent = visit.Name, Session = session.Name })
        );

        Assert.Equal("biden sunak", (await visit.RankAsync(session: session.Name)).Ids());
    }

    [Theory, OnBothStores]
    public async Task WhoIsHiddenLeavesNoGapNoTieAndNoDoubt(StoreKind store)
    {
        var visit = await FilledAsync(store);
        await visit.ChangeAsync("michel", p => p.Access = Make.Restricted);
        await visit.ChangeAsync("biden", p => p.Access = Make.Press);
        await visit.ChangeAsync("scholz", p => (p.Access, p.Tenure) = (Make.Restricted, null));

        var all = await visit.RankAsync();
        var press = await visit.RankAsync(visit.As("press"));
        var france = await visit.RankAsync(visit.As("delegation", "FR"));

        Assert.Equal("macron biden trudeau kishida meloni sunak scholz michel von-der-leyen", all.Ids());
        Assert.Equal(2, all.Doubts.Count);
        foreach (var seen in new[] { press, france })
        {
            Assert.Equal("macron biden trudeau kishida meloni sunak von-der-leyen", seen.Ids());
            Assert.Equal(Enumerable.Range(1, 7), seen.Places.Select(place => place.Place_));
            Assert.Empty(seen.Doubts);
            Assert.All(seen.Places, place => Assert.Empty(place.TiedWith));
        }
    }

    [Theory, OnBothStores]
    public async Task AHiddenDelegationIsAsIfThereWereNone(StoreKind store)
    {
        var visit = await FilledAsync(store);
        foreach (var id in new[] { "michel", "von-der-leyen" })
            await visit.ChangeAsync(id, p => p.Access = Make.Restricted);
        var name = $"{visit.Name}/delegations/eu";
        var hidden = await visit.Participants.GetDelegationAsync(new() { Name = name });
        hidden.Access = Make.Restricted;
        await visit.Participants.UpdateDelegationAsync(new() { Delegation = hidden });

        var refused = await RefusedAsync(visit, visit.As("press"), new() { Delegation = name });
        var none = await RefusedAsync(visit, visit.As("press"), new() { Delegation = name + "x" });

        Assert.Equal("michel von-der-leyen", (await visit.RankAsync(delegation: name)).Ids());
        Assert.Equal((StatusCode.NotFound, "NO_SUCH_RECORD"), (refused.Code, refused.Reason));
        Assert.Equal(none.Message.Replace("eux", "eu", StringComparison.Ordinal), refused.Message);
    }

    [Theory, OnBothStores]
    public async Task AHiddenSessionIsAsIfThereWereNone(StoreKind store)
    {
        var visit = await FilledAsync(store);
        var session = await visit.Scene.SessionAsync(
            "secret",
            s =>
            {
                s.Access = Make.Restricted;
                s.Attendances.Add(Attends(visit, "biden"));
            }
        );
        await visit.HasAsync(() =>
            visit.Participants.RankParticipantsAsync(new() { Parent = visit.Name, Session = session.Name })
        );

        var refused = await RefusedAsync(visit, visit.As("press"), new() { Session = session.Name });

        Assert.Equal((StatusCode.NotFound, "NO_SUCH_RECORD"), (refused.Code, refused.Reason));
    }

    [Theory, OnBothStores]
    public async Task ABadQuestionNamesTheField(StoreKind store)
    {
        var visit = await FilledAsync(store);

        foreach (
            var (request, field) in new[]
            {
                (
                    new RankParticipantsRequest
                    {
                        Delegation = $"{visit.Name}/delegations/eu",
                        Session = $"{visit.Name}/sessions/dinner",
                    },
                    "session"
                ),
                (new() { Delegation = "eu" }, "delegation"),
                (new() { Session = "visits/other/sessions/dinner" }, "session"),
            }
        )
        {
            var refusal = await RefusedAsync(visit, visit.Protocol, request);
            Assert.Equal((StatusCode.InvalidArgument, "INVALID_FIELD"), (refusal.Code, refusal.Reason));
            Assert.Equal([field], refusal.Fields.Keys);
        }
    }

    [Theory, OnBothStores]
    public async Task APersonOnNoRungOrOnATakenPlaceOfTheListIsRefused(StoreKind store)
    {
        var visit = await FilledAsync(store);
        await visit.ChangeAsync("michel", p => p.ListPlace = 1);
        var changes = await visit.ChangesAsync();

        var rank = await RefusedAsync("von-der-leyen", p => p.Rank = "emperor");
        var decided = await RefusedAsync(
            "von-der-leyen",
            p => p.PrecedenceOverride = new() { Rank = "emperor", Note = "n" }
        );
        var place = await RefusedAsync("von-der-leyen", p => p.ListPlace = 1);

        Assert.Equal(["participant.rank"], rank.Fields.Keys);
        Assert.Equal(["participant.precedence_override.rank"], decided.Fields.Keys);
        Assert.Equal("is taken by participants/michel", place.Fields["participant.list_place"]);
        Assert.Equal(changes, await visit.ChangesAsync());

        async Task<Refusal> RefusedAsync(string id, Action<Participant> change) =>
            Refusal.Of(await Assert.ThrowsAsync<RpcException>(() => visit.ChangeAsync(id, change)));
    }

    private async Task<RankedVisit> FilledAsync(StoreKind store)
    {
        var visit = await RankedVisit.CreateAsync(hosts, store);
        await visit.FillAsync();
        return visit;
    }

    private static Attendance Attends(
        RankedVisit visit,
        string id,
        AttendanceStatus status = AttendanceStatus.Confirmed
    ) => new() { Participant = $"{visit.Name}/participants/{id}", Status = status };

    private static Task<Refusal> RefusedAsync(
        RankedVisit visit,
        ParticipantsClient caller,
        RankParticipantsRequest request
    )
    {
        request.Parent = visit.Name;
        return Refusal.OfAsync(caller.Participants.RankParticipantsAsync(request));
    }
}
