using Grpc.Core;
using StateVisit.Participants.V1;
using StateVisit.Tests.Fixture;
using StateVisit.Type.V1;
using Xunit;

namespace StateVisit.Tests.Participants;

/// <summary>Delegations register their own people, and learn nothing by it.</summary>
public sealed class RegisterDelegateTests(SharedHosts hosts)
{
    [Theory, OnBothStores]
    public async Task TheHostDecidesWhatIsTheHosts(StoreKind store)
    {
        var scene = await hosts.PeopleAsync(store);
        var cn = await scene.DelegationAsync("CN");
        await scene.DelegationAsync("RU");
        var delegation = scene.Host.As("delegation", "CN");
        var made = await delegation.Participants.RegisterDelegateAsync(
            Request(
                cn.Name,
                p =>
                {
                    p.Delegation = scene.Name + "/delegations/ru";
                    p.Embargo = new() { After = Make.Public, Time = PeopleScene.FromNow(hours: 1) };
                    p.Access = Make.Restricted;
                    p.PhotoReceived = true;
                    p.ListPlace = 1;
                    p.PrecedenceOverride = new() { Order = 1, Note = "first" };
                    p.Accreditation = AccreditationState.Accredited;
                    p.Role = ParticipantRole.Adviser;
                }
            )
        );
        Assert.StartsWith(scene.Name + "/participants/cn-", made.Name, StringComparison.Ordinal);
        var expected = PeopleScene.NewPerson(p =>
        {
            (p.Name, p.Etag, p.CreateTime) = (made.Name, made.Etag, made.CreateTime);
            (p.Delegation, p.Access) = (cn.Name, Make.Delegations("CN"));
            (p.Accreditation, p.Role) = (AccreditationState.Registered, ParticipantRole.Adviser);
        });
        Assert.Equal(expected, made);
        // What it is told is what it reads.
        Assert.Equal(made, await delegation.Participants.GetParticipantAsync(new() { Name = made.Name }));
        foreach (var other in new[] { scene.Host.As("delegation", "RU"), scene.Host.As("press"), scene.Host.Anonymous })
            await Refusal.AssertAsync(
                other.Participants.GetParticipantAsync(new() { Name = made.Name }),
                StatusCode.NotFound,
                "NO_SUCH_RECORD"
            );
    }

    [Theory, OnBothStores]
    public async Task NobodyRegistersPeopleOfOthers(StoreKind store)
    {
        var scene = await hosts.PeopleAsync(store);
        var cn = await scene.DelegationAsync("CN");
        var hidden = await scene.DelegationAsync("IR", d => d.Access = Make.Restricted);
        var closed = await scene.DelegationAsync("IN", d => d.RegistrationDeadline = null);
        var links = await scene.LinksAsync();
        await RefuseAsync(scene.Host.As("delegation", "RU"), cn.Name, StatusCode.PermissionDenied, "ROLE_MISSING");
        await RefuseAsync(scene.Host.As("press"), cn.Name, StatusCode.PermissionDenied, "ROLE_MISSING");
        await RefuseAsync(scene.Host.Anonymous, cn.Name, StatusCode.Unauthenticated, "SIGN_IN_REQUIRED");
        // Hidden from its own party, it is as if it were not there.
        foreach (var parent in new[] { hidden.Name, scene.Name + "/delegations/none" })
            await RefuseAsync(scene.Host.As("delegation", "IR"), parent, StatusCode.NotFound, "NO_SUCH_RECORD");
        await RefuseAsync(
            scene.Host.As("delegation", "IN"),
            closed.Name,
            StatusCode.FailedPrecondition,
            "REGISTRATION_CLOSED"
        );
        Assert.Equal(links, await scene.LinksAsync());
        Assert.Equal(closed.Name, (await scene.People.RegisterDelegateAsync(Request(closed.Name))).Delegation);

        static async Task RefuseAsync(ParticipantsClient caller, string parent, StatusCode code, string reason) =>
            await Refusal.AssertAsync(caller.Participants.RegisterDelegateAsync(Request(parent)), code, reason);
    }

