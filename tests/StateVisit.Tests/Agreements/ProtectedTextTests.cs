using Grpc.Core;
using StateVisit.Agreements.V1;
using StateVisit.Tests.Fixture;
using Xunit;

namespace StateVisit.Tests.Agreements;

/// <summary>What was initialled stays as it is, or the document is open again.</summary>
public sealed class ProtectedTextTests(SharedHosts hosts)
{
    [Theory, OnBothStores]
    public async Task OfTwoWhoInitialAtOnceOneIsAborted(StoreKind store)
    {
        var scene = await hosts.AgreementsAsync(store);
        var request = new InitialAgreementRequest { Name = await scene.NegotiatedAsync("a") };
        request.Etag = (await scene.GetAsync("a")).Etag;

        var outcomes = await Task.WhenAll(
            scene.Agreements.InitialAgreementAsync(request).StatusAsync(),
            scene.Agreements.InitialAgreementAsync(request).StatusAsync()
        );

        Assert.Equal([StatusCode.OK, StatusCode.Aborted], outcomes.Order());
        Assert.Equal(AgreementState.Initialled, (await scene.GetAsync("a")).State);
        Assert.Single((await scene.PreparationAsync("a")).Steps, step => step.Move == Move.Initial);
    }

    [Theory, OnBothStores]
    public async Task ANewVersionReopensItAndATranslationDoesNot(StoreKind store)
    {
        var scene = await hosts.AgreementsAsync(store);
        var name = await scene.NegotiatedAsync("a", a => a.Translations.Add("en"));
        var approval = await scene.ApprovalAsync("a", "legal");
        await scene.Agreements.GiveApprovalAsync(new() { Name = approval.Name });
        await scene.InitialAsync("a");
        await scene.Agreements.ClearAgreementAsync(new() { Name = name, Party = "RU" });
        approval = await scene.Agreements.GetApprovalAsync(new() { Name = approval.Name });

        await scene.VersionAsync("a", "en", v => v.Articles[0].Text = "Bees.");
        Assert.Equal(AgreementState.Initialled, (await scene.GetAsync("a")).State);
        Assert.Equal("RU", (await scene.PreparationAsync("a")).Clearings.Single().Party);
        Assert.Equal(approval, await scene.Agreements.GetApprovalAsync(new() { Name = approval.Name }));

        await scene.VersionAsync("a", "ru", v => v.Articles[0].Text = "Пчёлы 1");
        Assert.Equal(AgreementState.Negotiating, (await scene.GetAsync("a")).State);
        var preparation = await scene.PreparationAsync("a");
        Assert.Empty(preparation.Clearings);
        Assert.All(preparation.Texts, text => Assert.Equal(0, text.Initialled));
        Assert.Equal(Move.Reopen, preparation.Steps[^1].Move);
        approval = await scene.Agreements.GetApprovalAsync(new() { Name = approval.Name });
        Assert.Equal((ApprovalState.Open, 0), (approval.State, approval.Versions.Count));
    }

    [Theory, OnBothStores]
    public async Task LanguagesThatDifferAreNotInitialled(StoreKind store)
    {
        var scene = await hosts.AgreementsAsync(store);
        await scene.NegotiatedAsync("a");
        await scene.VersionAsync("a", "zh", v => v.Articles[1].Text = "3");
        var links = await scene.LinksAsync();

        var refusal = await Refusal.AssertAsync(
            scene.Agreements.InitialAgreementAsync(
                new() { Name = scene.Of("a"), Etag = (await scene.GetAsync("a")).Etag }
            ),
            StatusCode.FailedPrecondition,
            "GUARDS_REFUSE"
        );

        Assert.Equal(["language_parity"], refusal.Metadata.Keys);
        Assert.Contains("zh differs from that in ru in article 2", refusal.Metadata["language_parity"]);
        Assert.Equal(links, await scene.LinksAsync());
    }

