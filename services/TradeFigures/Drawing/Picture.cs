using System.Globalization;
using System.Text;
using System.Xml;

namespace StateVisit.TradeFigures.Drawing;

/// <summary>Writes SVG. Nothing is loaded and nothing runs in it.</summary>
internal sealed class Picture : IDisposable
{
    public const double Width = 960;
    public const double Height = 540;
    public const string Fonts =
        "'Noto Sans', 'Helvetica Neue', Arial, 'Noto Sans CJK SC', 'PingFang SC', 'Microsoft YaHei', sans-serif";

    private const string Namespace = "http://www.w3.org/2000/svg";

    private readonly StringBuilder text = new();
    private readonly XmlWriter xml;

    public Picture(string title, string description)
    {
        xml = XmlWriter.Create(
            text,
            new()
            {
                OmitXmlDeclaration = true,
                Indent = true,
                NewLineChars = "\n",
            }
        );
        Open(
            "svg",
            ("width", Number(Width)),
            ("height", Number(Height)),
            ("viewBox", $"0 0 {Number(Width)} {Number(Height)}"),
            ("role", "img"),
            ("aria-labelledby", "title description"),
            ("font-family", Fonts)
        );
        Element("title", title, ("id", "title"));
        Element("desc", description, ("id", "description"));
        Element("style", Ink.Css);
        Hatches();
        Box(0, 0, Width, Height, Ink.Paper);
    }

    public Picture Open(string element, params ReadOnlySpan<(string Name, string Value)> attributes)
    {
        xml.WriteStartElement(element, Namespace);
        foreach (var (name, value) in attributes)
            xml.WriteAttributeString(name, value);
        return this;
    }

    public void Close() => xml.WriteEndElement();

    public void Text(
        double x,
        double y,
        double size,
        string content,
        Ink ink,
        string anchor = "start",
        bool isBold = false,
        bool hasHalo = false
    )
    {
        Open("text", ("x", Number(x)), ("y", Number(y)), ("font-size", Number(size)), ("text-anchor", anchor));
        if (isBold)
            xml.WriteAttributeString("font-weight", "bold");
        // Paper around the letters keeps a line that runs behind them from striking them out.
        if (hasHalo)
        {
            Attributes(("paint-order", "stroke"), ("stroke-width", "4"), ("stroke-linejoin", "round"));
            Inked(ink, Ink.Paper);
        }
        else
            Inked(ink, null);
        xml.WriteString(Fitting.Clean(content));
        Close();
    }

    public void Line(double x1, double y1, double x2, double y2, Ink ink, double width = 1, string dash = "") =>
        Path($"M {Number(x1)} {Number(y1)} L {Number(x2)} {Number(y2)}", null, ink, width, dash);

    public void Box(double x, double y, double width, double height, Ink? fill, Ink? stroke = null) =>
        Shape(
            "rect",
            fill,
            stroke,
            1,
            "",
            ("x", Number(x)),
            ("y", Number(y)),
            ("width", Number(width)),
            ("height", Number(height))
        );

    /// <param name="hatch">Its id.</param>
    public void Hatched(double x, double y, double width, double height, string hatch, Ink stroke) =>
        Shape(
            "rect",
            null,
            stroke,
            0.75,
            "",
            ("x", Number(x)),
            ("y", Number(y)),
            ("width", Number(width)),
            ("height", Number(height)),
            ("style", $"fill:url(#{hatch})")
        );

    public void Path(string path, Ink? fill, Ink? stroke, double width = 1, string dash = "") =>
        Shape("path", fill, stroke, width, dash, ("d", path));

    public void Shape(
        string element,
        Ink? fill,
        Ink? stroke,
        double width,
        string dash,
        params ReadOnlySpan<(string Name, string Value)> attributes
    )
    {
        Open(element, attributes);
        if (stroke is not null)
            Attributes(("stroke-width", Number(width)));
        if (dash.Length > 0)
            Attributes(("stroke-dasharray", dash));
        Inked(fill, stroke);
        Close();
    }

    public static string Number(double value) =>
        // Adding zero makes 0 of -0.
        (Math.Round(value, 2) + 0.0).ToString(CultureInfo.InvariantCulture);

    /// <summary>All that was written.</summary>
    public string Finish()
    {
        Close();
        xml.Flush();
        return text.Append('\n').ToString();
    }

    public void Dispose() => xml.Dispose();

    private void Hatches()
    {
        Open("defs");
        foreach (var hatch in Hatch.All)
        {
            Open(
                "pattern",
                ("id", hatch.Id),
                ("width", Number(hatch.Gap)),
                ("height", Number(hatch.Gap)),
                ("patternUnits", "userSpaceOnUse"),
                ("patternTransform", $"rotate({Number(hatch.Turn)})")
            );
            Box(0, 0, hatch.Gap, hatch.Gap, Ink.Paper);
            Line(0, 0, 0, hatch.Gap, hatch.Ink, hatch.Width);
            Close();
        }
        Close();
    }

    private void Element(string element, string content, params ReadOnlySpan<(string Name, string Value)> attributes)
    {
        Open(element, attributes);
        xml.WriteString(Fitting.Clean(content));
        Close();
    }

    private void Inked(Ink? fill, Ink? stroke)
    {
        Attributes(("fill", fill?.Light ?? "none"));
        if (stroke is not null)
            Attributes(("stroke", stroke.Light));
        var classes = string.Join(' ', new[] { Class("fill", fill), Class("stroke", stroke) }.OfType<string>());
        if (classes.Length > 0)
            Attributes(("class", classes));
    }

    private static string? Class(string of, Ink? ink) => ink is null ? null : $"{of}-{ink.Name}";

    private void Attributes(params ReadOnlySpan<(string Name, string Value)> attributes)
    {
        foreach (var (name, value) in attributes)
            xml.WriteAttributeString(name, value);
    }
}
