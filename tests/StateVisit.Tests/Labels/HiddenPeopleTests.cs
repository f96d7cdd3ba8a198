using Grpc.Core;
using StateVisit.Tests.Fixture;
using StateVisit.Type.V1;
using Xunit;

namespace StateVisit.Tests.Labels;

/// <summary>
/// Two visits that differ in hidden delegations, people, plans and contact cards alone must be one and the same to whoever
/// may not see these: every method, every route, every watch, byte for byte.
/// </summary>
public sealed class HiddenPeopleTests
{
    private static readonly Dictionary<string, (Access Hidden, string[] Callers)> Cases = new()
    {
        ["restricted"] = (Make.Restricted, ["anonymous", "press", "legal", "delegation CN", "delegation IR"]),
        ["delegation RU"] = (Make.Delegations("RU"), ["delegation CN"]),
    };

    [Theory]
    [OnBothStores("restricted")]
    [OnBothStores("delegation RU")]
    public async Task NobodyCanTellThatHiddenPeopleExist(StoreKind store, string hidden)
    {
        var callers = Cases[hidden].Callers;
        await using var without = await PeopleWorld.StartAsync(store, null);
        await using var with = await PeopleWorld.StartAsync(store, Cases[hidden].Hidden);
        await Task.WhenAll(without.BuildAsync(), with.BuildAsync());
        var watches = callers.Select(caller => (Caller: caller, One: Watch(without, caller), Two: Watch(with, caller)));
        var open = watches.ToList();
        await Task.WhenAll(open.SelectMany(w => new[] { w.One.Synced, w.Two.Synced }));
        await Task.WhenAll(without.GoOnAsync(), with.GoOnAsync());
        foreach (var (caller, one, two) in open)
            Assert.Equal(await one.Seen, await two.Seen);
        foreach (var caller in callers)
            await CompareAsync(caller, without, with);
        with.Host.Log.AssertNoErrors();
    }

    [Theory, OnBothStores]
    public async Task TheComparisonSeesWhatProtocolSees(StoreKind store)
    {
        await using var without = await PeopleWorld.StartAsync(store, null);
        await using var with = await PeopleWorld.StartAsync(store, Make.Restricted);
        await Task.WhenAll(without.BuildAsync(), with.BuildAsync());
        await Assert.ThrowsAnyAsync<Xunit.Sdk.XunitException>(() => CompareAsync("service", without, with));
    }

    private static async Task CompareAsync(string caller, PeopleWorld without, PeopleWorld with)
    {
        var answers = await Task.WhenAll(
            Answers.AllAsync(As(without, caller), PeopleQuestions.All()),
            Answers.AllAsync(As(with, caller), PeopleQuestions.All())
        );
        var different = answers[0].Zip(answers[1]).Where(pair => pair.First != pair.Second).ToList();
        Assert.True(
            different.Count == 0 && answers[0].Count == answers[1].Count,
            $"{caller}: {answers[0].Count} answers without, {answers[1].Count} with, {different.Count} differ:\n"
                + string.Join('\n', different.Take(5).Select(d => $"without: {d.First}\nwith:    {d.Second}"))
        );
    }

    /// <summary>What a caller sees from the present to the last visible write.</summary>
    private static (Task<List<string>> Seen, Task Synced) Watch(PeopleWorld world, string caller)
    {
        var synced = new TaskCompletionSource();
        return (SeenAsync(), synced.Task);

        async Task<List<string>> SeenAsync()
        {
            using var deadline = new CancellationTokenSource(TimeSpan.FromSeconds(60));
            using var call = As(world, caller)
                .Participants.WatchParticipants(new() { Name = PeopleWorld.V }, cancellationToken: deadline.Token);
            var seen = new List<string>();
            await foreach (var next in call.ResponseStream.ReadAllAsync(deadline.Token))
            {
                if (next.EventCase == WatchEvent.EventOneofCase.Heartbeat)
                    continue;
                next.ResumeToken = new('x', next.ResumeToken.Length);
                seen.Add(next.ToString());
                if (next.EventCase == WatchEvent.EventOneofCase.Synced)
                    synced.TrySetResult();
                if (next.Revision?.Changes.Any(change => change.Name == PeopleWorld.V + "/participants/end") ?? false)
                    break;
            }
            return seen;
        }
    }

    private static ParticipantsClient As(PeopleWorld world, string caller)
    {
        var parts = caller.Split(' ');
        return caller == "anonymous" ? world.Host.Anonymous : world.Host.As(parts[0], parts.ElementAtOrDefault(1));
    }
}
