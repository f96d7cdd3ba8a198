using System.Collections;
using System.Collections.Concurrent;
using Google.Protobuf;
using Google.Protobuf.Reflection;
using StateVisit.Journal.Labels;
using StateVisit.Type.V1;

namespace StateVisit.Journal.Records;

/// <summary>
/// Parts of a record that not all may see who see the record: they carry an access of their own (attendances, predecessors,
/// positions), or name somebody of whom not all may know. Who may not see a part gets the record without it, and an etag
/// that does not count it.
/// </summary>
public static class Parts
{
    private static readonly ConcurrentDictionary<MessageDescriptor, FieldDescriptor[]> Lists = new();
    private static readonly ConcurrentDictionary<MessageDescriptor, FieldDescriptor[]> Singles = new();
    private static readonly ConcurrentDictionary<MessageDescriptor, Shape> Shapes = new();

    /// <summary>The lists of a record whose items are such parts.</summary>
    public static FieldDescriptor[] ListsOf(MessageDescriptor descriptor) =>
        Lists.GetOrAdd(
            descriptor,
            static d =>
                [
                    .. d
                        .Fields.InDeclarationOrder()
                        .Where(f => f.IsRepeated && !f.IsMap && f.FieldType == FieldType.Message)
                        .Where(f => ShapeOf(f.MessageType) is not (null, null)),
                ]
        );

    /// <summary>The fields of a record that hold one such part.</summary>
    public static FieldDescriptor[] SinglesOf(MessageDescriptor descriptor) =>
        Singles.GetOrAdd(
            descriptor,
            static d =>
                [
                    .. d
                        .Fields.InDeclarationOrder()
                        .Where(f => !f.IsRepeated && f.FieldType == FieldType.Message)
                        .Where(f => ShapeOf(f.MessageType) is not (null, null)),
                ]
        );

    public static IList Items(IMessage record, FieldDescriptor list) => (IList)list.Accessor.GetValue(record);

    public static PartAccess AccessOf(IMessage part)
    {
        var (access, naming) = ShapeOf(part.Descriptor);
        var own = (Access?)access?.Accessor.GetValue(part);
        return naming is not null && naming.NameIn(part).Length > 0
            ? new(own, Names: true, naming.AccessIn(part))
            : new(own);
    }

    /// <summary>The parts of a record that name a record which another service keeps.</summary>
    public static IEnumerable<(IMessage Part, Naming Naming)> NamingsOf(IRecord record)
    {
        foreach (var list in ListsOf(record.Descriptor))
            if (ShapeOf(list.MessageType).Naming is { } naming)
                foreach (IMessage part in Items(record, list))
                    if (naming.NameIn(part).Length > 0)
                        yield return (part, naming);
        foreach (var single in SinglesOf(record.Descriptor))
            if (ShapeOf(single.MessageType).Naming is { } naming && single.Accessor.GetValue(record) is IMessage part)
                if (naming.NameIn(part).Length > 0)
                    yield return (part, naming);
    }

    private static Shape ShapeOf(MessageDescriptor descriptor) =>
        Shapes.GetOrAdd(
            descriptor,
            static d =>
            {
                var accesses = d
                    .Fields.InDeclarationOrder()
                    .Where(f => !f.IsRepeated && f.FieldType == FieldType.Message && f.MessageType == Access.Descriptor)
                    .ToList();
                return new(
                    accesses.Find(f => f.Name == "access"),
                    accesses
                        .Select(f =>
                            (
                                Access: f,
                                Name: d.FindFieldByName(f.Name.Replace("_access", "", StringComparison.Ordinal))
                            )
                        )
                        .Where(pair => pair.Name is not null && pair.Name != pair.Access && pair.Name.IsRecordName())
                        .Select(pair => new Naming(pair.Name, pair.Access))
                        .FirstOrDefault()
                );
            }
        );

    private readonly record struct Shape(FieldDescriptor? Access, Naming? Naming);
}

/// <summary>That a part names a record which another service keeps: <c>participant</c>, beside <c>participant_access</c>.</summary>
public sealed record Naming(FieldDescriptor Name, FieldDescriptor Access)
{
    public string NameIn(IMessage part) => (string)Name.Accessor.GetValue(part);

    /// <summary>Who may know of the named.</summary>
    public Access? AccessIn(IMessage part) => (Access?)Access.Accessor.GetValue(part);

    public void SetAccess(IMessage part, Access? access)
    {
        if (access is null)
            Access.Accessor.Clear(part);
        else
            Access.Accessor.SetValue(part, access.Clone());
    }
}
