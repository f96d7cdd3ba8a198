using System.Net.Http.Headers;
using System.Net.Http.Json;
using System.Security.Cryptography;
using System.Text.Json.Nodes;
using Grpc.Core;
using Grpc.Net.Client;
using StateVisit.Agenda.V1;
using StateVisit.Agreements.V1;
using StateVisit.Participants.V1;
using StateVisit.ServiceDefaults.Identity;
using StateVisit.Tests.Fixture;
using StateVisit.TradeFigures.V1;
using StateVisit.Type.V1;
using Xunit;

namespace StateVisit.Tests.Gateway;

[CollectionDefinition(nameof(GatewaySystem))]
public class GatewayCollection : ICollectionFixture<GatewaySystem>;

/// <summary>A gateway before services with empty stores, as processes on loopback.</summary>
public sealed class GatewaySystem : IAsyncLifetime
{
    private readonly byte[] key = RandomNumberGenerator.GetBytes(32);
    private readonly string folder = Directory.CreateTempSubdirectory("statevisit-gateway-").FullName;
    private readonly List<IDisposable> owned = [];

    internal Child Agenda { get; private set; } = null!;

    internal Child Participants { get; private set; } = null!;

    internal Child Agreements { get; private set; } = null!;

    internal Child TradeFigures { get; private set; } = null!;

    internal Child Gateway { get; private set; } = null!;

    /// <summary>Environment of all processes; null takes a default away.</summary>
    internal Dictionary<string, string?> Settings { get; } = [];

    /// <summary>Environment of the gateway alone, given the agenda's addresses.</summary>
    internal Func<Child, Dictionary<string, string>> GatewaySettings { get; set; } = _ => [];

    /// <summary>Whether the services are told of each other, so that one hears of the visits of the other.</summary>
    internal bool FollowEachOther { get; init; } = true;

    internal string Folder => folder;

    public ValueTask InitializeAsync() => new(StartAsync());

    internal async Task<GatewaySystem> StartAsync(bool untilHealthy = true)
    {
        var shared = new Dictionary<string, string?>
        {
            ["DOTNET_ENVIRONMENT"] = "Development",
            ["Authentication__DevelopmentKey"] = Convert.ToBase64String(key),
            ["Storage__Folder"] = folder,
            ["Keys__Folder"] = Path.Combine(folder, "keys"),
            ["Limits__RequestsPerSecond"] = "100000",
        };
        foreach (var (name, value) in Settings)
            shared[name] = value;
        var settings = shared.Where(s => s.Value is not null).ToDictionary(s => s.Key, s => s.Value!);
        Agenda = Own(new Child("services/Agenda", settings));
        Participants = Own(new Child("services/Participants", settings));
        Agreements = Own(new Child("services/Agreements", settings));
        TradeFigures = Own(new Child("services/TradeFigures", settings));
        if (FollowEachOther)
        {
            Agreements.Set(Agenda.As("agenda"));
            Agreements.Set(Participants.As("participants"));
            TradeFigures.Set(Agenda.As("agenda"));
            Agenda.Set(Participants.As("participants"));
            Participants.Set(Agenda.As("agenda"));
        }
        settings = new([
            .. settings,
            .. Agenda.As("agenda"),
            .. Participants.As("participants"),
            .. Agreements.As("agreements"),
            .. TradeFigures.As("tradefigures"),
        ]);
        foreach (var (name, value) in GatewaySettings(Agenda))
            settings[name] = value;
        Gateway = Own(new Child("gateway", settings));
        await Task.WhenAll(
            Agenda.StartAsync(),
            Participants.StartAsync(),
            Agreements.StartAsync(),
            TradeFigures.StartAsync()
        );
        await Gateway.StartAsync(untilHealthy ? "/health" : "/alive");
        return this;
    }

    internal string Token(
        Role role = Role.Protocol,
        string visit = "*",
        string? delegation = null,
        string? name = null
    ) =>
        new DevelopmentTokens(key, "statevisit", TimeProvider.System).Issue(
            name ?? role.ToString(),
            [new(visit, role, delegation)],
            TimeSpan.FromHours(1)
        );

    /// <summary>A client without cookies and redirects of its own, so that a test sees what was sent.</summary>
    internal HttpClient Http(string? token = null)
    {
        var client = Own(
            new HttpClient(new SocketsHttpHandler { UseCookies = false, AllowAutoRedirect = false })
            {
                BaseAddress = Gateway.Http,
            }
        );
        if (token is not null)
            client.DefaultRequestHeaders.Authorization = new AuthenticationHeaderValue("Bearer", token);
        return client;
    }

    internal GrpcChannel Channel() => Own(GrpcChannel.ForAddress(Gateway.Grpc));

    internal AgendaService.AgendaServiceClient Client() => new(Channel());

    internal ParticipantsService.ParticipantsServiceClient ParticipantsClient() => new(Channel());

    internal AgreementsService.AgreementsServiceClient AgreementsClient() => new(Channel());

    internal TradeFiguresService.TradeFiguresServiceClient TradeFiguresClient() => new(Channel());

    internal Metadata As(Role role = Role.Protocol, string? name = null) =>
        new() { { "authorization", "Bearer " + Token(role, name: name) } };

    /// <summary>A visit that everybody may see.</summary>
    internal static Visit PublicVisit(string title = "A visit") =>
        new()
        {
            Access = new() { Label = Label.Public },
            Titles = { ["en"] = title },
            Hosts = { "RU" },
            Guests = { "CN" },
            StartDate = "2023-03-20",
            EndDate = "2023-03-22",
            TimeZone = "Europe/Moscow",
        };

    /// <summary>Creates it under an id that no other test has.</summary>
    internal async Task<Visit> CreateVisitAsync(Visit? visit = null) =>
        await Client().CreateVisitAsync(new() { VisitId = NewId(), Visit = visit ?? PublicVisit() }, As());

    /// <summary>A visit that the participants service has heard of: the first of a new process may take longer than a caller is let wait.</summary>
    internal async Task<Visit> CreateKnownVisitAsync()
    {
        var visit = await CreateVisitAsync();
        var client = Http();
        await Eventually.IsTrueAsync(
            async () =>
            {
                using var answer = await client.GetAsync($"/v1/{visit.Name}/participants");
                return answer.IsSuccessStatusCode;
            },
            () => $"{visit.Name} has not arrived"
        );
        return visit;
    }

    internal static string NewId() => "v" + Guid.NewGuid().ToString("N");

    internal async Task<JsonNode> ImportAsync(HttpClient client, JsonNode body)
    {
        using var answer = await client.PostAsJsonAsync("/v1/visits:import", body);
        return (await answer.Content.ReadFromJsonAsync<JsonNode>())!;
    }

    internal T Own<T>(T disposable)
        where T : IDisposable
    {
        owned.Add(disposable);
        return disposable;
    }

    public ValueTask DisposeAsync()
    {
        foreach (var disposable in Enumerable.Reverse(owned))
            disposable.Dispose();
        Directory.Delete(folder, recursive: true);
        return ValueTask.CompletedTask;
    }
}
