using StateVisit.Agenda.V1;
using StateVisit.Agreements.Life;
using StateVisit.Agreements.Readying;
using StateVisit.Agreements.V1;
using StateVisit.Journal.Labels;
using StateVisit.Tests.Agreements.Life;
using StateVisit.Tests.Fixture;
using StateVisit.Tests.Ripple;
using Xunit;
using Expected = StateVisit.Agreements.Readying.Expected;
using Move = StateVisit.Agreements.V1.Move;

namespace StateVisit.Tests.Agreements.Readying;

public class PackageTests
{
    /// <summary>The ceremony is planned for 17:30 in Moscow, after talks that run ten minutes late.</summary>
    private readonly Small day = Small
        .Day("2023-03-21T14:00:00Z", "Europe/Moscow")
        .Session("talks", "13:00", 90)
        .Session("signing", "14:30", 30)
        .Runs("talks", "13:10");

    [Fact]
    public void ItSaysHowManyAreReadyAndWhatBlocksTheNextSignature()
    {
        var package = Of(
            day,
            [
                .. Enumerable.Range(1, 9).Select(i => Ready($"r{i}")),
                Blocked("b1", Programme.SessionName("signing")),
                Blocked("b2", Programme.SessionName("signing")),
                Blocked("b3", ""),
                Blocked("b4", ""),
            ]
        );

        Assert.Equal("9 of 13 ready; 2 block at 17:40.", package.Summary);
        Assert.Equal((9, 13), (package.Ready, package.Total));
        Assert.Equal(
            "AGREEMENT_STATE_CLEARED: 13",
            string.Join(' ', package.Counts.Select(c => $"{c.Key}: {c.Value}"))
        );
    }

    [Fact]
    public void TheTimeLeftMovesWithTheRipple()
    {
        var document = Assert.Single(Of(day, [Blocked("b", Programme.SessionName("signing"))]).Documents);

        Assert.Equal(Programme.SessionName("signing"), document.Session);
        Assert.Equal(Small.At("14:30"), document.PlannedStart);
        Assert.Equal(new Estimate { Time = Small.At("14:40"), Bound = Bound.Exact }, document.ExpectedStart);
        Assert.Equal(Make.Minutes(40), document.TimeLeft);
        Assert.Equal("Europe/Moscow", document.TimeZone);

        var later = day.Timing("talks", t => t.EstimatedEnd = Small.At("15:00"));
        Assert.Equal(Make.Minutes(60), Of(later, [Ready("r", "signing")]).Documents[0].TimeLeft);
    }

    [Fact]
    public void WhoMayNotSeeTheTimingCountsToThePlannedStart()
    {
        var hidden = day.Timing("signing", t => t.Access = Make.Restricted);

        var package = Of(hidden, [Blocked("b", Programme.SessionName("signing"))], Programme.Office);

        Assert.Equal("0 of 1 ready; 1 blocks at 17:30.", package.Summary);
        Assert.Null(package.Documents[0].ExpectedStart);
        Assert.Equal(Make.Minutes(30), package.Documents[0].TimeLeft);
    }

    [Fact]
    public void ASessionThatTheCallerMayNotSeeIsNotNamed()
    {
        var hidden = day.Change("signing", s => s.Access = Make.Restricted);

        var package = Of(hidden, [Blocked("b", Programme.SessionName("signing"))], Programme.Office);

        Assert.Equal("0 of 1 ready; 1 blocks.", package.Summary);
        Assert.Equal("", package.Documents[0].Session);
        Assert.Null(package.Documents[0].PlannedStart);
        Assert.Null(package.Documents[0].TimeLeft);
    }

    [Fact]
    public void WhatIsKnownOnlyFromBelowIsOrLater()
    {
        var open = day.Timing("talks", t => t.NoEstimate = true);

        Assert.Equal(
            "0 of 1 ready; 1 blocks at 17:30 or later.",
            Of(open, [Blocked("b", Programme.SessionName("signing"))]).Summary
        );
    }

