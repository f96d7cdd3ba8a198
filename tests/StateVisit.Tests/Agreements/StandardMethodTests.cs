using System.Text.Json.Nodes;
using Grpc.Core;
using StateVisit.Agreements.V1;
using StateVisit.Tests.Agenda;
using StateVisit.Tests.Fixture;
using Xunit;

namespace StateVisit.Tests.Agreements;

/// <summary>The standard methods of documents and approvals, and what they refuse.</summary>
public sealed class StandardMethodTests(SharedHosts hosts)
{
    private const string Document = """
        {"access": {"label": "LABEL_PUBLIC"}, "titles": {"en": "Plan"}, "kind": "AGREEMENT_KIND_PLAN", "level": "AGREEMENT_LEVEL_INTERAGENCY",
        "conclusion": "CONCLUSION_SIGNED", "parties": [{"party": "RU"}, {"party": "CN"}]}
        """;
    private const string Approval = """{"access": {"label": "LABEL_RESTRICTED"}, "offices": {"en": "Legal"}}""";

    [Theory]
    [OnBothStores("agreements", "agreements", "agreement", Document, "titles", """{"ru":"Second"}""")]
    [OnBothStores("agreements/a/approvals", "approvals", "approval", Approval, "offices", """{"ru":"Second"}""")]
    public async Task ARecordIsCreatedReadListedChangedAndDeleted(
        StoreKind store,
        string folder,
        string kind,
        string field,
        string body,
        string mask,
        string value
    )
    {
        var scene = await hosts.AgreementsAsync(store);
        await scene.AgreementAsync("a");
        var (list, address) = ($"{scene.Address}/{folder}", $"{scene.Address}/{folder}/one");
        var made = await OkAsync(HttpMethod.Post, $"{list}?{field}_id=one", body);
        Assert.Equal($"{scene.Name}/{folder}/one", (string?)made["name"]);
        Assert.True(JsonNode.DeepEquals(made, await OkAsync(HttpMethod.Get, address)));
        Assert.Contains(
            (await OkAsync(HttpMethod.Get, list))[kind]!.AsArray(),
            record => JsonNode.DeepEquals(record, made)
        );
        await RefusedAsync(HttpMethod.Post, $"{list}?{field}_id=one", body, "ID_TAKEN", $"{field}_id");

        var change = $$"""{"{{mask}}": {{value}}, "etag": "{{made["etag"]}}"}""";
        var changed = await OkAsync(HttpMethod.Patch, $"{address}?update_mask={mask}", change);
        Assert.Equal(value, changed[mask]!.ToJsonString());
        Assert.True(JsonNode.DeepEquals(made["access"], changed["access"]));
        var stale = change.Replace("Second", "Third", StringComparison.Ordinal);
        await RefusedAsync(HttpMethod.Patch, $"{address}?update_mask={mask}", stale, "STALE_ETAG", field + ".etag");
        await RefusedAsync(HttpMethod.Delete, $"{address}?etag={made["etag"]}", null, "STALE_ETAG", "etag");
        await OkAsync(HttpMethod.Delete, $"{address}?etag={changed["etag"]}");
        Assert.Equal(404, (await scene.Legal.GetAsync(address)).Status);

        async Task<JsonNode> OkAsync(HttpMethod method, string at, string? sent = null)
        {
            var answer = await scene.Legal.SendAsync(method, at, sent);
            Assert.True(answer.Status == 200, $"{method} {at}: {answer.Status} {answer.Body}");
            return JsonNode.Parse(answer.Body)!;
        }

        async Task RefusedAsync(HttpMethod method, string at, string? sent, string reason, string path)
        {
            var answer = await scene.Legal.SendAsync(method, at, sent);
            Assert.Equal((409, reason), (answer.Status, RestFaults.Reason(answer.Body)));
            Assert.Equal([path], RestFaults.Paths(answer.Body));
        }
    }

