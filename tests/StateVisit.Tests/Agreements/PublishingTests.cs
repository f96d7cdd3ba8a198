using Grpc.Core;
using StateVisit.Agreements.V1;
using StateVisit.Tests.Fixture;
using StateVisit.Type.V1;
using Xunit;

namespace StateVisit.Tests.Agreements;

/// <summary>Who gets the text of a document, and from when.</summary>
public sealed class PublishingTests(SharedHosts hosts)
{
    [Theory, OnBothStores]
    public async Task AConcludedDocumentIsPublicAtOnce(StoreKind store)
    {
        var scene = await hosts.AgreementsAsync(store);
        var name = await scene.AdoptedAsync("a", a => a.Access = Make.Restricted);
        await scene.SeesAsync(false, "a");

        var published = await scene.Agreements.PublishAgreementAsync(new() { Name = name });

        Assert.Equal(Make.Public, published.Access);
        await scene.SeesAsync(true, "a");
        Assert.Equal(
            [$"{name}/texts/ru/versions/1", $"{name}/texts/zh/versions/1"],
            (await scene.PreparationAsync("a")).Publication.Versions.Order(StringComparer.Ordinal)
        );
    }

    [Theory, OnBothStores]
    public async Task AClearedOneWaitsForItsConclusion(StoreKind store)
    {
        var scene = await hosts.AgreementsAsync(store);
        var name = await scene.ClearedAsync("a", a => a.Access = Make.Restricted);
        await scene.Agreements.PublishAgreementAsync(new() { Name = name });
        Assert.Equal(name, (await scene.GetAsync("a")).Embargo.Signing);
        await scene.SeesAsync(false, "a");

        await scene.Agreements.AdoptAgreementAsync(new() { Name = name });

        await scene.SeesAsync(true, "a");
    }

    [Theory, OnBothStores]
    public async Task TheStartOfASessionReleasesIt(StoreKind store)
    {
        var scene = await hosts.AgreementsAsync(store);
        var session = (await scene.Agenda.SessionAsync("talks")).Name;
        await scene.ArrivedAsync(session + "/timing");
        foreach (var id in new[] { "a", "late" })
            await scene.ClearedAsync(id, a => a.Access = Make.Restricted);
        await scene.Agreements.PublishAgreementAsync(Until("a"));
        await scene.SeesAsync(false, "a");

        await scene.Agenda.OpenAsync();
        await scene.Agenda.Agenda.StartSessionAsync(new() { Name = session });

        await Eventually.IsTrueAsync(
            async () => (await scene.GetAsync("a")).Embargo is null,
            () => "The start of the session has not arrived"
        );
        await scene.SeesAsync(true, "a");
        await Refusal.AssertAsync(
            scene.Agreements.PublishAgreementAsync(Until("late")),
            StatusCode.InvalidArgument,
            "INVALID_FIELD",
            "embargo.session_start"
        );

        PublishAgreementRequest Until(string id) =>
            new()
            {
                Name = scene.Of(id),
                Embargo = new() { After = Make.Public, SessionStart = session },
            };
    }

    [Theory, OnBothStores]
    public async Task ItIsGivenOutNowOrLaterNotBoth(StoreKind store)
    {
        var scene = await hosts.AgreementsAsync(store);
        var name = await scene.ClearedAsync("a");
        var links = await scene.LinksAsync();
        await Refusal.AssertAsync(
            scene.Agreements.PublishAgreementAsync(
                new()
                {
                    Name = name,
                    Access = Make.Press,
                    Embargo = new() { After = Make.Public, Signing = name },
                }
            ),
            StatusCode.InvalidArgument,
            "INVALID_FIELD",
            "embargo"
        );
        Assert.Equal(links, await scene.LinksAsync());
    }

    [Theory, OnBothStores]
    public async Task OnlyTheAgreementsServiceKnowsOfSignings(StoreKind store)
    {
        var scene = await hosts.AgreementsAsync(store);
        var embargo = new Embargo { After = Make.Public, Signing = (await scene.AgreementAsync("a")).Name };
        await Refusal.AssertAsync(
            scene.Agenda.Agenda.CreateSessionAsync(
                new()
                {
                    Parent = scene.Name,
                    SessionId = "talks",
                    Session = Make.Session(s => (s.Access, s.Embargo) = (Make.Press, embargo)),
                }
            ),
            StatusCode.InvalidArgument,
            "INVALID_FIELD",
            "session.embargo.signing"
        );
        await Refusal.AssertAsync(
            scene.People.People.CreateParticipantAsync(
                new()
                {
                    Parent = scene.Name,
                    ParticipantId = "guest",
                    Participant = PeopleScene.NewPerson(p => (p.Access, p.Embargo) = (Make.Press, embargo)),
                }
            ),
            StatusCode.InvalidArgument,
            "INVALID_FIELD",
            "participant.embargo.signing"
        );
    }
}