    [Fact]
    public void AnotherDayIsNamed()
    {
        var tomorrow = day.Session("adoption", "2023-03-22T09:00", 20);

        Assert.Equal(
            "0 of 1 ready; 1 blocks at 12:00 on 2023-03-22.",
            Of(tomorrow, [Blocked("b", Programme.SessionName("adoption"))]).Summary
        );
    }

    [Fact]
    public void WithNothingInTheWayThereIsNothingMoreToSay() =>
        Assert.Equal("2 of 2 ready.", Of(day, [Ready("a"), Ready("b")]).Summary);

    [Fact]
    public void WithNoDocumentsItSaysSo() => Assert.Equal("No documents.", Of(day, []).Summary);

    [Fact]
    public void WhatIsPutOffIsCountedByStateAlone()
    {
        var deferred = Named(Papers.In(AgreementState.Deferred), "d");

        var package = Of(day, [Ready("a"), new HeldDocument(deferred)]);

        Assert.Equal("1 of 1 ready.", package.Summary);
        Assert.Equal(1, package.Counts["AGREEMENT_STATE_DEFERRED"]);
        Assert.False(package.Documents[1].Ready);
        Assert.Equal(Move.Resume, package.Documents[1].Next);
    }

    [Fact]
    public void WhatIsSignedIsReady()
    {
        var signed = Named(Papers.In(AgreementState.Signed).With(Guard.Originals), "s");

        var document = Of(day, [new HeldDocument(signed)]).Documents[0];

        Assert.True(document.Ready);
        Assert.Empty(document.Blockers);
        Assert.Equal(Move.Unspecified, document.Next);
    }

    [Fact]
    public void WhoMayNotSeeThePreparationLearnsNeitherWhatBlocksItNorWhetherItIsReady()
    {
        var (ready, blocked) = (
            Named(Papers.In(AgreementState.Cleared), "a"),
            Named(Papers.In(AgreementState.Cleared).With(Guard.Originals), "b")
        );
        ready.Preparation.Access = blocked.Preparation.Access = Make.Restricted;

        var package = Of(day, [new(ready), new(blocked)], clearance: Clearance.Public);

        Assert.Equal("2 documents.", package.Summary);
        Assert.All(package.Documents, document => Assert.False(document.Ready));
        Assert.All(package.Documents, document => Assert.Empty(document.Blockers));
        Assert.Equal(2, package.Counts["AGREEMENT_STATE_CLEARED"]);
    }

    [Fact]
    public void APartyThatHasYetToClearADocumentBlocksIt()
    {
        var initialled = Named(Papers.In(AgreementState.Initialled), "a");

        var document = Of(day, [new HeldDocument(initialled)]).Documents[0];

        Assert.False(document.Ready);
        Assert.Equal(
            [(Guard.Clearance, "RU"), (Guard.Clearance, "CN")],
            document.Blockers.Select(blocker => (blocker.Guard, blocker.Who))
        );
    }

    private static Package Of(
        Small day,
        IReadOnlyList<HeldDocument> documents,
        Clearance? agenda = null,
        Clearance? clearance = null
    ) =>
        PackageView.Of(
            Programme.Visit,
            documents,
            clearance ?? Clearance.Full,
            new Expected(day.Programme.Ground().Plan, agenda ?? Clearance.Full, day.Programme.Now),
            day.Programme.Now
        );

    private static HeldDocument Ready(string id, string session = "")
    {
        var dossier = Named(Papers.In(AgreementState.Cleared), id);
        if (session.Length > 0)
            dossier.Agreement.Ceremony = new() { Session = Programme.SessionName(session) };
        return new(dossier);
    }

    private static HeldDocument Blocked(string id, string session)
    {
        var dossier = Named(Papers.In(AgreementState.Cleared).With(Guard.Originals), id);
        dossier.Agreement.Ceremony = session.Length > 0 ? new() { Session = session } : null;
        return new(dossier);
    }

    private static Dossier Named(Dossier dossier, string id)
    {
        dossier.Agreement.Name = $"{Programme.Visit}/agreements/{id}";
        return dossier;
    }
}
