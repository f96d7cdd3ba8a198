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
    private readonly RowNames names = new(request.Parent);
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
        var rows = names.Of(table, columns.First(column => column.Field.Name == PersonFields.Id), faults);
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
        var listed = people.Select(p => p.Person.Name).ToHashSet(StringComparer.Ordinal);
        foreach (var (person, row) in people)
            await CheckAsync(write, person, row, listed, faults);
        await People.CheckAsync(write, people, faults);
        faults.ThrowIfAny();
        return people;
    }

    private void Set(Participant person, TableRow row, Column column, FieldFaults faults)
    {
        var (cell, held) = (CellText.Of(row.At(column.Index)), column.Field.Get(person));
        // Nobody has touched what is still as an export writes it, though reading it drops the space around it.
        if (cell == held || cell == CellText.Of(Neutral.Of(held)))
            return;
        if (column.Field.Name == PersonFields.Accreditation)
            accreditations.Add(row.Number);
        if (column.Field.Set(person, cell) is { } fault)
        {
            var path = $"{RowFaults.PathOf(row.Number)}.{column.Field.Path(person)}";
            unreadable.Add(path);
            faults.Add(path, $"is \"{RowNames.Shown(cell)}\": {fault}");
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
            // What is wrong with the id is said already, too.
            if (!unreadable.Contains(path) && path != $"{row}.name")
                faults.Add(path, description);
        if (
            person.Accompanies.Length > 0
            && !listed.Contains(person.Accompanies)
            && RowNames.IsName(person.Accompanies)
            && await write.FindAsync<IRecord>(person.Accompanies) is null
        )
            faults.Add($"{row}.accompanies", "is nobody of the visit or the list");
    }

    private IEnumerable<string> Companions(List<(TableRow Row, string Name)> rows, IReadOnlyList<Column> columns) =>
        columns.FirstOrDefault(column => column.Field.Name == "accompanies") is { } column
            ? rows.Select(row => names.Of(CellText.Of(row.Row.At(column.Index)))).Where(RowNames.IsName)
            : [];

    private static async Task<Dictionary<string, string>> DelegationsAsync(Write write)
    {
        var known = new Dictionary<string, string>(StringComparer.Ordinal);
        var delegations = (await write.AllAsync("delegations/")).OfType<Delegation>().ToList();
        foreach (var delegation in delegations)
            known[delegation.Party] = delegation.Name;
        foreach (var delegation in delegations)
            known[delegation.Name[(delegation.Name.LastIndexOf('/') + 1)..]] = delegation.Name;
        return known;
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
}
