using System.Diagnostics;
using Google.Protobuf;
using StateVisit.Tests.Fixture;
using StateVisit.Type.V1;
using Xunit;

namespace StateVisit.Tests.Auditing;

/// <summary>The command that checks a journal without the service, as whoever has a checkpoint and a copy of the store runs it.</summary>
public sealed class CheckJournalTests
{
    [Theory, OnBothStores]
    public async Task AJournalIsCheckedWhileTheServiceRuns(StoreKind kind)
    {
        await using var host = await AgendaHost.StartAsync(kind);
        var scene = await Scene.CreateAsync(host);
        await scene.TopicAsync("energy", topic => topic.Access = Make.Press);
        using var files = new Files();
        var checkpoint = files.Write(await scene.CheckpointAsync());
        await scene.SessionAsync("talks");
        var journal = kind == StoreKind.Sqlite ? FileOf(host.Store) : host.Store.Connection;

        var (code, output) = await CheckAsync(checkpoint, journal);
        Assert.True(code == 0, output);
        Assert.Contains(
            $"Intact: 4 entries of {scene.Name} (agenda) up to revision 3, and revision 2",
            output,
            StringComparison.Ordinal
        );
        Assert.Contains("SHA-256", output, StringComparison.Ordinal);

        await host.Store.ExecuteAsync("""UPDATE journal SET "NowLabel" = 1 WHERE "Path" = 'topics/energy'""");
        (code, output) = await CheckAsync(checkpoint, journal);
        Assert.True(code == 1, output);
        Assert.Contains("Not intact at revision 2", output, StringComparison.Ordinal);
    }

    [Fact]
    public async Task AFileThatNobodyHasOpenIsReadAndLeftAsItIs()
    {
        using var files = new Files();
        await using var store = await TestStore.CreateAsync(StoreKind.Sqlite);
        string answer;
        await using (var host = await AgendaHost.StartAsync(store))
        {
            var scene = await Scene.CreateAsync(host);
            var rest = await scene.Protocol.GetAsync($"{scene.Address}:verifyJournal");
            answer = files.Write(rest.Body);
            await store.ExecuteAsync("PRAGMA wal_checkpoint(TRUNCATE)");
        }
        var journal = files.Path("copy.db");
        File.Copy(FileOf(store), journal);
        var before = await File.ReadAllBytesAsync(journal);

        var (code, output) = await CheckAsync(answer, journal);
        Assert.True(code == 0, output);
        Assert.Equal(before, await File.ReadAllBytesAsync(journal));
        Assert.Equal([answer, journal], Directory.GetFiles(Path.GetDirectoryName(journal)!).Order());
    }

    [Fact]
    public async Task OnlyTheKeyThatIsExpectedWillDo()
    {
        await using var host = await AgendaHost.StartAsync(StoreKind.Sqlite);
        var scene = await Scene.CreateAsync(host);
        using var files = new Files();
        var genuine = await scene.CheckpointAsync();
        var (checkpoint, key, other) = (
            files.Write(genuine),
            files.Write(genuine.PublicKey.ToBase64() + "\n"),
            files.Write(Convert.ToBase64String(new byte[91]))
        );
        var journal = FileOf(host.Store);
        var (code, output) = await CheckAsync(checkpoint, journal, "--key", key);
        Assert.True(code == 0, output);
        Assert.Single(output.Trim().Split('\n'));
        (code, output) = await CheckAsync(checkpoint, journal, "--key", other);
        Assert.True(code == 1, output);
        Assert.Contains("another key", output, StringComparison.Ordinal);
        Assert.Equal(2, (await CheckAsync(checkpoint, journal, "--key", files.Write("no key"))).Code);

        var forged = genuine.Clone();
        forged.Revision++;
        (code, output) = await CheckAsync(files.Write(forged), journal, "--key", key);
        Assert.True(code == 1, output);
        Assert.Contains("signature", output, StringComparison.Ordinal);
    }

    [Fact]
    public async Task WhatCannotBeCheckedIsSaid()
    {
        using var files = new Files();
        var checkpoint = files.Write(
            """{ "service": "agenda", "visit": "visits/v", "revision": "1", "time": "2026-01-01T00:00:00Z" }"""
        );
        foreach (
            var (args, why) in new (string[], string)[]
            {
                ([], "are needed"),
                ([checkpoint], "are needed"),
                ([files.Path("none.json"), checkpoint], "none.json"),
                ([files.Write("<html>"), checkpoint], "not JSON"),
                ([files.Write("{}"), checkpoint], "not of a checkpoint"),
                ([checkpoint, "Nonsense=1", "--key"], "--key needs a file"),
            }
        )
        {
            var (code, output) = await CheckAsync(args);
            Assert.True(code == 2, output);
            Assert.Contains("Cannot be checked: ", output, StringComparison.Ordinal);
            Assert.Contains(why, output, StringComparison.Ordinal);
        }
        var (help, text) = await CheckAsync("--help");
        Assert.Equal(0, help);
        Assert.Contains("Exit code", text, StringComparison.Ordinal);
    }

    [Fact]
    public async Task AFileThatIsNoJournalCannotBeChecked()
    {
        using var files = new Files();
        await using var host = await AgendaHost.StartAsync(StoreKind.Sqlite);
        var checkpoint = files.Write(await (await Scene.CreateAsync(host)).CheckpointAsync());
        foreach (var journal in new[] { files.Write("this is no store"), files.Path("none.db"), files.Write("") })
        {
            var (code, output) = await CheckAsync(checkpoint, journal);
            Assert.True(code == 2, output);
            Assert.Contains("Cannot be checked: ", output, StringComparison.Ordinal);
        }
    }

    private static string FileOf(TestStore store) => Path.Combine(store.Folder, "agenda.db");

    private static async Task<(int Code, string Output)> CheckAsync(params string[] args)
    {
        var output = new DirectoryInfo(AppContext.BaseDirectory);
        var root = output.Parent!.Parent!.Parent!.Parent!.Parent!.FullName;
        var command = Path.Combine([
            root,
            "tools",
            "CheckJournal",
            "bin",
            output.Parent.Name,
            output.Name,
            "StateVisit.CheckJournal.dll",
        ]);
        var start = new ProcessStartInfo("dotnet", [command, .. args])
        {
            UseShellExecute = false,
            RedirectStandardOutput = true,
            RedirectStandardError = true,
        };
        using var process = Process.Start(start)!;
        var texts = await Task.WhenAll(process.StandardOutput.ReadToEndAsync(), process.StandardError.ReadToEndAsync());
        await process.WaitForExitAsync();
        return (process.ExitCode, string.Concat(texts));
    }

    /// <summary>A folder of the test's own.</summary>
    private sealed class Files : IDisposable
    {
        private readonly string folder = Directory.CreateTempSubdirectory("statevisit-check-").FullName;
        private int count;

        public string Path(string name) => System.IO.Path.Combine(folder, name);

        public string Write(string text)
        {
            var file = Path($"a{count++}.json");
            File.WriteAllText(file, text);
            return file;
        }

        public string Write(Checkpoint checkpoint) => Write(JsonFormatter.Default.Format(checkpoint));

        public void Dispose() => Directory.Delete(folder, recursive: true);
    }
}
