using System.IO.Compression;
using System.Text;

namespace StateVisit.Tests.Agreements.Documents;

/// <summary>Documents as other programs write them, put together by hand.</summary>
internal static class Docx
{
    private const string Main = "http://schemas.openxmlformats.org/wordprocessingml/2006/main";

    public static byte[] Of(string body, string numbering = "", string styles = "", string prologue = "") =>
        Zip(
            (
                "_rels/.rels",
                """<Relationships><Relationship Id="r" Type="x/officeDocument" Target="word/document.xml"/></Relationships>"""
            ),
            (
                "word/_rels/document.xml.rels",
                """
                <Relationships>
                <Relationship Id="n" Type="x/numbering" Target="numbering.xml"/>
                <Relationship Id="s" Type="x/styles" Target="styles.xml"/>
                </Relationships>
                """
            ),
            (
                "word/document.xml",
                $"""{prologue}<w:document xmlns:w="{Main}" xmlns:mc="mc"><w:body>{body}<w:sectPr/></w:body></w:document>"""
            ),
            ("word/numbering.xml", $"""<w:numbering xmlns:w="{Main}">{numbering}</w:numbering>"""),
            ("word/styles.xml", $"""<w:styles xmlns:w="{Main}">{styles}</w:styles>""")
        );

    public static byte[] OfParagraphs(params string[] paragraphs) =>
        Of(string.Concat(paragraphs.Select(text => P(text))));

    public static byte[] Zip(params IEnumerable<(string Name, string Text)> parts)
    {
        using var file = new MemoryStream();
        using (var archive = new ZipArchive(file, ZipArchiveMode.Create))
            foreach (var (name, text) in parts)
            {
                using var stream = archive.CreateEntry(name, Packing(name)).Open();
                stream.Write(Encoding.UTF8.GetBytes(text));
            }
        return file.ToArray();
    }

    /// <summary>What says the kind of a file is not packed.</summary>
    private static CompressionLevel Packing(string part) =>
        part == "mimetype" ? CompressionLevel.NoCompression : CompressionLevel.Optimal;

    public static string P(string text, string properties = "") => $"<w:p><w:pPr>{properties}</w:pPr>{R(text)}</w:p>";

    public static string R(string text) => $"""<w:r><w:t xml:space="preserve">{text}</w:t></w:r>""";

    public static string Heading(string text, string properties = "") =>
        P(text, $"""<w:outlineLvl w:val="0"/>{properties}""");
}
