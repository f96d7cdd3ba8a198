using System.Xml;
using StateVisit.ServiceDefaults.OfficeFiles;

namespace StateVisit.Participants.Lists.Xlsx;

/// <summary>What the sheets of a workbook share.</summary>
/// <param name="Sheets">Their names and parts, in order.</param>
internal sealed record Workbook(
    IReadOnlyList<(string Name, string Part)> Sheets,
    IReadOnlyList<string> Strings,
    Styles Styles
)
{
    public static Workbook Read(Package package)
    {
        var part =
            PartOf(package.RelationsOf(""), "officeDocument") ?? throw new InvalidDataException("it is no workbook");
        var relations = package.RelationsOf(part);
        var sheets = new List<(string, string)>();
        var from1904 = false;
        using (var xml = package.Read(part))
            while (xml.Read())
                if (xml is { NodeType: XmlNodeType.Element, LocalName: "workbookPr" })
                    from1904 = xml.GetAttribute("date1904") is "1" or "true";
                else if (
                    xml is { NodeType: XmlNodeType.Element, LocalName: "sheet" }
                    && relations.GetValueOrDefault(IdOf(xml)) is { Kind: "worksheet" } sheet
                )
                    sheets.Add((xml.GetAttribute("name") ?? "", sheet.Part));
        if (sheets.Count == 0)
            throw new InvalidDataException("it has no sheet");
        return new(sheets, ReadStrings(package, relations), ReadStyles(package, relations, from1904));
    }

    private static string? PartOf(Dictionary<string, Relation> relations, string kind) =>
        relations.Values.FirstOrDefault(relation => relation.Kind == kind)?.Part;

    /// <summary>The relation's id, whose prefix need not be <c>r</c>.</summary>
    private static string IdOf(XmlReader sheet)
    {
        var id = "";
        while (sheet.MoveToNextAttribute())
            if (sheet is { LocalName: "id", NamespaceURI.Length: > 0 })
                id = sheet.Value;
        sheet.MoveToElement();
        return id;
    }

    private static List<string> ReadStrings(Package package, Dictionary<string, Relation> relations)
    {
        var strings = new List<string>();
        if (PartOf(relations, "sharedStrings") is not { } part)
            return strings;
        using var xml = package.Read(part);
        while (xml.Read())
            if (xml is { NodeType: XmlNodeType.Element, LocalName: "si" })
                strings.Add(xml.ReadPieces());
        return strings;
    }

    private static Styles ReadStyles(Package package, Dictionary<string, Relation> relations, bool from1904)
    {
        if (PartOf(relations, "styles") is not { } part)
            return new([], from1904);
        using var xml = package.Read(part);
        return Styles.Read(xml, from1904);
    }
}
