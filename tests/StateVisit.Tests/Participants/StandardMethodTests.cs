using System.Text.Json.Nodes;
using Grpc.Core;
using StateVisit.Participants.V1;
using StateVisit.Tests.Agenda;
using StateVisit.Tests.Fixture;
using Xunit;

namespace StateVisit.Tests.Participants;

/// <summary>The standard methods of each kind over REST, and what they refuse.</summary>
public sealed class StandardMethodTests(SharedHosts hosts)
{
    private const string Public = """ "access": {"label": "LABEL_PUBLIC"} """;
    private const string Delegation =
        "{" + Public + """, "titles": {"en": "China"}, "party": "CN", "kind": "DELEGATION_KIND_GUEST"}""";
    private const string Person =
        "{" + Public + """, "names": [{"language": "en", "full": "A. Guest"}], "role": "PARTICIPANT_ROLE_OFFICIAL"}""";

    [Theory]
    [OnBothStores("delegations", "delegation", Delegation, "titles", """{"ru":"Second"}""")]
    [OnBothStores("participants", "participant", Person, "languages", """["ru","zh-Hans"]""")]
    public async Task ARecordIsCreatedReadListedChangedAndDeleted(
        StoreKind store,
        string kind,
        string field,
        string body,
        string mask,
        string value
    )
    {
        var scene = await hosts.PeopleAsync(store);
        var (list, address) = ($"{scene.Address}/{kind}", $"{scene.Address}/{kind}/one");
        var made = await OkAsync(scene, HttpMethod.Post, $"{list}?{field}_id=one", body);
        Assert.Equal($"{scene.Name}/{kind}/one", (string?)made["name"]);
        Assert.True(JsonNode.DeepEquals(made, await OkAsync(scene, HttpMethod.Get, address)));
        var page = await OkAsync(scene, HttpMethod.Get, list);
        Assert.Contains(page[kind]!.AsArray(), record => JsonNode.DeepEquals(record, made));
        await RefusedAsync(HttpMethod.Post, $"{list}?{field}_id=one", body, 409, "ID_TAKEN", $"{field}_id");

        var change = $$"""{"{{mask}}": {{value}}, "etag": "{{made["etag"]}}"}""";
        var changed = await OkAsync(scene, HttpMethod.Patch, $"{address}?update_mask={mask}", change);
        Assert.Equal(value, changed[mask]!.ToJsonString());
        Assert.NotEqual((string?)made["etag"], (string?)changed["etag"]);
        Assert.True(JsonNode.DeepEquals(changed, await OkAsync(scene, HttpMethod.Get, address)));
        var stale = change.Replace(value, mask == "titles" ? """{"ru":"Third"}""" : "[]", StringComparison.Ordinal);
        await RefusedAsync(
            HttpMethod.Patch,
            $"{address}?update_mask={mask}",
            stale,
            409,
            "STALE_ETAG",
            field + ".etag"
        );
        await RefusedAsync(HttpMethod.Delete, $"{address}?etag={made["etag"]}", null, 409, "STALE_ETAG", "etag");
        await OkAsync(scene, HttpMethod.Delete, $"{address}?etag={changed["etag"]}");
        await RefusedAsync(HttpMethod.Get, address, null, 404, "NO_SUCH_RECORD");

        async Task RefusedAsync(
            HttpMethod method,
            string at,
            string? sent,
            int status,
            string reason,
            params string[] fields
        )
        {
            var answer = await scene.Protocol.SendAsync(method, at, sent);
            Assert.Equal((status, reason), (answer.Status, RestFaults.Reason(answer.Body)));
            if (fields.Length > 0)
                Assert.Equal(fields, RestFaults.Paths(answer.Body));
        }
    }

    [Theory, OnBothStores]
    public async Task APersonStartsAsInvitedWhateverIsSent(StoreKind store)
    {
        var scene = await hosts.PeopleAsync(store);
        var made = await scene.PersonAsync("guest", p => p.Accreditation = AccreditationState.Accredited);
        Assert.Equal(AccreditationState.Invited, made.Accreditation);
        made.Accreditation = AccreditationState.Accredited;
        made.Languages.Add("ru");
        var changed = await scene.People.UpdateParticipantAsync(new() { Participant = made });
        Assert.Equal((AccreditationState.Invited, "ru"), (changed.Accreditation, changed.Languages.Single()));
    }

