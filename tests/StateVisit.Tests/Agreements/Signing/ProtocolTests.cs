using StateVisit.Agreements.Signing;
using StateVisit.Agreements.V1;
using Xunit;

namespace StateVisit.Tests.Agreements.Signing;

public class ProtocolTests
{
    private static readonly DateTimeOffset Noon = new(2026, 5, 20, 12, 0, 0, TimeSpan.Zero);

    [Fact]
    public void DocumentsWithAPlaceComeFirstAndTheOthersById()
    {
        var protocol = Protocol.Of("visits/v", [At("c", 0), At("b", 2), At("a", 0), At("e", 2), At("d", 1)]);

        Assert.Equal("visits/v/signingProtocol", protocol.Name);
        Assert.Equal("d b e a c", string.Join(' ', protocol.Entries.Select(entry => entry.Agreement[^1])));
        Assert.Equal([1, 2, 3, 4, 5], protocol.Entries.Select(entry => entry.Place));
    }

    [Fact]
    public void EverySignatoryIsThereForEveryCopyWithTheTimeOfTheirSignature()
    {
        var agreement = Documents.Of("ru zh-Hans", "RU", "CN").Signed("CN", "RU", Noon);
        agreement.Signatories[0].Participant = "";

        var copies = Assert.Single(Protocol.Of("visits/v", [agreement]).Entries).Copies;

        Assert.Equal(
            [("RU", "RU", ""), ("RU", "CN", Cn), ("CN", "RU", ""), ("CN", "CN", Cn)],
            copies.Select(copy => (copy.Copy, copy.Party, copy.Participant))
        );
        Assert.Equal([null, Noon, null, null], copies.Select(copy => copy.Time?.ToDateTimeOffset()));
    }

    [Fact]
    public void WhatIsAdoptedIsInTheOrderAndSignedByNobody()
    {
        var agreement = Documents.Of("ru zh-Hans", "RU", "CN");
        agreement.Conclusion = Conclusion.Adopted;

        Assert.Empty(Assert.Single(Protocol.Of("visits/v", [agreement]).Entries).Copies);
    }

    [Fact]
    public void WhatIsPutOffHasNoPlaceUnlessSomebodyHadSigned()
    {
        var (deferred, begun) = (At("a", 1), At("b", 2).Signed("RU", "RU", Noon));
        (deferred.State, begun.State) = (AgreementState.Deferred, AgreementState.Deferred);

        Assert.Equal(begun.Name, Assert.Single(Protocol.Of("visits/v", [deferred, begun]).Entries).Agreement);
    }

    [Fact]
    public void EachProfileSaysWhatItIsAndTheDefaultIsTheAlternat()
    {
        Assert.All(SigningProfiles.All, one => Assert.Equal(["en", "ru", "zh-Hans"], one.Descriptions.Keys.Order()));
        Assert.True(SigningProfiles.Find("")!.Alternat);
        Assert.False(SigningProfiles.Find("no-alternat")!.Alternat);
        Assert.Null(SigningProfiles.Find("unheard-of"));
        var ladder = StateVisit.Participants.Precedence.Ladders.Default.Rungs.Select(rung => rung.Code);
        Assert.Empty(SigningProfiles.All.SelectMany(one => one.FullPowersWaivedToAdopt).Except(ladder));
    }

    private static string Cn => Documents.PersonOf("CN");

    private static Agreement At(string id, int order)
    {
        var agreement = Documents.Of("ru zh-Hans", "RU", "CN");
        (agreement.Name, agreement.SigningOrder) = ($"visits/v/agreements/{id}", order);
        return agreement;
    }
}
