using Microsoft.Extensions.Diagnostics.HealthChecks;

namespace StateVisit.Journal.Following;

/// <summary>The service that is followed is heard of.</summary>
internal sealed class FeedCheck(string source, Feeds feeds) : IHealthCheck
{
    public Task<HealthCheckResult> CheckHealthAsync(
        HealthCheckContext context,
        CancellationToken cancellationToken = default
    )
    {
        // One of them is that of the visits themselves.
        var (all, silent) = (feeds.Count(source) - 1, feeds.Silent(source));
        return Task.FromResult(
            all >= 0 && silent == 0
                ? HealthCheckResult.Healthy($"{all} visits are followed")
                : HealthCheckResult.Degraded($"the {source} service is silent")
        );
    }
}
