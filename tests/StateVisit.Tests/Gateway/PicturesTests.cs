using System.Net;
using Grpc.Core;
using StateVisit.Participants.V1;
using StateVisit.Tests.Fixture;
using StateVisit.Tests.Participants.Drawing;
using Xunit;

namespace StateVisit.Tests.Gateway;

[Collection(nameof(GatewaySystem))]
public class PicturesTests(GatewaySystem system)
{
    [Fact]
    public async Task APlanIsAPictureUnderTheNameOfAFile()
    {
        var plan = await PlanAsync();

        using var english = await system.Http().GetAsync($"/v1/{plan}.svg?language=en");
        var own = await system.Http().GetStringAsync($"/v1/{plan}.svg");

        Assert.Equal(HttpStatusCode.OK, english.StatusCode);
        Assert.Equal("image/svg+xml", english.Content.Headers.ContentType!.MediaType);
        Assert.NotNull(english.Headers.ETag);
        Assert.Contains("Xi Jinping", await english.Content.ReadAsStringAsync(), StringComparison.Ordinal);
        Assert.DoesNotContain("Xi Jinping", own, StringComparison.Ordinal);
    }

    [Fact]
    public async Task AnUnknownPlanIsAnErrorInJson()
    {
        var visit = await system.CreateKnownVisitAsync();

        using var answer = await system.Http().GetAsync($"/v1/{visit.Name}/seatingPlans/none.svg");

        Assert.Equal(
            (StatusCode.NotFound, "NO_SUCH_RECORD"),
            (await Error.OfAsync(answer, HttpStatusCode.NotFound)) is var error ? (error.Code, error.Reason) : default
        );
    }

    [Fact]
    public async Task ThePageOfPlaceCardsMayUseItsStyleAndLoadNothing()
    {
        var plan = await PlanAsync();

        using var cards = await system.Http().GetAsync($"/v1/{plan}:placeCards");

        Assert.Equal("text/html", cards.Content.Headers.ContentType!.MediaType);
        var policy = Assert.Single(cards.Headers.GetValues("Content-Security-Policy"));
        Assert.StartsWith("default-src 'none'; style-src 'unsafe-inline';", policy, StringComparison.Ordinal);
    }

    private async Task<string> PlanAsync()
    {
        var visit = await system.CreateKnownVisitAsync();
        var document = new ParticipantsDocument
        {
            Delegations = { People.Delegations },
            Participants = { People.Of(4) },
            SeatingPlans = { Plans.Of(LayoutKind.NegotiatingTable, People.Of(4)) },
        };
        document.SeatingPlans[0].Access = Make.Public;
        await system
            .ParticipantsClient()
            .ImportParticipantsAsync(
                new() { Name = visit.Name, Document = document.MovedTo(visit.Name, "visits/v") },
                system.As()
            );
        return visit.Name + "/seatingPlans/p";
    }
}
