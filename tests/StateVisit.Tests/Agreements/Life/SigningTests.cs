using StateVisit.Agreements.Life;
using StateVisit.Agreements.V1;
using StateVisit.Participants.V1;
using StateVisit.ServiceDefaults.Errors;
using Xunit;

namespace StateVisit.Tests.Agreements.Life;

/// <summary>Who signs which copy, and who may not.</summary>
public sealed class SigningTests
{
    private readonly Dossier cleared = Papers.In(AgreementState.Cleared);

    [Fact]
    public void ItIsSignedWhenEverybodyHasSignedEveryCopy()
    {
        cleared.Sign(Papers.Host, "", "RU", Papers.Act);
        cleared.Sign(Papers.Guest, "CN", "", Papers.Act);
        Assert.Equal((AgreementState.Cleared, ""), (cleared.Agreement.State, cleared.Agreement.ConcludedOn));

        cleared.Sign(Papers.Host, "RU", "", Papers.Act);

        Assert.Equal((AgreementState.Signed, Papers.Today), (cleared.Agreement.State, cleared.Agreement.ConcludedOn));
        Assert.All(
            cleared.Agreement.Signatories,
            who => Assert.Equal(["CN", "RU"], who.Signatures.Select(signature => signature.Copy).Order())
        );
        Assert.Equal(
            [AgreementState.Cleared, AgreementState.Cleared, AgreementState.Signed],
            cleared.Preparation.Steps.Select(step => step.State)
        );
    }

    [Fact]
    public void WhoSignsForAnotherPartyIsRefused()
    {
        var fault = Assert.Throws<Fault>(() => cleared.Sign(Papers.Host, "CN", "", Papers.Act));

        Assert.Equal(("INVALID_FIELD", "party"), (fault.Reason, Assert.Single(fault.Fields).Path));
        Assert.Contains("RU", fault.Message, StringComparison.Ordinal);
    }

    [Fact]
    public void EveryFaultOfASignatureIsNamedAtOnce()
    {
        var fault = Assert.Throws<Fault>(() => cleared.Sign("visits/v/participants/nobody", "FR", "DE", Papers.Act));

        Assert.Equal(["participant", "party", "copy"], fault.Fields.Select(field => field.Path));
    }

    [Theory]
    [InlineData("")]
    [InlineData("CN")]
    public void NobodySignsTwice(string copy)
    {
        cleared.Sign(Papers.Host, "RU", "", Papers.Act);

        Assert.Equal("ALREADY_DONE", Refused(() => cleared.Sign(Papers.Host, "", copy, Papers.Act)));
        cleared.Sign(Papers.Guest, "", "", Papers.Act);
        Assert.Equal("ALREADY_DONE", Refused(() => cleared.Sign(Papers.Guest, "CN", copy, Papers.Act)));
        Assert.Equal(2, cleared.Preparation.Steps.Count);
    }

    [Theory]
    [InlineData(Move.Withdraw)]
    [InlineData(Move.Defer)]
    [InlineData(Move.Reopen)]
    [InlineData(Move.Correct)]
    public void WhatSomebodyHasSignedIsNotTakenBack(Move move)
    {
        cleared.Sign(Papers.Host, "", "CN", Papers.Act);

        var fault = Assert.Throws<Fault>(() => cleared.Make(move));

        Assert.Equal("WRONG_STATE", fault.Reason);
        Assert.Contains($"has been signed by {Papers.Host}", fault.Message, StringComparison.Ordinal);
        Assert.Equal("FIXED", Refused(() => cleared.Take(Papers.Text("ru", 3), Papers.Act)));
    }

    [Theory]
    [InlineData("head-of-state", true)]
    [InlineData("foreign-minister", true)]
    [InlineData("ambassador", false)]
    [InlineData("", false)]
    public void SomeRanksNeedNoFullPowersToSign(string rank, bool isWaived)
    {
        cleared.Preparation.FullPowers.RemoveAt(1);
        var dossier = cleared.Knowing(Papers.Guest, new(AccreditationState.Accredited, rank));

        Assert.Equal(isWaived, dossier.BlockersOf(Move.Sign).Count == 0);
    }

    [Theory]
    [InlineData(Binding.Binding, "ambassador", true)]
    [InlineData(Binding.Binding, "minister", false)]
    [InlineData(Binding.NotBinding, "minister", true)]
    [InlineData(Binding.Unspecified, "minister", true)]
    public void AHeadOfMissionAdoptsWithoutAndSoDoesAnybodyWhatDoesNotBind(Binding binding, string rank, bool isFree)
    {
        var dossier = Papers
            .In(AgreementState.Cleared, conclusion: Conclusion.Adopted)
            .Knowing(Papers.Guest, new(AccreditationState.Accredited, rank));
        dossier.Agreement.Binding = binding;
        dossier.Preparation.FullPowers.RemoveAt(1);

        Assert.Equal(isFree, dossier.BlockersOf(Move.Adopt).Count == 0);
    }

    [Theory]
    [InlineData(PlaceOfSigning.Elsewhere)]
    [InlineData(PlaceOfSigning.ExchangedOnly)]
    public void OnlyTheCeremonyWaitsForItsSession(PlaceOfSigning place)
    {
        cleared.Agreement.Place = place;
        cleared.Agreement.Ceremony = null;

        Assert.Empty((cleared with { Session = null }).BlockersOf(Move.Sign));
    }

    [Fact]
    public void APartyThatClearedHasDoneSo()
    {
        var dossier = Papers.In(AgreementState.Initialled);
        dossier.Clear("RU", Papers.Act);
        Assert.Equal(AgreementState.Initialled, dossier.Agreement.State);

        Assert.Equal("ALREADY_DONE", Refused(() => dossier.Clear("RU", Papers.Act)));
        Assert.Equal("INVALID_FIELD", Refused(() => dossier.Clear("FR", Papers.Act)));
        dossier.Clear("CN", Papers.Act);
        Assert.Equal(AgreementState.Cleared, dossier.Agreement.State);
        Assert.Equal("ALREADY_DONE", Refused(() => dossier.Clear("CN", Papers.Act)));
    }

    private static string Refused(Action move) => Assert.Throws<Fault>(move).Reason;
}
