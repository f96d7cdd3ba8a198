using System.Collections;
using Google.Protobuf;
using Google.Protobuf.Reflection;
using Google.Protobuf.WellKnownTypes;

namespace StateVisit.Journal.Records;

/// <summary>
/// Updates: the fields of the mask are taken as they are sent, lists and maps as wholes. What the server owns (name, etag,
/// output-only fields) stays as it is.
/// </summary>
public static class FieldMasks
{
    public static void Apply(IRecord source, IRecord target, FieldMask? mask)
    {
        var (held, reason) = (target.Embargo?.Held ?? false, target.Embargo?.Reason ?? "");
        Apply((IMessage)source, target, mask);
        // Only HoldEmbargo and LiftEmbargo decide this, however the embargo is rewritten.
        if (target.Embargo is { } embargo)
            (embargo.Held, embargo.Reason) = (held, reason);
    }

    public static void Apply(IMessage source, IMessage target, FieldMask? mask)
    {
        var paths =
            mask is null or { Paths.Count: 0 } || mask.Paths.Contains("*") ? AllOf(source.Descriptor) : mask.Paths;
        foreach (var path in paths)
            Copy(source, target, path.Split('.'));
    }

    private static IEnumerable<string> AllOf(MessageDescriptor descriptor) =>
        descriptor.Fields.InDeclarationOrder().Select(field => field.Name);

    private static void Copy(IMessage source, IMessage target, ReadOnlySpan<string> path)
    {
        var field = target.Descriptor.FindFieldByName(path[0]);
        if (field is null || field.IsServersOwn())
            return;
        if (path.Length > 1 && field.FieldType == FieldType.Message && !field.IsRepeated)
        {
            var from = (IMessage?)field.Accessor.GetValue(source) ?? field.MessageType.NewMessage();
            if (field.Accessor.GetValue(target) is not IMessage to)
                field.Accessor.SetValue(target, to = field.MessageType.NewMessage());
            Copy(from, to, path[1..]);
            return;
        }
        if (field.IsMap)
        {
            field.Accessor.Clear(target);
            var map = (IDictionary)field.Accessor.GetValue(target);
            foreach (DictionaryEntry entry in (IDictionary)field.Accessor.GetValue(source))
                map.Add(entry.Key, entry.Value);
        }
        else if (field.IsRepeated)
        {
            field.Accessor.Clear(target);
            var list = (IList)field.Accessor.GetValue(target);
            foreach (var item in (IList)field.Accessor.GetValue(source))
                list.Add(item);
        }
        else if (field.HasPresence && !field.Accessor.HasValue(source))
        {
            // Within a oneof, clearing a member that is not set must not clear the one that is.
            if (field.Accessor.HasValue(target))
                field.Accessor.Clear(target);
        }
        else
            field.Accessor.SetValue(target, field.Accessor.GetValue(source));
    }

    private static IMessage NewMessage(this MessageDescriptor descriptor) =>
        descriptor.Parser.ParseFrom(ByteString.Empty);
}
