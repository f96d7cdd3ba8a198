using System.Text.Json;
using Microsoft.AspNetCore.Builder;
using Microsoft.AspNetCore.Diagnostics.HealthChecks;
using Microsoft.AspNetCore.Http;
using Microsoft.Extensions.DependencyInjection;
using Microsoft.Extensions.Diagnostics.HealthChecks;

namespace StateVisit.ServiceDefaults.Health;

/// <summary>
/// <c>/alive</c>: the process answers. <c>/ready</c>: checks tagged <c>ready</c> hold, send it work. <c>/health</c>: all
/// checks, as a report. What only makes a process slower (a lost cache) is Degraded, which still answers 200.
/// </summary>
public static class HealthDefaults
{
    public const string Ready = "ready";

    public static void MapHealth(this WebApplication app)
    {
        app.MapHealthChecks("/alive", new() { Predicate = _ => false, ResponseWriter = WriteAsync });
        app.MapHealthChecks(
            "/ready",
            new() { Predicate = check => check.Tags.Contains(Ready), ResponseWriter = WriteAsync }
        );
        app.MapHealthChecks("/health", new HealthCheckOptions { ResponseWriter = WriteAsync });
    }

    private static Task WriteAsync(HttpContext context, HealthReport report) =>
        context.Response.WriteAsJsonAsync(
            new
            {
                status = report.Status.ToString(),
                checks = report.Entries.ToDictionary(
                    entry => entry.Key,
                    entry => new { status = entry.Value.Status.ToString(), entry.Value.Description }
                ),
            },
            JsonSerializerOptions.Web
        );
}
