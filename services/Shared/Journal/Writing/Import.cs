using StateVisit.Journal.Records;
using StateVisit.ServiceDefaults.Errors;

namespace StateVisit.Journal.Writing;

/// <summary>
/// Brings in the records of a document: what is new is created, what differs is updated, nothing is deleted. That no name is
/// of another visit is seen to at the edge, as with every request.
/// </summary>
public sealed class Import(Write write)
{
    private readonly HashSet<string> names = new(StringComparer.Ordinal);

    public int Created { get; private set; }
    public int Updated { get; private set; }
    public int Unchanged { get; private set; }

    /// <summary>Each has a name, and none stands in the document twice.</summary>
    /// <param name="list">Where they stand: <c>document.venues</c>.</param>
    public void CheckNames(IReadOnlyList<IRecord> records, string list, FieldFaults faults)
    {
        for (var i = 0; i < records.Count; i++)
            if (records[i].Name.Length == 0)
                faults.Add($"{list}[{i}].name", "is required");
            else if (!names.Add(records[i].Name))
                faults.Add($"{list}[{i}].name", "stands in the document twice");
    }

    /// <summary>Copies of them, so that the document stays as it was sent.</summary>
    public async Task PutAllAsync(IReadOnlyList<IRecord> records, string list)
    {
        await write.KnowAsync(records.Select(record => record.Name));
        for (var i = 0; i < records.Count; i++)
            await PutAsync(records[i].Copy(), $"{list}[{i}]");
    }

    public async Task PutAsync(IRecord record, string path)
    {
        switch (await write.PutAsync(record, path))
        {
            case Put.Created:
                Created++;
                break;
            case Put.Updated:
                Updated++;
                break;
            default:
                Unchanged++;
                break;
        }
    }
}
