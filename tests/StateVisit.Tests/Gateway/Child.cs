using System.Collections.Concurrent;
using System.Diagnostics;
using StateVisit.Tests.Fixture;

namespace StateVisit.Tests.Gateway;

/// <summary>A process of the system, started from its build output with settings of its own.</summary>
internal sealed class Child : IDisposable
{
    private readonly string assembly;
    private readonly Dictionary<string, string> settings;
    private readonly ConcurrentQueue<string> log = new();
    private Process? process;

    public Child(string project, IEnumerable<KeyValuePair<string, string>> settings)
    {
        var output = new DirectoryInfo(AppContext.BaseDirectory);
        var root = output.Parent!.Parent!.Parent!.Parent!.Parent!.FullName;
        var name = "StateVisit." + Path.GetFileName(project);
        if (project == "gateway")
            name = "StateVisit.Gateway";
        assembly = Path.Combine(root, project, "bin", output.Parent.Name, output.Name, name + ".dll");
        this.settings = new(settings);
        Http = new($"http://127.0.0.1:{Ports.Free()}");
        Grpc = new($"http://127.0.0.1:{Ports.Free()}");
        this.settings["Kestrel__Endpoints__http__Url"] = Http.AbsoluteUri;
        this.settings["Kestrel__Endpoints__grpc__Url"] = Grpc.AbsoluteUri;
        this.settings["STATEVISIT_PARENT_PID"] = Environment.ProcessId.ToString(
            System.Globalization.CultureInfo.InvariantCulture
        );
    }

    /// <summary>A gateway before agendas of this process, which keeps its own things in the folder.</summary>
    public static async Task<Child> GatewayAsync(string folder, params AgendaAccess[] agendas)
    {
        var environment = new Dictionary<string, string>
        {
            ["DOTNET_ENVIRONMENT"] = "Production",
            ["Authentication__DevelopmentKey"] = Convert.ToBase64String(AgendaAccess.Key),
            ["Keys__Folder"] = folder,
            ["Limits__RequestsPerSecond"] = "100000",
        };
        for (var i = 0; i < agendas.Length; i++)
        {
            environment[$"services__agenda__http__{i}"] = agendas[i].Http.AbsoluteUri;
            environment[$"services__agenda__grpc__{i}"] = agendas[i].Grpc.AbsoluteUri;
        }
        var gateway = new Child("gateway", environment);
        // Not until all is healthy: there are no other services.
        await gateway.StartAsync("/v1/visits");
        return gateway;
    }

    public Uri Http { get; }

    public Uri Grpc { get; }

    /// <summary>Its addresses as others are told them.</summary>
    public IEnumerable<KeyValuePair<string, string>> As(string service) =>
        [
            new($"services__{service}__http__0", Http.AbsoluteUri),
            new($"services__{service}__grpc__0", Grpc.AbsoluteUri),
        ];

    /// <summary>Settings that it gets when it starts.</summary>
    public void Set(IEnumerable<KeyValuePair<string, string>> more)
    {
        foreach (var (name, value) in more)
            settings[name] = value;
    }

    public string Log => string.Join('\n', log);

    public async Task StartAsync(string readyPath = "/ready")
    {
        var start = new ProcessStartInfo("dotnet", [assembly])
        {
            WorkingDirectory = Path.GetDirectoryName(assembly),
            UseShellExecute = false,
            RedirectStandardOutput = true,
            RedirectStandardError = true,
        };
        foreach (var (key, value) in settings)
            start.Environment[key] = value;
        process = Process.Start(start)!;
        process.OutputDataReceived += (_, line) => log.Enqueue(line.Data ?? "");
        process.ErrorDataReceived += (_, line) => log.Enqueue(line.Data ?? "");
        process.BeginOutputReadLine();
        process.BeginErrorReadLine();
        await Eventually.IsTrueAsync(() => AnswersAsync(readyPath), () => $"{assembly} did not start:\n{Log}");
    }

    public void Kill()
    {
        process!.Kill();
        process.WaitForExit();
    }

    public Task HasEndedAsync() => process!.WaitForExitAsync();

    /// <summary>Sends a signal, such as STOP and CONT.</summary>
    public void Signal(string name)
    {
        using var kill = Process.Start("kill", [$"-{name}", $"{process!.Id}"]);
        kill.WaitForExit();
    }

    public void Dispose()
    {
        if (process is { HasExited: false })
            Kill();
        process?.Dispose();
    }

    private async Task<bool> AnswersAsync(string path)
    {
        if (process!.HasExited)
            throw new InvalidOperationException($"{assembly} ended:\n{Log}");
        using var client = new HttpClient { Timeout = TimeSpan.FromSeconds(5) };
        try
        {
            return (await client.GetAsync(new Uri(Http, path))).IsSuccessStatusCode;
        }
        catch (Exception e) when (e is HttpRequestException or OperationCanceledException)
        {
            return false;
        }
    }
}
