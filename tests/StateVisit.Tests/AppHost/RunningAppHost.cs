using System.Collections.Concurrent;
using System.Diagnostics;
using System.Net.Sockets;
using System.Security.Cryptography;
using Xunit;

namespace StateVisit.Tests.AppHost;

/// <summary>The run command for real, on free ports, with a data folder of its own.</summary>
internal sealed class RunningAppHost : IAsyncDisposable
{
    private readonly ConcurrentQueue<string> _lines = new();
    private readonly DirectoryInfo _data = Directory.CreateTempSubdirectory("statevisit-");

    public RunningAppHost(int? httpPort = null, bool dashboard = false, params string[] settings)
    {
        HttpPort = httpPort ?? FreePort();
        string[] arguments =
        [
            Repository.AppHost,
            $"--Gateway:HttpPort={HttpPort}",
            $"--Gateway:GrpcPort={FreePort()}",
            $"--Cache:Port={FreePort()}",
            $"--Storage:Folder={_data.FullName}",
            $"--Dashboard:Enabled={dashboard}",
            "--Dashboard:Port=0",
            .. settings,
        ];
        var start = new ProcessStartInfo("dotnet", arguments)
        {
            UseShellExecute = false,
            RedirectStandardOutput = true,
            RedirectStandardError = true,
        };
        start.Environment.Remove("ASPNETCORE_ENVIRONMENT");
        start.Environment["DOTNET_ENVIRONMENT"] = "Development";
        // As the launch profile has it, which dotnet run applies.
        start.Environment["ASPIRE_DASHBOARD_OTLP_ENDPOINT_URL"] = "http://localhost:18889";
        start.Environment["ASPIRE_RESOURCE_SERVICE_ENDPOINT_URL"] = "http://localhost:18890";
        Process = Process.Start(start)!;
        Process.OutputDataReceived += Keep;
        Process.ErrorDataReceived += Keep;
        Process.BeginOutputReadLine();
        Process.BeginErrorReadLine();
    }

    public Process Process { get; }
    public int HttpPort { get; }
    public string Output => string.Join('\n', _lines);

    public static async Task<RunningAppHost> StartHealthyAsync(bool dashboard = false, params string[] settings)
    {
        var host = new RunningAppHost(dashboard: dashboard, settings: settings);
        await host.SeesAsync("Everything is healthy");
        return host;
    }

    /// <summary>Waits until a text has been printed, the given number of times.</summary>
    public async Task SeesAsync(string text, int times = 1)
    {
        var started = TimeProvider.System.GetTimestamp();
        while (_lines.Count(line => line.Contains(text, StringComparison.Ordinal)) < times)
        {
            if (Process.HasExited || TimeProvider.System.GetElapsedTime(started) > TimeSpan.FromSeconds(120))
                Assert.Fail($"'{text}' was not printed {times} times:\n{Output}");
            await Task.Delay(20, TestContext.Current.CancellationToken);
        }
    }

    public async Task<int> ExitsAsync()
    {
        using var limit = new CancellationTokenSource(TimeSpan.FromSeconds(120));
        await Process.WaitForExitAsync(limit.Token);
        return Process.ExitCode;
    }

    public LinuxProcess Child(string project) =>
        Descendants().Single(child => child.CommandLine.Contains($"{project}.dll", StringComparison.Ordinal));

    public IReadOnlyList<LinuxProcess> Descendants() => LinuxProcess.DescendantsOf(Process.Id);

    public async ValueTask DisposeAsync()
    {
        var children = Descendants();
        if (!Process.HasExited)
            Process.Kill();
        await Process.WaitForExitAsync();
        Process.Dispose();
        await LinuxProcess.AllGoneAsync(children);
        _data.Delete(recursive: true);
    }

    // Below the range of outgoing connections, so that none of those takes it before the gateway does.
    private static int FreePort()
    {
        while (true)
        {
            var port = RandomNumberGenerator.GetInt32(12_000, 20_000);
            try
            {
                using var both = TcpListener.Create(port); // IPv6 and IPv4
                both.Start();
                return port;
            }
            catch (SocketException)
            {
                // Taken: try another.
            }
        }
    }

    private void Keep(object sender, DataReceivedEventArgs received)
    {
        if (received.Data is { } line)
            _lines.Enqueue(line);
    }
}
