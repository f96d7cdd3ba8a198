using Grpc.Core;
using StateVisit.Agenda.V1;
using StateVisit.Tests.Fixture;
using Xunit;

namespace StateVisit.Tests.Agenda;

public sealed class PagingTests(SharedHosts hosts)
{
    private const int Many = 200;

    [Theory]
    [OnBothStores("")]
    [OnBothStores("order desc")]
    [OnBothStores("track, planned_start desc")]
    public async Task NothingIsSkippedOrRepeatedWhileOthersComeAndGo(StoreKind store, string order)
    {
        var scene = await ManyAsync(store);
        var expected = (
            await scene.Agenda.ListSessionsAsync(
                new()
                {
                    Parent = scene.Name,
                    PageSize = 500,
                    OrderBy = order,
                }
            )
        ).Sessions.Select(s => s.Name).ToList();
        Assert.Equal(Many, expected.Count);

        var seen = new List<string>();
        var request = new ListSessionsRequest
        {
            Parent = scene.Name,
            PageSize = 7,
            OrderBy = order,
        };
        for (var page = 0; page == 0 || request.PageToken.Length > 0; page++)
        {
            var answer = await scene.Agenda.ListSessionsAsync(request);
            seen.AddRange(answer.Sessions.Select(s => s.Name));
            request.PageToken = answer.NextPageToken;
            // One before what was seen, one beside it, one after; and one of them goes again.
            await scene.SessionAsync($"x-{page}-a", s => (s.Day, s.Order) = ("2023-03-01", 0));
            await scene.SessionAsync($"x-{page}-b", s => (s.Day, s.Order, s.Track) = ("2023-03-21", 50, "side"));
            await scene.SessionAsync($"x-{page}-c", s => (s.Day, s.Order) = ("2023-03-30", 999));
            if (page > 0)
                await scene.Agenda.DeleteSessionAsync(new() { Name = $"{scene.Name}/sessions/x-{page - 1}-b" });
        }
        Assert.Equal(seen.Count, seen.Distinct().Count());
        Assert.Equal(expected, seen.Where(name => !name.Contains("/x-", StringComparison.Ordinal)));
    }

    [Fact]
    public async Task BothStoresGiveTheSameOrder()
    {
        var ids = new[] { "a", "a-b", "aB", "aa", "ab", "a1", "b", "0", "aZ", "z-", "zz", "Z0".ToLowerInvariant() };
        var orders = new List<List<string>>();
        foreach (var store in Enum.GetValues<StoreKind>())
        {
            var scene = await hosts.SceneAsync(store);
            foreach (var id in ids)
                await scene.SessionAsync(id, s => s.Track = id);
            foreach (var order in new[] { "", "track", "track desc" })
            {
                var seen = new List<string>();
                var request = new ListSessionsRequest
                {
                    Parent = scene.Name,
                    PageSize = 3,
                    OrderBy = order,
                };
                do
                {
                    var answer = await scene.Agenda.ListSessionsAsync(request);
                    seen.AddRange(answer.Sessions.Select(s => s.Name[(s.Name.LastIndexOf('/') + 1)..]));
                    request.PageToken = answer.NextPageToken;
                } while (request.PageToken.Length > 0);
                orders.Add(seen);
            }
            var above = await scene.Agenda.ListSessionsAsync(new() { Parent = scene.Name, Filter = "track > aa" });
            orders.Add([.. above.Sessions.Select(s => s.Track)]);
        }
        var ordinal = ids.Order(StringComparer.Ordinal).ToList();
        List<List<string>> expected =
        [
            ordinal,
            ordinal,
            [.. Enumerable.Reverse(ordinal)],
            [.. ordinal.Where(id => string.CompareOrdinal(id, "aa") > 0)],
        ];
        Assert.Equal([.. expected, .. expected], orders);
    }

    [Theory, OnBothStores]
    public async Task APageHoldsFiftyUnlessAskedOtherwise(StoreKind store)
    {
        var scene = await ManyAsync(store);
        Assert.Equal(50, (await PageAsync(scene, 0)).Sessions.Count);
        Assert.Equal(Many, (await PageAsync(scene, 500)).Sessions.Count);
        Assert.Equal("", (await PageAsync(scene, Many)).NextPageToken);
        Assert.NotEqual("", (await PageAsync(scene, Many - 1)).NextPageToken);
        foreach (var size in new[] { 501, -1, int.MaxValue })
            await RefuseAsync(scene, new() { Parent = scene.Name, PageSize = size }, "page_size");
    }

