using Grpc.Core;
using StateVisit.Agenda.V1;
using StateVisit.Tests.Fixture;
using StateVisit.Type.V1;
using Xunit;

namespace StateVisit.Tests.Watching;

public sealed class SlowWatcherTests(SharedHosts hosts)
{
    private const int Writes = 1_300;

    [Theory, OnBothStores]
    public async Task AWatcherThatDoesNotReadIsCutAndResumesWithoutLoss(StoreKind store)
    {
        var scene = await hosts.SceneAsync(store);
        var topic = await scene.TopicAsync("energy");
        using var slow = scene.Agenda.WatchVisit(new() { Name = scene.Name });
        await slow.ResponseHeadersAsync;

        // Nobody reads meanwhile: what fits into the connection's windows, then what the service keeps waiting.
        for (var i = 0; i < Writes; i++)
            await scene.Agenda.UpdateTopicAsync(
                new()
                {
                    Topic = Make.Topic(t =>
                    {
                        t.Name = topic.Name;
                        t.Titles["en"] = $"{i}";
                        t.Positions.Add(new Position { Party = "CN", Summaries = { ["en"] = new string('x', 3_900) } });
                    }),
                }
            );

        var (seen, token) = (new List<string>(), "");
        var end = await Assert.ThrowsAsync<RpcException>(async () =>
        {
            await foreach (var next in slow.ResponseStream.ReadAllAsync())
            {
                token = next.ResumeToken.Length > 0 ? next.ResumeToken : token;
                if (next.Revision is { } revision)
                    seen.AddRange(Titles(revision));
            }
        });
        var refusal = Refusal.Of(end);
        Assert.Equal((StatusCode.ResourceExhausted, "WATCHER_TOO_SLOW"), (refusal.Code, refusal.Reason));
        Assert.InRange(seen.Count, 1, Writes - 1);

        await using var resumed = Watch.Open(scene.Agenda, scene.Name, token);
        while (seen.Count < Writes)
            seen.AddRange(Titles(await resumed.RevisionAsync()));
        Assert.Equal(Enumerable.Range(0, Writes).Select(i => $"{i}"), seen);
    }

    private static IEnumerable<string> Titles(Revision revision) =>
        revision.Changes.Select(change => change.Record.Unpack<Topic>().Titles["en"]);
}
