using StateVisit.Agreements.V1;
using Xunit;

namespace StateVisit.Tests.Agreements.Signing;

public class CopyTests
{
    [Fact]
    public void EachOfTwoKeepsTheCopyInWhichItsNameLanguageAndSignatureComeFirst()
    {
        var alternat = Documents.Of("ru zh-Hans", "RU", "CN").Copies();

        var (russian, chinese) = (alternat.CopyOf("RU"), alternat.CopyOf("CN"));
        Assert.Equal("default", alternat.Profile);
        Assert.Equal(["RU", "CN", "ru", "zh-Hans"], [.. russian.Parties, .. russian.Languages]);
        Assert.Equal(["CN", "RU", "zh-Hans", "ru"], [.. chinese.Parties, .. chinese.Languages]);
        Assert.Equal((PageSide.Left, PageSide.Right), (russian.SideOf("RU"), russian.SideOf("CN")));
        Assert.Equal((PageSide.Left, PageSide.Right), (chinese.SideOf("CN"), chinese.SideOf("RU")));
        Assert.Equal("Совместное заявление о транзите", russian.Title);
        Assert.Equal("中华人民共和国", chinese.Signatures[0].Names["zh-Hans"]);
        Assert.Equal(Documents.PersonOf("CN"), chinese.Signatures[0].Participant);
        Assert.Equal("keeps the copy: the first place", chinese.Signatures[0].Reason);
        Assert.Equal("the other party: the second place", chinese.Signatures[1].Reason);
    }

    [Fact]
    public void ALanguageOfNobodyStaysLastThoughItDecides()
    {
        var agreement = Documents.Of("en ru zh-Hans", "RU", "CN");
        agreement.PrevailingLanguage = "en";

        Assert.Equal(["ru", "zh-Hans", "en"], agreement.Copies().CopyOf("RU").Languages);
        Assert.Equal(["zh-Hans", "ru", "en"], agreement.Copies().CopyOf("CN").Languages);
    }

    [Fact]
    public void WithArabicTheFirstPlaceIsOnTheRightSoNobodyChangesSides()
    {
        var alternat = Documents.Of("ar en", "EG", "GB").Copies();

        foreach (var copy in alternat.Copies)
        {
            Assert.Equal((PageSide.Right, PageSide.Left), (copy.SideOf("EG"), copy.SideOf("GB")));
            Assert.Equal(copy.Party, copy.Signatures[0].Party);
            Assert.EndsWith("(ar) on the same side in every copy", copy.Signatures[0].Reason, StringComparison.Ordinal);
        }
    }

    [Fact]
    public void WithTheRuleOffTheyDoChangeSides()
    {
        var alternat = Documents.Of("ar en", "EG", "GB").Copies("sides-alternate");

        Assert.All(alternat.Copies, copy => Assert.Equal(PageSide.Left, copy.SideOf(copy.Party)));
    }

    [Fact]
    public void TwoRightToLeftLanguagesMirrorBothCopies()
    {
        var alternat = Documents.Of("ar fa", "EG", "IR").Copies();

        Assert.All(alternat.Copies, copy => Assert.Equal(PageSide.Right, copy.SideOf(copy.Party)));
    }

    [Fact]
    public void OfThreeEachIsFirstOnceAndTheOthersKeepTheirOrder()
    {
        var alternat = Documents.Of("zh-Hans en ru", "CN", "GB", "RU").Copies();

        Assert.Equal(["CN GB RU", "GB CN RU", "RU CN GB"], alternat.Copies.Select(c => string.Join(' ', c.Parties)));
        Assert.Equal(
            ["zh-Hans en ru", "en zh-Hans ru", "ru zh-Hans en"],
            alternat.Copies.Select(copy => string.Join(' ', copy.Languages))
        );
        Assert.Equal(
            [PageSide.Left, PageSide.Right, PageSide.Left],
            alternat.CopyOf("RU").Signatures.Select(block => block.Side)
        );
    }

    [Fact]
    public void ACountryWithTwoOfTheLanguagesHasTheOneThatSetsItApart() =>
        Assert.Equal(["kk", "ru"], Documents.Of("ru kk", "RU", "KZ").Copies().CopyOf("KZ").Languages);

    [Fact]
    public void WhatThePartySaysOfItsLanguageGoesBeforeWhatItsCountrySpeaks()
    {
        var agreement = Documents.Of("ru kk", "RU", "KZ");
        agreement.Parties[1].Language = "ru";

        Assert.Equal(["ru", "kk"], agreement.Copies().CopyOf("KZ").Languages);
    }

    [Fact]
    public void OneWithoutALanguageOfItsOwnHasThemAsTheDocumentHas() =>
        Assert.Equal(["ru", "zh-Hans"], Documents.Of("ru zh-Hans", "CN", "GB").Copies().CopyOf("GB").Languages);

    [Fact]
    public void OnePartyHasOneCopy()
    {
        var copy = Assert.Single(Documents.Of("ru", "RU").Copies().Copies);

        Assert.Equal("the only party", Assert.Single(copy.Signatures).Reason);
    }

    [Fact]
    public void WhatIsAdoptedHasNoPlacesToSign()
    {
        var agreement = Documents.Of("ru zh-Hans", "RU", "CN");
        agreement.Conclusion = Conclusion.Adopted;

        Assert.All(agreement.Copies().Copies, copy => Assert.Empty(copy.Signatures));
    }

    [Fact]
    public void TwoWhoSignForOnePartySignOnItsSide()
    {
        var agreement = Documents.Of("ru zh-Hans", "RU", "CN");
        agreement.Signatories.Add(new Signatory { Party = "RU", Offices = { ["en"] = "Minister of Transport" } });

        var blocks = agreement.Copies().CopyOf("CN").Signatures;

        Assert.Equal(["CN", "RU", "RU"], blocks.Select(block => block.Party));
        Assert.Equal([PageSide.Left, PageSide.Right, PageSide.Right], blocks.Select(block => block.Side));
    }

    [Fact]
    public void APartyOfWhomNobodyIsKnownHasAPlaceAllTheSame()
    {
        var agreement = Documents.Of("ru zh-Hans", "RU", "CN");
        agreement.Signatories.Clear();

        var block = agreement.Copies().CopyOf("CN").Signatures[0];

        Assert.Equal(("CN", ""), (block.Party, block.Participant));
    }

    [Fact]
    public void TheTextOfACopySaysWhatIsWhere() =>
        Assert.Equal(
            """
            Copy kept by CN
            中华人民共和国

            [zh-Hans]
            Joint Statement on Transit
            - 中华人民共和国
            - Russian Federation

            [ru]
            Совместное заявление о транзите
            - People's Republic of China
            - Российская Федерация

            Left: CN
            中华人民共和国
            People's Republic of China
            Minister of CN
            ____________________

            Right: RU
            Russian Federation
            Российская Федерация
            Minister of RU
            ____________________

            """,
            Documents.Of("ru zh-Hans", "RU", "CN").Copies().CopyOf("CN").Text
        );
}
