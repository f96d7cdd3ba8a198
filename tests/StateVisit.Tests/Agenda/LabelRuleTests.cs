using Grpc.Core;
using StateVisit.Agenda.V1;
using StateVisit.Tests.Fixture;
using StateVisit.Type.V1;
using Xunit;

namespace StateVisit.Tests.Agenda;

/// <summary>Which labels a record may be given, and by whom.</summary>
public sealed class LabelRuleTests(SharedHosts hosts)
{
    [Theory, OnBothStores]
    public async Task ARecordCannotNameOneThatFewerMaySee(StoreKind store)
    {
        var scene = await hosts.SceneAsync(store);
        var hall = await scene.VenueAsync("hall", v => v.Access = Make.Restricted);
        var cn = await scene.TopicAsync("cn", t => t.Access = Make.Delegations("CN"));
        await RefuseAsync(scene, "session.venue", s => s.Venue = hall.Name);
        await RefuseAsync(
            scene,
            "session.topics[0]",
            s =>
            {
                s.Access = Make.Delegations("CN", "RU");
                s.Topics.Add(cn.Name);
            }
        );
        await scene.SessionAsync("inside", s => (s.Access, s.Venue) = (Make.Restricted, hall.Name));
        await scene.SessionAsync(
            "own",
            s =>
            {
                s.Access = Make.Delegations("CN");
                s.Topics.Add(cn.Name);
            }
        );
    }

    [Theory, OnBothStores]
    public async Task APartCanNameWhatItsRecordCannot(StoreKind store)
    {
        var scene = await hosts.SceneAsync(store);
        var hidden = await scene.SessionAsync("hidden", s => s.Access = Make.Restricted);
        await RefuseAsync(
            scene,
            "session.predecessors[0].session",
            s => s.Predecessors.Add(new Predecessor { Session = hidden.Name })
        );
        await scene.SessionAsync(
            "open",
            s => s.Predecessors.Add(new Predecessor { Session = hidden.Name, Access = Make.Restricted })
        );
        var seen = await scene.Host.As("press").Agenda.GetSessionAsync(new() { Name = scene.Name + "/sessions/open" });
        Assert.Empty(seen.Predecessors);
    }

    [Theory, OnBothStores]
    public async Task WhatIsNamedCannotBecomeStricterThanWhatNamesIt(StoreKind store)
    {
        var scene = await hosts.SceneAsync(store);
        var hall = await scene.VenueAsync("hall");
        await scene.SessionAsync("talks", s => s.Venue = hall.Name);
        hall.Access = Make.Press;
        var refusal = await Refusal.AssertAsync(
            scene.Agenda.UpdateVenueAsync(new() { Venue = hall }),
            StatusCode.InvalidArgument,
            "INVALID_FIELD",
            "venue.access.label"
        );
        Assert.Contains("sessions/talks", refusal.Message, StringComparison.Ordinal);
    }

    [Theory, OnBothStores]
    public async Task ARecordCannotOpenBeforeWhatItNames(StoreKind store)
    {
        var scene = await hosts.SceneAsync(store);
        var hall = await scene.VenueAsync("hall", v => v.Access = Make.Restricted);
        var opens = new Embargo { After = Make.Press, Time = Make.Time("2199-01-01T00:00:00Z") };
        await RefuseAsync(
            scene,
            "session.venue",
            s => (s.Access, s.Embargo, s.Venue) = (Make.Restricted, opens, hall.Name)
        );
        hall.Embargo = opens;
        await scene.Agenda.UpdateVenueAsync(new() { Venue = hall });
        await scene.SessionAsync("talks", s => (s.Access, s.Embargo, s.Venue) = (Make.Restricted, opens, hall.Name));
    }

