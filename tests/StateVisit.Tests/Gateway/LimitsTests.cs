using System.Net;
using System.Net.Http.Json;
using System.Text;
using Grpc.Core;
using StateVisit.Agenda.V1;
using Xunit;

namespace StateVisit.Tests.Gateway;

[Collection(nameof(GatewaySystem))]
public class LimitsTests(GatewaySystem system)
{
    private const int Megabyte = 1024 * 1024;

    [Fact]
    public async Task TooManyRequestsAreToldWhenToComeBack()
    {
        await using var narrow = await Narrow();
        var client = narrow.Http();

        using var last = await SpendAsync(client);
        var error = await Error.OfAsync(last, HttpStatusCode.TooManyRequests);
        var grpc = await SpendAsync(narrow.Client());

        Assert.Equal((StatusCode.ResourceExhausted, "TOO_MANY_REQUESTS"), (error.Code, error.Reason));
        Assert.True(last.Headers.RetryAfter!.Delta >= TimeSpan.FromSeconds(1));
        Assert.NotNull(error.RetryDelay);
        Assert.Equal((StatusCode.ResourceExhausted, "TOO_MANY_REQUESTS"), (grpc.Code, grpc.Reason));
        Assert.NotNull(grpc.RetryDelay);
    }

    [Fact]
    public async Task EachCallerHasAShareOfItsOwn()
    {
        await using var narrow = await Narrow();
        using var spent = await SpendAsync(narrow.Http(narrow.Token(name: "first")));

        using var other = await narrow.Http(narrow.Token(name: "second")).GetAsync("/v1/visits");

        Assert.Equal(HttpStatusCode.TooManyRequests, spent.StatusCode);
        Assert.Equal(HttpStatusCode.OK, other.StatusCode);
    }

    [Fact]
    public async Task BadTokensCountAgainstTheirAddress()
    {
        await using var narrow = await Narrow();

        using var last = await SpendAsync(narrow.Http("nonsense"));

        Assert.Equal(HttpStatusCode.TooManyRequests, last.StatusCode);
    }

    [Theory, InlineData(false), InlineData(true)]
    public async Task ABodyOfTenMegabytesIsTooLarge(bool chunked)
    {
        var json = "{\"titles\":{\"en\":\"" + new string('x', 10 * Megabyte) + "\"}}";
        using var request = new HttpRequestMessage(HttpMethod.Post, "/v1/visits?visitId=large")
        {
            Content = new StringContent(json, Encoding.UTF8, "application/json"),
            Headers = { TransferEncodingChunked = chunked },
        };

        using var answer = await system.Http(system.Token()).SendAsync(request);

        var error = await Error.OfAsync(answer, HttpStatusCode.RequestEntityTooLarge);
        Assert.Equal((StatusCode.ResourceExhausted, "TOO_LARGE"), (error.Code, error.Reason));
    }

    [Fact]
    public async Task AMessageOfTenMegabytesIsTooLarge()
    {
        var visit = GatewaySystem.PublicVisit();
        visit.Descriptions["en"] = new('x', 10 * Megabyte);
        var call = system.Client().CreateVisitAsync(new() { VisitId = "large", Visit = visit }, system.As());

        Assert.Equal(StatusCode.ResourceExhausted, (await Error.OfAsync(call)).Code);
    }

    [Fact]
    public async Task AnImportMayHoldTenMegabytes()
    {
        var body = new { visit = "visits/large", padding = new string('x', 10 * Megabyte) };

        using var answer = await system.Http(system.Token()).PostAsJsonAsync("/v1/visits:import", body);

        Assert.Equal(["padding"], (await Error.OfAsync(answer, HttpStatusCode.BadRequest)).Fields);
    }

    [Fact]
    public async Task AnImportOfSeventeenMegabytesIsTooLarge()
    {
        var body = new { visit = "visits/large", padding = new string('x', 17 * Megabyte) };

        using var answer = await system.Http(system.Token()).PostAsJsonAsync("/v1/visits:import", body);

        Assert.Equal("TOO_LARGE", (await Error.OfAsync(answer, HttpStatusCode.RequestEntityTooLarge)).Reason);
    }

    private static async Task<GatewaySystem> Narrow() =>
        await new GatewaySystem
        {
            Settings = { ["Limits__RequestsPerSecond"] = "1", ["Limits__Burst"] = "10" },
        }.StartAsync();

    private static async Task<Error> SpendAsync(AgendaService.AgendaServiceClient client)
    {
        // A slow call may find that a second has passed.
        for (var i = 0; i < 30; i++)
        {
            var call = client.ListVisitsAsync(new());
            try
            {
                await call.ResponseAsync;
            }
            catch (RpcException)
            {
                return await Error.OfAsync(call);
            }
        }
        throw new InvalidOperationException("No call was refused.");
    }

    private static async Task<HttpResponseMessage> SpendAsync(HttpClient client)
    {
        for (var i = 0; i < 30; i++)
        {
            var answer = await client.GetAsync("/v1/visits");
            if (answer.StatusCode is HttpStatusCode.TooManyRequests)
                return answer;
            answer.Dispose();
        }
        throw new InvalidOperationException("No request was refused.");
    }
}
