using System.Text;
using System.Xml;
using StateVisit.Agreements.Signing.Data;

namespace StateVisit.Agreements.Signing.Printing;

/// <summary>An HTML page under way, well-formed as XML too. All text goes through an encoder; nothing is loaded and nothing runs.</summary>
internal sealed class Page : IDisposable
{
    private static readonly string Style = Embedded.Text("copy.css");

    private readonly StringBuilder text = new("<!DOCTYPE html>\n");
    private readonly XmlWriter xml;

    public Page(string title, string language)
    {
        xml = XmlWriter.Create(text, new() { OmitXmlDeclaration = true, NewLineHandling = NewLineHandling.None });
        Start("html", "", language);
        Start("head");
        Start("meta");
        xml.WriteAttributeString("charset", "utf-8");
        xml.WriteEndElement();
        Element("title", title);
        Start("style");
        xml.WriteRaw(Style);
        End();
        End();
        Start("body");
    }

    /// <param name="language">Of what is in it, which turns it the right way; empty: that of what is around it.</param>
    public void Start(string element, string look = "", string language = "")
    {
        xml.WriteStartElement(element);
        if (look.Length > 0)
            xml.WriteAttributeString("class", look);
        if (language.Length == 0)
            return;
        xml.WriteAttributeString("lang", Printable.Of(language));
        xml.WriteAttributeString("dir", Scripts.IsRightToLeft(language) ? "rtl" : "ltr");
    }

    /// <summary>With an end of its own even if it is empty: browsers take no other.</summary>
    public void End() => xml.WriteFullEndElement();

    public void Element(string element, string content, string look = "", string language = "")
    {
        Start(element, look, language);
        xml.WriteString(Printable.Of(content));
        End();
    }

    public string Finish()
    {
        xml.WriteEndDocument();
        xml.Flush();
        return text.Append('\n').ToString();
    }

    public void Dispose() => xml.Dispose();
}
