using Grpc.Core.Interceptors;
using Grpc.Net.Client;
using Microsoft.AspNetCore.Builder;
using Microsoft.Extensions.Configuration;
using Microsoft.Extensions.DependencyInjection;
using Microsoft.Extensions.Logging;
using StateVisit.Agenda;
using StateVisit.Agenda.V1;
using StateVisit.ServiceDefaults.Identity;
using StateVisit.Type.V1;

namespace StateVisit.Benchmarks;

/// <summary>The agenda service with its store, a visit of 1,000 sessions and two callers, in this process.</summary>
internal sealed class AgendaInProcess : IAsyncDisposable
{
    public const string Visit = "visits/bench";
    public const int Sessions = 1000;

    private static readonly byte[] Key = new byte[32];

    private readonly string folder = Directory.CreateTempSubdirectory("statevisit-bench").FullName;
    private readonly WebApplication app;

    private AgendaInProcess()
    {
        var builder = WebApplication.CreateBuilder(
            new WebApplicationOptions { ContentRootPath = folder, EnvironmentName = "Production" }
        );
        builder.Configuration.AddInMemoryCollection(
            new Dictionary<string, string?>
            {
                ["Storage:Folder"] = folder,
                ["Kestrel:Endpoints:grpc:Url"] = "http://127.0.0.1:0",
                ["Kestrel:Endpoints:grpc:Protocols"] = "Http2",
                ["Kestrel:Endpoints:http:Url"] = "http://127.0.0.1:0",
                ["Authentication:DevelopmentKey"] = Convert.ToBase64String(Key),
            }
        );
        builder.Logging.ClearProviders();
        builder.AddAgenda();
        app = builder.Build();
        app.MapAgenda();
        Api = ActivatorUtilities.CreateInstance<AgendaApi>(app.Services);
    }

    public AgendaApi Api { get; }

    public Call Protocol { get; } = new("*:protocol");
    public Call Press { get; } = new("*:press");

    // Endpoints stand in the order of their names: grpc, http.
    public string Address => app.Urls.First();

    public T Get<T>()
        where T : notnull => app.Services.GetRequiredService<T>();

    /// <summary>Over HTTP/2 on loopback, as protocol.</summary>
    public AgendaService.AgendaServiceClient OnWire()
    {
        var token = new DevelopmentTokens(Key, "statevisit", TimeProvider.System).Issue(
            "bench",
            [Grant.Parse("*:protocol")!],
            TimeSpan.FromHours(2)
        );
        var channel = GrpcChannel.ForAddress(
            Address,
            new GrpcChannelOptions { MaxReceiveMessageSize = 64 * 1024 * 1024 }
        );
        return new(
            channel
                .CreateCallInvoker()
                .Intercept(headers =>
                {
                    headers.Add("authorization", $"Bearer {token}");
                    return headers;
                })
        );
    }

    /// <param name="programme">What is in the visit; null: sessions as <see cref="Samples.Session"/> makes them.</param>
    public static async Task<AgendaInProcess> StartAsync(AgendaDocument? programme = null)
    {
        var agenda = new AgendaInProcess();
        await agenda.app.StartAsync();
        if (programme is not null)
        {
            await agenda.Api.ImportAgenda(new() { Name = Visit, Document = programme }, agenda.Protocol);
            return agenda;
        }
        var document = new AgendaDocument
        {
            Visit = Samples.Visit(),
            Venues =
            {
                new Venue
                {
                    Name = $"{Visit}/venues/hall",
                    Access = new() { Label = Label.Public },
                    Titles = { ["en"] = "The hall" },
                    Type = VenueType.Site,
                },
            },
        };
        for (var i = 0; i < Sessions; i++)
            document.Sessions.Add(Samples.Session(i));
        await agenda.Api.ImportAgenda(new() { Name = Visit, Document = document }, agenda.Protocol);
        return agenda;
    }

    public async ValueTask DisposeAsync()
    {
        await app.StopAsync();
        await app.DisposeAsync();
        Microsoft.Data.Sqlite.SqliteConnection.ClearAllPools();
        Directory.Delete(folder, recursive: true);
    }
}
