using Aspire.Hosting;
using Aspire.Hosting.ApplicationModel;
using Microsoft.Extensions.Configuration;

namespace StateVisit.AppHost.Local;

/// <summary>Starts everything in order, says when it is up, and takes it down again in reverse.</summary>
internal sealed class Application(IReadOnlyList<ProjectResource> resources, IConfiguration configuration)
{
    public async Task<int> RunAsync()
    {
        using var signals = new Signals();
        var terminal = new Terminal(resources);
        var started = TimeProvider.System.GetTimestamp();

        Check();
        await using var dashboard = Dashboard.Start(configuration, terminal);

        // What a process says when it starts is said once: the dashboard hears it if it is there first.
        if (dashboard is not null)
            await Task.WhenAny(dashboard.WaitUntilUpAsync(), signals.Stopped);
        if (signals.Stopped.IsCompleted)
            return 0;

        var supervisors = new Dictionary<ProjectResource, Supervisor>();
        foreach (var resource in resources)
            supervisors[resource] = new(resource, dashboard, terminal, signals.Hurry);
        foreach (var (resource, supervisor) in supervisors)
            supervisor.Start([.. resource.WaitsFor.Select(other => supervisors[other].Healthy)]);

        await Task.WhenAny(Task.WhenAll(supervisors.Values.Select(one => one.Healthy)), signals.Stopped);
        if (!signals.Stopped.IsCompleted)
            Addresses.Write(resources, dashboard, configuration, TimeProvider.System.GetElapsedTime(started));

        await signals.Stopped;
        terminal.Say("Stopping.");
        foreach (var supervisor in supervisors.Values.Reverse())
            await supervisor.DisposeAsync();
        return 0;
    }

    private void Check()
    {
        var missing = resources.Where(resource => !File.Exists(resource.Assembly));
        var faults = missing.Select(resource => $"{resource.Name} is not built: {resource.Assembly} is missing.");
        faults = [.. faults, .. Ports.Assign(resources), .. Dashboard.Faults(configuration)];
        if (faults.Any())
            throw new DistributedApplicationException(string.Join(Environment.NewLine, faults));
    }
}
