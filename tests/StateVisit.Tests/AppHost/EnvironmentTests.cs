using System.Text.RegularExpressions;
using Xunit;

namespace StateVisit.Tests.AppHost;

/// <summary>What each process is given by the built-in host, held against what Aspire 13.5 gives.</summary>
[Collection(nameof(AppHostCollection))]
public sealed class EnvironmentTests
{
    private const string Url = @"^http://localhost:\d+$";

    private static readonly Dictionary<string, string> Everyone = new()
    {
        ["ASPNETCORE_ENVIRONMENT"] = "^Development$",
        ["LOGGING__CONSOLE__FORMATTERNAME"] = "^simple$",
        ["OTEL_RESOURCE_ATTRIBUTES"] = @"^service\.instance\.id=\w+$",
        ["OTEL_BLRP_SCHEDULE_DELAY"] = "^1000$",
        ["OTEL_BSP_SCHEDULE_DELAY"] = "^1000$",
        ["OTEL_METRIC_EXPORT_INTERVAL"] = "^1000$",
        ["OTEL_TRACES_SAMPLER"] = "^always_on$",
        ["OTEL_METRICS_EXEMPLAR_FILTER"] = "^trace_based$",
        ["Kestrel__Endpoints__http__Url"] = Url,
        ["STATEVISIT_PARENT_PID"] = @"^\d+$", // the one that Aspire does not give: DCP ends the children its own way
    };

    private static readonly Dictionary<string, string> Exporter = new()
    {
        ["OTEL_EXPORTER_OTLP_ENDPOINT"] = Url,
        ["OTEL_EXPORTER_OTLP_PROTOCOL"] = "^grpc$",
        ["OTEL_EXPORTER_OTLP_HEADERS"] = @"^x-otlp-api-key=\w+$",
    };

    private static readonly Dictionary<string, string> Service = new()
    {
        ["Kestrel__Endpoints__grpc__Url"] = Url,
        ["ConnectionStrings__cache"] = @"^localhost:\d+$",
        ["Authentication__DevelopmentKey"] = "^[A-Za-z0-9+/]{43}=$",
    };

    [LinuxFact]
    public async Task EachProcessGetsWhatAspireWouldGiveIt()
    {
        var dashboard = AspireCli.IsInstalled;
        await using var host = await RunningAppHost.StartHealthyAsync(dashboard);
        var common = dashboard ? [.. Everyone, .. Exporter] : Everyone.ToArray();

        Compare(
            host,
            "StateVisit.Cache",
            [.. common, new("OTEL_SERVICE_NAME", "^cache$"), new("CACHE_PORT", @"^\d+$")]
        );
        Compare(
            host,
            "StateVisit.Agenda",
            [
                .. common,
                .. Service,
                .. Reference("participants"),
                new("OTEL_SERVICE_NAME", "^agenda$"),
                new("Storage__Folder", "/agenda$"),
            ]
        );
        Compare(
            host,
            "StateVisit.Participants",
            [
                .. common,
                .. Service,
                .. Reference("agenda"),
                new("OTEL_SERVICE_NAME", "^participants$"),
                new("Storage__Folder", "/participants$"),
            ]
        );
        Compare(
            host,
            "StateVisit.Agreements",
            [
                .. common,
                .. Service,
                .. Reference("agenda"),
                .. Reference("participants"),
                new("OTEL_SERVICE_NAME", "^agreements$"),
                new("Storage__Folder", "/agreements$"),
            ]
        );
        Compare(
            host,
            "StateVisit.TradeFigures",
            [
                .. common,
                .. Service,
                .. Reference("agenda"),
                new("OTEL_SERVICE_NAME", "^tradefigures$"),
                new("Storage__Folder", "/tradefigures$"),
            ]
        );
        Compare(
            host,
            "StateVisit.Gateway",
            [
                .. common,
                .. Service,
                .. Reference("agenda"),
                .. Reference("participants"),
                .. Reference("agreements"),
                .. Reference("tradefigures"),
                new("OTEL_SERVICE_NAME", "^gateway$"),
                new("Storage__Folder", "/gateway$"),
                new("Keys__Folder", "/gateway/keys$"),
                new("Samples__Folder", "^/.*/StateVisit.AppHost/samples$"),
            ]
        );
    }

    [LinuxFact]
    public async Task TheAddressesMeetEachOther()
    {
        await using var host = await RunningAppHost.StartHealthyAsync();
        var cache = host.Child("StateVisit.Cache").Environment();
        var agenda = host.Child("StateVisit.Agenda").Environment();
        var participants = host.Child("StateVisit.Participants").Environment();
        var agreements = host.Child("StateVisit.Agreements").Environment();
        var tradefigures = host.Child("StateVisit.TradeFigures").Environment();
        var gateway = host.Child("StateVisit.Gateway").Environment();

        Assert.Equal($"localhost:{cache["CACHE_PORT"]}", agenda["ConnectionStrings__cache"]);
        Assert.Equal(agenda["Kestrel__Endpoints__grpc__Url"], gateway["services__agenda__grpc__0"]);
        Assert.Equal(agenda["Kestrel__Endpoints__http__Url"], gateway["AGENDA_HTTP"]);
        Assert.Equal(participants["Kestrel__Endpoints__grpc__Url"], gateway["services__participants__grpc__0"]);
        Assert.Equal(participants["Kestrel__Endpoints__grpc__Url"], agenda["services__participants__grpc__0"]);
        Assert.Equal(agenda["Kestrel__Endpoints__grpc__Url"], participants["services__agenda__grpc__0"]);
        Assert.Equal(agenda["Kestrel__Endpoints__grpc__Url"], agreements["services__agenda__grpc__0"]);
        Assert.Equal(participants["Kestrel__Endpoints__grpc__Url"], agreements["services__participants__grpc__0"]);
        Assert.Equal(agreements["Kestrel__Endpoints__grpc__Url"], gateway["services__agreements__grpc__0"]);
        Assert.Equal(agenda["Kestrel__Endpoints__grpc__Url"], tradefigures["services__agenda__grpc__0"]);
        Assert.Equal(tradefigures["Kestrel__Endpoints__grpc__Url"], gateway["services__tradefigures__grpc__0"]);
        Assert.Equal(agenda["Authentication__DevelopmentKey"], gateway["Authentication__DevelopmentKey"]);
        Assert.Equal($"http://localhost:{host.HttpPort}", gateway["Kestrel__Endpoints__http__Url"]);
    }

    private static KeyValuePair<string, string>[] Reference(string service) =>
        [
            new($"services__{service}__http__0", Url),
            new($"services__{service}__grpc__0", Url),
            new($"{service.ToUpperInvariant()}_HTTP", Url),
            new($"{service.ToUpperInvariant()}_GRPC", Url),
        ];

    private static void Compare(RunningAppHost host, string project, KeyValuePair<string, string>[] expected)
    {
        var inherited = LinuxProcess.Read(host.Process.Id)!.Environment();
        var given = host.Child(project)
            .Environment()
            .Where(pair => inherited.GetValueOrDefault(pair.Key) != pair.Value)
            .ToDictionary();
        Assert.Equal(expected.Select(pair => pair.Key).Order(), given.Keys.Order());
        foreach (var (name, pattern) in expected)
            Assert.Matches(new Regex(pattern, RegexOptions.None, TimeSpan.FromMinutes(1)), given[name]);
    }
}
