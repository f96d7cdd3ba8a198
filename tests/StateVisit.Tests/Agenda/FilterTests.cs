using Grpc.Core;
using StateVisit.Agenda.V1;
using StateVisit.Tests.Fixture;
using Xunit;

namespace StateVisit.Tests.Agenda;

/// <summary>What a list can be asked, on ten sessions that differ in everything a filter can name.</summary>
public sealed class FilterTests(SharedHosts hosts)
{
    [Theory]
    [OnBothStores("", "abcdefghij")]
    [OnBothStores("day = \"2023-03-21\"", "cdef")]
    [OnBothStores("day = 2023-03-21", "cdef")]
    [OnBothStores("day != 2023-03-21", "abghij")]
    [OnBothStores("day < 2023-03-21", "abj")]
    [OnBothStores("day <= 2023-03-21", "abcdefj")]
    [OnBothStores("day > 2023-03-21", "ghi")]
    [OnBothStores("day >= 2023-03-21", "cdefghi")]
    [OnBothStores("day = \"\"", "j")]
    [OnBothStores("order = 3", "d")]
    [OnBothStores("order != 3", "abcefghij")]
    [OnBothStores("order < 3", "abc")]
    [OnBothStores("order >= 8", "ij")]
    [OnBothStores("kind = SESSION_KIND_MEAL", "af")]
    [OnBothStores("kind != SESSION_KIND_MEAL", "bcdeghij")]
    [OnBothStores("state = SESSION_STATE_CONFIRMED", "b")]
    [OnBothStores("track = side", "efghi")]
    [OnBothStores("track:id", "efghi")]
    [OnBothStores("venue = \"{visit}/venues/hall\"", "c")]
    [OnBothStores("venue:\"/hall\"", "c")]
    [OnBothStores("topics:\"{visit}/topics/energy\"", "de")]
    [OnBothStores("planned_start < \"2023-03-21T10:00:00Z\"", "ab")]
    [OnBothStores("planned_start = \"2023-03-21T13:00:00+03:00\"", "cd")]
    [OnBothStores("planned_start >= 2023-03-21", "cdefghij")]
    [OnBothStores("day = 2023-03-21 AND order > 3", "ef")]
    [OnBothStores("order = 1 OR order = 4", "be")]
    [OnBothStores("NOT day = 2023-03-21", "abghij")]
    [OnBothStores("NOT (order < 3 OR order > 5)", "def")]
    [OnBothStores("track = side AND order = 1 OR order = 4", "e")]
    [OnBothStores("(track = side AND order = 5) OR order = 1", "bf")]
    [OnBothStores("order=1", "b")]
    [OnBothStores("  order  =  1  ", "b")]
    public async Task AFilterSelects(StoreKind store, string filter, string expected)
    {
        var scene = await SceneAsync(store);
        Assert.Equal(expected, await ListAsync(scene, filter, "order"));
    }

    [Theory]
    [OnBothStores("order desc", "jihgfedcba")]
    [OnBothStores("day, order desc", "jbafedcihg")]
    [OnBothStores("kind, order", "bcdeghijaf")]
    [OnBothStores(" track desc ,  order ", "efghiabcdj")]
    [OnBothStores("planned_start desc, order", "jhigefcdba")]
    [OnBothStores("", "jabcdefghi")]
    public async Task AnOrderSorts(StoreKind store, string order, string expected)
    {
        var scene = await SceneAsync(store);
        var actual = await ListAsync(scene, "", order);
        if (order.StartsWith("planned_start", StringComparison.Ordinal))
            expected = string.Concat("abcdefghij".OrderByDescending(StartOf).ThenBy(c => c));
        if (order.StartsWith("kind", StringComparison.Ordinal))
            expected = string.Concat("abcdefghij".OrderBy(KindOf).ThenBy(c => c));
        Assert.Equal(expected, actual);
    }

