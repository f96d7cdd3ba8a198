using System.Net;
using System.Net.Http.Json;
using System.Text.Json.Nodes;
using Grpc.Core;
using Grpc.Health.V1;
using StateVisit.Agenda.V1;
using StateVisit.Participants.V1;
using Xunit;
using ServingStatus = Grpc.Health.V1.HealthCheckResponse.Types.ServingStatus;

namespace StateVisit.Tests.Gateway;

/// <summary>Services that share the paths under a visit, and one of which may be away.</summary>
public class TwoServicesTests
{
    [Fact]
    public async Task AServiceThatIsDownTakesOnlyItsOwnPathsWithIt()
    {
        await using var system = await new GatewaySystem().StartAsync();
        var visit = await system.CreateVisitAsync();
        var health = new Health.HealthClient(system.Channel());
        system.Participants.Kill();

        using var agenda = await system.Http().GetAsync($"/v1/{visit.Name}/sessions");
        using var participants = await system.Http().GetAsync($"/v1/{visit.Name}/delegations");
        using var watch = await system.Http().GetAsync($"/v1/{visit.Name}:watchParticipants");
        using var export = await system.Http().GetAsync($"/v1/{visit.Name}:export");
        var grpc = await Error.OfAsync(system.ParticipantsClient().ListDelegationsAsync(new() { Parent = visit.Name }));

        Assert.Equal(HttpStatusCode.OK, agenda.StatusCode);
        foreach (var answer in new[] { participants, watch, export })
            Assert.Equal(
                (StatusCode.Unavailable, "UNAVAILABLE"),
                Both(await Error.OfAsync(answer, HttpStatusCode.ServiceUnavailable))
            );
        Assert.Equal((StatusCode.Unavailable, "UNAVAILABLE"), Both(grpc));
        Assert.Equal(visit, await system.Client().GetVisitAsync(new() { Name = visit.Name }, system.As()));
        Assert.Equal(ServingStatus.Serving, await StatusAsync(AgendaService.Descriptor.FullName));
        Assert.Equal(ServingStatus.NotServing, await StatusAsync(ParticipantsService.Descriptor.FullName));
        Assert.Equal(ServingStatus.NotServing, await StatusAsync(""));

        async Task<ServingStatus> StatusAsync(string service) =>
            (await health.CheckAsync(new() { Service = service })).Status;
    }

    [Fact]
    public async Task AVisitIsExportedWithoutThePartOfAServiceThatHasNotHeardOfIt()
    {
        await using var system = await new GatewaySystem { FollowEachOther = false }.StartAsync();
        var visit = await system.CreateVisitAsync();

        foreach (var token in new[] { null, system.Token() })
        {
            var export = await system.Http(token).GetFromJsonAsync<JsonObject>($"/v1/{visit.Name}:export");

            Assert.Equal(["visit", "agenda"], export!.Select(member => member.Key));
        }
    }

    private static (StatusCode, string?) Both(Error error) => (error.Code, error.Reason);
}
