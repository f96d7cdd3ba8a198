using System.IO.Compression;
using System.Text;
using System.Xml;
using Google.Protobuf;

namespace StateVisit.Participants.Lists.Xlsx;

/// <summary>Writes a list as a spreadsheet: every cell is text, the header is bold and stays in sight.</summary>
internal static class XlsxWriter
{
    private const string Main = "http://schemas.openxmlformats.org/spreadsheetml/2006/main";
    private const string Relations = "http://schemas.openxmlformats.org/package/2006/relationships";
    private const string Kinds = "http://schemas.openxmlformats.org/officeDocument/2006/relationships";
    private const string Types = "application/vnd.openxmlformats-officedocument.spreadsheetml";

    /// <summary>Not the time of the day: the same list is the same file. The first that an archive can hold.</summary>
    private static readonly DateTimeOffset Written = new(1980, 1, 1, 0, 0, 0, TimeSpan.Zero);

    private static readonly (string Part, string Text)[] Parts =
    [
        (
            "[Content_Types].xml",
            $"""
            <Types xmlns="http://schemas.openxmlformats.org/package/2006/content-types">
            <Default Extension="rels" ContentType="application/vnd.openxmlformats-package.relationships+xml"/>
            <Override PartName="/xl/workbook.xml" ContentType="{Types}.sheet.main+xml"/>
            <Override PartName="/xl/worksheets/sheet1.xml" ContentType="{Types}.worksheet+xml"/>
            <Override PartName="/xl/styles.xml" ContentType="{Types}.styles+xml"/>
            </Types>
            """
        ),
        (
            "_rels/.rels",
            $"""
            <Relationships xmlns="{Relations}">
            <Relationship Id="rId1" Type="{Kinds}/officeDocument" Target="xl/workbook.xml"/>
            </Relationships>
            """
        ),
        (
            "xl/workbook.xml",
            $"""
            <workbook xmlns="{Main}" xmlns:r="{Kinds}"><sheets><sheet name="Participants" sheetId="1" r:id="rId1"/></sheets></workbook>
            """
        ),
        (
            "xl/_rels/workbook.xml.rels",
            $"""
            <Relationships xmlns="{Relations}">
            <Relationship Id="rId1" Type="{Kinds}/worksheet" Target="worksheets/sheet1.xml"/>
            <Relationship Id="rId2" Type="{Kinds}/styles" Target="styles.xml"/>
            </Relationships>
            """
        ),
        (
            "xl/styles.xml",
            $"""
            <styleSheet xmlns="{Main}">
            <fonts count="2"><font><sz val="11"/><name val="Calibri"/></font><font><b/><sz val="11"/><name val="Calibri"/></font></fonts>
            <fills count="2"><fill><patternFill patternType="none"/></fill><fill><patternFill patternType="gray125"/></fill></fills>
            <borders count="1"><border/></borders>
            <cellStyleXfs count="1"><xf/></cellStyleXfs>
            <cellXfs count="2"><xf numFmtId="49" applyNumberFormat="1"/><xf numFmtId="49" fontId="1" applyNumberFormat="1" applyFont="1"/></cellXfs>
            </styleSheet>
            """
        ),
    ];

    public static ByteString Write(IReadOnlyList<IReadOnlyList<string>> rows)
    {
        using var file = new MemoryStream();
        using (var archive = new ZipArchive(file, ZipArchiveMode.Create, leaveOpen: true))
        {
            foreach (var (part, text) in Parts)
            {
                using var stream = Open(archive, part);
                stream.Write(Encoding.UTF8.GetBytes(text));
            }
            using var sheet = Open(archive, "xl/worksheets/sheet1.xml");
            using var xml = XmlWriter.Create(sheet, new() { NewLineHandling = NewLineHandling.None });
            Write(xml, rows);
        }
        return UnsafeByteOperations.UnsafeWrap(file.ToArray());
    }

    private static Stream Open(ZipArchive archive, string part)
    {
        var entry = archive.CreateEntry(part, CompressionLevel.Fastest);
        entry.LastWriteTime = Written;
        return entry.Open();
    }

    private static void Write(XmlWriter xml, IReadOnlyList<IReadOnlyList<string>> rows)
    {
        xml.WriteStartElement("worksheet", Main);
        xml.WriteRaw(
            """<sheetViews><sheetView workbookViewId="0"><pane ySplit="1" topLeftCell="A2" activePane="bottomLeft" state="frozen"/></sheetView></sheetViews>"""
        );
        xml.WriteStartElement("cols", Main);
        for (var column = 0; column < rows[0].Count; column++)
            xml.WriteRaw(
                $"""<col min="{column + 1}" max="{column + 1}" width="{WidthOf(rows, column)}" customWidth="1"/>"""
            );
        xml.WriteEndElement();
        xml.WriteStartElement("sheetData", Main);
        for (var row = 0; row < rows.Count; row++)
        {
            xml.WriteStartElement("row", Main);
            xml.WriteAttributeString("r", $"{row + 1}");
            for (var column = 0; column < rows[row].Count; column++)
                if (rows[row][column].Length > 0)
                    Write(xml, Place.Letters(column) + (row + 1), isHeader: row == 0, rows[row][column]);
            xml.WriteEndElement();
        }
        xml.WriteEndElement();
        xml.WriteEndElement();
    }

    private static void Write(XmlWriter xml, string place, bool isHeader, string text)
    {
        xml.WriteStartElement("c", Main);
        xml.WriteAttributeString("r", place);
        xml.WriteAttributeString("s", isHeader ? "1" : "0");
        xml.WriteAttributeString("t", "inlineStr");
        xml.WriteStartElement("is", Main);
        xml.WriteStartElement("t", Main);
        xml.WriteAttributeString("xml", "space", null, "preserve");
        xml.WriteString(Escapes.Of(Neutral.Of(text)));
        xml.WriteEndElement();
        xml.WriteEndElement();
        xml.WriteEndElement();
    }

    /// <summary>In characters: that of the widest of the first rows, within reason.</summary>
    private static int WidthOf(IReadOnlyList<IReadOnlyList<string>> rows, int column) =>
        Math.Min(60, rows.Take(200).Max(row => row[column].Length) + 2);
}
