using StateVisit.Tests.Fixture;
using StateVisit.Tests.Gateway;
using StateVisit.Type.V1;
using Xunit;

namespace StateVisit.Tests.Labels;

/// <summary>
/// Two worlds that differ in hidden records alone must be one and the same to whoever may not see these: every method,
/// every route, every watch, byte for byte.
/// </summary>
public sealed class HiddenRecordsTests
{
    private static readonly Dictionary<string, (Access Hidden, string[] Callers)> Cases = new()
    {
        ["restricted"] = (
            Make.Restricted,
            ["anonymous", "press", "delegation CN", "delegation RU", "legal", "analyst"]
        ),
        ["delegation RU"] = (Make.Delegations("RU"), ["delegation CN", "legal"]),
        ["all delegations"] = (Make.AllDelegations, ["press"]),
        ["press"] = (Make.Press, ["anonymous"]),
    };

    [Theory]
    [OnBothStores("restricted")]
    [OnBothStores("delegation RU")]
    [OnBothStores("all delegations")]
    [OnBothStores("press")]
    public async Task NobodyCanTellThatHiddenRecordsExist(StoreKind store, string hidden)
    {
        await using var without = await World.StartAsync(store, null);
        await using var with = await World.StartAsync(store, Cases[hidden].Hidden);
        await Task.WhenAll(without.BuildAsync(), with.BuildAsync());
        var callers = Cases[hidden].Callers;
        foreach (var caller in callers.Take(1))
            await CompareAsync(caller, without, with);

        var (left, right) = (Watches(without, callers), Watches(with, callers));
        await Task.WhenAll(left.Concat(right).Select(watch => watch.Synced.Task));
        await Task.WhenAll(without.GoOnAsync(), with.GoOnAsync());
        foreach (var (caller, a, b) in callers.Zip(left, right))
            Equal($"{caller} watching", await a.Seen, await b.Seen);

        foreach (var (caller, a, b) in callers.Zip(left, right))
        {
            await CompareAsync(caller, without, with);
            // From every position that was given out, and over the end of the embargoes.
            var positions = a.Tokens.Zip(b.Tokens).Where(t => t.First.Length > 0).SkipLast(1).ToList();
            Assert.True(positions.Count > 3);
            foreach (var (one, two) in positions)
                Equal(
                    $"{caller} resuming",
                    await Answers.WatchAsync(As(without, caller), World.V + "/topics/end", one),
                    await Answers.WatchAsync(As(with, caller), World.V + "/topics/end", two)
                );
        }
        without.Host.Log.AssertNoErrors();
        with.Host.Log.AssertNoErrors();
    }

    [Theory, OnBothStores]
    public async Task TheComparisonSeesWhatProtocolSees(StoreKind store)
    {
        await using var without = await World.StartAsync(store, null);
        await using var with = await World.StartAsync(store, Make.Restricted);
        await Task.WhenAll(without.BuildAsync(), with.BuildAsync());
        await Assert.ThrowsAnyAsync<Xunit.Sdk.XunitException>(() => CompareAsync("service", without, with));
    }

    [Theory, OnBothStores(true), OnBothStores(false)]
    public async Task NeitherDoesTheGatewayNorWhatItKeeps(StoreKind store, bool isHidden)
    {
        // A little ahead of the gateway's clock, so that its tokens hold.
        var now = TimeProvider.System.GetUtcNow().AddMinutes(1);
        await using var without = await World.StartAsync(store, null, now);
        await using var with = await World.StartAsync(store, isHidden ? Make.Restricted : Make.Public, now);
        await Task.WhenAll(without.BuildAsync(), with.BuildAsync());
        using var one = await Child.GatewayAsync(without.Host.Store.Folder, without.Host);
        using var two = await Child.GatewayAsync(with.Host.Store.Folder, with.Host);
        foreach (var caller in new[] { "anonymous", "delegation CN" })
        {
            var answers = await Task.WhenAll(AskAsync(one, without, caller), AskAsync(two, with, caller));
            var isKept = caller == "anonymous" ? answers[0].Kept > 30 : answers[0].Kept == 0;
            Assert.True(isKept, $"{caller}: {answers[0].Kept} answers were kept\n{one.Log}");
            var compare = () => Equal(caller, answers[0].Answers, answers[1].Answers);
            if (isHidden)
                compare();
            else
                Assert.ThrowsAny<Xunit.Sdk.XunitException>(compare);
        }

        static async Task<(List<string> Answers, int Kept)> AskAsync(Child gateway, World world, string caller)
        {
            using var client = new HttpClient { BaseAddress = gateway.Http };
            if (As(world, caller).Token is { } token)
                client.DefaultRequestHeaders.Authorization = new("Bearer", token);
            return await Answers.ThroughGatewayAsync(client);
        }
    }

    private sealed record Watching(Task<List<string>> Seen, List<string> Tokens, TaskCompletionSource Synced);

    private static List<Watching> Watches(World world, string[] callers) =>
        [
            .. callers.Select(caller =>
            {
                var (tokens, synced) = (new List<string>(), new TaskCompletionSource());
                var seen = Answers.WatchAsync(As(world, caller), World.V + "/topics/end", "", tokens, synced);
                return new Watching(seen, tokens, synced);
            }),
        ];

    private static async Task CompareAsync(string caller, World without, World with)
    {
        var answers = await Task.WhenAll(Answers.AllAsync(As(without, caller)), Answers.AllAsync(As(with, caller)));
        Equal(caller, answers[0], answers[1]);
    }

    private static void Equal(string what, List<string> without, List<string> with)
    {
        var different = without.Zip(with).Where(pair => pair.First != pair.Second).ToList();
        Assert.True(
            different.Count == 0 && without.Count == with.Count,
            $"{what}: {without.Count} answers without, {with.Count} with, {different.Count} differ:\n"
                + string.Join('\n', different.Take(5).Select(d => $"without: {d.First}\nwith:    {d.Second}"))
        );
    }

    private static AgendaClient As(World world, string caller)
    {
        var parts = caller.Split(' ');
        return caller == "anonymous" ? world.Host.Anonymous : world.Host.As(parts[0], parts.ElementAtOrDefault(1));
    }
}