    [Theory, OnBothStores]
    public async Task ATokenServesItsQuestionAndItsCallerAlone(StoreKind store)
    {
        var (scene, other) = (await ManyAsync(store), await ManyAsync(store));
        var token = (await PageAsync(scene, 5)).NextPageToken;
        var good = new ListSessionsRequest
        {
            Parent = scene.Name,
            PageSize = 5,
            PageToken = token,
        };
        Assert.Equal(5, (await scene.Agenda.ListSessionsAsync(good)).Sessions.Count);

        foreach (
            var change in new Action<ListSessionsRequest>[]
            {
                r => r.PageSize = 6,
                r => r.Filter = "order > 1",
                r => r.OrderBy = "order",
                r => r.Parent = other.Name,
                r => r.PageToken = "abc",
                r => r.PageToken = token[..^2] + (token.EndsWith("AA", StringComparison.Ordinal) ? "BB" : "AA"),
                r => r.PageToken = token[..^8],
                r => r.PageToken = token + token,
            }
        )
        {
            var bad = good.Clone();
            change(bad);
            await RefuseAsync(scene, bad, "page_token");
        }
        await RefuseAsync(scene.Host.As("press"), good);
        await RefuseAsync(scene.Host.Anonymous, good);
        await Refusal.AssertAsync(
            scene.Agenda.ListVenuesAsync(
                new()
                {
                    Parent = scene.Name,
                    PageSize = 5,
                    PageToken = token,
                }
            ),
            StatusCode.InvalidArgument,
            "INVALID_FIELD",
            "page_token"
        );
    }

    [Theory, OnBothStores]
    public async Task TokensAreOfOneLength(StoreKind store)
    {
        var scene = await ManyAsync(store);
        var lengths = new HashSet<int>();
        foreach (var caller in new[] { scene.Protocol, scene.Host.As("press"), scene.Host.Anonymous })
        foreach (var order in new[] { "", "order", "track desc, planned_start, day, kind" })
        foreach (var size in new[] { 1, 199 })
        {
            var page = await caller.Agenda.ListSessionsAsync(
                new()
                {
                    Parent = scene.Name,
                    PageSize = size,
                    OrderBy = order,
                }
            );
            lengths.Add(page.NextPageToken.Length);
        }
        lengths.Add(
            (await scene.Agenda.ListChangesAsync(new() { Parent = scene.Name, PageSize = 1 })).NextPageToken.Length
        );
        Assert.Single(lengths);
    }

    [Theory, OnBothStores]
    public async Task TheLongestNamesFitIntoAToken(StoreKind store)
    {
        var scene = await hosts.SceneAsync(store);
        var id = new string('s', 63);
        var venue = await scene.VenueAsync(new string('v', 63));
        foreach (var end in "ab")
            await scene.SessionAsync(
                id[..^1] + end,
                s => (s.Track, s.Venue, s.PlannedStart) = (id, venue.Name, Make.Start("2023-03-21T12:00:00Z"))
            );
        var page = await scene.Agenda.ListSessionsAsync(
            new()
            {
                Parent = scene.Name,
                PageSize = 1,
                OrderBy = "kind, track, day, order, venue, state, planned_start",
            }
        );
        Assert.NotEqual("", page.NextPageToken);
    }

    private async Task<Scene> ManyAsync(StoreKind store)
    {
        var scene = await hosts.SceneAsync(store);
        var document = new AgendaDocument { Visit = scene.Visit };
        for (var i = 0; i < Many; i++)
        {
            var number = i;
            document.Sessions.Add(
                Make.Session(s =>
                {
                    s.Name = $"{scene.Name}/sessions/s-{number * 7919 % 1000}";
                    s.Day = number % 9 == 0 ? "" : $"2023-03-{20 + (number % 4)}";
                    s.Order = number % 13;
                    s.Track = number % 5 == 0 ? "side" : "";
                    s.PlannedStart = number % 3 == 0 ? null : Make.Start($"2023-03-21T{number % 10:00}:00:00Z");
                })
            );
        }
        await scene.Agenda.ImportAgendaAsync(new() { Name = scene.Name, Document = document });
        return scene;
    }

    private static async Task<ListSessionsResponse> PageAsync(Scene scene, int size) =>
        await scene.Agenda.ListSessionsAsync(new() { Parent = scene.Name, PageSize = size });

    private static Task<Refusal> RefuseAsync(Scene scene, ListSessionsRequest request, string field) =>
        Refusal.AssertAsync(
            scene.Agenda.ListSessionsAsync(request),
            StatusCode.InvalidArgument,
            "INVALID_FIELD",
            field
        );

    private static Task<Refusal> RefuseAsync(AgendaClient caller, ListSessionsRequest request) =>
        Refusal.AssertAsync(
            caller.Agenda.ListSessionsAsync(request),
            StatusCode.InvalidArgument,
            "INVALID_FIELD",
            "page_token"
        );
}
