using Microsoft.Extensions.Diagnostics.HealthChecks;
using StackExchange.Redis;

namespace StateVisit.Journal.Reading;

/// <summary>Redis is connected. Without it everything is right and slower, hence Degraded at worst.</summary>
internal sealed class CacheCheck(IConnectionMultiplexer redis) : IHealthCheck
{
    public Task<HealthCheckResult> CheckHealthAsync(
        HealthCheckContext context,
        CancellationToken cancellationToken = default
    ) =>
        Task.FromResult(
            redis.IsConnected
                ? HealthCheckResult.Healthy("connected")
                : HealthCheckResult.Degraded("not connected: answers come from the store")
        );
}
