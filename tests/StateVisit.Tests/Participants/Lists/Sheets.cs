using System.IO.Compression;
using System.Text;

namespace StateVisit.Tests.Participants.Lists;

/// <summary>Spreadsheet files made by hand, so that what no spreadsheet program would write can be sent too.</summary>
internal static class Sheets
{
    private const string Main = "http://schemas.openxmlformats.org/spreadsheetml/2006/main";
    private const string Package = "http://schemas.openxmlformats.org/package/2006/relationships";
    private const string Kinds = "http://schemas.openxmlformats.org/officeDocument/2006/relationships";

    /// <param name="rows">What stands in <c>sheetData</c>.</param>
    /// <param name="after">What stands behind it.</param>
    public static byte[] Of(string rows, string after = "", Action<ZipArchive>? also = null) =>
        Zip(archive =>
        {
            Put(
                archive,
                "_rels/.rels",
                $"""<Relationships xmlns="{Package}"><Relationship Id="a" Type="{Kinds}/officeDocument" Target="xl/workbook.xml"/></Relationships>"""
            );
            Put(
                archive,
                "xl/workbook.xml",
                $"""<workbook xmlns="{Main}" xmlns:q="{Kinds}"><sheets><sheet name="S" sheetId="1" q:id="b"/></sheets></workbook>"""
            );
            Put(
                archive,
                "xl/_rels/workbook.xml.rels",
                $"""<Relationships xmlns="{Package}"><Relationship Id="b" Type="{Kinds}/worksheet" Target="/xl/s.xml"/></Relationships>"""
            );
            Put(archive, "xl/s.xml", $"""<worksheet xmlns="{Main}"><sheetData>{rows}</sheetData>{after}</worksheet>""");
            also?.Invoke(archive);
        });

    public static byte[] Zip(Action<ZipArchive> fill)
    {
        using var file = new MemoryStream();
        using (var archive = new ZipArchive(file, ZipArchiveMode.Create, leaveOpen: true))
            fill(archive);
        return file.ToArray();
    }

    public static void Put(ZipArchive archive, string part, string text)
    {
        using var stream = archive.CreateEntry(part).Open();
        stream.Write(Encoding.UTF8.GetBytes(text));
    }

    public static string Row(params IEnumerable<string> cells) =>
        $"<row>{string.Concat(cells.Select(cell => $"<c t=\"inlineStr\"><is><t>{cell}</t></is></c>"))}</row>";
}
