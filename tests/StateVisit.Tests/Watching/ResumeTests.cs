using Google.Protobuf;
using StateVisit.Journal.Labels;
using StateVisit.Tests.Fixture;
using StateVisit.Type.V1;
using Xunit;
using Action = StateVisit.Type.V1.Action;

namespace StateVisit.Tests.Watching;

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
        var writing = RandomWriters.RunAsync(() => host, scene.Name, seed * 100, writers: 4, writes: 60);
        var full = CutAndResumeAsync(() => host.As("protocol"), scene.Name, fullStart, new Random(seed), writing);
        var open = CutAndResumeAsync(() => host.Anonymous, scene.Name, openStart, new Random(-seed), writing);
        await writing;

        var expected = await JournalTruth.RevisionsAsync(host, host.Store, scene.Name);
        // The first revision made the visit, before the watch.
        Assert.Equal(expected[1..], (await full).Select(JournalTruth.Texts));
        Assert.Equal(
            (await JournalTruth.PublicAsync(host, scene.Name))[1..],
            (await uncut.RevisionsUntilQuietAsync(TimeSpan.FromSeconds(2)))
                .SelectMany(revision => revision.Changes)
                .Select(change => $"{change.Name} {change.Action}")
        );
        // What was open for a moment while the stream was down is not told; what is told adds up to the present.
        Assert.Equal(await PresentAsync(host.Anonymous, scene), AddUp(await open, scene));
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
        var watching = CutAndResumeAsync(
            () => service.As("protocol"),
            scene.Name,
            start,
            new Random(7),
            Task.WhenAll(writing, restarting)
        );
        await restarting;
        await writing;
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

    /// <summary>Reads a few events, drops the stream, resumes with the last token, until the writers are done and quiet is.</summary>
    private static async Task<List<Revision>> CutAndResumeAsync(
        Func<AgendaClient> caller,
        string visit,
        string token,
        Random random,
        Task writing
    )
    {
        var revisions = new List<Revision>();
        while (true)
        {
            var isLast = writing.IsCompleted;
            try
            {
                await using var watch = Watch.Open(caller().Agenda, visit, token);
                if (isLast)
                {
                    revisions.AddRange(await watch.RevisionsUntilQuietAsync(TimeSpan.FromSeconds(2)));
                    return revisions;
                }
                for (var left = random.Next(1, 12); left > 0; left--)
                {
                    revisions.Add(await watch.RevisionAsync(TimeSpan.FromMilliseconds(300)));
                    token = watch.Token;
                }
            }
            catch (Exception e) when (e is OperationCanceledException or InvalidOperationException && !isLast)
            {
                // Nothing came, or the service went away: resume.
                await Task.Delay(10);
            }
        }
    }
}