    [Theory]
    [OnBothStores("nosuch = 1")]
    [OnBothStores("order")]
    [OnBothStores("order =")]
    [OnBothStores("order = x")]
    [OnBothStores("order ~ 1")]
    [OnBothStores("order = 1 order = 2")]
    [OnBothStores("order = 1 AND")]
    [OnBothStores("OR order = 1")]
    [OnBothStores("(order = 1")]
    [OnBothStores("order = 1)")]
    [OnBothStores("track = \"side")]
    [OnBothStores("kind = MEAL")]
    [OnBothStores("kind = 15")]
    [OnBothStores("planned_start < noon")]
    [OnBothStores("topics = \"x\"")]
    [OnBothStores("order : 1")]
    [OnBothStores("titles:\"x\"")]
    [OnBothStores("NOT")]
    public async Task AFilterThatDoesNotHoldIsRefused(StoreKind store, string filter)
    {
        var scene = await SceneAsync(store);
        await RefuseAsync(scene, new() { Parent = scene.Name, Filter = filter }, "filter");
        var answer = await scene.Protocol.GetAsync($"{scene.Address}/sessions?filter={Uri.EscapeDataString(filter)}");
        Assert.Equal(400, answer.Status);
        Assert.Equal(["filter"], RestFaults.Paths(answer.Body));
    }

    [Theory, OnBothStores]
    public async Task AFilterHasAnEnd(StoreKind store)
    {
        var scene = await SceneAsync(store);
        var fifty = string.Join(" OR ", Enumerable.Range(0, 50).Select(n => $"order = {n}"));
        Assert.Equal("abcdefghij", await ListAsync(scene, fifty, "order"));
        await RefuseAsync(scene, new() { Parent = scene.Name, Filter = fifty + " OR order = 50" }, "filter");
        await RefuseAsync(scene, new() { Parent = scene.Name, Filter = new string('(', 2000) + "order = 1" }, "filter");
    }

    [Theory]
    [OnBothStores("nosuch")]
    [OnBothStores("order down")]
    [OnBothStores("order desc desc")]
    [OnBothStores("topics")]
    [OnBothStores("order,")]
    public async Task AnOrderThatDoesNotHoldIsRefused(StoreKind store, string order)
    {
        var scene = await SceneAsync(store);
        await RefuseAsync(scene, new() { Parent = scene.Name, OrderBy = order }, "order_by");
    }

    private static Task<Refusal> RefuseAsync(Scene scene, ListSessionsRequest request, string field) =>
        Refusal.AssertAsync(
            scene.Agenda.ListSessionsAsync(request),
            StatusCode.InvalidArgument,
            "INVALID_FIELD",
            field
        );

    private static async Task<string> ListAsync(Scene scene, string filter, string order)
    {
        var page = await scene.Agenda.ListSessionsAsync(
            new()
            {
                Parent = scene.Name,
                Filter = filter.Replace("{visit}", scene.Name, StringComparison.Ordinal),
                OrderBy = order,
            }
        );
        return string.Concat(page.Sessions.Select(s => s.Name[^1]));
    }

    private static string StartOf(char id) =>
        id switch
        {
            'j' => "9999",
            'h' or 'i' => "2023-03-22T12",
            _ => $"2023-03-{DayOf(id)}T{(id <= 'b' ? 12 : 10 + ((id - 'c') / 2)):00}",
        };

    private static int DayOf(char id) =>
        id <= 'b' ? 20
        : id <= 'f' ? 21
        : 22;

    private static SessionKind KindOf(char id) => id is 'a' or 'f' ? SessionKind.Meal : SessionKind.Meeting;

    private async Task<Scene> SceneAsync(StoreKind store) => await Scenes.GetOrAddAsync(store, () => MakeAsync(store));

    private async Task<Scene> MakeAsync(StoreKind store)
    {
        var scene = await hosts.SceneAsync(store);
        await scene.VenueAsync("hall");
        await scene.TopicAsync("energy");
        await scene.TopicAsync("energy-2");
        foreach (var id in "abcdefghij")
            await scene.SessionAsync(
                $"{id}",
                s =>
                {
                    s.Order = id - 'a';
                    s.Kind = KindOf(id);
                    s.Track = id is >= 'e' and <= 'i' ? "side" : "";
                    s.Day = id == 'j' ? "" : $"2023-03-{DayOf(id)}";
                    s.Venue = id == 'c' ? scene.Name + "/venues/hall" : "";
                    if (id is 'd' or 'e')
                        s.Topics.Add(scene.Name + "/topics/energy");
                    if (id is 'f')
                        s.Topics.Add(scene.Name + "/topics/energy-2");
                    s.PlannedStart = id == 'j' ? null : Make.Start(StartOf(id) + ":00:00Z");
                }
            );
        await scene.Agenda.ConfirmSessionAsync(new() { Name = scene.Name + "/sessions/b" });
        return scene;
    }

    private static readonly OncePerStore<Scene> Scenes = new();
}
