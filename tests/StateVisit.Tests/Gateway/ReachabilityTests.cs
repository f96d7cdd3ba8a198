using System.Net;
using Grpc.Core;
using Grpc.Net.Client;
using Grpc.Net.Client.Web;
using StateVisit.Agenda.V1;
using StateVisit.Tests.Fixture;
using Xunit;

namespace StateVisit.Tests.Gateway;

public class ReachabilityTests
{
    [Fact]
    public async Task AServiceThatIsDownIsUnavailableOverEachWireUntilItIsBack()
    {
        await using var system = await new GatewaySystem().StartAsync();
        using var web = GrpcChannel.ForAddress(
            system.Gateway.Http,
            new() { HttpHandler = new GrpcWebHandler(new HttpClientHandler()), HttpVersion = HttpVersion.Version11 }
        );
        var visit = await system.CreateVisitAsync();
        var request = new GetVisitRequest { Name = visit.Name };
        system.Agenda.Kill();

        using var rest = await system.Http().GetAsync($"/v1/{visit.Name}");
        using var export = await system.Http().GetAsync($"/v1/{visit.Name}:export");
        var grpcError = await Error.OfAsync(system.Client().GetVisitAsync(request));
        var webError = await Error.OfAsync(new AgendaService.AgendaServiceClient(web).GetVisitAsync(request));

        var restError = await Error.OfAsync(rest, HttpStatusCode.ServiceUnavailable);
        Assert.Equal((StatusCode.Unavailable, "UNAVAILABLE"), (restError.Code, restError.Reason));
        Assert.NotNull(rest.Headers.RetryAfter);
        Assert.Equal(StatusCode.Unavailable, (await Error.OfAsync(export, HttpStatusCode.ServiceUnavailable)).Code);
        Assert.Equal((StatusCode.Unavailable, "UNAVAILABLE"), (grpcError.Code, grpcError.Reason));
        Assert.NotNull(grpcError.RetryDelay);
        Assert.Equal((StatusCode.Unavailable, "UNAVAILABLE"), (webError.Code, webError.Reason));

        await system.Agenda.StartAsync();
        await Eventually.IsTrueAsync(
            async () => (await system.Http().GetAsync($"/v1/{visit.Name}")).IsSuccessStatusCode,
            () => "The gateway did not find the service again."
        );
    }

    [Fact]
    public async Task ADeadReplicaCostsNoRequest()
    {
        await using var system = new GatewaySystem
        {
            GatewaySettings = agenda =>
                new()
                {
                    // Its health still looks good, so that requests do go there.
                    ["services__agenda__http__0"] = agenda.Http.AbsoluteUri,
                    ["services__agenda__grpc__0"] = "http://127.0.0.1:9",
                    ["services__agenda__http__1"] = agenda.Http.AbsoluteUri,
                    ["services__agenda__grpc__1"] = agenda.Grpc.AbsoluteUri,
                },
        };
        await system.StartAsync();
        var client = system.Client();

        for (var i = 0; i < 20; i++)
        {
            var visit = await system.CreateVisitAsync();
            await client.GetVisitAsync(new() { Name = visit.Name });
            using var rest = await system.Http().GetAsync($"/v1/{visit.Name}");
            Assert.Equal(HttpStatusCode.OK, rest.StatusCode);
        }
    }

    [Fact]
    public async Task AServiceThatHangsIsGivenUpOn()
    {
        await using var system = new GatewaySystem { Settings = { ["Limits__Seconds"] = "8" } };
        await system.StartAsync();
        await system.CreateVisitAsync();
        system.Agenda.Signal("STOP");

        var overRest = system.Http(system.Token()).GetAsync("/v1/visits");
        var grpc = await Error.OfAsync(system.Client().ListVisitsAsync(new()));
        using var rest = await overRest;

        Assert.Equal(StatusCode.DeadlineExceeded, (await Error.OfAsync(rest, HttpStatusCode.GatewayTimeout)).Code);
        Assert.Equal(StatusCode.DeadlineExceeded, grpc.Code);
        system.Agenda.Signal("CONT");
    }

    [Fact]
    public async Task AWatchOutlivesTheTimeLimit()
    {
        await using var system = new GatewaySystem { Settings = { ["Limits__Seconds"] = "8" } };
        await system.StartAsync();
        var visit = await system.CreateVisitAsync();
        using var stop = new CancellationTokenSource(TimeSpan.FromSeconds(90));
        using var watch = system.Client().WatchVisit(new() { Name = visit.Name }, cancellationToken: stop.Token);
        while (await watch.ResponseStream.MoveNext(stop.Token) && watch.ResponseStream.Current.Synced is null) { }

        await Task.Delay(TimeSpan.FromSeconds(10), stop.Token);
        visit.Titles["en"] = "Another title";
        await system.Client().UpdateVisitAsync(new() { Visit = visit }, system.As());

        while (await watch.ResponseStream.MoveNext(stop.Token) && watch.ResponseStream.Current.Revision is null) { }
        Assert.Single(watch.ResponseStream.Current.Revision!.Changes);
    }

    [Theory, InlineData(false), InlineData(true)]
    public async Task AGatewayThatShutsDownEndsItsStreamsWithUnavailable(bool overWeb)
    {
        await using var system = await new GatewaySystem().StartAsync();
        var visit = await system.CreateVisitAsync();
        using var web = GrpcChannel.ForAddress(
            system.Gateway.Http,
            new() { HttpHandler = new GrpcWebHandler(new HttpClientHandler()), HttpVersion = HttpVersion.Version11 }
        );
        var client = overWeb ? new AgendaService.AgendaServiceClient(web) : system.Client();
        using var stop = new CancellationTokenSource(TimeSpan.FromSeconds(90));
        using var watch = client.WatchVisit(new() { Name = visit.Name }, cancellationToken: stop.Token);
        while (await watch.ResponseStream.MoveNext(stop.Token) && watch.ResponseStream.Current.Synced is null) { }
        var began = TimeProvider.System.GetTimestamp();

        system.Gateway.Signal("TERM");
        var end = await Assert.ThrowsAsync<RpcException>(async () =>
        {
            while (await watch.ResponseStream.MoveNext(stop.Token)) { }
        });
        await system.Gateway.HasEndedAsync();

        Assert.Equal(StatusCode.Unavailable, end.StatusCode);
        Assert.True(TimeProvider.System.GetElapsedTime(began) < TimeSpan.FromSeconds(15));
    }
}
