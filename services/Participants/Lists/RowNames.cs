using StateVisit.Participants.V1;
using StateVisit.ServiceDefaults.Contracts;
using StateVisit.ServiceDefaults.Errors;

namespace StateVisit.Participants.Lists;

/// <summary>Whose row each is, by its id.</summary>
internal sealed class RowNames(string visit)
{
    /// <summary>
    /// The rows below the header with their people's names; a person stands in a list once. A row whose id is at fault gets a name
    /// that nobody can have, so that its other faults are found too.
    /// </summary>
    public List<(TableRow Row, string Name)> Of(Table table, Column column, FieldFaults faults)
    {
        var named = new List<(TableRow, string)>(table.Rows.Count);
        var seen = new Dictionary<string, int>(StringComparer.Ordinal);
        foreach (var row in table.Rows.Skip(1))
        {
            var id = CellText.Of(row.At(column.Index));
            var isId = IsName(Of(id));
            var fault =
                id.Length == 0 ? "is required"
                : !isId ? $"is \"{Shown(id)}\": must be an identifier like state-visit-1"
                : !seen.TryAdd(id, row.Number)
                    ? $"is \"{Shown(id)}\", as in row {seen[id]}: a person stands in a list once"
                : null;
            if (fault is not null)
                faults.Add($"{RowFaults.PathOf(row.Number)}.name", fault);
            named.Add((row, isId ? Of(id) : $"{visit}/the person of row {row.Number}"));
        }
        return named;
    }

    public string Of(string id) => $"{visit}/participants/{id}";

    /// <summary>What cannot be a name is not looked for either: no store takes every character.</summary>
    public static bool IsName(string name)
    {
        var faults = new FieldFaults();
        ContractRules.Check(new GetParticipantRequest { Name = name }, faults);
        return !faults.Any;
    }

    /// <summary>A cell as a fault shows it.</summary>
    public static string Shown(string cell) => cell.Length <= 60 ? cell : cell[..60] + "…";
}
