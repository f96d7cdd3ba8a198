using System.Diagnostics;
using Microsoft.Extensions.Configuration;
using Microsoft.Extensions.Hosting;

namespace StateVisit.ServiceDefaults.Shutdown;

/// <summary>
/// Stops the process when the host that started it is gone, however it went: <c>STATEVISIT_PARENT_PID</c> names it. A
/// host killed with -9 cannot stop its children itself.
/// </summary>
internal sealed class ParentWatch(IConfiguration configuration, IHostApplicationLifetime lifetime) : BackgroundService
{
    protected override async Task ExecuteAsync(CancellationToken stoppingToken)
    {
        if (!int.TryParse(configuration["STATEVISIT_PARENT_PID"], out var id))
            return;
        try
        {
            using var parent = Process.GetProcessById(id);
            await parent.WaitForExitAsync(stoppingToken);
        }
        catch (ArgumentException)
        {
            // It was gone before we looked.
        }
        lifetime.StopApplication();
    }
}
