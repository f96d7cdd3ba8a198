using System.Xml.Linq;

namespace StateVisit.Tests.TradeFigures.Drawing;

/// <summary>A chart as it is read back.</summary>
internal sealed class Svg
{
    private static readonly XNamespace Namespace = "http://www.w3.org/2000/svg";

    public Svg(string source)
    {
        Source = source;
        Root = XElement.Parse(source);
    }

    public string Source { get; }

    public XElement Root { get; }

    public IReadOnlyList<string> Texts => [.. Of("text").Select(text => text.Value)];

    public string Title => Of("title").Single().Value;

    public string Description => Of("desc").Single().Value;

    public IEnumerable<XElement> Of(string element) => Root.Descendants(Namespace + element);

    /// <summary>Filled with a pattern.</summary>
    public int Hatched(string hatch) =>
        Of("rect").Count(rect => (string?)rect.Attribute("style") == $"fill:url(#{hatch})");
}
