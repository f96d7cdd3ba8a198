using System.Net.Http.Headers;
using System.Net.Http.Json;
using System.Security.Cryptography;
using System.Text.Json;
using System.Text.RegularExpressions;
using Xunit;

namespace StateVisit.Tests.AppHost;

/// <summary>The real Aspire dashboard, fed by every process, read back through its own API.</summary>
[Collection(nameof(AppHostCollection))]
public sealed partial class DashboardTests
{
    [Fact]
    public async Task ARequestIsOneTraceFromGatewayToAgendaToStore()
    {
        AspireCli.Require();
        await using var host = await RunningAppHost.StartHealthyAsync(dashboard: true);
        using var client = new HttpClient();
        var trace = RandomNumberGenerator.GetHexString(32, lowercase: true);

        await ListVisitsAsync(client, $"http://localhost:{host.HttpPort}", trace);

        var spans = await EventuallyAsync(
            () => SpansAsync(client, Dashboard(host), trace),
            // Each process sends its own in pieces, so any of these may be the last.
            spans =>
                spans.Any(span => span.Name.StartsWith("store", StringComparison.Ordinal))
                && spans.Any(span => span is { Service: "agenda", Scope: "Microsoft.AspNetCore" })
                && spans.Any(span => span is { Service: "gateway", Scope: "System.Net.Http" })
                && spans.Any(span => span is { Service: "gateway", Scope: "Microsoft.AspNetCore" }),
            host
        );
        var store = Assert.Single(spans, span => span.Scope == "StateVisit.Journal");
        Assert.Equal("agenda", store.Service);
        var agenda = Assert.Single(spans, span => span.Id == store.Parent);
        Assert.Equal(("agenda", "Microsoft.AspNetCore"), (agenda.Service, agenda.Scope));
        var call = Assert.Single(spans, span => span.Id == agenda.Parent);
        Assert.Equal(("gateway", "System.Net.Http"), (call.Service, call.Scope));
    }

    /// <summary>The cache says something when it starts, and nothing more.</summary>
    [Fact]
    public async Task EveryProcessSendsItsTelemetryHoweverSlowlyTheDashboardStarts()
    {
        AspireCli.Require();
        var folder = Directory.CreateTempSubdirectory("statevisit-");
        var slow = await AspireCli.SlowToStartAsync(folder.FullName, by: TimeSpan.FromSeconds(5));
        await using var host = await RunningAppHost.StartHealthyAsync(dashboard: true, $"--ASPIRE_CLI={slow}");
        folder.Delete(recursive: true);
        using var client = new HttpClient();
        await ListVisitsAsync(
            client,
            $"http://localhost:{host.HttpPort}",
            RandomNumberGenerator.GetHexString(32, true)
        );

        // The cache is asked over its own wire only, so it has no spans to send.
        await EventuallyAsync(
            async () =>
                (
                    await client.GetFromJsonAsync<JsonElement[]>($"{Dashboard(host)}/api/telemetry/resources")
                )!.ToDictionary(
                    resource => resource.GetProperty("name").GetString()!,
                    resource => new Sent(Has(resource, "Logs"), Has(resource, "Metrics"), Has(resource, "Traces"))
                ),
            sources =>
                sources.GetValueOrDefault("cache") is { Logs: true, Metrics: true }
                && sources.GetValueOrDefault("agenda") is { Logs: true, Metrics: true, Traces: true }
                && sources.GetValueOrDefault("gateway") is { Logs: true, Metrics: true, Traces: true },
            host
        );
    }

    private static bool Has(JsonElement resource, string what) => resource.GetProperty($"has{what}").GetBoolean();

    // Signed in, so that the answer comes from the store and not from the cache of public reads.
    private static async Task ListVisitsAsync(HttpClient client, string gateway, string trace)
    {
        using var signIn = await client.PostAsJsonAsync($"{gateway}/signin", new { role = "protocol", visit = "*" });
        var token = (await signIn.Content.ReadFromJsonAsync<JsonElement>()).GetProperty("token").GetString();
        using var request = new HttpRequestMessage(HttpMethod.Get, $"{gateway}/v1/visits");
        request.Headers.Authorization = new AuthenticationHeaderValue("Bearer", token);
        request.Headers.Add("traceparent", $"00-{trace}-{RandomNumberGenerator.GetHexString(16, lowercase: true)}-01");
        using var answer = await client.SendAsync(request);
        answer.EnsureSuccessStatusCode();
    }

    private static async Task<Span[]> SpansAsync(HttpClient client, string dashboard, string trace)
    {
        var answer = await client.GetFromJsonAsync<JsonElement>($"{dashboard}/api/telemetry/traces");
        return
        [
            .. from resource in Items(answer.GetProperty("data"), "resourceSpans")
            let service = Items(resource.GetProperty("resource"), "attributes")
                .First(attribute => attribute.GetProperty("key").GetString() == "service.name")
                .GetProperty("value")
                .GetProperty("stringValue")
                .GetString()
            from scope in Items(resource, "scopeSpans")
            from span in Items(scope, "spans")
            where span.GetProperty("traceId").GetString() == trace
            select new Span(
                service,
                scope.GetProperty("scope").GetProperty("name").GetString()!,
                span.GetProperty("name").GetString()!,
                span.GetProperty("spanId").GetString()!,
                span.TryGetProperty("parentSpanId", out var parent) ? parent.GetString() : null
            ),
        ];
    }

    private static JsonElement.ArrayEnumerator Items(JsonElement of, string name) =>
        of.TryGetProperty(name, out var items) ? items.EnumerateArray() : default;

    private static async Task<T> EventuallyAsync<T>(Func<Task<T>> read, Func<T, bool> holds, RunningAppHost host)
    {
        var started = TimeProvider.System.GetTimestamp();
        while (true)
        {
            var value = await read();
            if (holds(value))
                return value;
            if (TimeProvider.System.GetElapsedTime(started) > TimeSpan.FromSeconds(60))
                Assert.Fail($"The dashboard never had it, last: {JsonSerializer.Serialize(value)}\n{host.Output}");
            await Task.Delay(200, TestContext.Current.CancellationToken);
        }
    }

    private static string Dashboard(RunningAppHost host) => DashboardLine().Match(host.Output).Groups["url"].Value;

    [GeneratedRegex(@"dashboard\s+(?<url>http://localhost:\d+)", RegexOptions.ExplicitCapture, 60_000)]
    private static partial Regex DashboardLine();

    private sealed record Sent(bool Logs, bool Metrics, bool Traces);

    private sealed record Span(string? Service, string Scope, string Name, string Id, string? Parent);
}
