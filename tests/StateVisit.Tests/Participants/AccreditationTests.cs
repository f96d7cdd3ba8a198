using Grpc.Core;
using StateVisit.Participants.V1;
using StateVisit.Tests.Fixture;
using StateVisit.Type.V1;
using Xunit;
using State = StateVisit.Participants.V1.AccreditationState;

namespace StateVisit.Tests.Participants;

/// <summary>From invitation to badge, and who may say so.</summary>
public sealed class AccreditationTests(SharedHosts hosts)
{
    private static readonly State[] States =
    [
        State.Invited,
        State.Registered,
        State.Accredited,
        State.Declined,
        State.Revoked,
    ];

    /// <summary>Each method leads from some states to one, and is refused in every other.</summary>
    private static readonly Dictionary<string, (State[] From, State To)> Moves = new()
    {
        ["invite"] = ([State.Declined, State.Revoked], State.Invited),
        ["register"] = ([State.Invited, State.Declined], State.Registered),
        ["accredit"] = ([State.Registered], State.Accredited),
        ["decline"] = ([State.Invited, State.Registered], State.Declined),
        ["revokeAccreditation"] = ([State.Accredited], State.Revoked),
    };

    [Theory]
    [OnBothStores("invite")]
    [OnBothStores("register")]
    [OnBothStores("accredit")]
    [OnBothStores("decline")]
    [OnBothStores("revokeAccreditation")]
    public async Task AMethodLeadsFromItsStatesAlone(StoreKind store, string method)
    {
        var scene = await hosts.PeopleAsync(store);
        await ImportAsync(
            scene,
            States.Select(state => (Id(state), state, (Action<Participant>)(p => p.PhotoReceived = true)))
        );
        foreach (var state in States)
        {
            var links = await scene.LinksAsync();
            var answer = await SayAsync(scene.Protocol, scene, Id(state), method);
            if (Moves[method].From.Contains(state))
            {
                Assert.Equal(200, answer.Status);
                Assert.Equal(Moves[method].To, (await scene.GetAsync(Id(state))).Accreditation);
            }
            else
            {
                Assert.Equal((400, "WRONG_STATE"), (answer.Status, Agenda.RestFaults.Reason(answer.Body)));
                Assert.Equal(links, await scene.LinksAsync());
            }
        }
    }

    [Theory, OnBothStores]
    public async Task ABadgeNeedsAPhotoUnlessTheRungWaivesIt(StoreKind store)
    {
        var scene = await hosts.PeopleAsync(store);
        var ladder = new RankLadder
        {
            Name = scene.Name + "/rankLadder",
            Access = Make.Public,
            Rungs =
            {
                new Rung
                {
                    Code = "president",
                    Rank = 1,
                    Titles = { ["en"] = "President" },
                    PhotoWaived = true,
                },
                new Rung
                {
                    Code = "minister",
                    Rank = 2,
                    Titles = { ["en"] = "Minister" },
                },
            },
        };
        await scene.People.ImportParticipantsAsync(
            new()
            {
                Name = scene.Name,
                Document = new() { RankLadder = ladder },
            }
        );
        await ImportAsync(
            scene,
            [
                ("president", State.Invited, p => p.Rank = "president"),
                ("minister", State.Registered, p => p.Rank = "minister"),
                ("nobody", State.Registered, _ => { }),
                ("invited", State.Invited, p => (p.Rank, p.PhotoReceived) = ("minister", true)),
            ]
        );
        Assert.Equal(State.Accredited, (await AccreditAsync("president")).Accreditation);
        foreach (var id in new[] { "minister", "nobody" })
            await Refusal.AssertAsync(
                scene.People.AccreditParticipantAsync(new() { Name = $"{scene.Name}/participants/{id}" }),
                StatusCode.FailedPrecondition,
                "PHOTO_MISSING"
            );
        await Refusal.AssertAsync(
            scene.People.AccreditParticipantAsync(new() { Name = $"{scene.Name}/participants/invited" }),
            StatusCode.FailedPrecondition,
            "WRONG_STATE"
        );
        await scene.People.UpdateParticipantAsync(
            new()
            {
                Participant = new() { Name = scene.Name + "/participants/minister", PhotoReceived = true },
                UpdateMask = new() { Paths = { "photo_received" } },
            }
        );
        Assert.Equal(State.Accredited, (await AccreditAsync("minister")).Accreditation);

        async Task<Participant> AccreditAsync(string id) =>
            await scene.People.AccreditParticipantAsync(new() { Name = $"{scene.Name}/participants/{id}" });
    }

    [Theory, OnBothStores]
    public async Task WhyIsKeptInTheJournal(StoreKind store)
    {
        var scene = await hosts.PeopleAsync(store);
        await ImportAsync(scene, [("guest", State.Accredited, _ => { })]);
        await scene.People.RevokeAccreditationAsync(
            new() { Name = scene.Name + "/participants/guest", Reason = "badge passed on" }
        );
        await scene.People.InviteParticipantAsync(new() { Name = scene.Name + "/participants/guest" });
        foreach (var reason in new[] { "badge passed on", "invited" })
            Assert.Equal(
                1L,
                await scene.Host.Store.ReadAsync<long>(
                    $"SELECT COUNT(*) FROM journal WHERE \"Visit\" = '{scene.Name["visits/".Length..]}' AND \"Reason\" = '{reason}'"
                )
            );
    }

