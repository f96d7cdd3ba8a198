using System.Collections;
using Google.Protobuf;
using Google.Protobuf.Reflection;
using StateVisit.Type.V1;

namespace StateVisit.Journal.Records;

/// <summary>That a record names another.</summary>
/// <param name="FieldPath">Where, with indexes: <c>predecessors[0].session</c>.</param>
/// <param name="Field">Where, without: <c>predecessors.session</c>.</param>
/// <param name="Access">Who sees the naming: the record's own, or the narrower one of the part it stands in.</param>
public readonly record struct Reference(string FieldPath, string Field, RecordName Target, Access Access);

/// <summary>Finds the names of other records in a record, by what the contract says of its fields.</summary>
public static class References
{
    public static IEnumerable<Reference> Of(IRecord record) => Walk(record, "", "", record.Access, isRoot: true);

    private static IEnumerable<Reference> Walk(IMessage message, string path, string plain, Access access, bool isRoot)
    {
        foreach (var field in message.Descriptor.Fields.InDeclarationOrder())
        {
            if (field.IsMap || (isRoot && field.Name == "name"))
                continue;
            var at = path + field.Name;
            var plainAt = plain + field.Name;
            if (field.IsRecordName())
            {
                foreach (var (name, where) in Texts(message, field, at))
                    if (name.Length > 0)
                        yield return new(where, plainAt, RecordName.Parse(name), access);
            }
            else if (field.FieldType == FieldType.Message)
            {
                foreach (var (part, where) in Messages(message, field, at))
                foreach (var found in Walk(part, where + ".", plainAt + ".", Narrower(part, access), isRoot: false))
                    yield return found;
            }
        }
    }

    private static Access Narrower(IMessage part, Access access) => Parts.AccessOf(part).Own ?? access;

    private static IEnumerable<(string Text, string Path)> Texts(IMessage message, FieldDescriptor field, string at)
    {
        if (!field.IsRepeated)
            return [((string)field.Accessor.GetValue(message), at)];
        return ((IList)field.Accessor.GetValue(message)).Cast<string>().Select((text, i) => (text, $"{at}[{i}]"));
    }

    private static IEnumerable<(IMessage Part, string Path)> Messages(
        IMessage message,
        FieldDescriptor field,
        string at
    )
    {
        if (field.IsRepeated)
            return ((IList)field.Accessor.GetValue(message)).Cast<IMessage>().Select((part, i) => (part, $"{at}[{i}]"));
        return field.Accessor.GetValue(message) is IMessage single ? [(single, at)] : [];
    }
}
