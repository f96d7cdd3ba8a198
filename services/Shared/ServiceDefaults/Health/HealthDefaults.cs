using System.Text.Json;
using Microsoft.AspNetCore.Builder;
using Microsoft.AspNetCore.Http;
using Microsoft.AspNetCore.Routing;
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
        Map(app, "/alive", _ => false);
        Map(app, "/ready", check => check.Tags.Contains(Ready));
        Map(app, "/health", _ => true);
    }

    private static void Map(WebApplication app, string path, Func<HealthCheckRegistration, bool> isAsked) =>
        app.MapHealthChecks(path, new() { Predicate = isAsked, ResponseWriter = WriteAsync })
            .WithMetadata(new HttpMethodMetadata([HttpMethods.Get, HttpMethods.Head]));

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
