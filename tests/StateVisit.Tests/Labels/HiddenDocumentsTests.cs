using Grpc.Core;
using StateVisit.Tests.Fixture;
using StateVisit.Type.V1;
using Xunit;

namespace StateVisit.Tests.Labels;

/// <summary>
/// Two visits that differ in hidden or embargoed documents, versions and approvals alone must be one and the same to whoever
/// may not see these: every method, every route, every watch, byte for byte.
/// </summary>
public sealed class HiddenDocumentsTests
{
    private static readonly Embargo Later = new() { After = Make.Public, Time = Make.Time("2023-06-01T00:00:00Z") };

    private static readonly Dictionary<string, (Access Hidden, Embargo? Embargo, string[] Callers)> Cases = new()
    {
        ["restricted"] = (Make.Restricted, null, ["anonymous", "press", "analyst", "delegation CN", "delegation IR"]),
        ["embargoed"] = (Make.Restricted, Later, ["anonymous", "press", "delegation CN"]),
        ["handed to the press"] = (Make.Press, Later, ["anonymous"]),
        ["delegation RU"] = (Make.Delegations("RU"), null, ["delegation CN", "press"]),
    };

    /// <summary>Thousands of questions each: what hides a record is the same SQL for all, so one kind is asked on both stores.</summary>
    [Theory]
    [OnBothStores("restricted")]
    [InlineData(StoreKind.Postgres, "embargoed")]
    [InlineData(StoreKind.Sqlite, "handed to the press")]
    [InlineData(StoreKind.Sqlite, "delegation RU")]
    public async Task NobodyCanTellThatHiddenDocumentsExist(StoreKind store, string hidden)
    {
        var (access, embargo, callers) = Cases[hidden];
        await using var without = await DocumentWorld.StartAsync(store, null);
        await using var with = await DocumentWorld.StartAsync(store, access, embargo);
        await Task.WhenAll(without.BuildAsync(), with.BuildAsync());
        var watches = callers
            .Select(caller => (Caller: caller, One: Watch(without, caller), Two: Watch(with, caller)))
            .ToList();
        await Task.WhenAll(watches.SelectMany(w => new[] { w.One.Synced, w.Two.Synced }));
        await Task.WhenAll(without.GoOnAsync(), with.GoOnAsync());
        foreach (var (_, one, two) in watches)
            Assert.Equal(await one.Seen, await two.Seen);
        foreach (var caller in callers)
            await CompareAsync(caller, without, with);
        with.Host.Log.AssertNoErrors();
    }

    [Theory, OnBothStores]
    public async Task TheComparisonSeesWhatTheTreatyOfficeSees(StoreKind store)
    {
        await using var without = await DocumentWorld.StartAsync(store, null);
        await using var with = await DocumentWorld.StartAsync(store, Make.Restricted);
        await Task.WhenAll(without.BuildAsync(), with.BuildAsync());
        await Assert.ThrowsAnyAsync<Xunit.Sdk.XunitException>(() => CompareAsync("service", without, with));
    }

    private static async Task CompareAsync(string caller, DocumentWorld without, DocumentWorld with)
    {
        var answers = await Task.WhenAll(
            Answers.AllAsync(As(without, caller), DocumentQuestions.All()),
            Answers.AllAsync(As(with, caller), DocumentQuestions.All())
        );
        var different = answers[0].Zip(answers[1]).Where(pair => pair.First != pair.Second).ToList();
        Assert.True(
            different.Count == 0 && answers[0].Count == answers[1].Count,
            $"{caller}: {answers[0].Count} answers without, {answers[1].Count} with, {different.Count} differ:\n"
                + string.Join('\n', different.Take(5).Select(d => $"without: {d.First}\nwith:    {d.Second}"))
        );
    }

    /// <summary>What a caller sees of all kinds from the present to the last visible write.</summary>
    private static (Task<List<string>> Seen, Task Synced) Watch(DocumentWorld world, string caller)
    {
        var synced = new TaskCompletionSource();
        return (SeenAsync(), synced.Task);

        async Task<List<string>> SeenAsync()
        {
            using var deadline = new CancellationTokenSource(TimeSpan.FromSeconds(60));
            using var call = As(world, caller)
                .Agreements.WatchAgreements(
                    new()
                    {
                        Name = DocumentWorld.V,
                        Kinds =
                        {
                            Enum.GetValues<StateVisit.Agreements.V1.RecordKind>()
                                .Where(kind => kind != StateVisit.Agreements.V1.RecordKind.Unspecified),
                        },
                    },
                    cancellationToken: deadline.Token
                );
            var seen = new List<string>();
            await foreach (var next in call.ResponseStream.ReadAllAsync(deadline.Token))
            {
                if (next.EventCase == WatchEvent.EventOneofCase.Heartbeat)
                    continue;
                next.ResumeToken = new('x', next.ResumeToken.Length);
                seen.Add(next.ToString());
                if (next.EventCase == WatchEvent.EventOneofCase.Synced)
                    synced.TrySetResult();
                if (next.Revision?.Changes.Any(change => change.Name == DocumentWorld.V + "/agreements/end") ?? false)
                    break;
            }
            return seen;
        }
    }

    private static AgreementsClient As(DocumentWorld world, string caller)
    {
        var parts = caller.Split(' ');
        return caller == "anonymous" ? world.Host.Anonymous : world.Host.As(parts[0], parts.ElementAtOrDefault(1));
    }
}
