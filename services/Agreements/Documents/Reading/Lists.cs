using System.Globalization;
using System.Xml.Linq;

namespace StateVisit.Agreements.Documents.Reading;

/// <summary>The numbers that Word puts before paragraphs by itself. Asked paragraph by paragraph, it counts along.</summary>
internal sealed class Lists
{
    private const int Levels = 9;

    private readonly Dictionary<string, XElement> kinds = [];
    private readonly Dictionary<string, XElement> lists = [];
    private readonly Dictionary<string, int?[]> counters = [];
    private readonly HashSet<(string List, int Level)> started = [];
    private readonly Styles styles;

    public Lists(XElement? part, Styles styles)
    {
        this.styles = styles;
        foreach (var kind in part?.Children("abstractNum") ?? [])
            kinds.TryAdd(kind.Given("abstractNumId") ?? "", kind);
        foreach (var list in part?.Children("num") ?? [])
            lists.TryAdd(list.Given("numId") ?? "", list);
    }

    /// <summary>The label of the next paragraph of a list, with the space behind it; empty if it has none.</summary>
    /// <param name="styleId">The style that the numbering comes from, if it does.</param>
    public string Next(XElement numbering, string? styleId)
    {
        var id = numbering.Value("numId") ?? "0";
        if (id == "0" || !lists.TryGetValue(id, out var list) || KindOf(list) is not { } kind)
            return "";
        var level = numbering.Number("ilvl") ?? LevelOf(kind, styleId);
        if (level is < 0 or >= Levels)
            throw new InvalidDataException("a list has a level that lists cannot have");
        var counts = Count(list, kind, id, level);
        var definition = Definition(list, kind, level);
        if (definition is null)
            return "";
        var text = Label(list, kind, definition, counts);
        return text.Length == 0 ? ""
            : definition.Value("suff") == "nothing" ? text
            : text + " ";
    }

    private int?[] Count(XElement list, XElement kind, string id, int level)
    {
        var key = kind.Given("abstractNumId") ?? "";
        if (!counters.TryGetValue(key, out var counts))
            counters[key] = counts = new int?[Levels];
        var restart = Override(list, level)?.Number("startOverride");
        if (restart is not null && started.Add((id, level)))
            counts[level] = restart;
        else
            counts[level] = counts[level] is { } last ? last + 1 : Start(list, kind, level);
        for (var above = 0; above < level; above++)
            counts[above] ??= Start(list, kind, above);
        for (var below = level + 1; below < Levels; below++)
            if (Definition(list, kind, below)?.Number("lvlRestart") is not { } after || after != 0 && level < after)
                counts[below] = null;
        return counts;
    }

    private static string Label(XElement list, XElement kind, XElement definition, int?[] counts)
    {
        var pattern = definition.Value("lvlText") ?? "";
        if (definition.Value("numFmt") == "bullet")
            return pattern.Length == 0 ? "" : "•";
        var label = new System.Text.StringBuilder();
        for (var i = 0; i < pattern.Length; i++)
            if (pattern[i] == '%' && i + 1 < pattern.Length && pattern[i + 1] is >= '1' and <= '9')
            {
                var level = pattern[++i] - '1';
                var format = definition.IsOn("isLgl")
                    ? "decimal"
                    : Definition(list, kind, level)?.Value("numFmt") ?? "decimal";
                label.Append(
                    NumberFormats.Write(format, counts[level] ?? 0)
                        ?? throw new InvalidDataException($"its lists count in {format}, which is not known here")
                );
            }
            else
                label.Append(pattern[i]);
        return label.ToString();
    }

    private static int Start(int? given) => given ?? 1;

    private static int Start(XElement list, XElement kind, int level) =>
        Start(Definition(list, kind, level)?.Number("start"));

    private static XElement? Definition(XElement list, XElement kind, int level) =>
        Override(list, level)?.Child("lvl") ?? Level(kind, level);

    private static XElement? Override(XElement list, int level) =>
        list.Children("lvlOverride").FirstOrDefault(one => one.Given("ilvl") == Text(level));

    private static XElement? Level(XElement kind, int level) =>
        kind.Children("lvl").FirstOrDefault(one => one.Given("ilvl") == Text(level));

    private static int LevelOf(XElement kind, string? styleId) =>
        int.TryParse(
            kind.Children("lvl")
                .FirstOrDefault(one => styleId is not null && one.Value("pStyle") == styleId)
                ?.Given("ilvl"),
            CultureInfo.InvariantCulture,
            out var level
        )
            ? level
            : 0;

    /// <summary>Lists may leave it to a style of lists how they look.</summary>
    private XElement? KindOf(XElement list)
    {
        var kind = kinds.GetValueOrDefault(list.Value("abstractNumId") ?? "");
        return
            kind?.Value("numStyleLink") is { } style
            && styles.NumberingOf(style)?.Numbering.Value("numId") is { } id
            && lists.TryGetValue(id, out var other)
            ? kinds.GetValueOrDefault(other.Value("abstractNumId") ?? "")
            : kind;
    }

    private static string Text(int level) => level.ToString(CultureInfo.InvariantCulture);
}
