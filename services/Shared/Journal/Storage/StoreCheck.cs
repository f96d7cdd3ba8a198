using Microsoft.EntityFrameworkCore;
using Microsoft.Extensions.Diagnostics.HealthChecks;

namespace StateVisit.Journal.Storage;

/// <summary>The store answers.</summary>
internal sealed class StoreCheck(Store store) : IHealthCheck
{
    public async Task<HealthCheckResult> CheckHealthAsync(
        HealthCheckContext context,
        CancellationToken cancellationToken = default
    )
    {
        await using var db = store.Open();
        await db.Heads.AnyAsync(cancellationToken);
        return HealthCheckResult.Healthy(store.IsSqlite ? "SQLite" : "PostgreSQL");
    }
}
