using CsCheck;
using StateVisit.Agreements.Signing;
using StateVisit.Agreements.V1;
using StateVisit.Tests.Fixture;
using Xunit;

namespace StateVisit.Tests.Agreements.Signing;

/// <summary>What holds of the copies of every document.</summary>
public sealed class CopyProperty
{
    private static readonly string[] Codes = ["RU", "CN", "EG", "GB", "KZ", "IL", "IR", "FR", "BY", "EURASEC"];
    private static readonly string[] Tags = ["ru", "zh-Hans", "ar", "en", "kk", "he", "fa", "fr", "uz-Arab", "ur"];

    private static readonly Gen<Agreement> Any = Of(1, 5, _ => true);
    private static readonly Gen<Agreement> Two = Of(2, 2, _ => true);
    private static readonly Gen<Agreement> TwoFromTheLeft = Of(2, 2, tag => !Scripts.IsRightToLeft(tag));

    private static readonly Gen<SigningProfile> Alternating = Gen.OneOf([
        .. SigningProfiles.All.Where(profile => profile.Alternat),
    ]);

    [Fact]
    public void APartyIsFirstInItsOwnCopyAndInNoOther() =>
        Gen.Select(Any, Alternating)
            .Try(
                (agreement, profile) =>
                {
                    foreach (var copy in Copies.Of(agreement, profile).Copies)
                    {
                        Assert.Equal(copy.Party, copy.Parties[0]);
                        Assert.Equal(copy.Party, copy.Signatures[0].Party);
                    }
                }
            );

    [Fact]
    public void ThereIsOneCopyForEachPartyAndEachNamesAllPartiesAndLanguagesOnce() =>
        Gen.Select(Any, Gen.OneOf([.. SigningProfiles.All]))
            .Try(
                (agreement, profile) =>
                {
                    var codes = agreement.Parties.Select(party => party.Party_).ToList();
                    var copies = Copies.Of(agreement, profile).Copies;
                    Assert.Equal(codes, copies.Select(copy => copy.Party));
                    foreach (var copy in copies)
                    {
                        Assert.Equal(codes.Order(), copy.Parties.Order());
                        Assert.Equal(agreement.Languages.Order(), copy.Languages.Order());
                        Assert.Equal(copy.Parties, copy.Signatures.Select(block => block.Party));
                        Assert.All(
                            copy.Signatures,
                            block => Assert.Equal(copy.Languages.Order(), block.Names.Keys.Order())
                        );
                        Assert.All(copy.Signatures, block => Assert.NotEqual(PageSide.Unspecified, block.Side));
                    }
                }
            );

    [Fact]
    public void TheKeepersLanguageComesFirst() =>
        Gen.Select(Any, Alternating)
            .Try(
                (agreement, profile) =>
                {
                    foreach (var party in agreement.Parties.Where(party => party.Language.Length > 0))
                        Assert.Equal(party.Language, Copies.Of(agreement, profile).CopyOf(party.Party_).Languages[0]);
                }
            );

    [Fact]
    public void WithOneRightToLeftLanguageEachPartySignsOnOneSideInEveryCopy() =>
        Any.Where(agreement => agreement.Languages.Count > 1 && agreement.Languages.Count(Scripts.IsRightToLeft) == 1)
            .Try(agreement =>
            {
                foreach (var party in agreement.Parties)
                    Assert.Single(agreement.Copies().Copies.Select(copy => copy.SideOf(party.Party_)).Distinct());
            });

    [Fact]
    public void TwoPartiesWithoutOneChangeSidesBetweenTheCopies() =>
        TwoFromTheLeft.Try(agreement =>
        {
            var copies = agreement.Copies().Copies;
            foreach (var copy in copies)
                Assert.Equal([PageSide.Left, PageSide.Right], copy.Signatures.Select(block => block.Side));
            Assert.NotEqual(copies[0].Parties, copies[1].Parties);
        });

    [Fact]
    public void TheTwoSignaturesOfACopyAreNeverOnTheSameSide() =>
        Gen.Select(Two, Gen.OneOf([.. SigningProfiles.All]))
            .Try(
                (agreement, profile) =>
                    Assert.All(
                        Copies.Of(agreement, profile).Copies,
                        copy => Assert.NotEqual(copy.Signatures[0].Side, copy.Signatures[1].Side)
                    )
            );

    [Fact]
    public void WithoutAlternatEveryCopyIsTheSameButForItsKeeper() =>
        Any.Try(agreement =>
        {
            foreach (var copy in agreement.Copies("no-alternat").Copies)
            {
                Assert.Equal(agreement.Parties.Select(party => party.Party_), copy.Parties);
                Assert.Equal(agreement.Languages, copy.Languages);
                Assert.Equal(agreement.Copies("no-alternat").Copies[0].Signatures, copy.Signatures);
            }
        });

    private static Gen<Agreement> Of(int least, int most, Func<string, bool> isAdmitted) =>
        Gen.Select(
            Gen.Shuffle(Codes),
            Gen.Int[least, most],
            Gen.Shuffle(Tags.Where(isAdmitted).ToArray()),
            Gen.Int[0, 5],
            Gen.Int[0, 9].Array[5],
            (codes, parties, tags, languages, own) =>
            {
                var agreement = Documents.Of(string.Join(' ', tags.Take(languages)), codes[..parties]);
                foreach (var (party, tag) in agreement.Parties.Zip(own))
                    if (tag < agreement.Languages.Count)
                        party.Language = tags[tag];
                return agreement;
            }
        );
}
