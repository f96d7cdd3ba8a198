using Microsoft.Extensions.Diagnostics.HealthChecks;
using StateVisit.Gateway.Routing;

namespace StateVisit.Gateway.Health;

/// <summary>A service is ready when a replica is; while another is not, it is degraded.</summary>
internal sealed class ServiceReady(Backend backend, IConfiguration configuration, IHttpClientFactory clients)
    : IHealthCheck
{
    private static readonly TimeSpan Patience = TimeSpan.FromSeconds(2);

    public async Task<HealthCheckResult> CheckHealthAsync(
        HealthCheckContext context,
        CancellationToken cancellationToken = default
    )
    {
        var addresses = backend.AddressesOf(configuration, "http");
        var ready = await Task.WhenAll(addresses.Select(address => IsReadyAsync(address, cancellationToken)));
        var count = ready.Count(isReady => isReady);
        var description = $"{count} of {ready.Length} ready";
        if (count == 0)
            return HealthCheckResult.Unhealthy(description);
        return count < ready.Length ? HealthCheckResult.Degraded(description) : HealthCheckResult.Healthy(description);
    }

    private async Task<bool> IsReadyAsync(Uri address, CancellationToken stop)
    {
        using var client = clients.CreateClient(nameof(ServiceReady));
        client.Timeout = Patience;
        try
        {
            using var answer = await client.GetAsync(new Uri(address, "/ready"), stop);
            return answer.IsSuccessStatusCode;
        }
        catch (Exception e)
            when (e is HttpRequestException or OperationCanceledException && !stop.IsCancellationRequested)
        {
            return false;
        }
    }
}
