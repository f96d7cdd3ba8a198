using StateVisit.Agreements.Life;
using StateVisit.Agreements.V1;
using StateVisit.ServiceDefaults.Errors;
using Xunit;

namespace StateVisit.Tests.Agreements.Life;

/// <summary>What becomes of a document when its text does not stay.</summary>
public sealed class TextTests
{
    private static readonly string[] Both = ["RU", "CN"];

    [Fact]
    public void InitiallingFixesTheNewestVersions()
    {
        var dossier = Papers.In(AgreementState.Negotiating) with
        {
            Newest = [Papers.Text("ru", 7), Papers.Text("zh", 5)],
        };

        dossier.Initial(Papers.Act);

        Assert.Equal(
            [("ru", 7, 7), ("zh", 5, 5)],
            dossier.Preparation.Texts.Select(text => (text.Language, text.Latest, text.Initialled))
        );
        Assert.All(dossier.Preparation.Texts, text => Assert.Equal(text.Sha256, text.InitialledSha256));
    }

    [Theory]
    [InlineData(AgreementState.Initialled)]
    [InlineData(AgreementState.Cleared)]
    public void ANewVersionOpensAFixedText(AgreementState state)
    {
        var dossier = Papers.In(state).ButForTheHost(Move.Clear);

        dossier.Take(Papers.Text("ru", 3), Papers.Act);

        Assert.Equal(AgreementState.Negotiating, dossier.Agreement.State);
        Assert.Empty(dossier.Preparation.Clearings);
        Assert.All(dossier.Preparation.Texts, text => Assert.Equal(0, text.Initialled));
        Assert.Equal(3, dossier.Preparation.Texts.Single(text => text.Language == "ru").Latest);
        Assert.All(dossier.Preparation.Originals, original => Assert.Equal("zh", original.Language));
        Assert.Equal(Move.Reopen, Assert.Single(dossier.Preparation.Steps).Move);
    }

    [Fact]
    public void ANewTranslationOpensNothing()
    {
        var dossier = Papers.In(AgreementState.Cleared);

        Assert.Empty(dossier.Take(Papers.Text("en", 1), Papers.Act));

        Assert.Equal(AgreementState.Cleared, dossier.Agreement.State);
        Assert.Empty(dossier.Preparation.Steps);
        Assert.Equal(1, dossier.Preparation.Texts.Single(text => text.Language == "en").Latest);
    }

    [Fact]
    public void WhatAPartyHasClearedWithoutInitialsIsVoidWithTheText()
    {
        var dossier = Papers.In(AgreementState.Negotiating, AgreementLevel.Interagency);
        dossier.Clear("RU", Papers.Act);

        dossier.Take(Papers.Text("ru", 3), Papers.Act);

        Assert.Empty(dossier.Preparation.Clearings);
    }

    [Theory]
    [InlineData(AgreementState.Signed)]
    [InlineData(AgreementState.InForce)]
    [InlineData(AgreementState.Deferred)]
    [InlineData(AgreementState.Withdrawn)]
    public void NoVersionComesAfterwards(AgreementState state) =>
        Assert.Equal("FIXED", Refused(() => Papers.In(state).Take(Papers.Text("ru", 3), Papers.Act)));

    [Fact]
    public void ACorrectionCountsAsInitialled()
    {
        var dossier = Papers.In(AgreementState.Cleared).ButForTheHost(Move.Clear);
        var corrected = Papers.Text("ru", 3);
        corrected.Correction = new() { Of = 2 };
        dossier.MustBeCorrectable(Papers.Text("ru", 2), Both);

        dossier.Correct(corrected, Papers.Act);

        var after = dossier with { Newest = [corrected, Papers.Text("zh", 2)] };
        Assert.Equal(AgreementState.Cleared, dossier.Agreement.State);
        Assert.Equal(
            (3, 3),
            dossier
                .Preparation.Texts.Where(text => text.Language == "ru")
                .Select(text => (text.Latest, text.Initialled))
                .Single()
        );
        Assert.Single(dossier.Preparation.Clearings);
        // Only the paper has to be made again.
        Assert.Equal([Guard.Originals], after.BlockersOf(Move.Sign).Select(blocker => blocker.Guard).Distinct());
    }

