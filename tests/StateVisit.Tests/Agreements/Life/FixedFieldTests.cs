using StateVisit.Agreements.Life;
using StateVisit.Agreements.V1;
using StateVisit.ServiceDefaults.Errors;
using Xunit;

namespace StateVisit.Tests.Agreements.Life;

/// <summary>What may not be changed any more, and from when.</summary>
public sealed class FixedFieldTests
{
    public static TheoryData<string, Action<Agreement>> TextFields =>
        new()
        {
            { "level", document => document.Level = AgreementLevel.Corporate },
            { "conclusion", document => document.Conclusion = Conclusion.Adopted },
            { "parties", document => document.Parties.RemoveAt(1) },
            { "languages", document => document.Languages.Add("en") },
            { "prevailing_language", document => document.PrevailingLanguage = "ru" },
        };

    [Theory, MemberData(nameof(TextFields))]
    public void WhatTheTextSaysIsFixedWithIt(string field, Action<Agreement> change)
    {
        foreach (var state in Enum.GetValues<AgreementState>().Where(state => state != AgreementState.Unspecified))
        {
            var dossier = Papers.In(state);
            var after = dossier.Agreement.Clone();
            change(after);

            var fault = Refused(dossier, after);

            if (
                state
                is AgreementState.Drafting
                    or AgreementState.Negotiating
                    or AgreementState.Deferred
                    or AgreementState.Withdrawn
            )
                Assert.Null(fault);
            else
            {
                Assert.Equal("FIXED", fault?.Reason);
                Assert.Contains($": {field} cannot", fault?.Message, StringComparison.Ordinal);
            }
        }
    }

    [Fact]
    public void WhatOnePartyHasClearedIsFixed()
    {
        var dossier = Papers.In(AgreementState.Negotiating, AgreementLevel.Corporate);
        var after = dossier.Agreement.Clone();
        after.Parties.RemoveAt(0);
        Assert.Null(Refused(dossier, after));

        dossier.Clear("RU", Papers.Act);

        Assert.Equal("FIXED", Refused(dossier, after)?.Reason);
    }

    [Fact]
    public void SignatoriesAreFixedOnceSomebodyHasSigned()
    {
        var dossier = Papers.In(AgreementState.Cleared);
        var other = dossier.Agreement.Clone();
        other.Signatories[1].Participant = "visits/v/participants/deputy";
        Assert.Null(Refused(dossier, other));

        dossier.Sign(Papers.Host, "", "CN", Papers.Act);

        Assert.Equal("FIXED", Refused(dossier, other)?.Reason);
        var same = dossier.Agreement.Clone();
        same.Signatories[0].Signatures.Clear();
        same.Subjects["en"] = "Trade";
        Assert.Null(Refused(dossier, same));
        same.KeepSignatures(dossier.Agreement);
        Assert.Equal(dossier.Agreement.Signatories, same.Signatories);
    }

    [Fact]
    public void SignaturesStayWithWhoGaveThem()
    {
        var dossier = Papers.In(AgreementState.Cleared);
        dossier.Sign(Papers.Host, "", "", Papers.Act);
        var after = dossier.Agreement.Clone();
        (after.Signatories[0].Participant, after.Signatories[1].Participant) = (Papers.Guest, Papers.Host);

        after.KeepSignatures(dossier.Agreement);

        Assert.All(after.Signatories, who => Assert.Empty(who.Signatures));
    }

    [Fact]
    public void OnlyWhatWasNeverInitialledClearedOrPublishedIsDeleted()
    {
        var dossier = Papers.In(AgreementState.Negotiating);
        dossier.Agreement.MustBeDeletable(dossier.Preparation);
        dossier.Initial(Papers.Act);
        dossier.Withdraw("no use", Papers.Act);

        var fault = Assert.Throws<Fault>(() => dossier.Agreement.MustBeDeletable(dossier.Preparation));

        Assert.Equal("FIXED", fault.Reason);
    }

    private static Fault? Refused(Dossier dossier, Agreement after)
    {
        try
        {
            dossier.Agreement.CheckChange(after, dossier.Preparation);
            return null;
        }
        catch (Fault fault)
        {
            return fault;
        }
    }
}
