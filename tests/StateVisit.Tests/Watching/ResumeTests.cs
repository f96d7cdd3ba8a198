using Google.Protobuf;
using StateVisit.Journal.Labels;
using StateVisit.Tests.Fixture;
using StateVisit.Type.V1;
using Xunit;
using Action = StateVisit.Type.V1.Action;

namespace StateVisit.Tests.Watching;

[Collection(nameof(Alone))]
public sealed class ResumeTests(SharedHosts hosts)
{
    [Theory, OnBothStores(1), OnBothStores(2), OnBothStores(3)]
    public async Task AResumedWatchLosesAndRepeatsNothing(StoreKind store, int seed)
    {
        var scene = await hosts.SceneAsync(store);
        var host = (AgendaHost)scene.Host;
        var fullStart = await StartAsync(host.As("protocol"), scene);
        var openStart = await StartAsync(host.Anonymous, scene);
        await using var uncut = await Watch.OpenSyncedAsync(host.Anonymous.Agenda, scene.Name);
        var writing = WriteAsync();
        var full = CutAndResumeAsync(() => host.As("protocol"), scene, fullStart, new Random(seed));
        var open = CutAndResumeAsync(() => host.Anonymous, scene, openStart, new Random(-seed));
        await writing;

        var expected = await JournalTruth.RevisionsAsync(host, host.Store, scene.Name);
        // The first revision made the visit, before the watch.
        Assert.Equal(expected[1..], (await full).Select(JournalTruth.Texts));
        Assert.Equal(
            (await JournalTruth.PublicAsync(host, scene.Name))[1..],
            (await UncutAsync(uncut, scene))
                .SelectMany(revision => revision.Changes)
                .Select(change => $"{change.Name} {change.Action}")
        );
        // What was open for a moment while the stream was down is not told; what is told adds up to the present.
        Assert.Equal(await PresentAsync(host.Anonymous, scene), AddUp(await open, scene));

        async Task WriteAsync()
        {
            await RandomWriters.RunAsync(() => host, scene.Name, seed * 100, writers: 4, writes: 60);
            await EndAsync(host, scene);
        }
    }

    [Theory, OnBothStores]
    public async Task AWatchResumesAcrossRestartsOfTheService(StoreKind kind)
    {
        await using var store = await TestStore.CreateAsync(kind);
        var service = await AgendaProcess.StartAsync(store);
        var scene = await Scene.CreateAsync(service);
        var start = await StartAsync(service.As("protocol"), scene);
        var writing = RandomWriters.RunAsync(() => service, scene.Name, seed: 7, writers: 3, writes: 250);
        var restarting = RestartAsync();
        var watching = CutAndResumeAsync(() => service.As("protocol"), scene, start, new Random(7));
        await restarting;
        await writing;
        await EndAsync(service, scene);
        var expected = await JournalTruth.RevisionsAsync(service, store, scene.Name);
        Assert.Equal(expected[1..], (await watching).Select(JournalTruth.Texts));
        Assert.True(expected.Count > 30, "too little was written between the restarts to show anything");
        await service.DisposeAsync();

        async Task RestartAsync()
        {
            for (var i = 0; i < 3; i++)
            {
                await Task.Delay(500);
                var before = service;
                await (i == 1 ? before.StopAsync() : before.KillAsync());
                service = await AgendaProcess.StartAsync(store, ports: (before.Http.Port, before.Grpc.Port));
                await before.DisposeAsync();
            }
        }
    }

    private static async Task<SortedSet<string>> PresentAsync(AgendaClient caller, Scene scene)
    {
        await using var watch = await Watch.OpenSyncedAsync(caller.Agenda, scene.Name);
        return new(watch.Present.Select(record => $"{record.Key} {record.Value.ToBase64()}"), StringComparer.Ordinal);
    }

    /// <summary>
    /// Applies changes; each must fit what was there: nothing is created twice or changed unseen. That something is gone
    /// may be told to one who never got it: it stood open at the place in the journal where its token stands.
    /// </summary>
    private static SortedSet<string> AddUp(List<Revision> revisions, Scene scene)
    {
        var visit = View.Of(scene.Visit, Clearance.Public)!;
        var records = new Dictionary<string, ByteString> { [scene.Name] = visit.ToByteString() };
        foreach (var change in revisions.SelectMany(revision => revision.Changes))
        {
            if (change.Action == Action.Deleted && !records.ContainsKey(change.Name))
                continue;
            Assert.True(
                records.ContainsKey(change.Name) == (change.Action != Action.Created),
                $"{change.Name} is {change.Action}, and it was {(records.ContainsKey(change.Name) ? "" : "not ")}there"
            );
            if (change.Action == Action.Deleted)
                records.Remove(change.Name);
            else
                records[change.Name] = change.Record.Value;
        }
        return new(records.Select(record => $"{record.Key} {record.Value.ToBase64()}"), StringComparer.Ordinal);
    }

    /// <summary>The token of a watch that has seen the visit and nothing else.</summary>
    private static async Task<string> StartAsync(AgendaClient caller, Scene scene)
    {
        await using var watch = await Watch.OpenSyncedAsync(caller.Agenda, scene.Name);
        Assert.Equal([scene.Name], watch.Present.Keys);
        return watch.Token;
    }

    /// <summary>The last write: who is told of it has been told of all others.</summary>
    private static async Task EndAsync(AgendaAccess access, Scene scene) =>
        await access
            .As("protocol")
            .Agenda.CreateTopicAsync(
                new()
                {
                    Parent = scene.Name,
                    TopicId = "last",
                    Topic = Make.Topic(),
                }
            );

    private static bool HasEnded(List<Revision> revisions, Scene scene) =>
        revisions.Count > 0 && revisions[^1].Changes.Any(change => change.Name == scene.Name + "/topics/last");

    /// <summary>Until the last write, and what should not follow it.</summary>
    private static async Task<List<Revision>> UncutAsync(Watch watch, Scene scene)
    {
        var revisions = new List<Revision>();
        while (!HasEnded(revisions, scene))
            revisions.Add(await watch.RevisionAsync());
        return [.. revisions, .. await watch.RevisionsUntilQuietAsync(TimeSpan.FromSeconds(1))];
    }

    /// <summary>Reads a few events, drops the stream, resumes with the last token, until the last write.</summary>
    private static async Task<List<Revision>> CutAndResumeAsync(
        Func<AgendaClient> caller,
        Scene scene,
        string token,
        Random random
    )
    {
        var revisions = new List<Revision>();
        var began = TimeProvider.System.GetTimestamp();
        var patience = TimeSpan.FromMilliseconds(300);
        while (!HasEnded(revisions, scene))
        {
            Assert.True(TimeProvider.System.GetElapsedTime(began) < TimeSpan.FromMinutes(3), "the end is not told");
            try
            {
                await using var watch = Watch.Open(caller().Agenda, scene.Name, token);
                for (var left = random.Next(1, 12); left > 0 && !HasEnded(revisions, scene); left--)
                {
                    revisions.Add(await watch.RevisionAsync(patience));
                    token = watch.Token;
                }
            }
            catch (Exception e) when (e is OperationCanceledException or InvalidOperationException)
            {
                // Nothing came, perhaps because the machine is busy, or the service went away: resume.
                patience += TimeSpan.FromMilliseconds(20);
                await Task.Delay(10);
            }
        }
        await using var rest = Watch.Open(caller().Agenda, scene.Name, token);
        return [.. revisions, .. await rest.RevisionsUntilQuietAsync(TimeSpan.FromSeconds(1))];
    }
}
