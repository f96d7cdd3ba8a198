using Google.Protobuf;
using Grpc.Core;
using StateVisit.Agenda.V1;
using StateVisit.Agreements.V1;
using StateVisit.Tests.Fixture;
using Xunit;

namespace StateVisit.Tests.Agreements;

/// <summary>Import and export.</summary>
public sealed class TransferTests(SharedHosts hosts)
{
    [Theory, OnBothStores]
    public async Task WhatIsTakenOutMakesTheSameDocumentsElsewhere(StoreKind store)
    {
        var (scene, document) = await FilledAsync(store);
        var other = await hosts.AgreementsAsync(store);
        var moved = document.MovedTo(other.Name, scene.Name);

        var answer = await ImportAsync(other, moved);
        Assert.Equal((9, 0, 0), (answer.Created, answer.Updated, answer.Unchanged));
        var copy = await other.Agreements.ExportAgreementsAsync(new() { Name = other.Name });
        Assert.Equal(Timeless(moved), Timeless(copy));

        var links = await other.LinksAsync();
        foreach (var again in new[] { moved, copy })
        {
            answer = await ImportAsync(other, again);
            Assert.Equal((0, 0, 9), (answer.Created, answer.Updated, answer.Unchanged));
        }
        Assert.Equal(links, await other.LinksAsync());
    }

    [Theory, OnBothStores]
    public async Task ARefusalNamesTheFieldAndNothingIsBroughtIn(StoreKind store)
    {
        var (scene, document) = await FilledAsync(store);
        var open = document.Agreements.ToList().FindIndex(a => a.Name == scene.Of("open"));
        var text = document
            .Versions.ToList()
            .FindIndex(v => v.Name.EndsWith("/ru/versions/2", StringComparison.Ordinal));
        var links = await scene.LinksAsync();
        await RefuseAsync($"document.versions[{text}].articles", d => d.Versions[text].Articles[0].Text = "another");
        await RefuseAsync(
            $"document.versions[{text}].name",
            d => d.Versions[text].Name = scene.Of("open") + "/texts/ru/versions/4"
        );
        await RefuseAsync(
            $"document.versions[{text}].name",
            d => d.Versions[text].Name = scene.Of("open") + "/texts/en/versions/1"
        );
        await RefuseAsync(
            $"document.versions[{text}].name",
            d => d.Versions[text].Name = scene.Of("none") + "/texts/ru/versions/1"
        );
        await RefuseAsync(
            "document.versions[0].access.label",
            d =>
            {
                d.Versions.Clear();
                d.Versions.Add(
                    AgreementScene.NewVersion(v =>
                        (v.Name, v.Access) = (scene.Of("closed") + "/texts/ru/versions/1", Make.Press)
                    )
                );
            }
        );
        await RefuseAsync(
            $"document.agreements[{open}].relations[0].agreement",
            d =>
                d.Agreements[open]
                    .Relations.Add(new Relation { Kind = RelationKind.Amends, Agreement = scene.Of("none") })
        );
        await RefuseAsync("document.agreements[2].name", d => d.Agreements[2].Name = scene.Of("open"));
        Assert.Equal(links, await scene.LinksAsync());

        async Task RefuseAsync(string field, Action<AgreementsDocument> change)
        {
            var bad = document.Clone();
            bad.Agreements.Add(AgreementScene.NewAgreement(a => a.Name = scene.Of("brought")));
            change(bad);
            var refusal = await Refusal.OfAsync(
                scene.Agreements.ImportAgreementsAsync(new() { Name = scene.Name, Document = bad })
            );
            Assert.Equal((StatusCode.InvalidArgument, "INVALID_FIELD"), (refusal.Code, refusal.Reason));
            Assert.Contains(field, refusal.Fields.Keys);
        }
    }

    [Theory, OnBothStores]
    public async Task ATrialBringsNothingIn(StoreKind store)
    {
        var scene = await hosts.AgreementsAsync(store);
        var links = await scene.LinksAsync();
        var request = new ImportAgreementsRequest
        {
            Name = scene.Name,
            Document = new()
            {
                Agreements =
                {
                    AgreementScene.NewAgreement(a =>
                    {
                        (a.Name, a.State, a.ConcludedOn) = (scene.Of("a"), AgreementState.Signed, "2023-03-21");
                        // Who is kept by another service may be on the way here.
                        a.Signatories.Add(
                            new Signatory { Party = "RU", Participant = scene.Name + "/participants/none" }
                        );
                    }),
                },
                Versions = { AgreementScene.NewVersion(v => v.Name = scene.Of("a") + "/texts/ru/versions/1") },
            },
            ValidateOnly = true,
        };
        Assert.Equal(3, (await scene.Agreements.ImportAgreementsAsync(request)).Created);
        Assert.Equal(links, await scene.LinksAsync());
        await Refusal.AssertAsync(
            scene.Agreements.GetAgreementAsync(new() { Name = scene.Of("a") }),
            StatusCode.NotFound,
            "NO_SUCH_RECORD"
        );

        request.ValidateOnly = false;
        await scene.Agreements.ImportAgreementsAsync(request);
        Assert.Equal(AgreementState.Signed, (await scene.GetAsync("a")).State);
        var text = (await scene.PreparationAsync("a")).Texts.Single();
        Assert.Equal(("ru", 1), (text.Language, text.Latest));
    }

    private static async Task<ImportAgreementsResponse> ImportAsync(
        AgreementScene scene,
        AgreementsDocument document
    ) => await scene.Agreements.ImportAgreementsAsync(new() { Name = scene.Name, Document = document });

    /// <summary>An adopted document with three versions and an approval, and a restricted draft that implements it and has an approval.</summary>
    private async Task<(AgreementScene, AgreementsDocument)> FilledAsync(StoreKind store)
    {
        var scene = await hosts.AgreementsAsync(store);
        var person = (await scene.People.PersonAsync("guest")).Name;
        await scene.ArrivedAsync(person);
        await scene.NegotiatedAsync("open", a => a.Conclusion = Conclusion.Adopted);
        await scene.VersionAsync("open", "ru");
        var approval = await scene.ApprovalAsync("open", "legal");
        await scene.Agreements.GiveApprovalAsync(new() { Name = approval.Name });
        await scene.ClearAsync("open");
        await scene.Agreements.AdoptAgreementAsync(new() { Name = scene.Of("open") });
        await scene.AgreementAsync(
            "closed",
            a =>
            {
                a.Access = Make.Restricted;
                a.Relations.Add(new Relation { Kind = RelationKind.Implements, Agreement = scene.Of("open") });
                a.Signatories.Add(new Signatory { Party = "RU", Participant = person });
            }
        );
        await scene.ApprovalAsync("closed", "legal");
        var document = await scene.Agreements.ExportAgreementsAsync(new() { Name = scene.Name });
        Assert.Equal((2, 2), (document.Agreements.Count, document.Preparations.Count));
        Assert.Equal((3, 2), (document.Versions.Count, document.Approvals.Count));
        return (scene, document);
    }

    /// <summary>By name, without what each store says of its own.</summary>
    private static IReadOnlyList<IMessage> Timeless(AgreementsDocument document)
    {
        var copy = document.Clone();
        IEnumerable<IRecord> records = [.. copy.Agreements, .. copy.Preparations, .. copy.Versions, .. copy.Approvals];
        foreach (var record in records)
        {
            record.CreateTime = record.UpdateTime = null!;
            record.Etag = "";
        }
        return [.. records.OrderBy(record => record.Name, StringComparer.Ordinal)];
    }
}
