using Google.Protobuf;
using Google.Protobuf.WellKnownTypes;
using Grpc.Core;
using StateVisit.Journal.Records;
using StateVisit.Journal.Writing;
using StateVisit.ServiceDefaults.Errors;
using StateVisit.Type.V1;

namespace StateVisit.Journal.Labels;

/// <summary>A duty officer's two ways out of an embargo. Both leave the reason in the journal.</summary>
public static class Embargoes
{
    extension(Writer writer)
    {
        public Task<Change> LiftEmbargoAsync(IMessage request, ServerCallContext context, string name, string reason) =>
            writer.RunAsync(request, context, name, write => write.LiftEmbargoAsync(name, reason));

        public Task<Change> HoldEmbargoAsync(IMessage request, ServerCallContext context, string name, string reason) =>
            writer.RunAsync(request, context, name, write => write.HoldEmbargoAsync(name, reason));
    }

    public static Task<Change> LiftEmbargoAsync(this Write write, string name, string reason) =>
        ChangeAsync(write, name, reason, View.Release);

    public static Task<Change> HoldEmbargoAsync(this Write write, string name, string reason) =>
        ChangeAsync(write, name, reason, record => (record.Embargo!.Held, record.Embargo.Reason) = (true, reason));

    private static async Task<Change> ChangeAsync(Write write, string name, string reason, Action<IRecord> change)
    {
        if (write.IsFollowed(name))
            throw Fault.NotFound(name);
        var record = await write.LoadAsync<IRecord>(name);
        if (record.Embargo is null)
            throw Fault.Precondition(ErrorReason.NoEmbargo, $"{name} has no embargo.");
        change(record);
        await write.UpdateAsync(record, record.Descriptor.FieldName(), reason);
        return new()
        {
            Name = name,
            Action = Type.V1.Action.Updated,
            Time = Timestamp.FromDateTimeOffset(write.Now),
            Record = Any.Pack(View.Of(record, Clearance.Full)!),
        };
    }
}
