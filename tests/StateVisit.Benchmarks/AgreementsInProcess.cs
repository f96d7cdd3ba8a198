using Grpc.Core.Interceptors;
using Grpc.Net.Client;
using Microsoft.AspNetCore.Builder;
using Microsoft.Data.Sqlite;
using Microsoft.Extensions.Configuration;
using Microsoft.Extensions.DependencyInjection;
using Microsoft.Extensions.Logging;
using StateVisit.Agreements;
using StateVisit.Agreements.V1;
using StateVisit.ServiceDefaults.Identity;

namespace StateVisit.Benchmarks;

/// <summary>The agreements service with its store, in this process, following an agenda.</summary>
internal sealed class AgreementsInProcess : IAsyncDisposable
{
    private static readonly byte[] Key = new byte[32];

    private readonly string folder = Directory.CreateTempSubdirectory("statevisit-bench").FullName;
    private readonly WebApplication app;

    private AgreementsInProcess(string agenda)
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
                ["ListCache:Megabytes"] = "0",
                ["services:agenda:grpc:0"] = agenda,
            }
        );
        builder.Logging.ClearProviders();
        builder.AddAgreements();
        app = builder.Build();
        app.MapAgreements();
    }

    public Call Legal { get; } = new("*:legal");

    public static async Task<AgreementsInProcess> StartAsync(string agenda)
    {
        var agreements = new AgreementsInProcess(agenda);
        await agreements.app.StartAsync();
        return agreements;
    }

    /// <summary>Made anew of what the service has, but for what is given.</summary>
    public T Make<T>(params object[] given) => ActivatorUtilities.CreateInstance<T>(app.Services, given);

    /// <summary>Over HTTP/2 on loopback, as legal.</summary>
    public AgreementsService.AgreementsServiceClient OnWire()
    {
        var token = new DevelopmentTokens(Key, "statevisit", TimeProvider.System).Issue(
            "bench",
            [Grant.Parse("*:legal")!],
            TimeSpan.FromHours(2)
        );
        // Endpoints stand in the order of their names: grpc, http.
        var channel = GrpcChannel.ForAddress(app.Urls.First());
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

    public async ValueTask DisposeAsync()
    {
        await app.StopAsync();
        await app.DisposeAsync();
        SqliteConnection.ClearAllPools();
        Directory.Delete(folder, recursive: true);
    }
}