    [Theory, OnBothStores]
    public async Task ALabelForDelegationsNamesThem(StoreKind store)
    {
        var scene = await hosts.SceneAsync(store);
        await RefuseAsync(scene, "session.access.delegations", s => s.Access = new() { Label = Label.Delegation });
        await RefuseAsync(scene, "session.access.label", s => s.Access = new());
        await RefuseAsync(
            scene,
            "session.embargo.after.delegations",
            s =>
                (s.Access, s.Embargo) = (
                    Make.Restricted,
                    new()
                    {
                        After = new() { Label = Label.Delegation },
                        Time = Make.Time("2199-01-01T00:00:00Z"),
                    }
                )
        );
        await scene.SessionAsync("all", s => s.Access = Make.AllDelegations);
    }

    [Theory, OnBothStores]
    public async Task AnEmbargoOpensAndNothingElse(StoreKind store)
    {
        var scene = await hosts.SceneAsync(store);
        await RefuseAsync(
            scene,
            "session.embargo.after.label",
            s => s.Embargo = new() { After = Make.Restricted, Time = Make.Time("2199-01-01T00:00:00Z") }
        );
        await RefuseAsync(
            scene,
            "session.embargo.until",
            s => (s.Access, s.Embargo) = (Make.Restricted, new() { After = Make.Public })
        );
    }

    [Theory, OnBothStores]
    public async Task NobodyButProtocolWrites(StoreKind store)
    {
        var scene = await hosts.SceneAsync(store);
        var host = scene.Host;
        var elsewhere = host.As("protocol", visit: "elsewhere");
        foreach (var caller in new[] { host.As("press"), host.As("delegation", "CN"), host.As("legal"), elsewhere })
            await Refusal.AssertAsync(
                caller.Agenda.CreateSessionAsync(Request(scene, Make.Public)),
                StatusCode.PermissionDenied,
                "ROLE_MISSING"
            );
        await Refusal.AssertAsync(
            host.Anonymous.Agenda.CreateSessionAsync(Request(scene, Make.Public)),
            StatusCode.Unauthenticated,
            "SIGN_IN_REQUIRED"
        );
        await Refusal.AssertAsync(
            host.Anonymous.Agenda.VerifyJournalAsync(new() { Name = scene.Name }),
            StatusCode.Unauthenticated,
            "SIGN_IN_REQUIRED"
        );
        await Refusal.AssertAsync(
            host.As("legal").Agenda.VerifyJournalAsync(new() { Name = scene.Name }),
            StatusCode.PermissionDenied,
            "ROLE_MISSING"
        );
        Assert.Equal(1, await scene.LinksAsync());
    }

    [Theory, OnBothStores]
    public async Task ALabelThatTheCallerMayNotSetIsNamed(StoreKind store)
    {
        var scene = await hosts.SceneAsync(store);
        await DeniedAsync(scene.Host.As("press"), Make.Restricted);
        await DeniedAsync(scene.Host.As("press"), Make.AllDelegations);
        await DeniedAsync(scene.Host.As("delegation", "CN"), Make.Delegations("RU"));
        await DeniedAsync(scene.Host.As("analyst"), Make.Restricted);

        async Task DeniedAsync(AgendaClient caller, Access access) =>
            await Refusal.AssertAsync(
                caller.Agenda.CreateSessionAsync(Request(scene, access)),
                StatusCode.PermissionDenied,
                "LABEL_NOT_ALLOWED",
                "session.access.label"
            );
    }

    private static CreateSessionRequest Request(Scene scene, Access access) =>
        new()
        {
            Parent = scene.Name,
            SessionId = "refused",
            Session = Make.Session(s => s.Access = access),
        };

    private static async Task RefuseAsync(Scene scene, string field, Action<Session> change) =>
        await Refusal.AssertAsync(
            scene.Agenda.CreateSessionAsync(
                new()
                {
                    Parent = scene.Name,
                    SessionId = "refused",
                    Session = Make.Session(change),
                }
            ),
            StatusCode.InvalidArgument,
            "INVALID_FIELD",
            field
        );
}
