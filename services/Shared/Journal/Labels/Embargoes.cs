using Google.Protobuf.WellKnownTypes;
using StateVisit.Journal.Records;
using StateVisit.Journal.Writing;
using StateVisit.ServiceDefaults.Errors;
using StateVisit.Type.V1;

namespace StateVisit.Journal.Labels;

/// <summary>A duty officer's two ways out of an embargo. Both leave the reason in the journal.</summary>
public static class Embargoes
{
    public static Task<Change> LiftAsync(Write write, Catalog catalog, string name, string reason) =>
        ChangeAsync(write, catalog, name, reason, View.Release);

    public static Task<Change> HoldAsync(Write write, Catalog catalog, string name, string reason) =>
        ChangeAsync(
            write,
            catalog,
            name,
            reason,
            record =>
            {
                record.Embargo!.Held = true;
                record.Embargo.Reason = reason;
            }
        );

    private static async Task<Change> ChangeAsync(
        Write write,
        Catalog catalog,
        string name,
        string reason,
        Action<IRecord> change
    )
    {
        if (catalog.Find(RecordName.Parse(name).Path) is null)
            throw Fault.NotFound(name);
        var record = await write.LoadAsync<IRecord>(name);
        if (record.Embargo is null)
            throw Fault.Precondition(ErrorReason.NoEmbargo, $"{name} has no embargo.");
        change(record);
        await write.UpdateAsync(record, catalog.Of(record).Field, reason);
        return new()
        {
            Name = name,
            Action = Type.V1.Action.Updated,
            Time = Timestamp.FromDateTimeOffset(write.Now),
            Record = Any.Pack(View.Of(record, Clearance.Full)!),
        };
    }
}
