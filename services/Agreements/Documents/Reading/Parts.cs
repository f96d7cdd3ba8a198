using System.Xml;
using System.Xml.Linq;
using StateVisit.ServiceDefaults.OfficeFiles;

namespace StateVisit.Agreements.Documents.Reading;

/// <summary>What of a document file is read.</summary>
/// <param name="Body">Name of the part with the text.</param>
internal sealed record Parts(string Body, Styles Styles, Lists Lists)
{
    /// <summary>Deeper than people nest anything, and shallow enough to walk down.</summary>
    private const int MaxDepth = 100;
    private const int MaxNodes = 3_000_000;

    public static Parts Of(Package package)
    {
        var body =
            package.RelationsOf("").Values.FirstOrDefault(relation => relation.Kind == "officeDocument")?.Part
            ?? throw new InvalidDataException("it has no text");
        if (package.Parts.Any(part => part.EndsWith("vbaProject.bin", StringComparison.OrdinalIgnoreCase)))
            throw new InvalidDataException("it holds macros: save it as .docx without them");
        if (body.StartsWith("xl/", StringComparison.Ordinal))
            throw new InvalidDataException("it is a spreadsheet");
        if (body.StartsWith("ppt/", StringComparison.Ordinal))
            throw new InvalidDataException("it is a presentation");
        var relations = package.Parts.Contains(RelationsPart(body)) ? package.RelationsOf(body) : [];
        CheckDepth(package, body);
        var styles = new Styles(Load(package, relations, "styles"));
        return new(body, styles, new(Load(package, relations, "numbering"), styles));
    }

    private static string RelationsPart(string part)
    {
        var slash = part.LastIndexOf('/') + 1;
        return $"{part[..slash]}_rels/{part[slash..]}.rels";
    }

    private static XElement? Load(Package package, Dictionary<string, Relation> relations, string kind)
    {
        if (relations.Values.FirstOrDefault(relation => relation.Kind == kind) is not { } relation)
            return null;
        CheckDepth(package, relation.Part);
        using var xml = package.Read(relation.Part);
        return XElement.Load(xml);
    }

    private static void CheckDepth(Package package, string part)
    {
        using var xml = package.Read(part);
        for (var nodes = 0; xml.Read(); nodes++)
            if (xml.Depth > MaxDepth || nodes > MaxNodes)
                throw new InvalidDataException($"{part} is nested too deeply or has too many elements");
    }
}