    [Theory]
    [OnBothStores("register", State.Registered)]
    [OnBothStores("decline", State.Declined)]
    public async Task ADelegationSpeaksForItsOwnPeople(StoreKind store, string method, State to)
    {
        var scene = await hosts.PeopleAsync(store);
        var cn = await scene.DelegationAsync("CN");
        await scene.DelegationAsync("RU");
        await scene.PersonAsync("own", p => p.Delegation = cn.Name);
        await scene.PersonAsync("other", p => p.Delegation = scene.Name + "/delegations/ru");
        await scene.PersonAsync("free");
        await scene.PersonAsync("hidden", p => (p.Delegation, p.Access) = (cn.Name, Make.Restricted));
        var links = await scene.LinksAsync();
        var delegation = scene.Host.As("delegation", "CN");

        foreach (var id in new[] { "other", "free" })
            await RefusedAsync(delegation, id, 403, "ROLE_MISSING");
        foreach (var id in new[] { "hidden", "none" })
            await RefusedAsync(delegation, id, 404, "NO_SUCH_RECORD");
        await RefusedAsync(scene.Host.As("press"), "own", 403, "ROLE_MISSING");
        await RefusedAsync(scene.Host.As("delegation", "CN", visit: "elsewhere"), "own", 403, "ROLE_MISSING");
        await RefusedAsync(scene.Host.Anonymous, "own", 401, "SIGN_IN_REQUIRED");
        Assert.Equal(links, await scene.LinksAsync());

        // Its etag is that of what it sees.
        var seen = await delegation.Participants.GetParticipantAsync(new() { Name = scene.Name + "/participants/own" });
        var stale = await SayAsync(delegation, scene, "own", method, (await scene.GetAsync("own")).Etag);
        Assert.Equal((409, "STALE_ETAG"), (stale.Status, Agenda.RestFaults.Reason(stale.Body)));
        Assert.Equal(200, (await SayAsync(delegation, scene, "own", method, seen.Etag)).Status);
        Assert.Equal(to, (await scene.GetAsync("own")).Accreditation);

        async Task RefusedAsync(ParticipantsClient caller, string id, int status, string reason)
        {
            var answer = await SayAsync(caller, scene, id, method);
            Assert.Equal((status, reason), (answer.Status, Agenda.RestFaults.Reason(answer.Body)));
        }
    }

    [Theory, OnBothStores]
    public async Task ItSpeaksUntilItsDeadlineAndProtocolAfterIt(StoreKind store)
    {
        var scene = await hosts.PeopleAsync(store);
        var late = await scene.DelegationAsync("CN", d => d.RegistrationDeadline = PeopleScene.FromNow(hours: -1));
        var none = await scene.DelegationAsync("RU", d => d.RegistrationDeadline = null);
        await scene.PersonAsync("late", p => p.Delegation = late.Name);
        await scene.PersonAsync("none", p => p.Delegation = none.Name);
        foreach (var (id, party) in new[] { ("late", "CN"), ("none", "RU") })
        {
            var name = $"{scene.Name}/participants/{id}";
            var people = scene.Host.As("delegation", party).Participants;
            await Refusal.AssertAsync(
                people.RegisterParticipantAsync(new() { Name = name }),
                StatusCode.FailedPrecondition,
                "REGISTRATION_CLOSED"
            );
            await Refusal.AssertAsync(
                people.DeclineParticipantAsync(new() { Name = name }),
                StatusCode.FailedPrecondition,
                "REGISTRATION_CLOSED"
            );
            Assert.Equal(
                State.Registered,
                (await scene.People.RegisterParticipantAsync(new() { Name = name })).Accreditation
            );
        }
    }

    [Theory, OnBothStores]
    public async Task ADelegationNeitherInvitesNorAccreditsNorRevokes(StoreKind store)
    {
        var scene = await hosts.PeopleAsync(store);
        var cn = await scene.DelegationAsync("CN");
        await scene.PersonAsync("own", p => p.Delegation = cn.Name);
        var delegation = scene.Host.As("delegation", "CN");
        foreach (var method in new[] { "invite", "accredit", "revokeAccreditation" })
        foreach (var id in new[] { "own", "none" })
        {
            var answer = await SayAsync(delegation, scene, id, method);
            Assert.Equal((403, "ROLE_MISSING"), (answer.Status, Agenda.RestFaults.Reason(answer.Body)));
        }
    }

    private static string Id(State state) => state.ToString().ToLowerInvariant();

    private static Task<RestAnswer> SayAsync(
        ParticipantsClient caller,
        PeopleScene scene,
        string id,
        string method,
        string etag = ""
    ) =>
        caller.SendAsync(
            HttpMethod.Post,
            $"{scene.Address}/participants/{id}:{method}",
            method == "revokeAccreditation" ? """{"reason": "why"}""" : $$"""{"etag": "{{etag}}"}"""
        );

    private static async Task ImportAsync(
        PeopleScene scene,
        IEnumerable<(string Id, State State, Action<Participant> Change)> people
    )
    {
        var document = new ParticipantsDocument();
        foreach (var (id, state, change) in people)
            document.Participants.Add(
                PeopleScene.NewPerson(p =>
                {
                    (p.Name, p.Accreditation) = ($"{scene.Name}/participants/{id}", state);
                    change(p);
                })
            );
        await scene.People.ImportParticipantsAsync(new() { Name = scene.Name, Document = document });
    }
}
