using Google.Protobuf.Collections;
using StateVisit.Agreements.Documents;
using StateVisit.Agreements.V1;
using StateVisit.Tests.Agreements.Texts;
using Xunit;

namespace StateVisit.Tests.Agreements.Documents;

/// <summary>Documents that others wrote.</summary>
public sealed class ReadingTests
{
    private const string Styles = """
        <w:style w:type="paragraph" w:styleId="1"><w:name w:val="heading 1"/></w:style>
        <w:style w:type="paragraph" w:styleId="A"><w:name w:val="Clause"/><w:basedOn w:val="1"/><w:pPr><w:numPr><w:numId w:val="5"/></w:numPr></w:pPr></w:style>
        <w:style w:type="paragraph" w:styleId="T"><w:name w:val="Title"/></w:style>
        <w:style w:type="paragraph" w:styleId="C"><w:name w:val="toc 1"/></w:style>
        """;

    private const string Numbering = """
        <w:abstractNum w:abstractNumId="0">
          <w:lvl w:ilvl="0"><w:start w:val="1"/><w:numFmt w:val="decimal"/><w:pStyle w:val="A"/><w:suff w:val="space"/><w:lvlText w:val="Article %1."/></w:lvl>
          <w:lvl w:ilvl="1"><w:start w:val="1"/><w:numFmt w:val="decimal"/><w:lvlText w:val="%1.%2."/></w:lvl>
          <w:lvl w:ilvl="2"><w:start w:val="1"/><w:numFmt w:val="lowerLetter"/><w:lvlText w:val="(%3)"/></w:lvl>
        </w:abstractNum>
        <w:abstractNum w:abstractNumId="1">
          <w:lvl w:ilvl="0"><w:start w:val="1"/><w:numFmt w:val="decimal"/><w:lvlText w:val="%1."/></w:lvl>
          <w:lvl w:ilvl="1"><w:numFmt w:val="bullet"/><w:lvlText w:val="x"/></w:lvl>
          <w:lvl w:ilvl="2"><w:start w:val="1"/><w:numFmt w:val="klingon"/><w:lvlText w:val="%3"/></w:lvl>
        </w:abstractNum>
        <w:num w:numId="5"><w:abstractNumId w:val="0"/></w:num>
        <w:num w:numId="6"><w:abstractNumId w:val="1"/></w:num>
        <w:num w:numId="7"><w:abstractNumId w:val="1"/><w:lvlOverride w:ilvl="0"><w:startOverride w:val="1"/></w:lvlOverride></w:num>
        """;

    [Theory]
    [InlineData("en", "Article 1", "1")]
    [InlineData("en", "ARTICLE 1bis", "1bis")]
    [InlineData("en", "Article 1 bis", "1bis")]
    [InlineData("en", "Article IX", "9")]
    [InlineData("fr", "Article premier", "1")]
    [InlineData("fr", "Article 1er", "1")]
    [InlineData("ru", "Статья 7", "7")]
    [InlineData("ru", "СТАТЬЯ\u00A07.1", "7.1")]
    [InlineData("zh", "第七条", "7")]
    [InlineData("zh", "第一百二十三条", "123")]
    [InlineData("zh", "第 7 条", "7")]
    [InlineData("zh", "第七条之一", "7之一")]
    [InlineData("es", "Artículo 7", "7")]
    [InlineData("de", "Artikel 7a", "7a")]
    [InlineData("ar", "المادة ٧", "7")]
    [InlineData("ar", "المادة (7)", "7")]
    [InlineData("uz", "7-modda", "7")]
    public void ArticlesAreKnownByWhatTheyAreCalled(string language, string start, string number)
    {
        var articles = Read(Docx.OfParagraphs("Preamble", start, "Text."), language);

        Assert.Equal(Parts(("", "", "Preamble"), (number, "", "Text.")), articles);
    }

    [Theory]
    [InlineData("Article 1. Aim", "Aim", "")]
    [InlineData("Article 1 – Aim", "Aim", "")]
    [InlineData("Article 1. The Parties build a bridge.", "", "The Parties build a bridge.")]
    [InlineData("第一条　目的", "目的", "")]
    [InlineData("第一条　双方应当合作。", "", "双方应当合作。")]
    [InlineData("المادة 1 الغرض", "الغرض", "")]
    public void WhatFollowsTheNumberIsAHeadingUnlessItIsASentence(string start, string heading, string text) =>
        Assert.Equal(Parts(("1", heading, text)), Read(Docx.OfParagraphs(start)));

    [Theory]
    [InlineData("Article 7 of the Treaty applies.")]
    [InlineData("Article 7, paragraph 2, applies.")]
    [InlineData("Articles 7 and 8 apply.")]
    [InlineData("第七条规定适用。")]
    [InlineData("المادة 7 من المعاهدة")]
    [InlineData("Статьи 7 и 8")]
    public void ASentenceAboutAnArticleIsNoStart(string sentence) =>
        Assert.Equal(Parts(("1", "", $"First.\n{sentence}")), Read(Docx.OfParagraphs("Article 1", "First.", sentence)));

