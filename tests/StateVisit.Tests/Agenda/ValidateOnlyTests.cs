using Grpc.Core;
using StateVisit.Agenda.V1;
using StateVisit.Tests.Fixture;
using Xunit;

namespace StateVisit.Tests.Agenda;

public sealed class ValidateOnlyTests(SharedHosts hosts)
{
    [Theory, OnBothStores]
    public async Task APreviewAnswersAndChangesNothing(StoreKind store)
    {
        var scene = await hosts.SceneAsync(store);
        var made = await scene.SessionAsync("talks");
        await scene.OpenAsync();
        var before = await scene.Agenda.ExportAgendaAsync(new() { Name = scene.Name });
        var links = await scene.LinksAsync();
        var agenda = scene.Agenda;
        var id = Make.RequestId();

        var created = await agenda.CreateSessionAsync(
            new()
            {
                Parent = scene.Name,
                SessionId = "more",
                Session = Make.Session(),
                ValidateOnly = true,
                RequestId = id,
            }
        );
        Assert.Equal(scene.Name + "/sessions/more", created.Name);
        var updated = await agenda.UpdateSessionAsync(
            new()
            {
                Session = new() { Name = made.Name, Order = 5 },
                UpdateMask = new() { Paths = { "order" } },
                ValidateOnly = true,
            }
        );
        Assert.Equal(5, updated.Order);
        Assert.NotEqual(made.Etag, updated.Etag);
        var confirmed = await agenda.ConfirmSessionAsync(new() { Name = made.Name, ValidateOnly = true });
        Assert.Equal(SessionState.Confirmed, confirmed.State);
        await agenda.StartSessionAsync(new() { Name = made.Name, ValidateOnly = true });
        await agenda.DeleteSessionAsync(new() { Name = made.Name, ValidateOnly = true });
        await agenda.CloseVisitAsync(new() { Name = scene.Name, ValidateOnly = true });
        await agenda.DeleteVisitAsync(new() { Name = scene.Name, ValidateOnly = true });
        var more = before.Clone();
        more.Venues.Add(Make.Venue(v => v.Name = scene.Name + "/venues/hall"));
        var import = await agenda.ImportAgendaAsync(
            new()
            {
                Name = scene.Name,
                Document = more,
                ValidateOnly = true,
            }
        );
        Assert.Equal((1, 0), (import.Created, import.Updated));

        Assert.Equal(links, await scene.LinksAsync());
        Assert.Equal(before, await agenda.ExportAgendaAsync(new() { Name = scene.Name }));
        // A preview does not use its request_id up.
        await agenda.CreateSessionAsync(
            new()
            {
                Parent = scene.Name,
                SessionId = "more",
                Session = Make.Session(),
                RequestId = id,
            }
        );
    }

    [Theory, OnBothStores]
    public async Task APreviewOfANewVisitLeavesNone(StoreKind store)
    {
        var host = await hosts.AgendaAsync(store);
        var agenda = host.As("protocol").Agenda;
        var id = Make.Id();
        await agenda.CreateVisitAsync(
            new()
            {
                VisitId = id,
                Visit = Make.Visit(),
                ValidateOnly = true,
            }
        );
        await Refusal.AssertAsync(
            agenda.GetVisitAsync(new() { Name = "visits/" + id }),
            StatusCode.NotFound,
            "NO_SUCH_RECORD"
        );
        await Refusal.AssertAsync(
            agenda.VerifyJournalAsync(new() { Name = "visits/" + id }),
            StatusCode.NotFound,
            "NO_SUCH_RECORD"
        );
    }

    [Theory, OnBothStores]
    public async Task APreviewIsRefusedAsTheRequestWouldBe(StoreKind store)
    {
        var scene = await hosts.SceneAsync(store);
        await Refusal.AssertAsync(
            scene.Agenda.CreateSessionAsync(
                new()
                {
                    Parent = scene.Name,
                    SessionId = "talks",
                    Session = Make.Session(s => s.Venue = scene.Name + "/venues/none"),
                    ValidateOnly = true,
                }
            ),
            StatusCode.InvalidArgument,
            "INVALID_FIELD",
            "session.venue"
        );
    }
}
