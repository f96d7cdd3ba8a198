using System.Text;
using CsCheck;
using StateVisit.Agreements.Documents;
using StateVisit.Agreements.V1;
using StateVisit.ServiceDefaults.Errors;
using StateVisit.Tests.Agreements.Texts;
using StateVisit.Tests.Fixture;
using Xunit;

namespace StateVisit.Tests.Agreements.Documents;

/// <summary>Files that are no documents, or hold what is no text.</summary>
public sealed class BadDocumentTests
{
    [Theory]
    [InlineData("", "is empty")]
    [InlineData("%PDF-1.7", "PDF")]
    [InlineData("\u00D0\u00CF\u0011\u00E0\u00A1\u00B1\u001A\u00E1", ".doc")]
    [InlineData(@"{\rtf1", ".rtf")]
    [InlineData("<html>", "is no Word document")]
    [InlineData("PK\u0003\u0004broken", "is no document that can be read")]
    public void WrongFilesAreCalledByTheirKind(string start, string fault) =>
        Assert.Contains(fault, Refused.Of(Encoding.Latin1.GetBytes(start)));

    [Fact]
    public void AnOpenDocumentFileIsCalledByItsKind() =>
        Assert.Contains(".odt", Refused.Of(Docx.Zip(("mimetype", "application/vnd.oasis.opendocument.text"))));

    [Fact]
    public void MacrosAreRefused() =>
        Assert.Contains(
            "macros",
            Refused.Of(
                Docx.Zip(
                    ("word/vbaProject.bin", ""),
                    (
                        "_rels/.rels",
                        """<Relationships><Relationship Type="x/officeDocument" Target="word/document.xml"/></Relationships>"""
                    )
                )
            )
        );

    [Theory]
    [InlineData("xl/workbook.xml", "spreadsheet")]
    [InlineData("ppt/presentation.xml", "presentation")]
    [InlineData("word/gone.xml", "it has no word/gone.xml")]
    public void OtherOfficeFilesAreCalledByTheirKind(string part, string fault) =>
        Assert.Contains(
            fault,
            Refused.Of(
                Docx.Zip(
                    (
                        "_rels/.rels",
                        $"""<Relationships><Relationship Type="x/officeDocument" Target="{part}"/></Relationships>"""
                    )
                )
            )
        );

    [Theory]
    [InlineData("<w:r><w:footnoteReference/></w:r>", "a footnote")]
    [InlineData("<w:r><w:endnoteReference/></w:r>", "an endnote")]
    [InlineData("<w:r><w:drawing/></w:r>", "a picture")]
    [InlineData("<w:r><w:pict><w:txbxContent/></w:pict></w:r>", "a text box")]
    [InlineData(
        "<w:r><mc:AlternateContent><mc:Choice><w:txbxContent/></mc:Choice></mc:AlternateContent></w:r>",
        "a text box"
    )]
    [InlineData("<w:r><w:sym w:font=\"Wingdings\" w:char=\"F0FC\"/></w:r>", "a symbol of the font Wingdings")]
    [InlineData("<w:r><w:rPr><w:vanish/></w:rPr><w:t>secret</w:t></w:r>", "hidden text: \"secret\"")]
    [InlineData("<w:r><w:ruby/></w:r>", "pronunciation")]
    [InlineData("<w:oMath/>", "a formula")]
    [InlineData("<w:bdo><w:r><w:t>x</w:t></w:r></w:bdo>", "a forced direction")]
    [InlineData("<w:r><w:fldChar w:fldCharType=\"begin\"/></w:r>", "a field before it has no end")]
    public void WhatIsNoTextIsRefusedWithItsPlace(string content, string fault)
    {
        var found = Refused.Of(Docx.Of($"{Docx.P("Article 1")}<w:p>{content}</w:p>"));

        Assert.Contains("paragraph 2 ", found);
        Assert.Contains(fault, found);
    }

    [Fact]
    public void ArticlesInATableAreRefused() =>
        Assert.Contains(
            "starts an article inside a table",
            Refused.Of(
                Docx.Of($"<w:tbl><w:tr><w:tc>{Docx.P("Article 1")}</w:tc><w:tc>{Docx.P("text")}</w:tc></w:tr></w:tbl>")
            )
        );

    [Fact]
    public void ADefinitionOfItsOwnIsRefused() =>
        Assert.Contains(
            "is damaged",
            Refused.Of(Docx.Of("&x;", prologue: "<!DOCTYPE x [<!ENTITY x SYSTEM \"file:///etc/passwd\">]>"))
        );

    [Fact]
    public void ABombIsRefused() =>
        Assert.Contains("packed more tightly", Refused.Of(Docx.OfParagraphs(new string('a', 50_000_000))));

    [Fact]
    public void DepthIsRefused() =>
        Assert.Contains(
            "nested too deeply",
            Refused.Of(
                Docx.Of(
                    string.Concat(Enumerable.Repeat("<w:sdt>", 50_000))
                        + string.Concat(Enumerable.Repeat("</w:sdt>", 50_000))
                )
            )
        );

    [Fact]
    public void ADamagedFileIsRefusedOrRead()
    {
        var whole = WordDocument.Write(
            Text.Of(("", "", "Preamble"), ("1", "Aim", "One.\nTwo."), ("2", "", "Three.")),
            "Treaty",
            "en"
        );
        Gen.Select(Gen.Int[0, whole.Length - 1], Gen.Byte, Gen.Int[0, 3])
            .Try(
                (at, value, how) =>
                {
                    var file = how == 0 ? whole[..at] : [.. whole];
                    if (how > 0)
                        file[at] = value;
                    try
                    {
                        WordDocument.Read(file, "en", TrackedChanges.Unspecified);
                    }
                    catch (Fault fault)
                    {
                        Assert.All(fault.Fields, field => Assert.Equal("document", field.Path));
                    }
                },
                iter: 5_000
            );
    }
}
