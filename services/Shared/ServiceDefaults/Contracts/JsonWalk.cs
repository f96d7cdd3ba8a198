using System.Text.Json;
using Google.Protobuf.Reflection;
using Google.Protobuf.WellKnownTypes;
using StateVisit.ServiceDefaults.Errors;

namespace StateVisit.ServiceDefaults.Contracts;

/// <summary>One walk through one JSON document.</summary>
internal sealed class JsonWalk(FieldPath path, FieldFaults faults)
{
    public void Message(JsonElement element, MessageDescriptor descriptor)
    {
        if (descriptor.File.Package == "google.protobuf")
        {
            if (JsonWellKnown.Fault(element, descriptor) is { } fault)
                Fault(fault);
            return;
        }
        if (!IsKind(element, JsonValueKind.Object))
            return;
        var seen = new HashSet<FieldDescriptor>();
        var chosen = new HashSet<OneofDescriptor>();
        foreach (var property in element.EnumerateObject())
        {
            var name = JsonText.Name(property);
            var field = name is null ? null : JsonPlan.Field(descriptor, name);
            path.Field(field?.Name ?? name ?? "?");
            if (field is null)
                Fault($"is not a field of {descriptor.Name}");
            else if (!seen.Add(field))
                Fault("is given twice");
            else
                Member(property.Value, field, chosen);
            path.Up();
        }
    }

    public void Field(JsonElement element, FieldDescriptor field)
    {
        if (field.IsMap)
            Map(element, field);
        else if (field.IsRepeated)
            List(element, field);
        else
            Value(element, field);
    }

    private void Member(JsonElement element, FieldDescriptor field, HashSet<OneofDescriptor> chosen)
    {
        // null stands for "not given", except where the type has a null of its own; the transcoder takes none for lists and maps.
        if (element.ValueKind is JsonValueKind.Null && !field.IsRepeated && !HasNull(field))
            return;
        if (field.RealContainingOneof is { } oneof && !chosen.Add(oneof))
            Fault($"is one too many: only one of {string.Join(", ", oneof.Fields.Select(f => f.Name))} can be given");
        else
            Field(element, field);
    }

    private void List(JsonElement element, FieldDescriptor field)
    {
        if (!IsKind(element, JsonValueKind.Array))
            return;
        var index = 0;
        foreach (var item in element.EnumerateArray())
        {
            path.Item(index++);
            Value(item, field);
            path.Up();
        }
    }

    private void Map(JsonElement element, FieldDescriptor field)
    {
        if (!IsKind(element, JsonValueKind.Object))
            return;
        var key = field.MessageType.FindFieldByNumber(1);
        var value = field.MessageType.FindFieldByNumber(2);
        var seen = new HashSet<string>(StringComparer.Ordinal);
        foreach (var property in element.EnumerateObject())
        {
            var name = JsonText.Name(property);
            path.Key(name ?? "?");
            if (name is null)
                Fault("has a key that is not text");
            else if (!seen.Add(name))
                Fault("is given twice");
            else if (JsonScalars.KeyFault(name, key) is { } fault)
                Fault(fault);
            else
                Value(property.Value, value);
            path.Up();
        }
    }

    private void Value(JsonElement element, FieldDescriptor field)
    {
        if (field.FieldType is FieldType.Message)
            Message(element, field.MessageType);
        else if (JsonScalars.Fault(element, field) is { } fault)
            Fault(fault);
    }

    private static bool HasNull(FieldDescriptor field) =>
        field.FieldType is FieldType.Message
        && field.MessageType.FullName == Google.Protobuf.WellKnownTypes.Value.Descriptor.FullName;

    private bool IsKind(JsonElement element, JsonValueKind kind)
    {
        if (element.ValueKind == kind)
            return true;
        Fault($"must be {JsonText.Kind(kind)}, it is {JsonText.Kind(element.ValueKind)}");
        return false;
    }

    private void Fault(string description)
    {
        var at = path.ToString();
        faults.Add(at.Length == 0 ? "body" : at, description);
    }
}