    [Theory, OnBothStores]
    public async Task AListIsFilteredOrderedAndPaged(StoreKind store)
    {
        var scene = await hosts.AgreementsAsync(store);
        await scene.AgreementAsync("a", a => a.SigningOrder = 2);
        await scene.AgreementAsync("b", a => (a.SigningOrder, a.Kind) = (1, AgreementKind.Treaty));
        await scene.AgreementAsync("c", a => a.Parties.Add(new Party { Party_ = "eaeu" }));
        await scene.Agreements.NegotiateAgreementAsync(new() { Name = scene.Of("c") });

        Assert.Equal(["a", "b", "c"], await ListAsync("", ""));
        Assert.Equal(["a", "b", "c"], await ListAsync("", "signing_order desc"));
        Assert.Equal(["b", "a"], await ListAsync("signing_order > 0", "signing_order"));
        Assert.Equal(["c"], await ListAsync("party:eaeu AND language:zh", ""));
        Assert.Equal(["a", "b"], await ListAsync("state = AGREEMENT_STATE_DRAFTING", ""));
        Assert.Equal(["a", "c"], await ListAsync("NOT kind = AGREEMENT_KIND_TREATY", ""));
        await Refusal.AssertAsync(
            scene.Agreements.ListAgreementsAsync(new() { Parent = scene.Name, Filter = "titles = x" }),
            StatusCode.InvalidArgument,
            "INVALID_FIELD",
            "filter"
        );

        async Task<string[]> ListAsync(string filter, string order)
        {
            var request = new ListAgreementsRequest
            {
                Parent = scene.Name,
                Filter = filter,
                OrderBy = order,
                PageSize = 2,
            };
            var found = new List<string>();
            do
            {
                var page = await scene.Host.Anonymous.Agreements.ListAgreementsAsync(request);
                found.AddRange(page.Agreements.Select(a => a.Name[(scene.Name.Length + "/agreements/".Length)..]));
                request.PageToken = page.NextPageToken;
            } while (request.PageToken.Length > 0);
            return [.. found];
        }
    }

    [Theory, OnBothStores]
    public async Task WhatBelongsToADocumentGoesWithIt(StoreKind store)
    {
        var scene = await hosts.AgreementsAsync(store);
        var name = await scene.NegotiatedAsync("a");
        var approval = await scene.ApprovalAsync("a", "legal");
        string[] parts = [name, $"{name}/preparation", $"{name}/texts/zh/versions/1", approval.Name];
        foreach (var part in parts)
            Assert.Equal(200, (await scene.Legal.GetAsync("/v1/" + part)).Status);

        await scene.Agreements.DeleteAgreementAsync(new() { Name = name });

        foreach (var part in parts)
            Assert.Equal(404, (await scene.Legal.GetAsync("/v1/" + part)).Status);
        await scene.NegotiatedAsync("a");
        await scene.InitialAsync("a");
        await Refusal.AssertAsync(
            scene.Agreements.DeleteAgreementAsync(new() { Name = name }),
            StatusCode.FailedPrecondition,
            "FIXED"
        );
    }

    [Theory, OnBothStores]
    public async Task ARepetitionActsOnceAndATrialNotAtAll(StoreKind store)
    {
        var scene = await hosts.AgreementsAsync(store);
        await scene.AgreementAsync("a");
        var request = new CreateVersionRequest
        {
            Parent = $"{scene.Of("a")}/texts/ru",
            Version = AgreementScene.NewVersion(),
            RequestId = Make.RequestId(),
        };
        var links = await scene.LinksAsync();
        var trial = request.Clone();
        trial.ValidateOnly = true;
        Assert.Equal(1, (await scene.Agreements.CreateVersionAsync(trial)).Number);
        Assert.Equal(links, await scene.LinksAsync());

        var first = await scene.Agreements.CreateVersionAsync(request);
        Assert.Equal(first, await scene.Agreements.CreateVersionAsync(request));
        Assert.Equal(1, (await scene.PreparationAsync("a")).Texts.Single().Latest);
        request.Version.Note = "another";
        await Refusal.AssertAsync(
            scene.Agreements.CreateVersionAsync(request),
            StatusCode.InvalidArgument,
            "REQUEST_ID_REUSED",
            "request_id"
        );
    }

    [Theory, OnBothStores]
    public async Task ProtocolAndTheLegalOfficeWriteAndNobodyElse(StoreKind store)
    {
        var scene = await hosts.AgreementsAsync(store);
        var host = scene.Host;
        foreach (var role in new[] { "protocol", "legal" })
            Assert.Equal(StatusCode.OK, await Create(host.As(role), role).StatusAsync());
        var links = await scene.LinksAsync();
        foreach (
            var caller in new[] { host.As("press"), host.As("delegation", "CN"), host.As("legal", visit: "elsewhere") }
        )
        {
            await Refusal.AssertAsync(Create(caller, "refused"), StatusCode.PermissionDenied, "ROLE_MISSING");
            await Refusal.AssertAsync(
                caller.Agreements.NegotiateAgreementAsync(new() { Name = scene.Of("legal") }),
                StatusCode.PermissionDenied,
                "ROLE_MISSING"
            );
        }
        await Refusal.AssertAsync(Create(host.Anonymous, "refused"), StatusCode.Unauthenticated, "SIGN_IN_REQUIRED");
        Assert.Equal(links, await scene.LinksAsync());

        AsyncUnaryCall<Agreement> Create(AgreementsClient caller, string id) =>
            caller.Agreements.CreateAgreementAsync(
                new()
                {
                    Parent = scene.Name,
                    AgreementId = id,
                    Agreement = AgreementScene.NewAgreement(),
                }
            );
    }
}
