using StateVisit.Agreements.Documents;
using StateVisit.Agreements.V1;
using StateVisit.Tests.Agreements.Texts;
using Xunit;

namespace StateVisit.Tests.Agreements.Documents;

/// <summary>Changes that a document only proposes.</summary>
public sealed class TrackedTests
{
    private static readonly byte[] Draft = Docx.Of(
        Docx.P("Article 1")
            + $"""
            <w:p>{Docx.R("Kept ")}<w:ins w:author="Li Wei">{Docx.R(
                "new "
            )}</w:ins><w:del w:author="Ivanov"><w:r><w:delText xml:space="preserve">old </w:delText></w:r></w:del>{Docx.R(
                "end."
            )}</w:p>
            <w:p><w:pPr><w:rPr><w:ins w:author="Li Wei"/></w:rPr></w:pPr><w:ins w:author="Li Wei">{Docx.R(
                "Whole."
            )}</w:ins></w:p>
            <w:p><w:pPr><w:rPr><w:del w:author="Ivanov"/></w:rPr></w:pPr>{Docx.R("Joined ")}</w:p>
            <w:p>{Docx.R("here.")}</w:p>
            <w:p><w:moveTo w:author="Li Wei">{Docx.R(
                "Moved"
            )}</w:moveTo><w:r><w:rPr><w:rPrChange w:author="x"><w:rPr/></w:rPrChange></w:rPr><w:t>bold</w:t></w:r><w:moveFrom>{Docx.R(
                "Moved"
            )}</w:moveFrom></w:p>
            <w:tbl><w:tr><w:trPr><w:ins w:author="Li Wei"/></w:trPr><w:tc><w:p>{Docx.R(
                "Row"
            )}</w:p></w:tc></w:tr></w:tbl>
            """
    );

    [Fact]
    public void EachIsNamedWithItsPlaceItsAuthorAndItsWords() =>
        Assert.Equal(
            [
                "paragraph 2 has a tracked insertion by Li Wei: \"new \"",
                "paragraph 2 has a tracked deletion by Ivanov: \"old \"",
                "paragraph 3 has a tracked insertion by Li Wei: \"Whole.\"",
                "paragraph 3 has a tracked insertion of the end of the paragraph by Li Wei: \"Whole.\"",
                "paragraph 4 has a tracked deletion of the end of the paragraph by Ivanov: \"Joined \"",
                "paragraph 6 has a tracked move by Li Wei: \"Moved\"",
                "paragraph 6 has a tracked move by somebody: \"Moved\"",
                "paragraph 6 has a tracked insertion by Li Wei: \"\"",
            ],
            Refused.All(Draft).Select(fault => fault.Description)
        );

    [Theory]
    [InlineData(TrackedChanges.Accept, "Kept new end.\nWhole.\nJoined here.\nMovedbold\nRow")]
    [InlineData(TrackedChanges.Reject, "Kept old end.\nJoined\nhere.\nboldMoved")]
    public void TheyAreResolvedWhenAskedTo(TrackedChanges changes, string text) =>
        Assert.Equal(Text.Of(("1", "", text)).Articles, WordDocument.Read(Draft, "en", changes).Articles);

    [Fact]
    public void AtMostAHundredAreNamed() =>
        Assert.Equal(
            100,
            Refused
                .All(Docx.Of(string.Concat(Enumerable.Repeat($"<w:p><w:ins>{Docx.R("x")}</w:ins></w:p>", 5_000))))
                .Count
        );

    [Fact]
    public void AnotherStyleIsAChangeToo()
    {
        var file = Docx.Of(
            """<w:p><w:pPr><w:outlineLvl w:val="0"/><w:pPrChange w:author="Li Wei"><w:pPr/></w:pPrChange></w:pPr>"""
                + $"{Docx.R("Aim")}</w:p>"
        );

        Assert.Contains("style or numbering by Li Wei", Refused.Of(file));
        Assert.Equal(Text.Of(("", "Aim", "")).Articles, WordDocument.Read(file, "en", TrackedChanges.Accept).Articles);
        Assert.Equal(Text.Of(("", "", "Aim")).Articles, WordDocument.Read(file, "en", TrackedChanges.Reject).Articles);
    }

    [Fact]
    public void ACommentIsNotThrownAwayUnasked()
    {
        var file = Docx.Of(
            $"<w:p><w:commentRangeStart/>{Docx.R("Text.")}<w:commentRangeEnd/><w:r><w:commentReference/></w:r></w:p>"
        );

        Assert.Contains("paragraph 1 has a comment", Refused.Of(file));
        Assert.Equal("Text.", WordDocument.Read(file, "en", TrackedChanges.Accept).Articles.Single().Text);
    }
}
