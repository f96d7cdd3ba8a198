using System.Net;
using System.Net.Http.Json;
using System.Text.Json.Nodes;
using StateVisit.Tests.Fixture;
using Xunit;

namespace StateVisit.Tests.Gateway;

public class SampleLoaderTests
{
    private static string Samples =>
        Path.GetFullPath(Path.Combine(AppContext.BaseDirectory, "../../../../../StateVisit.AppHost/samples"));

    [Fact]
    public async Task AnEmptyStoreGetsTheSamplesBeforeTheSystemIsHealthy()
    {
        await using var system = new GatewaySystem { Settings = { ["Samples__Folder"] = Samples } };
        await system.StartAsync(untilHealthy: true);

        var report = await system.Http().GetFromJsonAsync<JsonNode>("/health");
        using var visit = await system.Http().GetAsync("/v1/visits/moscow-2023");

        Assert.Equal("Healthy", report!["checks"]!["samples"]!["status"]!.ToString());
        Assert.Equal(HttpStatusCode.OK, visit.StatusCode);
        Assert.Contains("Sample visits/moscow-2023: agenda created", system.Gateway.Log, StringComparison.Ordinal);
    }

    [Fact]
    public async Task AStoreThatHoldsAVisitGetsNoSamples()
    {
        await using var system = new GatewaySystem { Settings = { ["Samples__Folder"] = Samples } };
        await system.StartAsync();
        foreach (var id in new[] { "moscow-2023", "moscow-2023-rehearsal" })
            await system.Client().DeleteVisitAsync(new() { Name = "visits/" + id }, system.As());
        var own = await system.CreateVisitAsync();
        system.Gateway.Kill();

        await system.Gateway.StartAsync("/health");

        var visits = await system.Client().ListVisitsAsync(new(), system.As());
        Assert.Equal([own.Name], visits.Visits.Select(v => v.Name));
    }

    [Fact]
    public async Task ASampleThatDoesNotHoldKeepsTheSystemUnhealthyAndSaysWhy()
    {
        await using var system = new GatewaySystem();
        var folder = Directory.CreateDirectory(Path.Combine(system.Folder, "samples")).FullName;
        await File.WriteAllTextAsync(Path.Combine(folder, "bad.json"), """{"visit":"visits/bad","colour":"red"}""");
        system.Settings["Samples__Folder"] = folder;
        await system.StartAsync(untilHealthy: false);

        await Eventually.IsTrueAsync(
            async () => (await system.Http().GetStringAsync("/alive")).Length > 0 && await SaysWhyAsync(system),
            () => system.Gateway.Log
        );
    }

    private static async Task<bool> SaysWhyAsync(GatewaySystem system)
    {
        using var answer = await system.Http().GetAsync("/health");
        Assert.Equal(HttpStatusCode.ServiceUnavailable, answer.StatusCode);
        return (await answer.Content.ReadAsStringAsync()).Contains("colour", StringComparison.Ordinal);
    }
}
