using System.Globalization;
using System.Text;
using System.Xml;
using StateVisit.Participants.Drawing.Paper;

namespace StateVisit.Participants.Drawing.Writing;

/// <summary>
/// Writes SVG, in millimetres. Looks stand in attributes and nothing is loaded, so that it shows and prints the same under
/// any content policy.
/// </summary>
internal sealed class Canvas : IDisposable
{
    public const string Fonts =
        "'Noto Sans', 'Helvetica Neue', Arial, 'Noto Sans CJK SC', 'PingFang SC', 'Microsoft YaHei', sans-serif";

    private const string Namespace = "http://www.w3.org/2000/svg";

    private readonly StringBuilder text = new();
    private readonly XmlWriter xml;

    public Canvas() =>
        xml = XmlWriter.Create(
            text,
            new()
            {
                OmitXmlDeclaration = true,
                Indent = true,
                NewLineChars = "\n",
            }
        );

    public Canvas Open(string element, params ReadOnlySpan<(string Name, string Value)> attributes)
    {
        xml.WriteStartElement(element, Namespace);
        foreach (var (name, value) in attributes)
            xml.WriteAttributeString(name, value);
        return this;
    }

    public void Close() => xml.WriteEndElement();

    public void Element(string element, params ReadOnlySpan<(string Name, string Value)> attributes)
    {
        Open(element, attributes);
        Close();
    }

    public void Write(string content) => xml.WriteString(content);

    /// <summary>What is SVG already.</summary>
    public void Raw(string svg) => xml.WriteRaw(svg);

    public void Box(
        Box box,
        string fill,
        double corner = 0,
        string stroke = "none",
        double width = 0.25,
        string dash = "none"
    ) =>
        Element(
            "rect",
            ("x", Number(box.X)),
            ("y", Number(box.Y)),
            ("width", Number(box.Width)),
            ("height", Number(box.Height)),
            ("rx", Number(corner)),
            ("fill", fill),
            ("stroke", stroke),
            ("stroke-width", Number(width)),
            ("stroke-dasharray", dash)
        );

    public void Path(string path, string fill, string stroke, double width = 0.25, string dash = "none") =>
        Element(
            "path",
            ("d", path),
            ("fill", fill),
            ("stroke", stroke),
            ("stroke-width", Number(width)),
            ("stroke-dasharray", dash)
        );

    /// <param name="at">Where its base line starts, is halved, or ends.</param>
    /// <param name="style">Attributes besides the position and the size.</param>
    public void Text(
        Spot at,
        double size,
        string content,
        string anchor = "start",
        string language = "",
        params ReadOnlySpan<(string Name, string Value)> style
    )
    {
        Open("text", ("x", Number(at.X)), ("y", Number(at.Y)), ("font-size", Number(size)), ("text-anchor", anchor));
        if (language.Length > 0)
            xml.WriteAttributeString("xml", "lang", null, language);
        foreach (var (name, value) in style)
            xml.WriteAttributeString(name, value);
        Write(content);
        Close();
    }

    public static string Number(double value) =>
        // Adding zero makes 0 of -0.
        (Math.Round(value, 2) + 0.0).ToString(CultureInfo.InvariantCulture);

    /// <summary>All that was written.</summary>
    public string Finish()
    {
        xml.Flush();
        return text.ToString();
    }

    public void Dispose() => xml.Dispose();
}