    [Theory, OnBothStores]
    public async Task AHiddenCompanionIsRefusedAsOneWhoIsNotThere(StoreKind store)
    {
        var scene = await hosts.PeopleAsync(store);
        var cn = await scene.DelegationAsync("CN");
        await scene.PersonAsync("shown");
        await scene.PersonAsync("hidden", p => (p.Access, p.Delegation) = (Make.Restricted, cn.Name));
        var people = scene.Host.As("delegation", "CN").Participants;
        var messages = new List<string>();
        foreach (var id in new[] { "hidden", "nobody" })
        {
            var refusal = await Refusal.AssertAsync(
                people.RegisterDelegateAsync(Request(cn.Name, p => p.Accompanies = $"{scene.Name}/participants/{id}")),
                StatusCode.InvalidArgument,
                "INVALID_FIELD",
                "participant.accompanies"
            );
            messages.Add(refusal.Message.Replace(id, "x", StringComparison.Ordinal));
        }
        Assert.Single(messages.Distinct());
        var made = await people.RegisterDelegateAsync(
            Request(cn.Name, p => p.Accompanies = scene.Name + "/participants/shown")
        );
        Assert.Equal(scene.Name + "/participants/shown", made.Accompanies);
    }

    [Theory, OnBothStores]
    public async Task TheRulesOfAPersonHold(StoreKind store)
    {
        var scene = await hosts.PeopleAsync(store);
        var cn = await scene.DelegationAsync("CN");
        var people = scene.Host.As("delegation", "CN").Participants;
        await RefuseAsync("participant.rank", p => p.Rank = "nosuchrung");
        await RefuseAsync("participant.names[0].full", p => p.Names[0].Full = "");
        await RefuseAsync("participant.names", p => p.Names.Clear());
        await RefuseAsync(
            "participant.departure.time",
            p =>
            {
                p.Arrival = new() { Time = Make.Time("2023-03-21T12:00:00Z") };
                p.Departure = new() { Time = Make.Time("2023-03-20T12:00:00Z") };
            }
        );

        async Task RefuseAsync(string field, Action<Participant> change) =>
            await Refusal.AssertAsync(
                people.RegisterDelegateAsync(Request(cn.Name, change)),
                StatusCode.InvalidArgument,
                "INVALID_FIELD",
                field
            );
    }

    [Theory, OnBothStores]
    public async Task ARepetitionRegistersOnceAndATrialNobody(StoreKind store)
    {
        var scene = await hosts.PeopleAsync(store);
        var cn = await scene.DelegationAsync("CN");
        var people = scene.Host.As("delegation", "CN").Participants;
        var links = await scene.LinksAsync();
        var trial = Request(cn.Name);
        trial.ValidateOnly = true;
        await people.RegisterDelegateAsync(trial);
        Assert.Equal(links, await scene.LinksAsync());

        var request = Request(cn.Name);
        request.RequestId = Make.RequestId();
        var first = await people.RegisterDelegateAsync(request);
        Assert.Equal(first, await people.RegisterDelegateAsync(request));
        Assert.Equal(links + 1, await scene.LinksAsync());
    }

    [Theory, OnBothStores]
    public async Task OverRestTheNewPersonNeedsNoName(StoreKind store)
    {
        var scene = await hosts.PeopleAsync(store);
        var cn = await scene.DelegationAsync("CN");
        var answer = await scene
            .Host.As("delegation", "CN")
            .SendAsync(
                HttpMethod.Post,
                $"/v1/{cn.Name}:registerDelegate",
                """
                {
                  "access": {"label": "LABEL_RESTRICTED"},
                  "names": [{"language": "en", "full": "A. Guest"}],
                  "role": "PARTICIPANT_ROLE_OFFICIAL"
                }
                """
            );
        Assert.True(answer.Status == 200, answer.Body);
        Assert.Contains("/participants/cn-", answer.Body, StringComparison.Ordinal);
    }

    private static RegisterDelegateRequest Request(string parent, Action<Participant>? change = null) =>
        new() { Parent = parent, Participant = PeopleScene.NewPerson(change) };
}