    [Theory, OnBothStores]
    public async Task ACorrectionNeedsEveryPartyAndTheInitialledVersion(StoreKind store)
    {
        var scene = await hosts.AgreementsAsync(store);
        await scene.NegotiatedAsync("a");
        await scene.VersionAsync("a", "ru");
        await Refusal.AssertAsync(Correct(scene, 2, "RU", "CN"), StatusCode.FailedPrecondition, "WRONG_STATE");
        await scene.InitialAsync("a");
        var links = await scene.LinksAsync();

        var refusal = await Refusal.AssertAsync(
            Correct(scene, 2, "RU"),
            StatusCode.FailedPrecondition,
            "CONSENT_MISSING"
        );
        Assert.Equal("CN", refusal.Metadata["parties"]);
        await Refusal.AssertAsync(Correct(scene, 1, "RU", "CN"), StatusCode.InvalidArgument, "INVALID_FIELD", "name");
        await Refusal.AssertAsync(
            Correct(scene, 2, "RU", "CN", "US"),
            StatusCode.InvalidArgument,
            "INVALID_FIELD",
            "agreed_by[2]"
        );
        var gap = Request(scene, 2, "RU", "CN");
        gap.Articles[1].Number = "3";
        await Refusal.AssertAsync(
            scene.Agreements.CorrectTextAsync(gap),
            StatusCode.InvalidArgument,
            "INVALID_FIELD",
            "articles[1].number"
        );
        Assert.Equal(links, await scene.LinksAsync());
    }

    [Theory, OnBothStores]
    public async Task ACorrectedTextIsTheInitialledOne(StoreKind store)
    {
        var scene = await hosts.AgreementsAsync(store);
        var name = await scene.NegotiatedAsync("a");
        var approval = await scene.ApprovalAsync("a", "legal");
        var given = await scene.Agreements.GiveApprovalAsync(new() { Name = approval.Name });
        await scene.InitialAsync("a");
        await scene.Agreements.ClearAgreementAsync(new() { Name = name, Party = "RU" });

        var corrected = await Correct(scene, 1, "RU", "CN");

        Assert.Equal((2, 1), (corrected.Number, corrected.Correction.Of));
        Assert.Equal(AgreementState.Initialled, (await scene.GetAsync("a")).State);
        Assert.Equal(given, await scene.Agreements.GetApprovalAsync(new() { Name = approval.Name }));
        var text = (await scene.PreparationAsync("a")).Texts.Single(one => one.Language == "ru");
        Assert.Equal((2, corrected.Sha256), (text.Initialled, text.InitialledSha256));
        var cleared = await scene.Agreements.ClearAgreementAsync(new() { Name = name, Party = "CN" });
        Assert.Equal(AgreementState.Cleared, cleared.State);
        var person = (await scene.People.PersonAsync("host")).Name;
        await scene.Agreements.UpdateAgreementAsync(
            new()
            {
                Agreement = new()
                {
                    Name = name,
                    Signatories =
                    {
                        new Signatory { Party = "RU", Participant = person },
                    },
                },
                UpdateMask = new() { Paths = { "signatories" } },
            }
        );
        var guards = (
            await Refusal.AssertAsync(
                scene.Agreements.SignAgreementAsync(new() { Name = name, Participant = person }),
                StatusCode.FailedPrecondition,
                "GUARDS_REFUSE"
            )
        )
            .Metadata
            .Keys;
        Assert.Contains("originals", guards);
        Assert.DoesNotContain("text_unchanged", guards);
        Assert.DoesNotContain("approvals", guards);
    }

    [Theory, OnBothStores]
    public async Task AConcludedTextIsFixed(StoreKind store)
    {
        var scene = await hosts.AgreementsAsync(store);
        await scene.AdoptedAsync("a");
        var links = await scene.LinksAsync();
        await Refusal.AssertAsync(
            scene.Agreements.CreateVersionAsync(
                new() { Parent = $"{scene.Of("a")}/texts/ru", Version = AgreementScene.NewVersion() }
            ),
            StatusCode.FailedPrecondition,
            "FIXED"
        );
        Assert.Equal(links, await scene.LinksAsync());
    }

    private static AsyncUnaryCall<StateVisit.Agreements.V1.Version> Correct(
        AgreementScene scene,
        int number,
        params string[] parties
    ) => scene.Agreements.CorrectTextAsync(Request(scene, number, parties));

    private static CorrectTextRequest Request(AgreementScene scene, int number, params string[] parties) =>
        new()
        {
            Name = $"{scene.Of("a")}/texts/ru/versions/{number}",
            Articles = { AgreementScene.NewVersion(v => v.Articles[1].Text = "2.").Articles },
            Reason = "a full stop was missing",
            AgreedBy = { parties },
        };
}
