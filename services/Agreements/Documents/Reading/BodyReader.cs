using System.Xml;
using System.Xml.Linq;
using StateVisit.Agreements.V1;
using StateVisit.ServiceDefaults.Errors;
using StateVisit.ServiceDefaults.OfficeFiles;
using Package = StateVisit.ServiceDefaults.OfficeFiles.Package;

namespace StateVisit.Agreements.Documents.Reading;

/// <summary>Reads the paragraphs of a document one after the other. What cannot be kept becomes a fault with its place.</summary>
internal sealed class BodyReader
{
    private readonly Parts parts;
    private readonly Refusals refusals;
    private readonly RunReader runs;
    private readonly List<Paragraph> paragraphs = [];

    /// <summary>Of paragraphs whose end is no longer there: it goes before the next one.</summary>
    private string pending = "";

    public BodyReader(Parts parts, TrackedChanges changes, FieldFaults faults)
    {
        this.parts = parts;
        refusals = new(faults, changes);
        runs = new(refusals);
    }

    public IReadOnlyList<Paragraph> Read(Package package)
    {
        using var xml = package.Read(parts.Body);
        while (xml.Read() && xml is not { NodeType: XmlNodeType.Element, LocalName: "body" }) { }
        var depth = xml.Depth + 1;
        xml.Read();
        while (!xml.EOF && xml.Depth >= depth)
            if (xml is { NodeType: XmlNodeType.Element } && XNode.ReadFrom(xml) is XElement block)
                ReadBlock(block, paragraphs.Add);
            else
                xml.Read();
        if (pending.Length > 0)
            paragraphs.Add(new("", pending, "", IsHeading: false));
        runs.End();
        return paragraphs;
    }

    private void ReadBlock(XElement block, Action<Paragraph> add)
    {
        switch (block.Tag)
        {
            case "p":
                ReadParagraph(block, add);
                break;
            case "tbl":
                ReadTable(block);
                break;
            case "sdt" when IsContents(block):
                // Made from the text, which follows.
                refusals.Paragraph += block.Descendants().Count(one => one.Tag == "p");
                break;
            case "sdt" or "sdtContent" or "customXml" or "smartTag":
                foreach (var inner in block.Elements())
                    ReadBlock(inner, add);
                break;
            case "ins" or "del" or "moveFrom" or "moveTo":
                if (refusals.Keeps(block))
                    foreach (var inner in block.Elements())
                        ReadBlock(inner, add);
                break;
            case "altChunk" or "subDoc":
                refusals.Add("stands before another document that is put in by reference");
                break;
            case "AlternateContent" or "oMathPara" or "oMath":
                refusals.Add("stands before a drawing or a formula");
                break;
        }
    }

    private static bool IsContents(XElement block) =>
        block.Child("sdtPr")?.Child("docPartObj")?.Value("docPartGallery") == "Table of Contents";

    private void ReadParagraph(XElement element, Action<Paragraph> add)
    {
        refusals.Paragraph++;
        var properties = refusals.PropertiesOf(element.Child("pPr"));
        var text = pending + runs.Read(element);
        if (refusals.EndIsGone(element))
        {
            pending = text;
            return;
        }
        pending = "";
        var style = properties?.Value("pStyle");
        var isHeading = properties?.Number("outlineLvl") is { } level ? level < 9 : parts.Styles.IsHeading(style);
        add(new(LabelOf(properties, style), text, parts.Styles.NameOf(style), isHeading));
    }

    private string LabelOf(XElement? properties, string? style)
    {
        var own = properties?.Child("numPr");
        if (own?.Child("numId") is not null)
            return parts.Lists.Next(own, null);
        return parts.Styles.NumberingOf(style) is { } inherited
            ? parts.Lists.Next(inherited.Numbering, inherited.StyleId)
            : "";
    }

    /// <summary>A line for each row, a tab between its cells.</summary>
    private void ReadTable(XElement table)
    {
        foreach (var row in Through(table, "tr"))
        {
            if (row.Child("trPr") is { } properties && !refusals.KeepsMarked(properties))
                continue;
            var cells = Through(row, "tc").Select(ReadCell).ToList();
            if (cells.Exists(cell => cell.Length > 0))
                paragraphs.Add(new("", string.Join('\t', cells).TrimEnd('\t'), "", IsHeading: false));
        }
    }

    private string ReadCell(XElement cell)
    {
        var inside = new List<string>();
        foreach (var block in cell.Elements())
            if (block.Tag == "tbl")
                refusals.Add("stands before a table inside a table");
            else if (block.Tag != "tcPr")
                ReadBlock(block, paragraph => Take(paragraph.Full.ReplaceLineEndings(" ").Trim()));
            else if (block.Elements().Any(one => one.Tag is "cellIns" or "cellDel" or "cellMerge"))
                refusals.Add("stands before a table with tracked cells");
        return string.Join(' ', inside);

        void Take(string text)
        {
            if (text.Length == 0)
                return;
            if (ArticleHead.Of(text) is { IsCertain: true })
                refusals.Add(
                    $"starts an article inside a table (\"{text[..Math.Min(text.Length, 60)]}\"): take it out of the table"
                );
            inside.Add(text);
        }
    }

    private static IEnumerable<XElement> Through(XElement parent, string tag) =>
        parent
            .Elements()
            .SelectMany(one =>
                one.Tag == tag ? [one]
                : one.Tag is "sdt" or "sdtContent" or "customXml" ? Through(one, tag)
                : []
            );
}
