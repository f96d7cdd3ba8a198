using StateVisit.Journal.Writing;
using StateVisit.Participants.Lists.Fields;
using StateVisit.Participants.V1;
using StateVisit.ServiceDefaults.Contracts;
using StateVisit.ServiceDefaults.Errors;
using StateVisit.Type.V1;

namespace StateVisit.Participants.Lists;

/// <summary>
/// Brings in the people of a list. What is wrong with its cells, its people and their place among the others is said at
/// once, each fault by row and column; then all are written, or none.
/// </summary>
internal sealed class ListImport(Table table, ImportParticipantListRequest request)
{
    private readonly string visit = request.Parent;
    private readonly RowFaults rowFaults = new();
    private readonly List<int> accreditations = [];

    /// <summary>Of which it is said already what is wrong, and not that they are missing.</summary>
    private readonly HashSet<string> unreadable = new(StringComparer.Ordinal);

    public async Task<ImportParticipantListResponse> RunAsync(Write write)
    {
        if (!write.VisitExists)
            throw Fault.NotFound(visit);
        var people = await ReadAsync(write);
        var import = new Import(write);
        foreach (var (person, row) in people)
            await import.PutAsync(person, row);
        return new()
        {
            Created = import.Created,
            Updated = import.Updated,
            Unchanged = import.Unchanged,
            Remarks = { Remarks() },
        };
    }

    /// <summary>The fault with its fields named as the list names them.</summary>
    public Fault Named(Fault fault) => rowFaults.Named(fault);

    private async Task<List<(Participant Person, string Row)>> ReadAsync(Write write)
    {
        var faults = new FieldFaults();
        var fields = new PersonFields(visit, await DelegationsAsync(write));
        var columns = Columns.Of(table, request.Columns, fields, faults);
        faults.ThrowIfAny();
        rowFaults.Columns = columns;
        foreach (var (row, column, description) in table.Faults)
            faults.Add(
                Columns.Place(row, columns.FirstOrDefault(c => c.Index == column)?.Header ?? "", column),
                description
            );
        var rows = Identified(columns, faults);
        await write.KnowAsync(rows.Select(row => row.Name).Concat(Companions(rows, columns)));
        var people = new List<(Participant Person, string Row)>(rows.Count);
        // The order of names can be set only when there are names.
        var inOrder = columns.OrderBy(column => column.Field.Name == NameFields.Order.Name).ToList();
        foreach (var (row, name) in rows)
        {
            var person = await write.FindAsync<Participant>(name) ?? New(name);
            rowFaults.Add(row.Number, person);
            foreach (var column in inOrder)
                Set(person, row, column, faults);
            PersonFields.Tidy(person);
            people.Add((person, RowFaults.PathOf(row.Number)));
        }
        var names = people.Select(p => p.Person.Name).ToHashSet(StringComparer.Ordinal);
        foreach (var (person, row) in people)
            await CheckAsync(write, person, row, names, faults);
        await People.CheckAsync(write, people, faults);
        faults.ThrowIfAny();
        return people;
    }

    private void Set(Participant person, TableRow row, Column column, FieldFaults faults)
    {
        var cell = CellText.Of(row.At(column.Index));
        if (cell == column.Field.Get(person))
            return;
        if (column.Field.Name == PersonFields.Accreditation)
            accreditations.Add(row.Number);
        if (column.Field.Set(person, cell) is { } fault)
        {
            var path = $"{RowFaults.PathOf(row.Number)}.{column.Field.Path(person)}";
            unreadable.Add(path);
            faults.Add(path, $"is \"{Shown(cell)}\": {fault}");
        }
    }

    private async Task CheckAsync(
        Write write,
        Participant person,
        string row,
        HashSet<string> listed,
        FieldFaults faults
    )
    {
        var found = new FieldFaults();
        ContractRules.Check(person, found, path: row);
        person.Check(row, found);
        foreach (var (path, description) in found.All)
            if (!unreadable.Contains(path))
                faults.Add(path, description);
        if (
            person.Accompanies.Length > 0
            && !listed.Contains(person.Accompanies)
            && await write.FindAsync<IRecord>(person.Accompanies) is null
        )
            faults.Add($"{row}.accompanies", "is nobody of the visit or the list");
    }

    /// <summary>The rows with their people's names; a person stands in a list once.</summary>
    private List<(TableRow Row, string Name)> Identified(IReadOnlyList<Column> columns, FieldFaults faults)
    {
        var column = columns.First(column => column.Field.Name == PersonFields.Id);
        var identified = new List<(TableRow, string)>(table.Rows.Count);
        var seen = new Dictionary<string, int>(StringComparer.Ordinal);
        foreach (var row in table.Rows.Skip(1))
        {
            var path = RowFaults.PathOf(row.Number);
            var id = CellText.Of(row.At(column.Index));
            var name = $"{visit}/participants/{id}";
            if (id.Length == 0)
                faults.Add($"{path}.name", "is required");
            else if (!seen.TryAdd(id, row.Number))
                faults.Add($"{path}.name", $"is \"{Shown(id)}\", as in row {seen[id]}: a person stands in a list once");
            else
            {
                var asked = new FieldFaults();
                ContractRules.Check(new GetParticipantRequest { Name = name }, asked);
                if (asked.Any)
                    faults.Add($"{path}.name", $"is \"{Shown(id)}\": must be an identifier like state-visit-1");
                else
                    identified.Add((row, name));
            }
        }
        return identified;
    }

    private IEnumerable<string> Companions(List<(TableRow Row, string Name)> rows, IReadOnlyList<Column> columns) =>
        columns.FirstOrDefault(column => column.Field.Name == "accompanies") is { } column
            ? rows.Select(row => CellText.Of(row.Row.At(column.Index)))
                .Where(id => id.Length > 0)
                .Select(id => $"{visit}/participants/{id}")
            : [];

    private static async Task<Dictionary<string, string>> DelegationsAsync(Write write)
    {
        var names = new Dictionary<string, string>(StringComparer.Ordinal);
        var delegations = (await write.AllAsync("delegations/")).OfType<Delegation>().ToList();
        foreach (var delegation in delegations)
            names[delegation.Party] = delegation.Name;
        foreach (var delegation in delegations)
            names[delegation.Name[(delegation.Name.LastIndexOf('/') + 1)..]] = delegation.Name;
        return names;
    }

    private static Participant New(string name) =>
        new()
        {
            Name = name,
            Access = new() { Label = Label.Restricted },
            Accreditation = AccreditationState.Invited,
        };

    private IEnumerable<string> Remarks()
    {
        if (accreditations.Count > 0)
            yield return $"accreditation is moved by methods of its own; it differs and stays as it is in {accreditations.Count} rows, first in row {accreditations[0]}.";
        foreach (var remark in table.Remarks)
            yield return remark;
    }

    private static string Shown(string cell) => cell.Length <= 60 ? cell : cell[..60] + "…";
}
