using Microsoft.Extensions.Diagnostics.HealthChecks;

namespace StateVisit.Gateway.Samples;

/// <summary>The system is not up before its samples are in.</summary>
internal sealed class SamplesLoaded : IHealthCheck
{
    private volatile string state = "loading";

    public void Done() => state = "loaded";

    public void Failed(string why) => state = why;

    public Task<HealthCheckResult> CheckHealthAsync(
        HealthCheckContext context,
        CancellationToken cancellationToken = default
    ) => Task.FromResult(state == "loaded" ? HealthCheckResult.Healthy(state) : HealthCheckResult.Unhealthy(state));
}
