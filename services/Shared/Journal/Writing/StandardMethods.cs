using Google.Protobuf;
using Google.Protobuf.WellKnownTypes;
using Grpc.Core;
using StateVisit.Journal.Records;

namespace StateVisit.Journal.Writing;

/// <summary>What creates, updates, deletes or changes one record, whatever its kind; <c>also</c> is what only its kind asks for.</summary>
public static class StandardMethods
{
    extension(Writer writer)
    {
        /// <param name="also">With the record as it is created; what it changes of it still counts.</param>
        public Task<TRecord> CreateAsync<TRecord>(
            IMessage request,
            ServerCallContext context,
            string name,
            TRecord record,
            Func<Write, TRecord, Task>? also = null
        )
            where TRecord : class, IRecord, IMessage<TRecord>, new() =>
            writer.RunAsync(
                request,
                context,
                name,
                async write =>
                {
                    var field = record.Descriptor.FieldName();
                    var created = await write.CreateAsync(name, record.AsSent(), field, $"{field}_id");
                    if (also is not null)
                        await also(write, created);
                    return created;
                }
            );

        /// <param name="record">As sent: its name and etag, and what the mask takes of it.</param>
        /// <param name="also">With the record as stored, and as it will be; what it changes of that still counts.</param>
        public Task<TRecord> UpdateAsync<TRecord>(
            IMessage request,
            ServerCallContext context,
            TRecord record,
            FieldMask? mask,
            Func<Write, TRecord, TRecord, Task>? also = null
        )
            where TRecord : class, IRecord, IMessage<TRecord>, new() =>
            writer.RunAsync(
                request,
                context,
                record.Name,
                async write =>
                {
                    var field = record.Descriptor.FieldName();
                    var before = await write.LoadAsync<TRecord>(record.Name, record.Etag, $"{field}.etag");
                    var after = before.Clone();
                    FieldMasks.Apply(record, after, mask);
                    if (also is not null)
                        await also(write, before, after);
                    return await write.UpdateAsync(after, field);
                }
            );

        /// <param name="also">Sees to what goes with the record.</param>
        public Task<Empty> DeleteAsync<TRecord>(
            IMessage request,
            ServerCallContext context,
            string name,
            string etag,
            Func<Write, TRecord, Task>? also = null
        )
            where TRecord : class, IRecord =>
            writer.RunAsync(
                request,
                context,
                name,
                async write =>
                {
                    var record = await write.LoadAsync<TRecord>(name, etag);
                    await write.DeleteAsync(record);
                    if (also is not null)
                        await also(write, record);
                    return new Empty();
                }
            );

        /// <summary>A method of its own, such as <c>OpenVisit</c>, that changes one record.</summary>
        /// <param name="reason">For the journal.</param>
        /// <param name="change">With the real instant of the write.</param>
        public Task<TRecord> ChangeAsync<TRecord>(
            IMessage request,
            ServerCallContext context,
            string name,
            string etag,
            string reason,
            Action<TRecord, DateTimeOffset> change
        )
            where TRecord : class, IRecord, IMessage<TRecord>, new() =>
            writer.RunAsync(
                request,
                context,
                name,
                async write =>
                {
                    var record = await write.LoadAsync<TRecord>(name, etag);
                    change(record, write.Now);
                    return await write.UpdateAsync(record, record.Descriptor.FieldName(), reason);
                }
            );
    }
}
