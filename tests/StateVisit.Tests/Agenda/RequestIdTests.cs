using Grpc.Core;
using Microsoft.Extensions.Time.Testing;
using StateVisit.Agenda.V1;
using StateVisit.Tests.Fixture;
using Xunit;

namespace StateVisit.Tests.Agenda;

public sealed class RequestIdTests(SharedHosts hosts)
{
    [Theory, OnBothStores]
    public async Task ARepetitionGetsTheSameAnswerAndActsOnce(StoreKind store)
    {
        var scene = await hosts.SceneAsync(store);
        var request = Request(scene);
        var first = await scene.Agenda.CreateSessionAsync(request);
        await scene.Agenda.UpdateSessionAsync(
            new()
            {
                Session = new() { Name = first.Name, Order = 4 },
                UpdateMask = new() { Paths = { "order" } },
            }
        );
        var links = await scene.LinksAsync();
        Assert.Equal(first, await scene.Agenda.CreateSessionAsync(request));
        Assert.Equal(links, await scene.LinksAsync());
    }

    [Theory, OnBothStores]
    public async Task RepetitionsAtTheSameMomentActOnce(StoreKind store)
    {
        var scene = await hosts.SceneAsync(store);
        var links = await scene.LinksAsync();
        var request = Request(scene);
        var answers = await Task.WhenAll(
            Enumerable.Range(0, 8).Select(_ => scene.Agenda.CreateSessionAsync(request).ResponseAsync)
        );
        Assert.Single(answers.Distinct());
        Assert.Equal(links + 2, await scene.LinksAsync());
    }

    [Theory, OnBothStores]
    public async Task ADeletionIsAnsweredAgainWhenRepeated(StoreKind store)
    {
        var scene = await hosts.SceneAsync(store);
        var made = await scene.SessionAsync("talks");
        var request = new DeleteSessionRequest { Name = made.Name, RequestId = Make.RequestId() };
        await scene.Agenda.DeleteSessionAsync(request);
        await scene.Agenda.DeleteSessionAsync(request);
    }

    [Theory, OnBothStores]
    public async Task AnotherBodyIsRefused(StoreKind store)
    {
        var scene = await hosts.SceneAsync(store);
        var request = Request(scene);
        await scene.Agenda.CreateSessionAsync(request);
        var links = await scene.LinksAsync();
        request.Session.Order = 9;
        await Refusal.AssertAsync(
            scene.Agenda.CreateSessionAsync(request),
            StatusCode.InvalidArgument,
            "REQUEST_ID_REUSED",
            "request_id"
        );
        await Refusal.AssertAsync(
            scene.Agenda.ConfirmSessionAsync(
                new() { Name = scene.Name + "/sessions/talks", RequestId = request.RequestId }
            ),
            StatusCode.InvalidArgument,
            "REQUEST_ID_REUSED",
            "request_id"
        );
        Assert.Equal(links, await scene.LinksAsync());
    }

    [Theory, OnBothStores]
    public async Task TheSameIdInAnotherVisitIsAnotherBody(StoreKind store)
    {
        var (one, two) = (await hosts.SceneAsync(store), await hosts.SceneAsync(store));
        var request = Request(one);
        await one.Agenda.CreateSessionAsync(request);
        request.Parent = two.Name;
        await Refusal.AssertAsync(
            two.Agenda.CreateSessionAsync(request),
            StatusCode.InvalidArgument,
            "REQUEST_ID_REUSED",
            "request_id"
        );
    }

    [Theory, OnBothStores]
    public async Task EveryCallerHasIdsOfItsOwn(StoreKind store)
    {
        var scene = await hosts.SceneAsync(store);
        var request = Request(scene);
        await scene.Agenda.CreateSessionAsync(request);
        request.SessionId = "other";
        var other = scene.Host.As("protocol", subject: "somebody else");
        Assert.Equal(scene.Name + "/sessions/other", (await other.Agenda.CreateSessionAsync(request)).Name);
    }

    [Theory, OnBothStores]
    public async Task ARefusedRequestLeavesItsIdFree(StoreKind store)
    {
        var scene = await hosts.SceneAsync(store);
        var request = Request(scene);
        request.Session.Venue = scene.Name + "/venues/hall";
        await Refusal.AssertAsync(
            scene.Agenda.CreateSessionAsync(request),
            StatusCode.InvalidArgument,
            "INVALID_FIELD",
            "session.venue"
        );
        await scene.VenueAsync("hall");
        await scene.Agenda.CreateSessionAsync(request);
    }

    [Theory, OnBothStores]
    public async Task ARepetitionIsAuthorisedAgain(StoreKind store)
    {
        var scene = await hosts.SceneAsync(store);
        var request = Request(scene);
        await scene.Host.As("protocol", subject: "anna").Agenda.CreateSessionAsync(request);
        await Refusal.AssertAsync(
            scene.Host.As("press", subject: "anna").Agenda.CreateSessionAsync(request),
            StatusCode.PermissionDenied,
            "ROLE_MISSING"
        );
    }

    [Theory, OnBothStores]
    public async Task AnAnswerIsKeptForADay(StoreKind store)
    {
        var time = new FakeTimeProvider(DateTimeOffset.Parse("2023-03-01T00:00:00Z"));
        await using var host = await AgendaHost.StartAsync(store, time);
        var scene = await Scene.CreateAsync(host);
        var request = Request(scene);
        var first = await scene.Agenda.CreateSessionAsync(request);
        time.LeapBy(TimeSpan.FromHours(24));
        Assert.Equal(first, await scene.Agenda.CreateSessionAsync(request));

        time.Advance(TimeSpan.FromMilliseconds(1));
        await Refusal.AssertAsync(
            scene.Agenda.CreateSessionAsync(request),
            StatusCode.FailedPrecondition,
            "REQUEST_EXPIRED"
        );
        var reused = Request(scene);
        (reused.RequestId, reused.SessionId) = (request.RequestId, "again");
        await Refusal.AssertAsync(
            scene.Agenda.CreateSessionAsync(reused),
            StatusCode.InvalidArgument,
            "REQUEST_ID_REUSED",
            "request_id"
        );
        Assert.Equal(3, await scene.LinksAsync());
    }

    private static CreateSessionRequest Request(Scene scene) =>
        new()
        {
            Parent = scene.Name,
            SessionId = "talks",
            Session = Make.Session(),
            RequestId = Make.RequestId(),
        };
}
