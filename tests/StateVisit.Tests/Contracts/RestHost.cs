using System.Net;
using System.Net.Http.Headers;
using System.Text;
using System.Text.Json;
using Google.Protobuf;
using Grpc.Core;
using Grpc.Net.Client;
using Microsoft.AspNetCore.Builder;
using Microsoft.AspNetCore.Hosting;
using Microsoft.AspNetCore.Server.Kestrel.Core;
using Microsoft.Extensions.DependencyInjection;
using Microsoft.Extensions.Logging;
using StateVisit.Agenda.V1;
using StateVisit.ServiceDefaults;
using StateVisit.ServiceDefaults.Contracts;
using StateVisit.ServiceDefaults.Errors;
using Xunit;

namespace StateVisit.Tests.Contracts;

/// <summary>A Kestrel with the transcoder, the edge and the JSON check as in a service; its methods answer what they were sent.</summary>
public sealed class RestHost : IAsyncLifetime
{
    private WebApplication? app;
    private GrpcChannel? channel;

    public HttpClient Http { get; } = new();

    public AgendaService.AgendaServiceClient Grpc => new(channel);

    public async ValueTask InitializeAsync()
    {
        var builder = WebApplication.CreateBuilder();
        builder.Configuration.Sources.Clear(); // the services' own settings lie beside the tests
        builder.AddServiceDefaults("contracts");
        builder.WebHost.ConfigureKestrel(kestrel =>
        {
            kestrel.Listen(IPAddress.Loopback, 0, listen => listen.Protocols = HttpProtocols.Http1);
            kestrel.Listen(IPAddress.Loopback, 0, listen => listen.Protocols = HttpProtocols.Http2);
        });
        builder.Logging.ClearProviders();
        builder
            .Services.AddGrpc(grpc => grpc.Interceptors.Add<EdgeInterceptor>())
            .AddJsonTranscoding(json => json.TypeRegistry = FaultStatus.Details);
        app = builder.Build();
        app.UseRouting();
        app.UseJsonCheck();
        app.MapGrpcService<Echo>();
        await app.StartAsync();
        var urls = app.Urls.ToArray();
        Http.BaseAddress = new Uri(urls[0]);
        channel = GrpcChannel.ForAddress(urls[1]);
    }

    public async ValueTask DisposeAsync()
    {
        Http.Dispose();
        channel?.Dispose();
        if (app is not null)
            await app.DisposeAsync();
    }

    public async Task<(int Status, string Body)> SendAsync(
        HttpMethod method,
        string path,
        string? body = null,
        string contentType = "application/json"
    )
    {
        using var request = new HttpRequestMessage(method, path);
        if (body is not null)
        {
            request.Content = new ByteArrayContent(Encoding.UTF8.GetBytes(body));
            request.Content.Headers.ContentType = MediaTypeHeaderValue.Parse(contentType);
        }
        using var response = await Http.SendAsync(request);
        return ((int)response.StatusCode, await response.Content.ReadAsStringAsync());
    }

    /// <summary>The paths that an error names, in order.</summary>
    public static string[] Paths(string body)
    {
        using var document = JsonDocument.Parse(body);
        return
        [
            .. document
                .RootElement.GetProperty("details")
                .EnumerateArray()
                .Where(d => d.TryGetProperty("fieldViolations", out _))
                .SelectMany(d => d.GetProperty("fieldViolations").EnumerateArray())
                .Select(v => v.GetProperty("field").GetString()!)
                .Order(StringComparer.Ordinal),
        ];
    }

    private sealed class Echo : AgendaService.AgendaServiceBase
    {
        public override Task<Session> CreateSession(CreateSessionRequest request, ServerCallContext context)
        {
            request.Session.Name = $"{request.Parent}/sessions/{request.SessionId}";
            return Task.FromResult(request.Session);
        }

        public override Task<Session> UpdateSession(UpdateSessionRequest request, ServerCallContext context)
        {
            request.Session.Etag = string.Join('+', request.UpdateMask?.Paths ?? []);
            return Task.FromResult(request.Session);
        }

        public override Task<Session> StartSession(StartSessionRequest request, ServerCallContext context) =>
            Task.FromResult(new Session { Name = request.Name, HardStart = request.StartTime });

        public override Task<ListSessionsResponse> ListSessions(
            ListSessionsRequest request,
            ServerCallContext context
        ) => Task.FromResult(new ListSessionsResponse { NextPageToken = request.ToByteString().ToBase64() });
    }
}
