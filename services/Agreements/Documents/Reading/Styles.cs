using System.Xml.Linq;

namespace StateVisit.Agreements.Documents.Reading;

/// <summary>What paragraphs inherit from their styles.</summary>
internal sealed class Styles
{
    private const int BodyLevel = 9;
    private const int MostAncestors = 30;

    private readonly Dictionary<string, XElement> styles = new(StringComparer.Ordinal);
    private readonly string? usual;

    public Styles(XElement? part)
    {
        foreach (var style in part?.Children("style") ?? [])
            if (style.Given("type") is "paragraph" or "numbering" && style.Given("styleId") is { } id)
            {
                styles.TryAdd(id, style);
                if (style.Given("type") == "paragraph" && style.Given("default") is "1" or "true")
                    usual = id;
            }
    }

    /// <summary>The name that programs keep, whatever the id: <c>heading 1</c>.</summary>
    public string NameOf(string? id) => Find(id) is { } style ? (style.Value("name") ?? "").ToLowerInvariant() : "";

    public bool IsHeading(string? id) =>
        Chain(id)
            .Select(style =>
                (style.Value("name") ?? "").StartsWith("heading ", StringComparison.OrdinalIgnoreCase)
                    ? 0
                    : style.Child("pPr")?.Number("outlineLvl")
            )
            .FirstOrDefault(level => level is not null)
            is < BodyLevel;

    /// <summary>The numbering of a style, or that which it inherits, and the style that says so.</summary>
    public (XElement Numbering, string StyleId)? NumberingOf(string? id)
    {
        foreach (var style in Chain(id))
            if (style.Child("pPr")?.Child("numPr") is { } numbering)
                return (numbering, style.Given("styleId")!);
        return null;
    }

    private XElement? Find(string? id) => styles.GetValueOrDefault(id ?? usual ?? "");

    private IEnumerable<XElement> Chain(string? id)
    {
        var style = Find(id);
        for (var i = 0; style is not null && i < MostAncestors; i++)
        {
            yield return style;
            style = style.Value("basedOn") is { } parent ? styles.GetValueOrDefault(parent) : null;
        }
    }
}
