using Google.Api;
using Google.Protobuf;
using Google.Protobuf.Reflection;
using Google.Protobuf.WellKnownTypes;
using StateVisit.Type.V1;

namespace StateVisit.ServiceDefaults.Contracts;

internal enum ValueKind
{
    Free,
    Text,
    Enum,
    Number,
    Timestamp,
    Duration,
    Mask,
    Message,
}

/// <summary>What one field accepts, read from the contract once.</summary>
internal sealed class FieldPlan
{
    private const int DefaultItems = 1000;
    private const int DefaultEntries = 50;
    private readonly FieldDescriptor value;
    private MessagePlan? message;

    public FieldPlan(FieldDescriptor field)
    {
        Name = field.Name;
        Accessor = field.Accessor;
        IsMap = field.IsMap;
        IsList = field.IsRepeated && !field.IsMap;
        HasPresence = field.HasPresence;
        Oneof = field.RealContainingOneof;
        value = field.IsMap ? field.MessageType.FindFieldByNumber(2) : field;
        Kind = KindOf(value);

        var options = field.GetOptions();
        var behaviors = options?.GetExtension(FieldBehaviorExtensions.FieldBehavior);
        Required = behaviors?.Contains(FieldBehavior.Required) is true;
        OutputOnly = behaviors?.Contains(FieldBehavior.OutputOnly) is true;

        var rule = options?.GetExtension(RulesExtensions.Rule) ?? new Rule();
        Format = rule.Format;
        MaxLength = rule.MaxLength > 0 ? rule.MaxLength : TextForms.DefaultLength(rule.Format);
        MaxItems =
            rule.MaxItems > 0 ? rule.MaxItems
            : IsMap ? DefaultEntries
            : DefaultItems;
        Bounded = rule.Bounded;
        Min = rule.Min;
        Max = rule.Max;
        Resource = rule.Resource.Length > 0 ? new ResourcePattern(rule.Resource, rule.OrAll) : null;
    }

    public string Name { get; }
    public IFieldAccessor Accessor { get; }
    public ValueKind Kind { get; }
    public bool IsMap { get; }
    public bool IsList { get; }
    public bool HasPresence { get; }
    public OneofDescriptor? Oneof { get; }
    public bool Required { get; }
    public bool OutputOnly { get; }
    public Format Format { get; }
    public int MaxLength { get; }
    public int MaxItems { get; }
    public bool Bounded { get; }
    public long Min { get; }
    public long Max { get; }
    public ResourcePattern? Resource { get; }

    public MessagePlan Message => message ??= MessagePlan.Of(value.MessageType);

    public EnumDescriptor Enum => value.EnumType;

    /// <summary>The value of the field, or null where it is not given.</summary>
    public object? Given(IMessage owner)
    {
        if (HasPresence)
            return Accessor.HasValue(owner) ? Accessor.GetValue(owner) : null;
        var given = Accessor.GetValue(owner);
        return given switch
        {
            string { Length: 0 } => null,
            System.Collections.ICollection { Count: 0 } => null,
            _ when Kind is ValueKind.Enum && !IsList && !IsMap && (int)given == 0 => null,
            _ => given,
        };
    }

    private static ValueKind KindOf(FieldDescriptor field) =>
        field.FieldType switch
        {
            FieldType.String => ValueKind.Text,
            FieldType.Enum => ValueKind.Enum,
            FieldType.Message when field.MessageType.FullName == Timestamp.Descriptor.FullName => ValueKind.Timestamp,
            FieldType.Message when field.MessageType.FullName == Duration.Descriptor.FullName => ValueKind.Duration,
            FieldType.Message when field.MessageType.FullName == FieldMask.Descriptor.FullName => ValueKind.Mask,
            FieldType.Message when field.MessageType.File.Package == "google.protobuf" => ValueKind.Free,
            FieldType.Message => ValueKind.Message,
            FieldType.Bool or FieldType.Bytes => ValueKind.Free,
            _ => ValueKind.Number,
        };
}
