using StateVisit.Agreements.Life;
using StateVisit.Agreements.V1;
using Xunit;

namespace StateVisit.Tests.Agreements.Life;

/// <summary>What is next, and what has to be seen to until the conclusion.</summary>
public sealed class AheadTests
{
    [Theory]
    [InlineData(AgreementState.Drafting, AgreementLevel.Intergovernmental, Conclusion.Signed, Move.Negotiate)]
    [InlineData(AgreementState.Negotiating, AgreementLevel.Intergovernmental, Conclusion.Signed, Move.Initial)]
    [InlineData(AgreementState.Negotiating, AgreementLevel.Corporate, Conclusion.Signed, Move.Clear)]
    [InlineData(AgreementState.Negotiating, AgreementLevel.Interstate, Conclusion.Adopted, Move.Clear)]
    [InlineData(AgreementState.Initialled, AgreementLevel.Interagency, Conclusion.Exchanged, Move.Clear)]
    [InlineData(AgreementState.Cleared, AgreementLevel.Interagency, Conclusion.Exchanged, Move.Exchange)]
    [InlineData(AgreementState.Cleared, AgreementLevel.Interstate, Conclusion.Adopted, Move.Adopt)]
    [InlineData(AgreementState.Cleared, AgreementLevel.Interstate, Conclusion.Signed, Move.Sign)]
    [InlineData(AgreementState.Deferred, AgreementLevel.Interstate, Conclusion.Signed, Move.Resume)]
    [InlineData(AgreementState.Signed, AgreementLevel.Interstate, Conclusion.Signed, Move.Unspecified)]
    [InlineData(AgreementState.Withdrawn, AgreementLevel.Interstate, Conclusion.Signed, Move.Unspecified)]
    public void TheNextMoveIsTheOneThatLeadsOn(
        AgreementState state,
        AgreementLevel level,
        Conclusion conclusion,
        Move next
    ) => Assert.Equal(next, Papers.In(state, level, conclusion).NextMove());

    [Fact]
    public void EveryGuardOfTheWayBlocksFromTheBeginningAndOnce()
    {
        foreach (
            var guard in LifeTable
                .Of(Move.Sign, AgreementLevel.Interstate, Conclusion.Signed)!
                .Guards.Append(Guard.Texts)
        )
        {
            var dossier = Papers.In(AgreementState.Drafting, AgreementLevel.Interstate).With(guard);

            var blockers = dossier.BlockersUntilConcluded();

            // That the session has not begun is a matter of time, not of work.
            if (guard == Guard.SessionBegun)
                Assert.Empty(blockers);
            else
                Assert.Equal(guard, Assert.Single(blockers).Guard);
        }
    }

    [Fact]
    public void WhatLiesBehindBlocksNoMore()
    {
        var dossier = Papers.In(AgreementState.Cleared).With(Guard.LanguageParity);

        Assert.Empty(dossier.BlockersUntilConcluded());
        Assert.Single(Papers.In(AgreementState.Deferred).With(Guard.LanguageParity).BlockersUntilConcluded());
    }

    [Fact]
    public void WhatIsConcludedOrGivenUpIsNotBlocked()
    {
        foreach (var state in new[] { AgreementState.Signed, AgreementState.InForce, AgreementState.Withdrawn })
            Assert.Empty(Papers.In(state).With(Guard.Originals).With(Guard.Approvals).BlockersUntilConcluded());
    }

    [Fact]
    public void TextsAreComparedOnlyWhenAGuardAsks()
    {
        var asked = 0;
        var dossier = Papers.In(AgreementState.Cleared) with
        {
            Parity = () =>
            {
                asked++;
                return new();
            },
        };

        Assert.Empty(dossier.BlockersUntilConcluded());
        Assert.Equal(0, asked);
    }

    [Theory]
    [InlineData(Guard.Texts, "RU", "There is no text in ru.")]
    [InlineData(Guard.LanguageParity, "CN", "The text in zh differs from that in ru in article 3.")]
    [InlineData(Guard.SignatoriesNamed, "CN", "Who concludes it for CN as Minister of Trade is not named.")]
    [InlineData(Guard.Accreditation, Papers.Guest, "visits/v/participants/guest-minister is not accredited.")]
    [InlineData(
        Guard.FullPowers,
        Papers.Guest,
        "The full powers of visits/v/participants/guest-minister (No. 1) were not accepted."
    )]
    [InlineData(Guard.Originals, "CN", "The copy that CN keeps in zh is not sealed.")]
    [InlineData(Guard.SessionSet, "", "The session of the ceremony is not set.")]
    public void ABlockerSaysWhatIsMissingAndWhoMustAct(Guard guard, string who, string description)
    {
        var blocker = Assert.Single(Papers.In(AgreementState.Drafting).With(guard).BlockersUntilConcluded());

        Assert.Equal((description, who), (blocker.Description, blocker.Who));
    }
}
