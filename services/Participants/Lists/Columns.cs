using StateVisit.Participants.Lists.Fields;
using StateVisit.ServiceDefaults.Errors;

namespace StateVisit.Participants.Lists;

/// <param name="Index">From 0.</param>
/// <param name="Header">As the file has it.</param>
internal sealed record Column(int Index, string Header, Field Field);

/// <summary>Which column of a list holds which field.</summary>
internal static class Columns
{
    /// <param name="mappings"><c>Header=field</c>; a header with no field is passed over.</param>
    public static IReadOnlyList<Column> Of(
        Table table,
        IReadOnlyList<string> mappings,
        PersonFields fields,
        FieldFaults faults
    )
    {
        var mapped = Read(mappings, fields, faults);
        var columns = new List<Column>();
        var seen = new HashSet<string>(StringComparer.OrdinalIgnoreCase);
        var (header, width) = (table.Rows[0], table.Rows.Max(row => row.Cells.Count));
        for (var i = 0; i < width; i++)
        {
            var text = CellText.Of(header.At(i));
            var path = Place(header.Number, text, i);
            if (text.Length == 0)
            {
                if (table.Rows.FirstOrDefault(row => row.At(i).Length > 0) is { } row)
                    faults.Add(Place(row.Number, text, i), "stands in a column without a header");
            }
            else if (!seen.Add(text))
                faults.Add(path, "heads two columns");
            else if (!mapped.Remove(text, out var field) || field is not null)
                Add(field ?? fields.Find(text), i, text, path);
        }
        foreach (var missing in mapped.Keys)
            faults.Add("columns", $"names {missing}, which is no column of the list");
        if (!faults.Any && columns.All(column => column.Field.Name != PersonFields.Id))
            faults.Add($"list.row[{header.Number}]", "has no column id");
        return columns;

        void Add(Field? field, int index, string text, string path)
        {
            if (field is null)
                faults.Add(path, $"is no field of a list; fields are {PersonFields.Known}");
            else if (columns.Find(column => column.Field.Name == field.Name) is { } other)
                faults.Add(path, $"holds {field.Name}, as {other.Header} does");
            else
                columns.Add(new(index, text, field));
        }
    }

    /// <summary>How faults name a cell: by its header, else by its letters.</summary>
    public static string Place(int row, string header, int column) =>
        $"list.row[{row}].{(header.Length > 0 ? header : Xlsx.Place.Letters(column))}";

    private static Dictionary<string, Field?> Read(
        IReadOnlyList<string> mappings,
        PersonFields fields,
        FieldFaults faults
    )
    {
        var mapped = new Dictionary<string, Field?>(StringComparer.OrdinalIgnoreCase);
        for (var i = 0; i < mappings.Count; i++)
        {
            // Fields have no such sign; headers may.
            var sign = mappings[i].LastIndexOf('=');
            if (sign <= 0)
            {
                faults.Add($"columns[{i}]", "must be like Family name=names.en.family");
                continue;
            }
            var (header, name) = (CellText.Of(mappings[i][..sign]), mappings[i][(sign + 1)..].Trim());
            var field = fields.Find(name);
            if (name.Length > 0 && field is null)
                faults.Add($"columns[{i}]", $"names no field of a list; fields are {PersonFields.Known}");
            else if (!mapped.TryAdd(header, field))
                faults.Add($"columns[{i}]", $"maps {header} twice");
        }
        return mapped;
    }
}
