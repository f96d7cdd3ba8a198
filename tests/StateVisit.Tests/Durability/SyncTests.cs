using StateVisit.Tests.Fixture;
using Xunit;

namespace StateVisit.Tests.Durability;

/// <summary>
/// A process that is killed leaves its writes to the kernel; loss of power does not. So it is counted that each write
/// was forced to disk before it was acknowledged, and shown that the count sees a service that does not force it.
/// </summary>
public sealed class SyncTests
{
    private const int Writes = 100;
    private const string Strace = "/usr/bin/strace";

    /// <summary>Both counters lag a little, on a busy machine perhaps more.</summary>
    private static readonly TimeSpan Lag = TimeSpan.FromSeconds(60);

    /// <summary>Where syncs are not expected.</summary>
    private static readonly TimeSpan LagOfNone = TimeSpan.FromSeconds(4);

    [Fact]
    public async Task SqliteSyncsItsLogAtLeastOncePerWrite() =>
        Assert.InRange(await SqliteSyncsAsync([], Lag), Writes, int.MaxValue);

    [Fact]
    public async Task APlantedSynchronousOffIsCounted() =>
        Assert.InRange(await SqliteSyncsAsync(StartupHook.Plant("PRAGMA synchronous = OFF"), LagOfNone), 0, Writes - 1);

    [Fact]
    public async Task PostgresSyncsItsLogAtLeastOncePerWrite() =>
        Assert.InRange(await PostgresSyncsAsync([], Lag), Writes, int.MaxValue);

    [Fact]
    public async Task APlantedSynchronousCommitOffIsCounted() =>
        Assert.InRange(
            await PostgresSyncsAsync(StartupHook.Plant("SET synchronous_commit = off"), LagOfNone),
            0,
            Writes - 1
        );

    /// <summary>System calls that sync the write-ahead log, as strace sees them, during the writes.</summary>
    private static async Task<long> SqliteSyncsAsync(Dictionary<string, string?> settings, TimeSpan lag)
    {
        if (!File.Exists(Strace))
            Missing.Part($"{Strace}: Debian's package strace");
        await using var store = await TestStore.CreateAsync(StoreKind.Sqlite);
        var log = Path.Combine(store.Folder, "strace.log");
        await using var service = await AgendaProcess.StartAsync(
            store,
            settings,
            // -D: the tracer is the grandchild, so that what we start and stop is the service.
            wrap: [Strace, "-D", "-f", "-y", "--seccomp-bpf", "-e", "trace=fsync,fdatasync", "-o", log]
        );
        return await DuringWritesAsync(
            service,
            async () =>
            {
                await using var file = new FileStream(log, FileMode.Open, FileAccess.Read, FileShare.ReadWrite);
                using var reader = new StreamReader(file);
                var lines = (await reader.ReadToEndAsync()).Split('\n');
                return (long)
                    lines.Count(line =>
                        line.Contains("sync(", StringComparison.Ordinal)
                        && line.Contains("agenda.db-wal>", StringComparison.Ordinal)
                    );
            },
            lag
        );
    }

    /// <summary>Syncs of the write-ahead log as PostgreSQL counts them, on a server that nobody else writes to.</summary>
    private static async Task<long> PostgresSyncsAsync(Dictionary<string, string?> settings, TimeSpan lag)
    {
        await using var server = await PostgresServer.StartOwnAsync("wal_writer_delay=10s");
        if (server is null)
            Missing.Part("PostgreSQL's binaries in /usr/lib/postgresql: this test needs a server of its own");
        await using var store = await TestStore.CreateAsync(server!);
        await using var service = await AgendaProcess.StartAsync(store, settings);
        var isOld = await store.ReadAsync<int>("SELECT current_setting('server_version_num')::int") < 180000;
        return await DuringWritesAsync(
            service,
            () =>
                store.ReadAsync<long>(
                    isOld
                        ? "SELECT wal_sync FROM pg_stat_wal"
                        : "SELECT sum(fsyncs)::bigint FROM pg_stat_io WHERE object = 'wal'"
                ),
            lag
        );
    }

    private static async Task<long> DuringWritesAsync(AgendaAccess service, Func<Task<long>> count, TimeSpan lag)
    {
        var scene = await Scene.CreateAsync(service);
        await Task.Delay(TimeSpan.FromSeconds(1.5));
        var before = await count();
        for (var i = 0; i < Writes; i++)
            await scene.TopicAsync($"t{i}");
        var syncs = 0L;
        var written = TimeProvider.System.GetTimestamp();
        while (syncs < Writes && TimeProvider.System.GetElapsedTime(written) < lag)
        {
            await Task.Delay(TimeSpan.FromMilliseconds(200));
            syncs = await count() - before;
        }
        Assert.Equal(Writes + 1, await scene.LinksAsync());
        return syncs;
    }
}
