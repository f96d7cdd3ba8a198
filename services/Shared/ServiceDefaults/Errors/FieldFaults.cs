namespace StateVisit.ServiceDefaults.Errors;

/// <summary>Collects every faulty field of a request, so that all are reported at once.</summary>
public sealed class FieldFaults
{
    /// <summary>A request with more faults than this gets no longer list, and is told how many more there are.</summary>
    private const int Limit = 100;

    private List<FieldFault>? faults;
    private int more;

    public bool Any => faults is not null;

    public IReadOnlyList<FieldFault> All => faults ?? [];

    public void Add(string path, string description)
    {
        faults ??= [];
        if (faults.Count < Limit)
            faults.Add(new(path, description));
        else
            more++;
    }

    public void ThrowIfAny()
    {
        if (faults is not null)
            throw Fault.InvalidFields(faults, more);
    }
}
