using System.ComponentModel;
using System.Diagnostics;
using System.Runtime.InteropServices;
using Aspire.Hosting.ApplicationModel;

namespace StateVisit.AppHost.Local;

/// <summary>One run of a project: its process, its output, and how it ended.</summary>
internal sealed partial class ChildProcess : IDisposable
{
    private const int LinesKept = 6;
    private static readonly TimeSpan Patience = TimeSpan.FromSeconds(25); // a service drains for 20

    private readonly Process _process;
    private readonly Task _output;
    private readonly Queue<string> _errors = new();

    public ChildProcess(ProjectResource resource, Dashboard? dashboard, Terminal terminal)
    {
        var start = new ProcessStartInfo(DotnetPath(), [resource.Assembly])
        {
            WorkingDirectory = resource.Folder,
            UseShellExecute = false,
            RedirectStandardInput = true,
            RedirectStandardOutput = true,
            RedirectStandardError = true,
        };
        foreach (var name in Injected.NotInherited)
            start.Environment.Remove(name);
        foreach (var (name, value) in Injected.For(resource, dashboard))
            start.Environment[name] = value;

        _process = Process.Start(start) ?? throw new InvalidOperationException($"{resource.Name} did not start.");
        _process.StandardInput.Close();
        _output = Task.WhenAll(
            PumpAsync(_process.StandardOutput, line => terminal.Line(resource, line)),
            PumpAsync(
                _process.StandardError,
                line =>
                {
                    terminal.Line(resource, line);
                    Keep(line);
                }
            )
        );
    }

    public async Task WaitForExitAsync(CancellationToken cancellation)
    {
        await _process.WaitForExitAsync(cancellation);
        await Task.WhenAny(_output, Task.Delay(TimeSpan.FromSeconds(1), TimeProvider.System, cancellation));
    }

    /// <summary>Exit code, signal and the last words on stderr.</summary>
    public string Reason()
    {
        var code = _process.ExitCode;
        var signal = code > 128 && Enum.IsDefined((Signal)(code - 128)) ? $" ({(Signal)(code - 128)})" : "";
        lock (_errors)
            return _errors.Count == 0
                ? $"exit code {code}{signal}"
                : $"exit code {code}{signal}: {string.Join(" / ", _errors.Select(line => line.Trim()))}";
    }

    public async Task StopAsync(CancellationToken hurry)
    {
        using var limit = CancellationTokenSource.CreateLinkedTokenSource(hurry);
        limit.CancelAfter(Patience);
        try
        {
            Ask(_process);
            await WaitForExitAsync(limit.Token);
        }
        catch (OperationCanceledException)
        {
            _process.Kill(entireProcessTree: true);
            await _process.WaitForExitAsync(CancellationToken.None);
        }
    }

    public void Dispose() => _process.Dispose();

    // Windows has no SIGTERM for a process without a window; there the store's own durability has to do.
    private static void Ask(Process process)
    {
        if (OperatingSystem.IsWindows())
            process.Kill(entireProcessTree: true);
        else if (!process.HasExited && Kill(process.Id, (int)Signal.SIGTERM) != 0)
            throw new Win32Exception(Marshal.GetLastPInvokeError());
    }

    private void Keep(string line)
    {
        lock (_errors)
        {
            _errors.Enqueue(line);
            if (_errors.Count > LinesKept)
                _errors.Dequeue();
        }
    }

    private static async Task PumpAsync(StreamReader reader, Action<string> write)
    {
        while (await reader.ReadLineAsync() is { } line)
            write(line);
    }

    /// <summary>The dotnet that runs us: it need not be on the PATH, nor where the services' own launchers look.</summary>
    private static string DotnetPath() =>
        Path.GetFullPath(
            Path.Combine(
                RuntimeEnvironment.GetRuntimeDirectory(),
                "../../..",
                OperatingSystem.IsWindows() ? "dotnet.exe" : "dotnet"
            )
        );

    [LibraryImport("libc", EntryPoint = "kill", SetLastError = true)]
    private static partial int Kill(int process, int signal);

    private enum Signal
    {
        SIGHUP = 1,
        SIGINT = 2,
        SIGQUIT = 3,
        SIGILL = 4,
        SIGABRT = 6,
        SIGKILL = 9,
        SIGSEGV = 11,
        SIGTERM = 15,
    }
}
