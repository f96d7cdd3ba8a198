using System.Collections.Concurrent;
using Google.Protobuf.Reflection;

namespace StateVisit.ServiceDefaults.Contracts;

/// <summary>The names by which JSON may call the fields of a message: lowerCamelCase, or as in the proto.</summary>
internal static class JsonPlan
{
    private static readonly ConcurrentDictionary<MessageDescriptor, Dictionary<string, FieldDescriptor>> Plans = new();

    public static FieldDescriptor? Field(MessageDescriptor message, string name) =>
        Plans.GetOrAdd(message, Read).GetValueOrDefault(name);

    private static Dictionary<string, FieldDescriptor> Read(MessageDescriptor message)
    {
        var names = new Dictionary<string, FieldDescriptor>(StringComparer.Ordinal);
        foreach (var field in message.Fields.InFieldNumberOrder())
            names[field.Name] = field;
        foreach (var field in message.Fields.InFieldNumberOrder())
            names[field.JsonName] = field;
        return names;
    }
}
