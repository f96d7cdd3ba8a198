using StateVisit.Agreements.V1;
using StateVisit.Journal.Labels;
using StateVisit.Journal.Records;
using StateVisit.Journal.Writing;
using StateVisit.ServiceDefaults.Errors;

namespace StateVisit.Agreements;

/// <summary>
/// What belongs to a document carries the document's name in its own: whoever sees a version or an approval knows that there
/// is such a document. So none is more open than its document, before and after embargoes.
/// </summary>
internal static class Within
{
    /// <summary>There is such a document, and it is no more closed than what is written of it.</summary>
    /// <param name="field">Where the part stands in the request.</param>
    public static async Task CheckAsync(Write write, IRecord part, string field)
    {
        var faults = new FieldFaults();
        Check(await write.LoadAsync<Agreement>(AgreementName.Of(part.Name)), part, field, faults);
        faults.ThrowIfAny();
    }

    public static void Check(Agreement agreement, IRecord part, string field, FieldFaults faults)
    {
        if (!part.Access.IsWithin(agreement.Access))
            faults.Add($"{field}.access.label", $"is looser than that of {agreement.Name}");
        else if (!OpensWithin(agreement, part))
            faults.Add($"{field}.embargo.after.label", $"is looser than {agreement.Name} is by then");
    }

    /// <summary>Now and after embargoes.</summary>
    public static bool Holds(Agreement agreement, IRecord part) =>
        part.Access.IsWithin(agreement.Access) && OpensWithin(agreement, part);

    /// <summary>The document has been closed to some: so is what belongs to it.</summary>
    /// <param name="before">As it was; null: it is new.</param>
    public static async Task NarrowAsync(Write write, Agreement? before, Agreement agreement)
    {
        // What belongs to it holds its texts, which are long: read only if there may be something to close.
        if (before is null || (before.Access.Equals(agreement.Access) && Equals(before.Embargo, agreement.Embargo)))
            return;
        foreach (var part in await write.AllAsync($"{RecordName.Parse(agreement.Name).Path}/"))
        {
            if (Holds(agreement, part))
                continue;
            part.Access = part.Access.And(agreement.Access);
            if (!OpensWithin(agreement, part))
                part.Embargo!.After = part.Embargo.After.And(agreement.Access);
            await write.UpdateAsync(part, part.Descriptor.FieldName(), "no more open than its document");
        }
    }

    private static bool OpensWithin(Agreement agreement, IRecord part) =>
        part.Embargo is not { } embargo
        || embargo.After.IsWithin(agreement.Access)
        || (agreement.Embargo is { } other && embargo.EndsTogetherWith(other) && embargo.After.IsWithin(other.After));
}
