using System.Net;
using System.Net.Http.Json;
using System.Text;
using System.Text.Json.Nodes;
using Grpc.Core;
using Grpc.Net.Client;
using Grpc.Net.Client.Web;
using StateVisit.Agenda.V1;
using StateVisit.Internal.V1;
using Xunit;

namespace StateVisit.Tests.Gateway;

[Collection(nameof(GatewaySystem))]
public class RoutingTests(GatewaySystem system)
{
    [Fact]
    public async Task AVisitReadsTheSameOverEachWire()
    {
        var visit = await system.CreateVisitAsync();

        var grpc = await system.Client().GetVisitAsync(new() { Name = visit.Name });
        var web = await Web(GrpcWebMode.GrpcWeb).GetVisitAsync(new() { Name = visit.Name });
        var text = await Web(GrpcWebMode.GrpcWebText).GetVisitAsync(new() { Name = visit.Name });
        var rest = await system.Http().GetFromJsonAsync<JsonNode>($"/v1/{visit.Name}");

        Assert.Equal(visit.Name, grpc.Name);
        Assert.Equal(grpc, web);
        Assert.Equal(grpc, text);
        Assert.Equal(grpc.Name, rest!["name"]!.ToString());
        Assert.Equal(grpc.Titles["en"], rest["titles"]!["en"]!.ToString());
    }

    [Theory, InlineData(GrpcWebMode.GrpcWeb), InlineData(GrpcWebMode.GrpcWebText)]
    public async Task AWatchStreamsOverGrpcWeb(GrpcWebMode mode)
    {
        var visit = await system.CreateVisitAsync();
        using var stop = new CancellationTokenSource(TimeSpan.FromSeconds(60));

        using var watch = Web(mode).WatchVisit(new() { Name = visit.Name }, cancellationToken: stop.Token);

        Assert.True(await watch.ResponseStream.MoveNext(stop.Token));
        Assert.True(watch.ResponseStream.Current.Record.Is(Visit.Descriptor));
    }

    [Fact]
    public async Task AGrpcErrorKeepsItsDetailsOnTheWay()
    {
        var call = system.Client().GetVisitAsync(new() { Name = "visits/nowhere" });
        var web = Web(GrpcWebMode.GrpcWeb).GetVisitAsync(new() { Name = "visits/nowhere" });

        Assert.Equal((StatusCode.NotFound, "NO_SUCH_RECORD"), Both(await Error.OfAsync(call)));
        Assert.Equal((StatusCode.NotFound, "NO_SUCH_RECORD"), Both(await Error.OfAsync(web)));
    }

    [Theory]
    [InlineData("GET", "/nothing")]
    [InlineData("GET", "/v1/nothing")]
    [InlineData("GET", "/v1/visits/x/nothing/y")]
    [InlineData("GET", "/v1/visits/x/sessions/y/nothing")]
    [InlineData("POST", "/v1/visits/x/participants/y:salute")]
    [InlineData("POST", "/statevisit.internal.v1.HeadsService/ReadHeads")]
    public async Task AnUnknownRouteIsAJsonError(string method, string path)
    {
        using var request = new HttpRequestMessage(new(method), path);

        using var answer = await system.Http(system.Token()).SendAsync(request);

        Assert.Equal(StatusCode.NotFound, (await Error.OfAsync(answer, HttpStatusCode.NotFound)).Code);
    }

    [Theory]
    [InlineData("PUT", "/v1/visits:import", "POST")]
    [InlineData("GET", "/signout", "POST")]
    [InlineData("PUT", "/v1/visits", "GET, POST")]
    [InlineData("PUT", "/v1/visits/v/sessions", "GET, POST")]
    [InlineData("PUT", "/v1/visits/v/delegations", "GET, POST")]
    [InlineData("POST", "/v1/visits/v/rankLadder", "DELETE, GET, PATCH")]
    public async Task AWrongMethodIsAJsonError(string method, string path, string allowed)
    {
        using var request = new HttpRequestMessage(new(method), path);
        if (method != "GET")
            request.Content = new StringContent("{}", Encoding.UTF8, "application/json");

        using var answer = await system.Http(system.Token()).SendAsync(request);

        var error = await Error.OfAsync(answer, HttpStatusCode.MethodNotAllowed);
        Assert.Equal((StatusCode.Unimplemented, "METHOD_NOT_ALLOWED"), (error.Code, error.Reason));
        Assert.Equal(allowed, string.Join(", ", answer.Content.Headers.Allow.Order(StringComparer.Ordinal)));
    }

    [Fact]
    public async Task InternalContractsHaveNoRoute()
    {
        var heads = new HeadsService.HeadsServiceClient(system.Channel());
        var call = heads.ReadHeadsAsync(new() { Visits = { "x" } }, system.As(ServiceDefaults.Identity.Role.Service));

        Assert.Equal(StatusCode.Unimplemented, (await Error.OfAsync(call)).Code);
    }

    private AgendaService.AgendaServiceClient Web(GrpcWebMode mode) =>
        new(
            system.Own(
                GrpcChannel.ForAddress(
                    system.Gateway.Http,
                    new()
                    {
                        HttpHandler = new GrpcWebHandler(mode, new HttpClientHandler()),
                        HttpVersion = HttpVersion.Version11,
                    }
                )
            )
        );

    private static (StatusCode, string?) Both(Error error) => (error.Code, error.Reason);
}
