using System.Diagnostics;

namespace StateVisit.Tests.Fixture;

/// <summary>A built service as a process of its own, so that it can be killed.</summary>
public sealed class ServiceProcess<TClient> : ServiceAccess<TClient>
    where TClient : IService<TClient>
{
    private readonly Process process;

    private ServiceProcess(Process process, int http, int grpc)
        : base(TimeProvider.System)
    {
        this.process = process;
        (Http, Grpc) = (new($"http://127.0.0.1:{http}"), new($"http://127.0.0.1:{grpc}"));
        Log.Follow(process);
    }

    public override Uri Http { get; }

    public override Uri Grpc { get; }

    public Log Log { get; } = new();

    public int Id => process.Id;

    public bool HasExited => process.HasExited;

    public int ExitCode => process.ExitCode;

    /// <param name="ports">Those of a process that it takes the place of; else free ones.</param>
    /// <param name="wrap">A command to run it under, such as strace with its options.</param>
    public static async Task<ServiceProcess<TClient>> StartAsync(
        TestStore store,
        IReadOnlyDictionary<string, string?>? settings = null,
        (int Http, int Grpc)? ports = null,
        params string[] wrap
    )
    {
        var (http, grpc) = ports ?? (Ports.Free(), Ports.Free());
        var assembly = Assembly();
        string[] command = [.. wrap, "dotnet", assembly];
        var start = new ProcessStartInfo(command[0], command[1..])
        {
            WorkingDirectory = Path.GetDirectoryName(assembly),
            UseShellExecute = false,
            RedirectStandardOutput = true,
            RedirectStandardError = true,
        };
        var environment = new Dictionary<string, string?>(store.Settings)
        {
            ["DOTNET_ENVIRONMENT"] = "Production",
            ["STATEVISIT_PARENT_PID"] = $"{Environment.ProcessId}",
            ["Authentication:DevelopmentKey"] = Convert.ToBase64String(Key),
            ["Kestrel:Endpoints:http:Url"] = $"http://127.0.0.1:{http}",
            ["Kestrel:Endpoints:http:Protocols"] = "Http1",
            ["Kestrel:Endpoints:grpc:Url"] = $"http://127.0.0.1:{grpc}",
            ["Kestrel:Endpoints:grpc:Protocols"] = "Http2",
        };
        foreach (var (name, value) in settings ?? new Dictionary<string, string?>())
            environment[name] = value;
        foreach (var (name, value) in environment)
            start.Environment[name.Replace(":", "__", StringComparison.Ordinal)] = value;
        var started = new ServiceProcess<TClient>(Process.Start(start)!, http, grpc);
        await Eventually.IsTrueAsync(started.IsReadyAsync, () => $"{TClient.Service} did not start:\n{started.Log}");
        return started;
    }

    /// <summary>SIGKILL: it gets no chance to do anything.</summary>
    public async Task KillAsync()
    {
        process.Kill();
        await process.WaitForExitAsync();
    }

    /// <summary>SIGTERM; returns when it has ended.</summary>
    public async Task StopAsync()
    {
        Signal("TERM");
        await process.WaitForExitAsync();
    }

    public void Signal(string name)
    {
        using var kill = Process.Start("kill", [$"-{name}", $"{process.Id}"]);
        kill.WaitForExit();
    }

    protected override async ValueTask EndAsync()
    {
        if (!process.HasExited)
            await KillAsync();
        process.Dispose();
    }

    private async Task<bool> IsReadyAsync()
    {
        if (process.HasExited)
            throw new InvalidOperationException($"{TClient.Service} ended:\n{Log}");
        using var client = new HttpClient { Timeout = TimeSpan.FromSeconds(5) };
        try
        {
            return (await client.GetAsync(new Uri(Http, "/ready"))).IsSuccessStatusCode;
        }
        catch (Exception e) when (e is HttpRequestException or OperationCanceledException)
        {
            return false;
        }
    }

    /// <summary>From its own output folder, of the same configuration as the tests.</summary>
    private static string Assembly()
    {
        var output = new DirectoryInfo(AppContext.BaseDirectory);
        var root = output.Parent!.Parent!.Parent!.Parent!.Parent!.FullName;
        return Path.Combine(
            root,
            "services",
            TClient.Folder,
            "bin",
            output.Parent.Name,
            output.Name,
            $"StateVisit.{TClient.Folder}.dll"
        );
    }
}
