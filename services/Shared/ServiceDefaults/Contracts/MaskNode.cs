using Google.Protobuf.Reflection;
using Google.Protobuf.WellKnownTypes;
using StateVisit.ServiceDefaults.Errors;

namespace StateVisit.ServiceDefaults.Contracts;

/// <summary>An update mask as a tree: which fields of a record a request writes, and so which of them it must give.</summary>
internal sealed class MaskNode
{
    public static readonly MaskNode All = new() { Whole = true };
    private static readonly MaskNode Nothing = new();
    private readonly Dictionary<string, MaskNode> children = new(StringComparer.Ordinal);

    /// <summary>Everything below is written.</summary>
    public bool Whole { get; private set; }

    /// <summary>It, or something in it, is written.</summary>
    public bool Touched => Whole || children.Count > 0;

    public MaskNode Of(string field) => Whole ? All : children.GetValueOrDefault(field, Nothing);

    public static MaskNode Read(FieldMask? mask, MessageDescriptor record, FieldPath path, FieldFaults faults)
    {
        if (mask is null || mask.Paths.Count == 0)
            return All;
        var root = new MaskNode();
        path.Field("paths");
        for (var i = 0; i < mask.Paths.Count; i++)
        {
            if (mask.Paths[i] == "*")
                root.Whole = true;
            else if (Fault(mask.Paths[i], record) is { } fault)
            {
                path.Item(i);
                faults.Add(path.ToString(), fault);
                path.Up();
            }
            else
                root.Add(mask.Paths[i]);
        }
        path.Up();
        return root;
    }

    private void Add(string fieldPath)
    {
        var node = this;
        foreach (var name in fieldPath.Split('.'))
        {
            if (!node.children.TryGetValue(name, out var child))
                node.children.Add(name, child = new MaskNode());
            node = child;
        }
        node.Whole = true;
    }

    private static string? Fault(string fieldPath, MessageDescriptor record)
    {
        var message = record;
        var meant = new List<string>();
        foreach (var name in fieldPath.Split('.'))
        {
            if (message is null)
                return $"goes deeper than a mask can: {FieldPath.Shown(fieldPath)}";
            if (JsonPlan.Field(message, name) is not { } field)
                return $"names no field of {record.Name}: {FieldPath.Shown(fieldPath)}";
            meant.Add(field.Name);
            message =
                field.FieldType is FieldType.Message
                && !field.IsRepeated
                && field.MessageType.File.Package != "google.protobuf"
                    ? field.MessageType
                    : null;
        }
        var path = string.Join('.', meant);
        return path == fieldPath ? null : $"names no field of {record.Name}: write {path}, not {fieldPath}";
    }
}
