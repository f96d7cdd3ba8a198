using Aspire.Hosting.ApplicationModel;

namespace StateVisit.AppHost.Local;

/// <summary>Keeps one project running: waits for what it needs, starts it, reports it healthy, starts it again when it dies.</summary>
internal sealed class Supervisor(
    ProjectResource resource,
    Dashboard? dashboard,
    Terminal terminal,
    CancellationToken hurry
) : IAsyncDisposable
{
    private readonly TaskCompletionSource _healthy = new(TaskCreationOptions.RunContinuationsAsynchronously);
    private readonly CancellationTokenSource _stop = new();
    private Task _run = Task.CompletedTask;

    /// <summary>Completes when the project has been healthy once.</summary>
    public Task Healthy => _healthy.Task;

    public void Start(IReadOnlyList<Task> dependencies) => _run = RunAsync(dependencies);

    /// <summary>Stops the process and waits until it is gone.</summary>
    public async ValueTask DisposeAsync()
    {
        await _stop.CancelAsync();
        await _run;
        _stop.Dispose();
    }

    private async Task RunAsync(IReadOnlyList<Task> dependencies)
    {
        var backoff = new Backoff();
        try
        {
            await Task.WhenAll(dependencies).WaitAsync(_stop.Token);
            while (true)
            {
                var started = TimeProvider.System.GetTimestamp();
                var reason = await RunOnceAsync();
                var delay = backoff.Next(TimeProvider.System.GetElapsedTime(started));
                terminal.Say($"{resource.Name} died, {reason}. It starts again in {delay.TotalSeconds:0.#} s.");
                await Task.Delay(delay, TimeProvider.System, _stop.Token);
            }
        }
        catch (OperationCanceledException) when (_stop.IsCancellationRequested)
        {
            // Asked to stop.
        }
    }

    private async Task<string> RunOnceAsync()
    {
        using var child = new ChildProcess(resource, dashboard, terminal);
        using var probing = CancellationTokenSource.CreateLinkedTokenSource(_stop.Token);
        var probe = ReportHealthyAsync(probing.Token);
        try
        {
            await child.WaitForExitAsync(_stop.Token);
            return child.Reason();
        }
        catch (OperationCanceledException)
        {
            await child.StopAsync(hurry);
            throw;
        }
        finally
        {
            await probing.CancelAsync();
            await probe.ConfigureAwait(ConfigureAwaitOptions.SuppressThrowing);
        }
    }

    private async Task ReportHealthyAsync(CancellationToken cancellation)
    {
        var started = TimeProvider.System.GetTimestamp();
        await Health.WaitAsync(resource, terminal, cancellation);
        terminal.Say(
            $"{resource.Name} is healthy after {TimeProvider.System.GetElapsedTime(started).TotalSeconds:0.0} s."
        );
        _healthy.TrySetResult();
    }
}
