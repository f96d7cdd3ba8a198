using System.Xml.Linq;
using CsCheck;
using StateVisit.Agreements.Signing;
using StateVisit.Agreements.V1;
using StateVisit.Tests.Fixture;
using Xunit;

namespace StateVisit.Tests.Agreements.Signing;

public class PrintedCopyTests
{
    private static readonly Dictionary<string, IDictionary<string, string>> Nobody = [];

    [Fact]
    public void TheTextsStandInTheOrderOfTheCopyEachInItsLanguageAndDirection()
    {
        var agreement = Documents.Of("en ar", "GB", "EG");
        var copy = agreement.Copies().CopyOf("EG");

        var page = Print(
            agreement,
            copy,
            Documents.Text(
                "en",
                new Article
                {
                    Number = "1",
                    Heading = "Scope",
                    Text = "First.\nSecond.",
                }
            ),
            Documents.Text("ar", new Article { Number = "1", Text = "أولا." })
        );

        Assert.Equal(("ar", "rtl"), ((string)page.Attribute("lang")!, (string)page.Attribute("dir")!));
        Assert.Equal(
            [("ar", "rtl"), ("en", "ltr")],
            Of(page, "language").Select(e => ((string)e.Attribute("lang")!, (string)e.Attribute("dir")!))
        );
        var english = Of(page, "language").Last();
        Assert.Equal(["1", "Scope"], english.Descendants("h2").Elements().Select(e => e.Value));
        Assert.Equal(["First.", "Second."], english.Descendants("p").Select(e => e.Value));
        Assert.Equal(["signature right", "signature left"], Of(page, "signatures").Elements().Select(Look));
    }

    [Fact]
    public void WhoSignsIsNamedAsFarAsTheReaderMayKnow()
    {
        var agreement = Documents.Of("ru zh-Hans", "RU", "CN");
        var people = new Dictionary<string, IDictionary<string, string>>
        {
            [Documents.PersonOf("CN")] = new Dictionary<string, string> { ["zh-Hans"] = "王毅", ["ru"] = "Ван И" },
        };

        var page = XElement.Parse(Body(PrintedCopy.Make(agreement, agreement.Copies().CopyOf("CN"), [], people)));

        Assert.Equal(["王毅", "Ван И"], Of(page, "person").Select(e => e.Value));
        Assert.Equal(2, Of(page, "line").Count());
    }

    [Fact]
    public void ATextThatIsNotThereIsSaidToBeMissing()
    {
        var agreement = Documents.Of("ru zh-Hans", "RU", "CN");

        var page = Print(
            agreement,
            agreement.Copies().CopyOf("RU"),
            Documents.Text("ru", new Article { Text = "Да." })
        );

        Assert.Equal("该文字的文本暂缺。", Assert.Single(Of(page, "missing")).Value);
    }

    [Fact]
    public void OneSpecimenMarksEveryPage()
    {
        var agreement = Documents.Of("ru en", "RU", "GB");
        var specimen = Documents.Text("en", new Article { Text = "Yes." });
        var copy = agreement.Copies().CopyOf("RU");
        Assert.Empty(Of(Print(agreement, copy, specimen), "specimen"));
        specimen.Specimen = true;

        var mark = Assert.Single(Of(Print(agreement, copy, specimen), "specimen"));

        Assert.Equal(("Образец", "ru"), (mark.Value, (string)mark.Attribute("lang")!));
    }

    [Fact]
    public void NothingIsLoadedAndNothingRuns()
    {
        var agreement = Documents.Of("ru en", "RU", "GB");

        var page = Print(agreement, agreement.Copies().CopyOf("RU"));

        Assert.DoesNotContain(page.Descendants(), e => e.Name.LocalName is "script" or "link" or "img" or "iframe");
        Assert.DoesNotContain(page.Descendants().Attributes(), a => a.Name.LocalName is "src" or "href" or "style");
        Assert.DoesNotContain("url(", page.Descendants("style").Single().Value, StringComparison.Ordinal);
    }

    [Fact]
    public void WhateverIsWrittenInADocumentIsTextOnThePage() =>
        Gen.Select(Gen.String, Gen.OneOf("</style><script>", "\" onload=\"", "<!--", "]]>", "&lt;", "\u0001"))
            .Try(
                (odd, hostile) =>
                {
                    var agreement = Documents.Of("ru en", "RU", "GB");
                    var text = Documents.Text(
                        "ru",
                        new Article
                        {
                            Number = hostile,
                            Heading = odd,
                            Text = $"a{odd}{hostile}",
                        }
                    );
                    agreement.Titles["ru"] = odd + hostile;
                    agreement.Parties[0].Names["ru"] = hostile + odd;
                    agreement.Signatories[0].Offices["ru"] = hostile + odd;

                    var page = Print(agreement, agreement.Copies().CopyOf("RU"), text);

                    Assert.Single(page.Descendants("style"));
                    Assert.Empty(page.Descendants("script"));
                    Assert.Empty(page.DescendantNodes().OfType<XComment>());
                    Assert.Equal(
                        ["charset", "class", "dir", "lang"],
                        page.DescendantsAndSelf().Attributes().Select(a => a.Name.LocalName).Distinct().Order()
                    );
                    Assert.Equal(hostile.Replace('\u0001', '\uFFFD'), Of(page, "number").Single().Value);
                }
            );

    private static XElement Print(Agreement agreement, Copy copy, params StateVisit.Agreements.V1.Version[] texts) =>
        XElement.Parse(Body(PrintedCopy.Make(agreement, copy, texts, Nobody)));

    private static string Body(string page) => page["<!DOCTYPE html>".Length..];

    private static IEnumerable<XElement> Of(XElement page, string look) =>
        page.Descendants().Where(element => Look(element).Split(' ').Contains(look));

    private static string Look(XElement element) => (string?)element.Attribute("class") ?? "";
}
