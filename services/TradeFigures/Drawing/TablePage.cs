using System.Text;
using System.Xml;

namespace StateVisit.TradeFigures.Drawing;

/// <summary>A page with one table, for those who read figures rather than see them.</summary>
internal sealed class TablePage(string caption, IReadOnlyList<(string Name, bool IsNumber)> columns)
{
    private static readonly string Style = ReadStyle();

    private readonly List<IReadOnlyList<string>> rows = [];

    public void Add(params IReadOnlyList<string> cells) => rows.Add(cells);

    /// <param name="source">Whose figures, and as known when.</param>
    public string Write(string source, IEnumerable<string> notes)
    {
        var text = new StringBuilder("<!DOCTYPE html>\n");
        using (var xml = XmlWriter.Create(text, new() { OmitXmlDeclaration = true, NewLineChars = "\n" }))
        {
            Start(xml, "html", ("lang", "en"));
            Start(xml, "head");
            Start(xml, "meta", ("charset", "utf-8"));
            xml.WriteEndElement();
            Element(xml, "title", caption);
            Start(xml, "style");
            xml.WriteRaw(Style);
            xml.WriteFullEndElement();
            xml.WriteEndElement();
            Start(xml, "body");
            Table(xml);
            Element(xml, "p", source);
            Notes(xml, [.. notes]);
            xml.WriteEndElement();
            xml.WriteEndElement();
        }
        return text.Append('\n').ToString();
    }

    private void Table(XmlWriter xml)
    {
        Start(xml, "table");
        Element(xml, "caption", caption);
        Start(xml, "thead");
        Start(xml, "tr");
        foreach (var (name, isNumber) in columns)
            Element(xml, "th", name, ("scope", "col"), ("class", isNumber ? "number" : ""));
        xml.WriteEndElement();
        xml.WriteEndElement();
        Start(xml, "tbody");
        foreach (var row in rows)
        {
            Start(xml, "tr");
            Element(xml, "th", row[0], ("scope", "row"));
            foreach (var (cell, column) in row.Zip(columns).Skip(1))
                Element(xml, "td", cell, ("class", column.IsNumber ? "number" : ""));
            xml.WriteEndElement();
        }
        xml.WriteFullEndElement();
        xml.WriteEndElement();
    }

    private static void Notes(XmlWriter xml, List<string> notes)
    {
        if (notes.Count == 0)
            return;
        Start(xml, "ul");
        foreach (var note in notes)
            Element(xml, "li", note);
        xml.WriteEndElement();
    }

    private static void Start(
        XmlWriter xml,
        string element,
        params ReadOnlySpan<(string Name, string Value)> attributes
    )
    {
        xml.WriteStartElement(element);
        foreach (var (name, value) in attributes)
            if (value.Length > 0)
                xml.WriteAttributeString(name, value);
    }

    private static void Element(
        XmlWriter xml,
        string element,
        string text,
        params ReadOnlySpan<(string Name, string Value)> attributes
    )
    {
        Start(xml, element, attributes);
        xml.WriteString(Fitting.Clean(text));
        xml.WriteFullEndElement();
    }

    private static string ReadStyle()
    {
        using var text = new StreamReader(typeof(TablePage).Assembly.GetManifestResourceStream("table.css")!);
        return text.ReadToEnd();
    }
}
