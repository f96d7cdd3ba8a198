using System.Security.Cryptography;
using System.Text;
using StateVisit.Agreements.Texts;
using StateVisit.Agreements.V1;
using StateVisit.ServiceDefaults.Errors;
using Xunit;
using Version = StateVisit.Agreements.V1.Version;

namespace StateVisit.Tests.Agreements.Texts;

/// <summary>What a text is hashed as, and what keeps it from being written.</summary>
public sealed class TextFormTests
{
    [Fact]
    public void TheHashIsThatOfTheCanonicalForm()
    {
        var version = Text.Of(("", "Preamble", "The Parties,"), ("1", "Aim", "First.\nSecond."));

        var bytes = Encoding.UTF8.GetBytes("\tPreamble\nThe Parties,\n\n1\tAim\nFirst.\nSecond.\n\n");

        Assert.Equal(SHA256.HashData(bytes), version.Hash());
    }

    [Theory]
    [InlineData("cafe\u0301", "caf\u00E9")]
    [InlineData("\u0438\u0306", "\u0439")]
    [InlineData("\u1112\u1161\u11AB", "\uD55C")]
    [InlineData("\u212B", "\u00C5")]
    [InlineData("\u0627\u0653", "\u0622")]
    [InlineData("a\u0323\u0307", "\u1EA1\u0307")]
    public void WhatReadsTheSameIsTheSame(string decomposed, string composed)
    {
        var version = Text.Of(("1", decomposed, $"one\n{decomposed}\nthree"));
        var hash = version.Hash();

        version.Normalize();

        Assert.Equal($"one\n{composed}\nthree", version.Articles[0].Text);
        Assert.Equal(composed, version.Articles[0].Heading);
        Assert.Equal(hash, version.Hash());
        Assert.Equal(hash, Text.Of(("1", composed, $"one\n{composed}\nthree")).Hash());
    }

    [Fact]
    public void EveryCharacterOfThePlaneIsComposedAsTheStandardSays()
    {
        for (var c = 0x20; c < 0xFFFE; c++)
        {
            if (char.IsSurrogate((char)c))
                continue;
            // Behind a letter and before an accent, where it may combine with either.
            var text = $"e{(char)c}";
            Assert.Equal(ADRaffy.ENSNormalize.ENSNormalize.NF.NFC(text), Composed(text));
        }
    }

    [Theory]
    [InlineData("1", "2", "3")]
    [InlineData("", "1", "", "2", "2bis", "2ter", "", "3", "")]
    [InlineData("1", "1a", "1.1", "1-1", "1-1-2", "1\u4E4B\u4E00", "2")]
    [InlineData("")]
    public void NumbersThatCountAreTaken(params string[] numbers) => Assert.Empty(Faults(numbers));

    [Theory]
    [InlineData("4 follows 2: 3 is missing", "1", "2", "4", "5")]
    [InlineData("6 follows 2: 3 to 5 are missing", "1", "2", "6")]
    [InlineData("the first article is 2: 1 is missing", "2", "3")]
    [InlineData("repeats 2", "1", "2", "2", "3")]
    [InlineData("2 follows 3: articles are out of order", "1", "3", "2")]
    [InlineData("1bis stands after 2: it must follow 1", "1", "2", "1bis")]
    [InlineData("1bis stands before the first article", "1bis", "1")]
    [InlineData("repeats 1BIS", "1", "1bis", "1BIS")]
    [InlineData("must be a number like 7", "1", "II")]
    [InlineData("must be a number like 7", "01")]
    [InlineData("must be a number like 7", "1", "1 bis")]
    [InlineData("must be a number like 7", "1", "1\tbis")]
    public void NumbersThatDoNotCountAreRefused(string fault, params string[] numbers) =>
        Assert.Contains(Faults(numbers), found => found.Description.Contains(fault, StringComparison.Ordinal));

    [Fact]
    public void OneGapIsOneFault() => Assert.Single(Faults("1", "2", "4", "5", "6"));

    [Fact]
    public void AnEmptyTextIsRefused() => Assert.Contains("at least one article", Assert.Single(Faults()).Description);

    [Fact]
    public void ATextOfFiveMegabytesIsRefusedWithItsSize()
    {
        var faults = new FieldFaults();
        Text.Of(("1", "", new string('я', 1_300_000)), ("2", "", new string('я', 1_300_000))).Check("version", faults);

        var fault = Assert.Single(faults.All);

        Assert.Equal("version.articles", fault.Path);
        Assert.Contains("5,200,002 bytes", fault.Description);
    }

    [Theory]
    [InlineData("a\u202Eb", "U+202E")]
    [InlineData("a\u202Bb\nc\u202C", "U+202B")]
    [InlineData("a\u2067b\u202C", "U+2067")]
    [InlineData("a\u2068\u202Ab\u2069", "U+202A")]
    public void ATurnOfDirectionWithoutAnEndInItsParagraphIsRefused(string text, string point)
    {
        var faults = new FieldFaults();
        Text.Of(("1", "", "fine"), ("2", "", $"fine\n{text}")).Check("version", faults);

        var fault = Assert.Single(faults.All);

        Assert.Equal("version.articles[1].text", fault.Path);
        Assert.Contains("article 2, paragraph 2", fault.Description);
        Assert.Contains(point, fault.Description);
    }

    [Theory]
    [InlineData("\u200Fالمادة\u200E")]
    [InlineData("a \u2067\u202Bب\u202C\u2069 c")]
    [InlineData("e\u0323\u0301\u0302\t\U0001F91D")]
    [InlineData("\u202C\u2069")]
    public void RightToLeftAndCombiningTextIsTaken(string text) => Assert.Empty(FaultsOf(text));

    [Theory]
    [InlineData("\uFFFE", "no character")]
    [InlineData("\uFDD0", "no character")]
    [InlineData("\U0001FFFF", "no character")]
    [InlineData("a\r\nb", "U+000D")]
    [InlineData("a\u2028b", "paragraphs end with a line feed")]
    [InlineData("a\u0085b", "control character")]
    public void WhatIsNoTextIsRefused(string text, string fault) =>
        Assert.Contains(fault, Assert.Single(FaultsOf(text)).Description);

    [Fact]
    public void HalfACharacterIsRefused() =>
        Assert.Contains("half a character (U+D83E)", Assert.Single(FaultsOf("a\uD83Eb")).Description);

    [Fact]
    public void HalfACharacterOutlivesNormalizing() => Assert.Equal("\uD83Ee\u0301", Composed("\uD83Ee\u0301"));

    private static string Composed(string text)
    {
        var version = Text.Of(("1", "", text));
        version.Normalize();
        return version.Articles[0].Text;
    }

    private static IReadOnlyList<FieldFault> FaultsOf(string text)
    {
        var faults = new FieldFaults();
        Text.Of(("1", "", text)).Check("version", faults);
        return faults.All;
    }

    private static IReadOnlyList<FieldFault> Faults(params string[] numbers)
    {
        var faults = new FieldFaults();
        Text.Of([.. numbers.Select(number => (number, "", "text"))]).Check("version", faults);
        return faults.All;
    }
}
