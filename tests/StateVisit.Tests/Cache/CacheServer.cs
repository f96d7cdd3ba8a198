using System.Diagnostics;
using System.Net;
using System.Net.Sockets;
using StackExchange.Redis;
using StateVisit.Tests.Fixture;

namespace StateVisit.Tests.Cache;

/// <summary>A real Redis, or our Garnet, on a port of its own; it can be killed, paused and looked into.</summary>
internal sealed class CacheServer : IAsyncDisposable
{
    private readonly Process process;
    private readonly int port;

    private CacheServer(Process process, int port)
    {
        this.process = process;
        this.port = port;
    }

    public string ConnectionString => $"127.0.0.1:{port}";

    /// <param name="inPlaceOf">The server whose port it takes; it must have been killed.</param>
    public static async Task<CacheServer> StartAsync(CacheKind kind, CacheServer? inPlaceOf = null)
    {
        var own = inPlaceOf?.port ?? Ports.Free();
        var server = new CacheServer(kind == CacheKind.Redis ? Redis(own) : Garnet(own), own);
        for (var i = 0; ; i++)
        {
            using var client = new TcpClient();
            try
            {
                await client.ConnectAsync(IPAddress.Loopback, own);
                return server;
            }
            catch (SocketException) when (i < 600)
            {
                await Task.Delay(100);
            }
        }
    }

    public void Kill()
    {
        process.Kill();
        process.WaitForExit();
    }

    public Task PauseAsync() => SignalAsync("STOP");

    public Task ContinueAsync() => SignalAsync("CONT");

    /// <summary>Everything that lies in the server, keys and values, as it would be read from its memory.</summary>
    public async Task<IReadOnlyList<string>> ContentAsync()
    {
        await using var redis = await ConnectionMultiplexer.ConnectAsync(ConnectionString);
        var content = new List<string>();
        await foreach (var key in redis.GetServer(ConnectionString).KeysAsync())
        {
            content.Add(key.ToString());
            var isHash = await redis.GetDatabase().KeyTypeAsync(key) == RedisType.Hash;
            byte[][] values = isHash
                ? [.. (await redis.GetDatabase().HashGetAllAsync(key)).Select(entry => (byte[])entry.Value!)]
                : [(byte[])(await redis.GetDatabase().StringGetAsync(key))!];
            content.AddRange(values.Select(value => System.Text.Encoding.Latin1.GetString(value)));
        }
        return content;
    }

    public async ValueTask DisposeAsync()
    {
        if (!process.HasExited)
        {
            process.Kill();
            await process.WaitForExitAsync();
        }
        process.Dispose();
    }

    private async Task SignalAsync(string signal)
    {
        using var kill = Process.Start("kill", [$"-{signal}", $"{process.Id}"]);
        await kill.WaitForExitAsync();
    }

    private static Process Redis(int port)
    {
        const string program = "/usr/bin/redis-server";
        if (!File.Exists(program))
            Missing.Part($"{program}: Debian's package redis-server");
        return Start(
            program,
            [
                "--port",
                $"{port}",
                "--bind",
                "127.0.0.1",
                "--save",
                "",
                "--appendonly",
                "no",
                "--dir",
                Path.GetTempPath(),
            ]
        );
    }

    private static Process Garnet(int port)
    {
        var output = new DirectoryInfo(AppContext.BaseDirectory);
        var root = output.Parent!.Parent!.Parent!.Parent!.Parent!.FullName;
        var folder = Path.Combine(root, "services", "Cache", "bin", output.Parent.Name, output.Name);
        return Start(
            "dotnet",
            [Path.Combine(folder, "StateVisit.Cache.dll")],
            folder,
            ("CACHE_PORT", $"{port}"),
            ("Kestrel__Endpoints__http__Url", $"http://127.0.0.1:{Ports.Free()}"),
            ("STATEVISIT_PARENT_PID", $"{Environment.ProcessId}")
        );
    }

    private static Process Start(
        string program,
        string[] arguments,
        string folder = "",
        params (string Name, string Value)[] environment
    )
    {
        var start = new ProcessStartInfo(program, arguments)
        {
            WorkingDirectory = folder,
            UseShellExecute = false,
            RedirectStandardOutput = true,
            RedirectStandardError = true,
        };
        foreach (var (name, value) in environment)
            start.Environment[name] = value;
        var started = Process.Start(start)!;
        started.BeginOutputReadLine();
        started.BeginErrorReadLine();
        return started;
    }
}

public enum CacheKind
{
    Redis,
    Garnet,
}
