using System.Collections;
using System.Collections.Concurrent;
using Google.Protobuf;
using Google.Protobuf.Reflection;
using StateVisit.Type.V1;

namespace StateVisit.Journal.Records;

/// <summary>
/// Parts of a record that carry an access of their own (attendances, predecessors, positions): who may not see a part
/// gets the record without it, and an etag that does not count it.
/// </summary>
public static class Parts
{
    private static readonly ConcurrentDictionary<MessageDescriptor, FieldDescriptor[]> Lists = new();

    /// <summary>The lists of a record whose items carry an access.</summary>
    public static FieldDescriptor[] ListsOf(MessageDescriptor descriptor) =>
        Lists.GetOrAdd(
            descriptor,
            static d =>
                [
                    .. d
                        .Fields.InDeclarationOrder()
                        .Where(f => f.IsRepeated && !f.IsMap && f.FieldType == FieldType.Message)
                        .Where(f => AccessField(f.MessageType) is not null),
                ]
        );

    public static IList Items(IMessage record, FieldDescriptor list) => (IList)list.Accessor.GetValue(record);

    /// <summary>The part's own access, or null if it has none.</summary>
    public static Access? AccessOf(IMessage part) => (Access?)AccessField(part.Descriptor)?.Accessor.GetValue(part);

    private static FieldDescriptor? AccessField(MessageDescriptor descriptor) =>
        descriptor.FindFieldByName("access") is { FieldType: FieldType.Message } field
        && field.MessageType == Access.Descriptor
            ? field
            : null;
}
