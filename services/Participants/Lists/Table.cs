using StateVisit.ServiceDefaults.Errors;

namespace StateVisit.Participants.Lists;

/// <summary>A list as a file holds it, whatever its format. Rows without any text are not in it.</summary>
/// <param name="Remarks">What was passed over, in words.</param>
internal sealed record Table(
    IReadOnlyList<TableRow> Rows,
    IReadOnlyList<CellFault> Faults,
    IReadOnlyList<string> Remarks
);

/// <summary>A row of cells as text.</summary>
/// <param name="Number">As spreadsheets count: the header is row 1.</param>
internal sealed record TableRow(int Number, IReadOnlyList<string> Cells)
{
    public string At(int column) => column < Cells.Count ? Cells[column] : "";
}

/// <summary>A cell that cannot be taken as text.</summary>
/// <param name="Column">From 0.</param>
internal sealed record CellFault(int Row, int Column, string Description);

/// <summary>Collects the rows of a file, as many as a list may have.</summary>
internal sealed class TableBuilder
{
    private const int MaxRows = 20_000;
    private const int MaxColumns = 200;

    /// <summary>A short file can repeat one long text in every cell.</summary>
    private const long MaxCharacters = 32 * 1024 * 1024;

    private readonly List<TableRow> rows = [];
    private readonly List<CellFault> faults = [];
    private readonly List<string> remarks = [];
    private long characters;

    public void Add(int number, IReadOnlyList<string> cells)
    {
        var last = -1;
        for (var i = 0; i < cells.Count; i++)
            if (cells[i].Length > 0)
            {
                last = i;
                characters += cells[i].Length;
            }
        if (last < 0)
            return;
        if (last >= MaxColumns)
            throw Fault.InvalidField($"list.row[{number}]", $"has more than {MaxColumns} columns");
        if (characters > MaxCharacters)
            throw Fault.InvalidField($"list.row[{number}]", "is where the list has more text than a list may have");
        // The header is a row too.
        if (rows.Count > MaxRows)
            throw Fault.InvalidField("list", $"has more than {MaxRows} rows");
        rows.Add(new(number, cells));
    }

    public void Refuse(int row, int column, string description) => faults.Add(new(row, column, description));

    public void Remark(string remark) => remarks.Add(remark);

    public Table Build() => new(rows, faults, remarks);
}
