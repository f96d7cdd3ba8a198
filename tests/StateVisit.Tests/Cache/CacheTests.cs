using Google.Protobuf;
using Microsoft.Extensions.Caching.Memory;
using Microsoft.Extensions.DependencyInjection;
using StateVisit.Tests.Fixture;
using Xunit;

namespace StateVisit.Tests.Cache;

/// <summary>With the cache up, down or hung: slower, never wrong.</summary>
[Collection(nameof(Alone))]
public sealed class CacheTests
{
    private const string Open = "marker-of-the-public";
    private const string Secret = "marker-of-the-restricted";

    [Theory, OnBothStores(CacheKind.Redis), OnBothStores(CacheKind.Garnet)]
    public async Task WhatIsRestrictedNeverLiesInTheCache(StoreKind store, CacheKind kind)
    {
        await using var cache = await CacheServer.StartAsync(kind);
        await using var host = await StartAsync(store, cache);
        var scene = await Scene.CreateAsync(host);
        await scene.TopicAsync("open", t => t.Titles["en"] = Open);
        await scene.TopicAsync("secret", t => (t.Access, t.Titles["en"]) = (Make.Restricted, Secret));
        await scene.SessionAsync("secret", s => (s.Access, s.Titles["en"]) = (Make.Restricted, Secret));
        AgendaClient[] callers =
        [
            host.As("protocol"),
            host.Anonymous,
            host.As("press"),
            host.As("delegation", "CN"),
            host.As("legal"),
            host.As("service"),
        ];
        IReadOnlyList<string> content = [];
        var round = 0;
        // A cache that is slow for a moment, on a busy machine, is left alone for some seconds; what was answered then is kept in
        // the process, so each round asks what was not asked before.
        await Eventually.IsTrueAsync(
            async () =>
            {
                await AskAsync(++round);
                return Hold(content = await cache.ContentAsync(), Open);
            },
            () => $"The cache is not used: it holds {content.Count} strings, none of them the public title"
        );
        for (var more = 0; more < 3; more++)
            await AskAsync(++round);
        content = await cache.ContentAsync();
        Assert.False(Hold(content, Secret), "a restricted title lies in the cache");
        Assert.Empty(Errors(host));

        async Task AskAsync(int size)
        {
            foreach (var caller in callers)
            {
                await caller.Agenda.ListTopicsAsync(new() { Parent = scene.Name, PageSize = size });
                await caller.Agenda.ListSessionsAsync(new() { Parent = scene.Name, PageSize = size });
                await caller.Agenda.ListVisitsAsync(new() { PageSize = size });
                await caller.Agenda.ExportAgendaAsync(new() { Name = scene.Name });
                await caller.Agenda.ListChangesAsync(new() { Parent = scene.Name, PageSize = size });
                await caller.Agenda.GetTopicAsync(new() { Name = scene.Name + "/topics/open" });
            }
            await host.As("protocol").Agenda.GetTopicAsync(new() { Name = scene.Name + "/topics/secret" });
        }
    }

    [Theory, OnBothStores(CacheKind.Redis), OnBothStores(CacheKind.Garnet)]
    public async Task AnswersAreRightWhenTheCacheIsKilledAndWhenItComesBack(StoreKind store, CacheKind kind)
    {
        var cache = await CacheServer.StartAsync(kind);
        await using var host = await StartAsync(store, cache);
        var scene = await Scene.CreateAsync(host);
        var at = 0;
        await IsUsedAsync(cache);
        cache.Kill();
        await WritesAndListsAsync(scene, at, at + 50);
        at += 50;
        await using var again = await CacheServer.StartAsync(kind, inPlaceOf: cache);
        await cache.DisposeAsync();
        await IsUsedAsync(again);
        Assert.Empty(Errors(host));

        // One that is slow for a moment, on a busy machine, is left alone for some seconds.
        Task IsUsedAsync(CacheServer server) =>
            Eventually.IsTrueAsync(
                async () =>
                {
                    await WritesAndListsAsync(scene, at, at + 5);
                    at += 5;
                    return (await server.ContentAsync()).Count > 0;
                },
                () => "The cache is not used"
            );
    }

    [Theory, OnBothStores(CacheKind.Redis), OnBothStores(CacheKind.Garnet)]
    public async Task AnswersAreRightAndNoneIsSlowWhileTheCacheHangs(StoreKind store, CacheKind kind)
    {
        await using var cache = await CacheServer.StartAsync(kind);
        await using var host = await StartAsync(store, cache);
        var scene = await Scene.CreateAsync(host);
        await WritesAndListsAsync(scene, 0, 20);
        await cache.PauseAsync();
        var slow = await WritesAndListsAsync(scene, 20, 220);
        Assert.True(slow <= 2, $"{slow} of 800 calls took more than three seconds");
        await cache.ContinueAsync();
        await WritesAndListsAsync(scene, 220, 240);
        Assert.Empty(Errors(host));
    }

