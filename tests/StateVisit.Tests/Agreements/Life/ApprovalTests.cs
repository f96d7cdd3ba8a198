using StateVisit.Agreements.Life;
using StateVisit.Agreements.V1;
using StateVisit.ServiceDefaults.Errors;
using Xunit;
using Version = StateVisit.Agreements.V1.Version;

namespace StateVisit.Tests.Agreements.Life;

/// <summary>Offices approve versions, one group after the other.</summary>
public sealed class ApprovalTests
{
    private static readonly Version[] Newest = [Papers.Text("ru", 2), Papers.Text("zh", 1)];

    private readonly Approval legal = Papers.Office("legal", 0);
    private readonly Approval treaty = Papers.Office("treaty", 0);
    private readonly Approval finance = Papers.Office("finance", 1);

    [Fact]
    public void OfficesOfOneGroupAnswerSideBySideAndTheNextOneWaits()
    {
        Assert.Equal("OUT_OF_TURN", Refused(() => Give(finance)));
        Give(treaty);
        Assert.Equal("OUT_OF_TURN", Refused(() => Refuse(finance)));
        Give(legal);
        Give(finance);

        Assert.All([legal, treaty, finance], approval => Assert.True(approval.StandsFor(Newest)));
        Assert.Equal(Newest.Select(version => version.Name), finance.Versions);
    }

    [Fact]
    public void AnAnswerIsNotGivenTwiceButCanChange()
    {
        Give(legal);
        Assert.Equal("WRONG_STATE", Refused(() => Give(legal)));
        Refuse(legal);
        Assert.Equal("WRONG_STATE", Refused(() => Refuse(legal)));
        Assert.Equal((ApprovalState.Refused, "too vague"), (legal.State, legal.Reason));
        Give(legal);
        Assert.Equal((ApprovalState.Given, ""), (legal.State, legal.Reason));
    }

    [Fact]
    public void WithoutATextThereIsNothingToApprove()
    {
        Assert.Equal("NO_TEXT", Refused(() => legal.Give([], [], Papers.Act.Time)));
        Assert.Equal("NO_TEXT", Refused(() => legal.Refuse("no", [], [], Papers.Act.Time)));
    }

    [Fact]
    public void ANewVersionAsksAgain()
    {
        var dossier = Papers.In(AgreementState.Cleared);

        var asked = dossier.Take(Papers.Text("ru", 3), Papers.Act);

        Assert.Equal(dossier.Approvals, asked);
        Assert.All(
            asked,
            approval =>
                Assert.True(approval is { State: ApprovalState.Open, Time: null, Reason: "", Versions.Count: 0 })
        );
        Assert.Equal(
            (AgreementState.Negotiating, 2),
            (dossier.Agreement.State, dossier.BlockersOf(Move.Sign).Count(one => one.Guard == Guard.Approvals))
        );
    }

    [Fact]
    public void AnApprovalOfAnEarlierTextIsOpen()
    {
        Give(legal);
        Version[] later = [Papers.Text("ru", 3), Newest[1]];

        Assert.False(legal.StandsFor(later));
        Assert.Equal("OUT_OF_TURN", Refused(() => finance.Give(later, [legal], Papers.Act.Time)));
        legal.Give(later, [], Papers.Act.Time);
        Assert.True(legal.StandsFor(later));
    }

    [Fact]
    public void ACorrectionLeavesTheApprovals()
    {
        Give(legal);
        var corrected = Papers.Text("ru", 3);
        corrected.Correction = new() { Of = 2 };

        Assert.True(legal.StandsFor([corrected, Newest[1]]));
    }

    [Fact]
    public void WhoHasToActIsTheOfficeInEnglish()
    {
        var dossier = Papers.In(AgreementState.Initialled);
        dossier.Approvals[0].Refuse("too vague.", [.. dossier.Newest], [], Papers.Act.Time);

        var blocker = Assert.Single(dossier.BlockersOf(Move.Clear));

        Assert.Equal(("Office legal has refused: too vague.", "Office legal"), (blocker.Description, blocker.Who));
    }

    private void Give(Approval approval) => approval.Give(Newest, Others(approval), Papers.Act.Time);

    private void Refuse(Approval approval) => approval.Refuse("too vague", Newest, Others(approval), Papers.Act.Time);

    private IEnumerable<Approval> Others(Approval approval) =>
        new[] { legal, treaty, finance }.Where(other => !ReferenceEquals(other, approval));

    private static string Refused(Action answer) => Assert.Throws<Fault>(answer).Reason;
}