    [Fact]
    public void NumbersThatWordCountsAreResolved()
    {
        string Item(string text, int list, int level) =>
            Docx.P(text, $"""<w:numPr><w:ilvl w:val="{level}"/><w:numId w:val="{list}"/></w:numPr>""");
        string Clause(string text) => Docx.P(text, """<w:pStyle w:val="A"/>""");

        var articles = Read(
            Docx.Of(
                Clause("Aim")
                    + Item("First.", 5, 1)
                    + Item("Letter.", 5, 2)
                    + Item("Letter.", 5, 2)
                    + Item("Second.", 5, 1)
                    + Clause("Term")
                    + Item("Third.", 5, 1)
                    + Item("One.", 6, 0)
                    + Item("Point.", 6, 1)
                    + Item("Two.", 6, 0)
                    + Item("Anew.", 7, 0)
                    + Item("None.", 0, 0),
                Numbering,
                Styles
            )
        );

        Assert.Equal(
            Parts(
                ("1", "Aim", "1.1. First.\n(a) Letter.\n(b) Letter.\n1.2. Second."),
                ("2", "Term", "2.1. Third.\n1. One.\n• Point.\n2. Two.\n1. Anew.\nNone.")
            ),
            articles
        );
    }

    [Fact]
    public void NumberedHeadingsAreArticlesWhereNoneAreCalledSo()
    {
        string Numbered(string text) =>
            Docx.Heading(text, """<w:numPr><w:ilvl w:val="0"/><w:numId w:val="6"/></w:numPr>""");

        Assert.Equal(
            Parts(("", "Memorandum", "Preamble."), ("1", "Aim", "One."), ("2", "Term", "Two.")),
            Read(
                Docx.Of(
                    Docx.Heading("Memorandum")
                        + Docx.P("Preamble.")
                        + Numbered("Aim")
                        + Docx.P("One.")
                        + Numbered("Term")
                        + Docx.P("Two."),
                    Numbering,
                    Styles
                )
            )
        );
    }

    [Fact]
    public void HeadingsOfChaptersArePartsAndThoseBehindANumberBelongToIt() =>
        Assert.Equal(
            Parts(("", "Chapter I", ""), ("1", "Aim", "One."), ("", "Chapter II", ""), ("2", "", "Two.")),
            Read(
                Docx.Of(
                    Docx.Heading("Chapter I")
                        + Docx.P("Article 1")
                        + Docx.Heading("Aim")
                        + Docx.P("One.")
                        + Docx.P(" ")
                        + Docx.Heading("Chapter II")
                        + Docx.P("Article 2")
                        + Docx.P("Two.")
                )
            )
        );

    [Fact]
    public void TitleAndContentsAreLeftOut() =>
        Assert.Equal(
            Parts(("1", "", "One.")),
            Read(
                Docx.Of(
                    Docx.P("Treaty", """<w:pStyle w:val="T"/>""")
                        + Docx.P("Article 1 ..... 2", """<w:pStyle w:val="C"/>""")
                        + Docx.P("Article 1")
                        + Docx.P("One."),
                    "",
                    Styles
                )
            )
        );

    [Fact]
    public void BreaksTabsHyphensFieldsLinksAndTablesAreKeptAsText() =>
        Assert.Equal(
            Parts(("1", "", "one\ttwo\nthree\u2011four five 21 March link\nCell\tOther cell\nunder it")),
            Read(
                Docx.Of(
                    Docx.P("Article 1")
                        + """
                        <w:p><w:r><w:t>one </w:t><w:tab/><w:t>two</w:t><w:br/><w:t>three</w:t><w:noBreakHyphen/><w:t xml:space="preserve">four </w:t></w:r>
                        <w:proofErr/><w:sdt><w:sdtContent><w:r><w:t xml:space="preserve">five </w:t></w:r></w:sdtContent></w:sdt>
                        <w:r><w:fldChar w:fldCharType="begin"/></w:r><w:r><w:instrText>DATE</w:instrText></w:r><w:r><w:fldChar w:fldCharType="separate"/></w:r><w:r><w:t>21 March</w:t></w:r><w:r><w:fldChar w:fldCharType="end"/></w:r>
                        <w:hyperlink><w:r><w:t xml:space="preserve"> link</w:t></w:r></w:hyperlink></w:p>
                        <w:tbl><w:tblPr/><w:tr><w:tc><w:tcPr/><w:p><w:r><w:t>Cell</w:t></w:r></w:p></w:tc><w:tc><w:p><w:r><w:t>Other</w:t></w:r></w:p><w:p><w:r><w:t>cell</w:t></w:r></w:p></w:tc></w:tr></w:tbl>
                        """
                        + Docx.P("under it")
                )
            )
        );

    [Fact]
    public void WaysOfCountingThatAreNotKnownAreRefused() =>
        Assert.Contains(
            "klingon",
            Refused.Of(
                Docx.Of(
                    Docx.P("Text", """<w:numPr><w:ilvl w:val="2"/><w:numId w:val="6"/></w:numPr>"""),
                    Numbering,
                    Styles
                )
            )
        );

    [Fact]
    public void ADocumentSavedByAnotherProgramIsReadBack()
    {
        var file = File.ReadAllBytes(Path.Combine(AppContext.BaseDirectory, "Agreements/Documents/files/saved.docx"));

        Assert.Equal(SavedText.Articles, Read(file, "ar"));
    }

    private static RepeatedField<Article> Read(byte[] file, string language = "en") =>
        WordDocument.Read(file, language, TrackedChanges.Unspecified).Articles;

    private static RepeatedField<Article> Parts(params (string, string, string)[] parts) => Text.Of(parts).Articles;
}
