using System.Diagnostics;
using System.Security.Cryptography;
using Microsoft.Extensions.Configuration;

namespace StateVisit.AppHost.Local;

/// <summary>The real Aspire dashboard, run by the aspire CLI where that is installed.</summary>
internal sealed class Dashboard : IAsyncDisposable
{
    // A shell between us and the CLI: when our end of its input closes, however we go, it ends the dashboard.
    private const string Guard =
        "trap '' INT; exec 3<&0; \"$@\" </dev/null 3<&- & child=$!; (cat <&3 >/dev/null; kill $child 2>/dev/null) & wait $child";

    private static readonly string[] NotForIt =
    [
        "ASPNETCORE_URLS",
        "ASPIRE_DASHBOARD_OTLP_ENDPOINT_URL",
        "ASPIRE_RESOURCE_SERVICE_ENDPOINT_URL",
    ];

    private static readonly TimeSpan LongestStart = TimeSpan.FromMinutes(1);

    private readonly Process _process;

    private Dashboard(string cli, int port)
    {
        Url = $"http://localhost:{port}";
        OtlpUrl = $"http://localhost:{Ports.Free()}";
        string[] command =
        [
            cli,
            "dashboard",
            "run",
            "--frontend-url",
            Url,
            "--otlp-grpc-url",
            OtlpUrl,
            "--otlp-http-url",
            $"http://localhost:{Ports.Free()}",
            "--allow-anonymous",
            "--non-interactive",
            "--nologo",
        ];
        var start = OperatingSystem.IsWindows()
            ? new ProcessStartInfo(command[0], command[1..])
            : new ProcessStartInfo("/bin/sh", ["-c", Guard, "sh", .. command]);
        start.UseShellExecute = false;
        start.RedirectStandardInput = start.RedirectStandardOutput = start.RedirectStandardError = true;
        // The launch profile speaks to Aspire's own host: what it says of the dashboard would go before what is said here.
        foreach (var name in NotForIt)
            start.Environment.Remove(name);
        start.Environment["ASPIRE_CLI_TELEMETRY_OPTOUT"] = "1";
        _process = Process.Start(start)!;
        _process.OutputDataReceived += (_, _) => { };
        _process.ErrorDataReceived += (_, _) => { };
        _process.BeginOutputReadLine();
        _process.BeginErrorReadLine();
    }

    public string Url { get; }
    public string OtlpUrl { get; }
    public bool HasEnded => _process.HasExited;
    public string ApiKey { get; } = RandomNumberGenerator.GetHexString(32, lowercase: true);

    public static Dashboard? Start(IConfiguration configuration, Terminal terminal)
    {
        if (Find(configuration) is not { } cli)
            return null;
        var port = Port(configuration);
        terminal.Say("Starting the Aspire dashboard.");
        return new(cli, port == 0 ? Ports.Free() : port);
    }

    public static IEnumerable<string> Faults(IConfiguration configuration)
    {
        var port = Port(configuration);
        if (port != 0 && Find(configuration) is not null && !Ports.IsFree(port))
            yield return Ports.Taken(port, "the dashboard");
    }

    /// <summary>For a while: services run without it too.</summary>
    public async Task WaitUntilUpAsync()
    {
        using var client = new HttpClient { Timeout = TimeSpan.FromSeconds(5) };
        var started = TimeProvider.System.GetTimestamp();
        while (!_process.HasExited && TimeProvider.System.GetElapsedTime(started) < LongestStart)
        {
            try
            {
                using var answer = await client.GetAsync(new Uri(Url));
                return;
            }
            catch (Exception error) when (error is HttpRequestException or TaskCanceledException)
            {
                await Task.Delay(TimeSpan.FromMilliseconds(100), TimeProvider.System);
            }
        }
    }

    public async ValueTask DisposeAsync()
    {
        _process.StandardInput.Close();
        if (OperatingSystem.IsWindows())
            _process.Kill(entireProcessTree: true);
        await _process.WaitForExitAsync();
        _process.Dispose();
    }

    // Whoever names an OTLP endpoint of their own wants the telemetry there.
    private static string? Find(IConfiguration configuration)
    {
        if (
            !configuration.GetValue("Dashboard:Enabled", true)
            || configuration["OTEL_EXPORTER_OTLP_ENDPOINT"] is not null
        )
            return null;
        var name = OperatingSystem.IsWindows() ? "aspire.exe" : "aspire";
        return configuration["ASPIRE_CLI"]
            ?? (Environment.GetEnvironmentVariable("PATH") ?? "")
                .Split(Path.PathSeparator, StringSplitOptions.RemoveEmptyEntries)
                .Select(folder => Path.Combine(folder, name))
                .FirstOrDefault(File.Exists);
    }

    private static int Port(IConfiguration configuration) => configuration.GetValue("Dashboard:Port", 18888);
}
