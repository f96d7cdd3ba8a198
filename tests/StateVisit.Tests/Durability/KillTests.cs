using System.Diagnostics;
using StateVisit.Tests.Fixture;
using Xunit;

namespace StateVisit.Tests.Durability;

[Collection(nameof(Alone))]
public sealed class KillTests(ITestOutputHelper output)
{
    private const int Kills = 50;
    private const int WriterCount = 8;

    [Theory, OnBothStores]
    public async Task AnAcknowledgedWriteSurvivesKillAndActsOnce(StoreKind kind)
    {
        await using var store = await TestStore.CreateAsync(kind);
        var random = new Random(1723);
        var service = await AgendaProcess.StartAsync(store);
        var scene = await Scene.CreateAsync(service);
        var writers = new Writers(scene.Name, WriterCount);
        var writing = writers.Start();
        int[] unanswered = new int[Kills];
        for (var kill = 0; kill < Kills; kill++)
        {
            var known = writers.Acknowledged.Count;
            writers.Resume(service);
            await Eventually.IsTrueAsync(
                () => writers.Acknowledged.Count > known,
                () => $"Nothing is written: {service.Log}"
            );
            if (kill % 2 == 0)
                await Task.Delay(random.Next(60));
            else
                // The moment another reader sees a commit: most likely before its answer has been sent.
                await NextCommitAsync(store, scene);
            await service.KillAsync();
            await writers.PauseAsync();

            var committed = (await RequestsAsync(store)).Select(request => request.Id).ToHashSet();
            Assert.Empty(writers.Acknowledged.Keys.Except(committed));
            unanswered[kill] = committed.Count - writers.Acknowledged.Count;

            var ports = (service.Http.Port, service.Grpc.Port);
            await service.DisposeAsync();
            service = await AgendaProcess.StartAsync(store, ports: ports);
        }
        writers.Finish();
        writers.Resume(service);
        await writing;
        output.WriteLine(
            $"{kind}: {writers.Acknowledged.Count} acknowledged; committed and not answered at each kill: {string.Join(' ', unanswered)}"
        );

        Assert.Empty(writers.Faults);
        Assert.True(unanswered.Any(n => n > 0), "no kill fell between a commit and its answer");
        Assert.Empty(await FaultsAsync(store, writers.Acknowledged.Keys));
        var journal = await service.As("protocol").Agenda.VerifyJournalAsync(new() { Name = scene.Name });
        Assert.True(journal.Intact, $"broken at {journal.BrokenAt}");
        Assert.Equal(1 + 2 * writers.Acknowledged.Count, journal.Links);
        foreach (var session in writers.Acknowledged.Values.Take(100))
            Assert.Equal(session, await service.As("protocol").Agenda.GetSessionAsync(new() { Name = session.Name }));

        await TheCountSeesAWriteThatActedTwiceAndOneThatIsLost(store, writers);
        await service.DisposeAsync();
    }

    private static async Task TheCountSeesAWriteThatActedTwiceAndOneThatIsLost(TestStore store, Writers writers)
    {
        var (twice, lost) = (writers.Acknowledged.Keys.First(), Make.RequestId());
        await store.ExecuteAsync(
            $"""
            INSERT INTO journal SELECT "Visit", "Revision" + 1000000, "Ordinal", "Time", "Actor", "RequestId", "Path", "Action",
                "Reason", "Label", "Delegations", "Previous", "Salt", "Payload", "Digest", "Hash", "NowLabel", "NowDelegations"
            FROM journal WHERE "RequestId" = '{twice}'
            """
        );
        var faults = await FaultsAsync(store, writers.Acknowledged.Keys.Append(lost));
        Assert.Equal([$"{lost} is lost", $"{twice} acted 2 times"], faults);
    }

    /// <summary>Each request must have exactly one revision, of the session and its timing.</summary>
    private static async Task<List<string>> FaultsAsync(TestStore store, IEnumerable<string> acknowledged)
    {
        var journaled = await RequestsAsync(store);
        var faults = acknowledged
            .Except(journaled.Select(request => request.Id))
            .Select(id => $"{id} is lost")
            .ToList();
        faults.AddRange(
            journaled.Where(request => request.Revisions != 1).Select(r => $"{r.Id} acted {r.Revisions} times")
        );
        faults.AddRange(
            journaled
                .Where(request => request.Revisions == 1 && request.Entries != 2)
                .Select(r => $"{r.Id} acted in part: {r.Entries} entries")
        );
        return faults;
    }

    private static async Task<List<(string Id, long Revisions, long Entries)>> RequestsAsync(TestStore store)
    {
        await using var connection = await store.OpenAsync();
        await using var command = connection.CreateCommand();
        command.CommandText = """
            SELECT "RequestId", count(DISTINCT "Revision"), count(*) FROM journal WHERE "RequestId" <> '' GROUP BY "RequestId"
            """;
        await using var reader = await command.ExecuteReaderAsync();
        var requests = new List<(string, long, long)>();
        while (await reader.ReadAsync())
            requests.Add((reader.GetString(0), reader.GetInt64(1), reader.GetInt64(2)));
        return requests;
    }

    private static async Task NextCommitAsync(TestStore store, Scene scene)
    {
        await using var connection = await store.OpenAsync();
        await using var command = connection.CreateCommand();
        command.CommandText = $"""SELECT "Revision" FROM heads WHERE "Visit" = '{scene.Name["visits/".Length..]}'""";
        await command.PrepareAsync();
        var before = await command.ExecuteScalarAsync();
        var began = Stopwatch.GetTimestamp();
        while (before!.Equals(await command.ExecuteScalarAsync()))
            Assert.True(Stopwatch.GetElapsedTime(began) < TimeSpan.FromSeconds(60), "Nothing is committed");
    }
}
