using System.Net;
using System.Net.Http.Json;
using System.Text.Json.Nodes;
using Grpc.Core;
using Grpc.Health.V1;
using Grpc.Reflection.V1;
using StateVisit.Agenda.V1;
using Xunit;
using ServingStatus = Grpc.Health.V1.HealthCheckResponse.Types.ServingStatus;

namespace StateVisit.Tests.Gateway;

[Collection(nameof(GatewaySystem))]
public class HealthTests(GatewaySystem system)
{
    [Fact]
    public async Task TheReportNamesEachService()
    {
        var report = await system.Http().GetFromJsonAsync<JsonNode>("/health");

        Assert.Equal("Healthy", report!["status"]!.ToString());
        Assert.Equal("Healthy", report["checks"]!["agenda"]!["status"]!.ToString());
        Assert.Equal("Healthy", report["checks"]!["participants"]!["status"]!.ToString());
        Assert.Equal("Healthy", report["checks"]!["agreements"]!["status"]!.ToString());
        Assert.Equal("Healthy", report["checks"]!["tradefigures"]!["status"]!.ToString());
    }

    [Theory, InlineData("/health"), InlineData("/ready"), InlineData("/alive")]
    public async Task ProbesOnlyRead(string path)
    {
        foreach (var method in new[] { HttpMethod.Post, HttpMethod.Put, HttpMethod.Delete, HttpMethod.Options })
        foreach (
            var process in new[]
            {
                system.Gateway,
                system.Agenda,
                system.Participants,
                system.Agreements,
                system.TradeFigures,
            }
        )
        {
            using var request = new HttpRequestMessage(method, new Uri(process.Http, path));
            using var answer = await system.Http().SendAsync(request);

            var error = await Error.OfAsync(answer, HttpStatusCode.MethodNotAllowed);
            Assert.Equal((StatusCode.Unimplemented, "METHOD_NOT_ALLOWED"), (error.Code, error.Reason));
            Assert.Equal(["GET", "HEAD"], answer.Content.Headers.Allow);
        }
        using var head = await system.Http().SendAsync(new(HttpMethod.Head, path));
        Assert.Equal(HttpStatusCode.OK, head.StatusCode);
        Assert.Empty(await head.Content.ReadAsByteArrayAsync());
    }

    [Theory]
    [InlineData("")]
    [InlineData("statevisit.agenda.v1.AgendaService")]
    [InlineData("statevisit.participants.v1.ParticipantsService")]
    [InlineData("statevisit.agreements.v1.AgreementsService")]
    public async Task GrpcHealthAnswersForTheSystemAndForEachService(string service)
    {
        var answer = await new Health.HealthClient(system.Channel()).CheckAsync(new() { Service = service });

        Assert.Equal(ServingStatus.Serving, answer.Status);
    }

    [Theory, InlineData("nothing"), InlineData("statevisit.internal.v1.HeadsService")]
    public async Task GrpcHealthKnowsNoOtherService(string service)
    {
        var call = new Health.HealthClient(system.Channel()).CheckAsync(new() { Service = service });

        Assert.Equal(StatusCode.NotFound, (await Error.OfAsync(call)).Code);
    }

    [Fact]
    public async Task AServiceThatGoesIsSeenByReportAndByWatchers()
    {
        await using var other = await new GatewaySystem().StartAsync();
        using var stop = new CancellationTokenSource(TimeSpan.FromSeconds(60));
        var health = new Health.HealthClient(other.Channel());
        using var watch = health.Watch(
            new() { Service = AgendaService.Descriptor.FullName },
            cancellationToken: stop.Token
        );
        Assert.True(await watch.ResponseStream.MoveNext(stop.Token));
        Assert.Equal(ServingStatus.Serving, watch.ResponseStream.Current.Status);

        other.Agenda.Kill();

        Assert.True(await watch.ResponseStream.MoveNext(stop.Token));
        Assert.Equal(ServingStatus.NotServing, watch.ResponseStream.Current.Status);
        Assert.Equal(ServingStatus.NotServing, (await health.CheckAsync(new())).Status);
        using var report = await other.Http().GetAsync("/health");
        Assert.Equal(HttpStatusCode.ServiceUnavailable, report.StatusCode);
        using var alive = await other.Http().GetAsync("/alive");
        Assert.Equal(HttpStatusCode.OK, alive.StatusCode);
    }

    [Fact]
    public async Task ReflectionListsThePublicServicesOnly()
    {
        var answer = await ReflectAsync(new() { ListServices = "" });

        Assert.Equal(
            [
                "grpc.health.v1.Health",
                "statevisit.agenda.v1.AgendaService",
                "statevisit.agreements.v1.AgreementsService",
                "statevisit.participants.v1.ParticipantsService",
                "statevisit.tradefigures.v1.TradeFiguresService",
            ],
            answer.ListServicesResponse.Service.Select(s => s.Name).Order(StringComparer.Ordinal)
        );
    }

    [Fact]
    public async Task ReflectionKnowsThePublicContractAndNoOther()
    {
        var shown = await ReflectAsync(new() { FileContainingSymbol = "statevisit.agenda.v1.AgendaService" });
        var hidden = await ReflectAsync(new() { FileContainingSymbol = "statevisit.internal.v1.HeadsService" });

        Assert.NotEmpty(shown.FileDescriptorResponse.FileDescriptorProto);
        Assert.Equal((int)StatusCode.NotFound, hidden.ErrorResponse.ErrorCode);
    }

    private async Task<ServerReflectionResponse> ReflectAsync(ServerReflectionRequest request)
    {
        using var call = new ServerReflection.ServerReflectionClient(system.Channel()).ServerReflectionInfo();
        await call.RequestStream.WriteAsync(request);
        Assert.True(await call.ResponseStream.MoveNext(CancellationToken.None));
        await call.RequestStream.CompleteAsync();
        return call.ResponseStream.Current;
    }
}
