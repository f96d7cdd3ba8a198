using System.Collections.Concurrent;
using Google.Protobuf;
using Google.Protobuf.Reflection;

namespace StateVisit.ServiceDefaults.Contracts;

/// <summary>What a message accepts, read from the contract once, and what part its fields play in a request.</summary>
internal sealed class MessagePlan
{
    private static readonly ConcurrentDictionary<MessageDescriptor, MessagePlan> Plans = new();

    private MessagePlan(MessageDescriptor descriptor)
    {
        Descriptor = descriptor;
        Fields = [.. descriptor.Fields.InFieldNumberOrder().Select(f => new FieldPlan(f))];
        Oneofs = [.. descriptor.Oneofs.Where(o => !o.IsSynthetic)];
        IsRecord = ContractRules.IsRecord(descriptor);
        Name = Fields.FirstOrDefault(f => f.Name == "name" && f.Resource is not null);
        Parent = Fields.FirstOrDefault(f => f.Name == "parent" && f.Resource is not null);
        Mask = Fields.FirstOrDefault(f => f is { Kind: ValueKind.Mask, IsList: false });
        Record = Fields.FirstOrDefault(f =>
            f is { Kind: ValueKind.Message, IsList: false, IsMap: false }
            && ContractRules.IsRecord(descriptor.FindFieldByName(f.Name).MessageType)
        );
        NewId = Record is null ? null : Fields.FirstOrDefault(f => f.Name == Record.Name + "_id");
        CreatesVisit =
            NewId is not null
            && Of(descriptor.FindFieldByName(Record!.Name).MessageType).Name?.Resource is { IsOfVisitItself: true };
    }

    public MessageDescriptor Descriptor { get; }
    public FieldPlan[] Fields { get; }
    public OneofDescriptor[] Oneofs { get; }

    /// <summary>Visit, Session and the like.</summary>
    public bool IsRecord { get; }

    public FieldPlan? Name { get; }
    public FieldPlan? Parent { get; }
    public FieldPlan? Mask { get; }

    /// <summary>In a request: the record to create or update.</summary>
    public FieldPlan? Record { get; }

    /// <summary>In a request that creates: the field of the new record's id.</summary>
    public FieldPlan? NewId { get; }

    /// <summary>The new record is a visit; whatever else has no parent belongs to none.</summary>
    private bool CreatesVisit { get; }

    /// <summary>A request that creates its record, whoever chooses the id; the record's own name is not asked for.</summary>
    public bool Creates => NewId is not null || (Parent is not null && Record is not null);

    public static MessagePlan Of(MessageDescriptor descriptor) =>
        Plans.GetOrAdd(descriptor, static d => new MessagePlan(d));

    /// <summary>The visit that a request is about, as <c>visits/{visit}</c>; null where none is said or it is malformed.</summary>
    public string? VisitOf(IMessage request)
    {
        if ((Name ?? Parent)?.Accessor.GetValue(request) is string name)
            return ResourcePattern.VisitOf(name);
        if (NewId?.Accessor.GetValue(request) is string id)
            return CreatesVisit ? ResourcePattern.VisitOf("visits/" + id) : null;
        return
            Record?.Accessor.GetValue(request) is IMessage record
            && Of(record.Descriptor).Name?.Accessor.GetValue(record) is string own
            ? ResourcePattern.VisitOf(own)
            : null;
    }
}
