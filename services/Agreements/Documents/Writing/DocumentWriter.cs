using System.IO.Compression;
using System.Text;
using System.Xml;
using StateVisit.Agreements.Documents.Reading;
using StateVisit.Agreements.Texts;
using Version = StateVisit.Agreements.V1.Version;

namespace StateVisit.Agreements.Documents.Writing;

/// <summary>Writes a text as a document, every paragraph in a style of its kind, so that it can be read back.</summary>
internal sealed class DocumentWriter(XmlWriter xml, string language)
{
    /// <summary>Not the time of the day: the same text is the same file. The first that an archive can hold.</summary>
    private static readonly DateTimeOffset Written = new(1980, 1, 1, 0, 0, 0, TimeSpan.Zero);

    private readonly bool isRightToLeft = Script.IsRightToLeft(language);

    public static byte[] Write(Version version, string title, string language)
    {
        using var file = new MemoryStream();
        using (var archive = new ZipArchive(file, ZipArchiveMode.Create, leaveOpen: true))
        {
            foreach (var (part, text) in FixedParts.Of(language))
            {
                using var stream = Open(archive, part);
                stream.Write(Encoding.UTF8.GetBytes(text));
            }
            using var body = Open(archive, "word/document.xml");
            using var xml = XmlWriter.Create(body, new() { NewLineHandling = NewLineHandling.None });
            new DocumentWriter(xml, language).Write(version, title);
        }
        return file.ToArray();
    }

    private static Stream Open(ZipArchive archive, string part)
    {
        var entry = archive.CreateEntry(part, CompressionLevel.Fastest);
        entry.LastWriteTime = Written;
        return entry.Open();
    }

    private void Write(Version version, string title)
    {
        var called = Texts.Language.Of(language);
        xml.WriteStartElement("w", "document", FixedParts.Main);
        Start("body");
        if (title.Length > 0)
            WriteParagraph("Title", title);
        foreach (var article in version.Articles)
        {
            if (article.Number.Length == 0)
                WriteParagraph("PartHeading", article.Heading);
            else
            {
                WriteParagraph("ArticleNumber", called.PrefixOfArticle + article.Number + called.SuffixOfArticle);
                if (article.Heading.Length > 0)
                    WriteParagraph("ArticleHeading", article.Heading);
            }
            if (article.Text.Length > 0)
                foreach (var line in article.Text.Split('\n'))
                    WriteParagraph(ArticleHead.Of(line) is null ? "ArticleText" : "ArticleQuotation", line);
        }
        Start("sectPr");
        if (isRightToLeft)
            Write("bidi");
        xml.WriteEndElement();
        xml.WriteEndElement();
        xml.WriteEndElement();
    }

    private void WriteParagraph(string style, string text)
    {
        Start("p");
        Start("pPr");
        Write("pStyle", style);
        if (isRightToLeft)
            Write("bidi");
        xml.WriteEndElement();
        if (text.Length > 0)
        {
            Start("r");
            if (isRightToLeft)
            {
                Start("rPr");
                Write("rtl");
                xml.WriteEndElement();
            }
            foreach (var (i, piece) in text.Split('\t').Index())
            {
                if (i > 0)
                    Write("tab");
                if (piece.Length > 0)
                    WriteText(piece);
            }
            xml.WriteEndElement();
        }
        xml.WriteEndElement();
    }

    private void WriteText(string text)
    {
        Start("t");
        xml.WriteAttributeString("xml", "space", null, "preserve");
        xml.WriteString(text);
        xml.WriteEndElement();
    }

    private void Start(string tag) => xml.WriteStartElement("w", tag, FixedParts.Main);

    private void Write(string tag, string? value = null)
    {
        Start(tag);
        if (value is not null)
            xml.WriteAttributeString("w", "val", FixedParts.Main, value);
        xml.WriteEndElement();
    }
}
