using StateVisit.ServiceDefaults.Errors;

namespace StateVisit.TradeFigures.Reading;

/// <summary>What a file is, by its beginning; a file that is something else is refused with a word on what it looks like.</summary>
internal static class Recognition
{
    private const int ShownNames = 12;

    public static Shape Of(ReadOnlyMemory<byte> beginning, PlainTable plain)
    {
        if (LooksLike.SomethingElse(beginning.Span) is { } other)
            throw NotTradeFigures.Because(other);
        var bytes = beginning.Span.StartsWith(Encodings.Mark) ? beginning[Encodings.Mark.Length..] : beginning;
        using var file = new MemoryStream(bytes.ToArray(), writable: false);
        return LooksLike.Json(bytes.Span) ? OfJson(file) : OfCsv(file, plain);
    }

    private static Shape OfCsv(Stream file, PlainTable plain)
    {
        using var table = new CsvTable(file, new(IsUtf8: false, Ends: true));
        if (table.Broken is { } broken)
            throw NotTradeFigures.Because($"begins with a line that {broken}");
        var names = table.Names;
        if (names.Count == 1)
            throw NotTradeFigures.Because(
                names[0].AsSpan().IndexOfAny(';', '\t') >= 0
                    ? $"is a table whose cells are not separated by commas: it begins with \"{NotTradeFigures.Shown(names[0])}\""
                    : $"is text, and no table: it begins with \"{NotTradeFigures.Shown(names[0])}\""
            );
        var shape = Shape.All.FirstOrDefault(one => one.Missing(names).Count == 0) ?? throw Unlike(names);
        var known =
            shape == Shape.All[^1] ? PlainNames.All
            : shape == Shape.All[0] ? ComtradeNames.Present.All
            : ComtradeNames.Legacy.All;
        var faults = new FieldFaults();
        foreach (var name in known)
            if (names.Count(one => one.Equals(name, StringComparison.OrdinalIgnoreCase)) > 1)
                faults.Add($"content[line {table.Line}].{name}", "heads two columns");
        faults.ThrowIfAny();
        if (shape.Format == V1.FileFormat.PlainCsv)
            PlainNames.Check(table, plain);
        return shape;
    }

    private static Shape OfJson(Stream file)
    {
        using var table = new JsonTable(file, ComtradeNames.Present.All);
        if (!table.HasData)
        {
            var said = table
                .Preface.Where(one => one.Text.Length > 0)
                .Select(one => $"{NotTradeFigures.Shown(one.Name)}: {one.Text}");
            throw NotTradeFigures.Because(
                table.Broken is { } broken
                    ? $"looks like JSON, and {broken}"
                    : $"is JSON without a list \"data\", such as an error answer ({string.Join(", ", said.Take(5))})"
            );
        }
        if (!table.Read())
            throw NotTradeFigures.Because(
                table.Broken is { } broken
                    ? $"is JSON whose first record {broken}"
                    : "is JSON with an empty list \"data\""
            );
        var names = table.Properties.ToList();
        return Shape.OfJson.Missing(names).Count == 0 ? Shape.OfJson : throw Unlike(names);
    }

    private static Fault Unlike(IReadOnlyList<string> names)
    {
        var nearest = Shape.All.MaxBy(shape => shape.Present(names).Count)!;
        var present = nearest.Present(names);
        var shown = names.Take(ShownNames).Select(name => name.Length > 0 ? NotTradeFigures.Shown(name) : "(no name)");
        var more = names.Count > ShownNames ? ", …" : "";
        return NotTradeFigures.Because(
            present.Count == 0
                ? $"is a table of something else: its columns are {string.Join(", ", shown)}{more}; a plain table of trade figures has {Shape.All[^1].InWords}"
                : $"shares columns with {nearest.Title} ({string.Join(", ", present)}), but has no {string.Join(", no ", nearest.Missing(names))}"
        );
    }
}