    [Theory, OnBothStores(CacheKind.Redis), OnBothStores(CacheKind.Garnet)]
    public async Task StoresThatShareACacheDoNotMix(StoreKind store, CacheKind kind)
    {
        // The same visit at the same revision: a store that was restored, or made anew, or somebody else's.
        await using var cache = await CacheServer.StartAsync(kind);
        await using var one = await StartAsync(store, cache);
        await using var two = await StartAsync(store, cache);
        var asked = 0;
        foreach (var (host, title) in new[] { (one, "marker-of-one"), (two, "marker-of-two") })
        {
            var scene = await Scene.CreateAsync(host, id: "same");
            await scene.TopicAsync("energy", t => t.Titles["en"] = title);
            // What the other was asked before, some of which lies in the cache.
            for (var size = 1; size <= asked; size++)
                await AskAsync(host, scene, size, title);
            await Eventually.IsTrueAsync(
                async () =>
                {
                    await AskAsync(host, scene, ++asked, title);
                    return Hold(await cache.ContentAsync(), title);
                },
                () => "The cache is not used"
            );
        }

        static async Task AskAsync(AgendaHost host, Scene scene, int size, string title)
        {
            var list = await host.Anonymous.Agenda.ListTopicsAsync(new() { Parent = scene.Name, PageSize = size });
            Assert.Equal(title, Assert.Single(list.Topics).Titles["en"]);
        }
    }

    [Theory, OnBothStores]
    public async Task EverNewQuestionsDoNotFillTheMemory(StoreKind store)
    {
        await using var host = await AgendaHost.StartAsync(
            store,
            settings: new Dictionary<string, string?> { ["ListCache:Megabytes"] = "1" }
        );
        var scene = await Scene.CreateAsync(host);
        for (var i = 0; i < 50; i++)
            await scene.TopicAsync($"t{i}", t => t.Titles["en"] = new string('x', 200));
        var memory = (MemoryCache)host.Services.GetRequiredService<IMemoryCache>();
        var size = 0;
        for (var i = 0; i < 400; i++)
        {
            var request = new StateVisit.Agenda.V1.ListTopicsRequest { Parent = scene.Name, PageSize = 50 + i };
            size = (await host.Anonymous.Agenda.ListTopicsAsync(request)).CalculateSize();
            Assert.True(size * memory.Count <= 1 << 20, $"{memory.Count} answers of {size} bytes are kept");
        }
        Assert.True(size * 400 > 4 << 20, "too little was asked for to show anything");
        Assert.NotEqual(0, memory.Count);
    }

    [Theory, OnBothStores(CacheKind.Redis), OnBothStores(CacheKind.Garnet)]
    public async Task AServiceStartsWhileTheCacheHangsOrIsNotThere(StoreKind store, CacheKind kind)
    {
        var cache = await CacheServer.StartAsync(kind);
        await cache.PauseAsync();
        await using (var host = await StartAsync(store, cache))
            await WritesAndListsAsync(await Scene.CreateAsync(host), 0, 10);
        await cache.ContinueAsync();
        cache.Kill();
        await using (var host = await StartAsync(store, cache))
            await WritesAndListsAsync(await Scene.CreateAsync(host), 0, 10);
        await cache.DisposeAsync();
    }

    /// <summary>That the table of migrations is not there yet is said by every first start on PostgreSQL.</summary>
    private static IEnumerable<string> Errors(AgendaHost host) =>
        host.Log.Errors.Where(line => !line.Contains("__EFMigrationsHistory", StringComparison.Ordinal));

    private static bool Hold(IEnumerable<string> content, string marker) =>
        content.Any(text => text.Contains(marker, StringComparison.Ordinal));

    private static Task<AgendaHost> StartAsync(StoreKind store, CacheServer cache) =>
        AgendaHost.StartAsync(
            store,
            settings: new Dictionary<string, string?> { ["ConnectionStrings:cache"] = cache.ConnectionString }
        );

    /// <summary>Each list must show the write before it. How many calls took more than three seconds.</summary>
    private static async Task<int> WritesAndListsAsync(Scene scene, int from, int to)
    {
        var slow = 0;
        for (var i = from; i < to; i++)
        {
            await TimedAsync(() =>
                i == 0 ? scene.TopicAsync("energy", t => t.Titles["en"] = "0") : UpdateAsync(scene, $"{i}")
            );
            // Twice: the second comes from a cache if there is one.
            foreach (var caller in new[] { scene.Host.Anonymous, scene.Host.Anonymous, scene.Host.As("press") })
            {
                var list = await TimedAsync(() =>
                    caller.Agenda.ListTopicsAsync(new() { Parent = scene.Name }).ResponseAsync
                );
                Assert.Equal($"{i}", Assert.Single(list.Topics).Titles["en"]);
            }
        }
        return slow;

        async Task<T> TimedAsync<T>(Func<Task<T>> call)
        {
            var began = TimeProvider.System.GetTimestamp();
            var answer = await call();
            if (TimeProvider.System.GetElapsedTime(began) > TimeSpan.FromSeconds(3))
                slow++;
            return answer;
        }
    }

    private static async Task<StateVisit.Agenda.V1.Topic> UpdateAsync(Scene scene, string title) =>
        await scene.Agenda.UpdateTopicAsync(
            new() { Topic = Make.Topic(t => (t.Name, t.Titles["en"]) = (scene.Name + "/topics/energy", title)) }
        );
}
