using System.IO.Compression;
using CsCheck;
using DocumentFormat.OpenXml;
using DocumentFormat.OpenXml.Packaging;
using DocumentFormat.OpenXml.Validation;
using StateVisit.Agreements.Documents;
using StateVisit.Agreements.Texts;
using StateVisit.Agreements.V1;
using StateVisit.Tests.Agreements.Texts;
using StateVisit.Tests.Fixture;
using Xunit;
using Version = StateVisit.Agreements.V1.Version;

namespace StateVisit.Tests.Agreements.Documents;

/// <summary>Texts written as documents.</summary>
public sealed class WritingTests
{
    private static readonly Version Treaty = Text.Of(
        ("", "", "The Parties,\n\nhave agreed:"),
        ("1", "Aim", "Article 2. Is only quoted here.\n\tWith a tab,  two spaces and \u202Bشيء\u202C."),
        ("1bis", "", "Статья 5"),
        ("2", "Срок", " 五年 & <ever> "),
        ("", "Closing", "Done at Beijing."),
        ("", "", "")
    );

    [Theory]
    [InlineData("en")]
    [InlineData("ru")]
    [InlineData("zh-Hans")]
    [InlineData("ar")]
    [InlineData("kk")]
    [InlineData("tlh")]
    public void WhatIsWrittenIsReadBack(string language)
    {
        var read = WordDocument.Read(
            WordDocument.Write(Treaty, "Treaty", language),
            language,
            TrackedChanges.Unspecified
        );

        Assert.Equal(Treaty.Articles, read.Articles);
        Assert.Equal(Treaty.Hash(), read.Hash());
    }

    [Fact]
    public void EveryTextComesBackWithItsHash() =>
        Gen.Select(
                Drafts.Version,
                Gen.OneOf("en", "ru", "zh", "ar", "uz", "es", "de", "xx"),
                Gen.OneOf("", "Treaty", "Article 1")
            )
            .Try(
                (version, language, title) =>
                {
                    version.Normalize();
                    var file = WordDocument.Write(version, title, language);
                    var read = WordDocument.Read(file, language, TrackedChanges.Unspecified);
                    Assert.Equal(version.Articles, read.Articles);
                    Assert.Equal(version.Hash(), read.Hash());
                    Assert.Equal(file, WordDocument.Write(read, title, language));
                },
                iter: 1_000
            );

    [Theory]
    [InlineData("en")]
    [InlineData("ar")]
    public void DocumentsAreValid(string language)
    {
        using var file = new MemoryStream(WordDocument.Write(Treaty, "Treaty", language));
        using var document = WordprocessingDocument.Open(file, isEditable: false);

        Assert.Empty(
            new OpenXmlValidator(FileFormatVersions.Office2019).Validate(document).Select(fault => fault.Description)
        );
    }

    [Theory]
    [InlineData("ar", true)]
    [InlineData("uz-Arab", true)]
    [InlineData("fa-IR", true)]
    [InlineData("ru", false)]
    [InlineData("az-Latn", false)]
    public void ParagraphsRunAsTheLanguageDoes(string language, bool rightToLeft)
    {
        using var archive = new ZipArchive(new MemoryStream(WordDocument.Write(Treaty, "", language)));
        using var part = new StreamReader(archive.GetEntry("word/document.xml")!.Open());
        var body = part.ReadToEnd();

        Assert.Equal(rightToLeft, body.Contains("<w:bidi />", StringComparison.Ordinal));
        Assert.Equal(rightToLeft, body.Contains("<w:rtl />", StringComparison.Ordinal));
    }

    [Theory]
    [InlineData("en", "Article 2")]
    [InlineData("ru", "Статья 2")]
    [InlineData("zh", "第2条")]
    [InlineData("es", "Artículo 2")]
    [InlineData("uz", "2-modda")]
    public void ArticlesAreCalledAsInTheLanguage(string language, string called)
    {
        using var file = new MemoryStream(WordDocument.Write(Treaty, "", language));
        using var document = WordprocessingDocument.Open(file, isEditable: false);

        Assert.Contains(called, document.MainDocumentPart!.Document!.Body!.ChildElements.Select(one => one.InnerText));
    }
}
