using System.Text;
using Google.Protobuf;
using Grpc.Core.Interceptors;
using Grpc.Net.Client;
using Microsoft.AspNetCore.Builder;
using Microsoft.Data.Sqlite;
using Microsoft.Extensions.Configuration;
using Microsoft.Extensions.DependencyInjection;
using Microsoft.Extensions.Logging;
using StateVisit.Participants;
using StateVisit.Participants.V1;
using StateVisit.ServiceDefaults.Identity;
using StateVisit.Type.V1;

namespace StateVisit.Benchmarks;

/// <summary>The participants service with its store, in this process. No answer is kept: each is made anew.</summary>
internal sealed class ParticipantsInProcess : IAsyncDisposable
{
    private static readonly byte[] Key = new byte[32];

    private readonly string folder = Directory.CreateTempSubdirectory("statevisit-bench").FullName;
    private readonly WebApplication app;

    private ParticipantsInProcess(string? agenda)
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
        builder.AddParticipants();
        app = builder.Build();
        app.MapParticipants();
        Api = ActivatorUtilities.CreateInstance<ParticipantsApi>(app.Services);
    }

    public ParticipantsApi Api { get; }

    public Call Press { get; } = new("*:press");

    /// <param name="agenda">Address of the agenda to follow; null: none.</param>
    public static async Task<ParticipantsInProcess> StartAsync(string? agenda = null)
    {
        var participants = new ParticipantsInProcess(agenda);
        await participants.app.StartAsync();
        return participants;
    }

    /// <summary>Over HTTP/2 on loopback, as protocol.</summary>
    public ParticipantsService.ParticipantsServiceClient OnWire()
    {
        var token = new DevelopmentTokens(Key, "statevisit", TimeProvider.System).Issue(
            "bench",
            [Grant.Parse("*:protocol")!],
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

    /// <summary>A new visit, as if the agenda had told of it, with two delegations.</summary>
    public async Task<string> VisitAsync()
    {
        var id = "v" + Guid.NewGuid().ToString("N");
        await using var connection = new SqliteConnection($"Data Source={Path.Combine(folder, "participants.db")}");
        await connection.OpenAsync();
        await using var command = connection.CreateCommand();
        command.CommandText = """
            INSERT INTO heads ("Visit", "Revision", "Hash", "Present", "Label", "Delegations", "NextRelease")
            VALUES (@id, 0, x'', true, 1, '', NULL)
            """;
        command.Parameters.AddWithValue("@id", id);
        await command.ExecuteNonQueryAsync();
        var visit = $"visits/{id}";
        await OnWire()
            .ImportParticipantsAsync(
                new()
                {
                    Name = visit,
                    Document = new() { Delegations = { Delegation(visit, "CN"), Delegation(visit, "RU") } },
                }
            );
        return visit;
    }

    /// <summary>So many people as a department lists them.</summary>
    public static ImportParticipantListRequest List(string visit, int people, int first = 0)
    {
        var csv = new StringBuilder(
            "id,delegation,names.en.given,names.en.family,names.ru.full,office.en,rank,since,list_place,role,languages,label,arrival.time,arrival.place\n"
        );
        for (var i = first; i < first + people; i++)
        {
            var party = i % 2 == 0 ? "CN" : "RU";
            var rank = i % 3 == 0 ? "minister" : "";
            csv.Append(
                $"p{i:D5},{party},Given{i},Family,\"Фамилия, Имя\",Deputy minister of trade,{rank},2018-03-19,{i + 1},OFFICIAL,en ru,PUBLIC,2031-03-03T09:00:00+03:00,Vnukovo\n"
            );
        }
        return new()
        {
            Parent = visit,
            List = new() { ContentType = "text/csv", Data = ByteString.CopyFromUtf8(csv.ToString()) },
        };
    }

    public static Delegation Delegation(string visit, string party) =>
        new()
        {
            Name = $"{visit}/delegations/{party.ToLowerInvariant()}",
            Access = new() { Label = Label.Public },
            Titles = { ["en"] = party },
            Party = party,
            Kind = DelegationKind.Member,
        };

    public async ValueTask DisposeAsync()
    {
        await app.StopAsync();
        await app.DisposeAsync();
        SqliteConnection.ClearAllPools();
        Directory.Delete(folder, recursive: true);
    }
}