    [Fact]
    public void ACorrectionNeedsEveryPartyAndTheInitialledVersion()
    {
        var dossier = Papers.In(AgreementState.Initialled);

        var missing = Assert.Throws<Fault>(() => dossier.MustBeCorrectable(Papers.Text("ru", 2), ["RU"]));
        Assert.Equal(("CONSENT_MISSING", "CN"), (missing.Reason, missing.Metadata["parties"]));
        Assert.Equal("INVALID_FIELD", Refused(() => dossier.MustBeCorrectable(Papers.Text("ru", 1), Both)));
        Assert.Equal(
            "INVALID_FIELD",
            Refused(() => dossier.MustBeCorrectable(Papers.Text("ru", 2), ["RU", "CN", "FR"]))
        );
        Assert.Equal("WRONG_STATE", Refused(() => dossier.MustBeCorrectable(Papers.Text("en", 1), Both)));
    }

    [Theory]
    [InlineData(AgreementState.Drafting, AgreementState.Drafting)]
    [InlineData(AgreementState.Negotiating, AgreementState.Negotiating)]
    [InlineData(AgreementState.Initialled, AgreementState.Negotiating)]
    [InlineData(AgreementState.Cleared, AgreementState.Negotiating)]
    public void WhatWasPutOffGoesOnWithAnOpenText(AgreementState from, AgreementState to)
    {
        var dossier = Papers.In(from).ButForTheHost(Move.Clear);
        dossier.Defer("no time", Papers.Act);
        Assert.Equal(from, dossier.Preparation.DeferredFrom);

        dossier.Resume(Papers.Act);

        Assert.Equal((to, AgreementState.Unspecified), (dossier.Agreement.State, dossier.Preparation.DeferredFrom));
        Assert.Empty(dossier.Preparation.Clearings);
        Assert.All(dossier.Preparation.Texts, text => Assert.Equal(0, text.Initialled));
        Assert.Equal(["no time", ""], dossier.Preparation.Steps.Select(step => step.Note));
    }

    [Fact]
    public void WhatIsGivenOutIsNamed()
    {
        var dossier = Papers.In(AgreementState.Signed);

        dossier.Publish(Papers.Act);

        Assert.Equal(dossier.Newest.Select(version => version.Name), dossier.Preparation.Publication.Versions);
        Assert.Equal(AgreementState.Signed, dossier.Agreement.State);
    }

    [Fact]
    public void OnlyTheNewestStepsAreKept()
    {
        var dossier = Papers.In(AgreementState.Signed);
        dossier.Make(Move.Publish);
        for (var i = 1; i < Moves.MostSteps; i++)
            dossier.Preparation.Steps.Add(new Step { Note = $"{i}" });

        dossier.Make(Move.Publish);

        Assert.Equal(Moves.MostSteps, dossier.Preparation.Steps.Count);
        Assert.Equal("1", dossier.Preparation.Steps[0].Note);
        Assert.Equal(Move.Publish, dossier.Preparation.Steps[^1].Move);
    }

    [Theory]
    [InlineData("2023-03-22", "is in the future")]
    [InlineData("2023-03-18", "before it was concluded")]
    [InlineData("2023-03-19", "before the day that was agreed")]
    public void ADayThatCannotBeIsRefused(string date, string why)
    {
        var dossier = Papers.In(AgreementState.Signed);
        dossier.Agreement.ConcludedOn = "2023-03-19";
        dossier.Agreement.EntryIntoForce.Date = "2023-03-20";

        var fault = Assert.Throws<Fault>(() => dossier.BringIntoForce(date, Papers.Act));

        Assert.Equal("date", Assert.Single(fault.Fields).Path);
        Assert.Contains(why, fault.Message, StringComparison.Ordinal);
        dossier.BringIntoForce("2023-03-20", Papers.Act);
        Assert.Equal((AgreementState.InForce, "2023-03-20"), (dossier.Agreement.State, dossier.Agreement.InForceOn));
    }

    [Theory]
    [InlineData(Binding.Binding, true)]
    [InlineData(Binding.Unspecified, false)]
    [InlineData(Binding.NotBinding, false)]
    public void WhatIsAdoptedEntersIntoForceOnlyIfItBinds(Binding binding, bool doesEnter)
    {
        var dossier = Papers.In(AgreementState.Adopted, conclusion: Conclusion.Adopted);
        dossier.Agreement.Binding = binding;

        Assert.Equal(doesEnter, dossier.BlockersOf(Move.BringIntoForce).Count == 0);
    }

    private static string Refused(Action move) => Assert.Throws<Fault>(move).Reason;
}