    [Theory, OnBothStores]
    public async Task AMaskTakesItsFieldsAndLeavesTheOthers(StoreKind store)
    {
        var scene = await hosts.PeopleAsync(store);
        var made = await scene.PersonAsync(
            "guest",
            p => (p.Rank, p.Tenure, p.PhotoReceived) = ("minister", new() { Since = "2018-03-19" }, true)
        );
        var changed = await scene.People.UpdateParticipantAsync(
            new()
            {
                Participant = new()
                {
                    Name = made.Name,
                    Tenure = new() { Since = "2020-01-01" },
                    Rank = "deputy-minister",
                },
                UpdateMask = new() { Paths = { "tenure.since", "photo_received" } },
            }
        );
        Assert.Equal(("minister", "2020-01-01", false), (changed.Rank, changed.Tenure.Since, changed.PhotoReceived));
        var links = await scene.LinksAsync();
        Assert.Equal(changed, await scene.People.UpdateParticipantAsync(new() { Participant = changed }));
        Assert.Equal(links, await scene.LinksAsync());
        await Refusal.AssertAsync(
            scene.People.UpdateParticipantAsync(
                new()
                {
                    Participant = new() { Name = made.Name },
                    UpdateMask = new() { Paths = { "nosuch" } },
                }
            ),
            StatusCode.InvalidArgument,
            "INVALID_FIELD",
            "update_mask.paths[0]"
        );
    }

    [Theory, OnBothStores]
    public async Task ARepetitionActsOnceAndATrialNotAtAll(StoreKind store)
    {
        var scene = await hosts.PeopleAsync(store);
        await scene.PersonAsync("first");
        var links = await scene.LinksAsync();
        var request = new CreateParticipantRequest
        {
            Parent = scene.Name,
            ParticipantId = "guest",
            Participant = PeopleScene.NewPerson(),
            RequestId = Make.RequestId(),
        };
        var trial = request.Clone();
        trial.ValidateOnly = true;
        Assert.Equal("A. Guest", (await scene.People.CreateParticipantAsync(trial)).Names.Single().Full);
        Assert.Equal(links, await scene.LinksAsync());
        var first = await scene.People.CreateParticipantAsync(request);
        await scene.People.DeclineParticipantAsync(new() { Name = first.Name });
        Assert.Equal(first, await scene.People.CreateParticipantAsync(request));
        Assert.Equal(links + 2, await scene.LinksAsync());
        request.Participant.Languages.Add("ru");
        await Refusal.AssertAsync(
            scene.People.CreateParticipantAsync(request),
            StatusCode.InvalidArgument,
            "REQUEST_ID_REUSED",
            "request_id"
        );
    }

    [Theory, OnBothStores]
    public async Task NobodyButProtocolWritesAndNoLabelBeyondOnesOwn(StoreKind store)
    {
        var scene = await hosts.PeopleAsync(store);
        await scene.PersonAsync("guest");
        var links = await scene.LinksAsync();
        var host = scene.Host;
        foreach (
            var caller in new[]
            {
                host.As("press"),
                host.As("delegation", "CN"),
                host.As("legal"),
                host.As("protocol", visit: "elsewhere"),
            }
        )
        {
            await RefuseAsync(caller, Make.Public, StatusCode.PermissionDenied, "ROLE_MISSING");
            await Refusal.AssertAsync(
                caller.Participants.DeleteParticipantAsync(new() { Name = scene.Name + "/participants/guest" }),
                StatusCode.PermissionDenied,
                "ROLE_MISSING"
            );
        }
        await RefuseAsync(host.As("press"), Make.Restricted, StatusCode.PermissionDenied, "LABEL_NOT_ALLOWED");
        await RefuseAsync(host.Anonymous, Make.Public, StatusCode.Unauthenticated, "SIGN_IN_REQUIRED");
        Assert.Equal(links, await scene.LinksAsync());

        async Task RefuseAsync(ParticipantsClient caller, Type.V1.Access access, StatusCode code, string reason) =>
            await Refusal.AssertAsync(
                caller.Participants.CreateParticipantAsync(
                    new()
                    {
                        Parent = scene.Name,
                        ParticipantId = "refused",
                        Participant = PeopleScene.NewPerson(p => p.Access = access),
                    }
                ),
                code,
                reason
            );
    }

    private static async Task<JsonNode> OkAsync(
        PeopleScene scene,
        HttpMethod method,
        string address,
        string? body = null
    )
    {
        var answer = await scene.Protocol.SendAsync(method, address, body);
        Assert.True(answer.Status == 200, $"{method} {address}: {answer.Status} {answer.Body}");
        return JsonNode.Parse(answer.Body)!;
    }
}
