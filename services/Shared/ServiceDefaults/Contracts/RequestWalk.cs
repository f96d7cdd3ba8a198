using System.Collections;
using System.Globalization;
using Google.Protobuf;
using Google.Protobuf.Collections;
using Google.Protobuf.WellKnownTypes;
using StateVisit.ServiceDefaults.Errors;
using StateVisit.Type.V1;

namespace StateVisit.ServiceDefaults.Contracts;

/// <summary>One walk through one request.</summary>
internal sealed class RequestWalk(IMessage request, FieldFaults faults, bool asGiven, string root)
{
    private readonly FieldPath path = new(root);
    private string? visit;
    private bool creates;

    public void Check()
    {
        var plan = MessagePlan.Of(request.Descriptor);
        visit = plan.VisitOf(request);
        creates = plan.Creates;
        var mask = MaskNode.All;
        if (plan is { Mask: { } field, Record: { } record })
        {
            path.Field(field.Name);
            mask = MaskNode.Read((FieldMask?)field.Accessor.GetValue(request), record.Message.Descriptor, path, faults);
            path.Up();
        }
        foreach (var f in plan.Fields)
            if (f != plan.Mask)
                Field(
                    f,
                    request,
                    f == plan.Record ? mask : MaskNode.All,
                    required: f.Required || IsNeededName(plan, f)
                );
        Meaning(request, MaskNode.All);
    }

    private void Message(IMessage message, MaskNode mask)
    {
        var plan = MessagePlan.Of(message.Descriptor);
        var outside = creates;
        // A part of a request can create too, such as an edit that adds a cue.
        creates |= plan.Creates;
        foreach (var field in plan.Fields)
        {
            var inner = mask.Of(field.Name);
            Field(field, message, inner, IsNeededName(plan, field) || field.Required && inner.Touched);
        }
        creates = outside;
        if (!mask.Whole)
            return;
        foreach (var oneof in plan.Oneofs)
            if (oneof.Accessor.GetCaseFieldDescriptor(message) is null && !IsHeld(message))
                Fault(oneof.Name, $"needs one of {string.Join(", ", oneof.Fields.Select(f => f.Name))}");
        Meaning(message, mask);
    }

    /// <summary>A record says its own name everywhere but where it is created.</summary>
    private bool IsNeededName(MessagePlan plan, FieldPlan field) => plan.IsRecord && field == plan.Name && !creates;

    private void Field(FieldPlan field, IMessage owner, MaskNode mask, bool required)
    {
        if (field.OutputOnly && !asGiven)
            return;
        var given = field.Given(owner);
        if (given is null && !required)
            return;
        path.Field(field.Name);
        if (given is null)
            Fault("is required");
        else if (field.IsMap)
            Map(field, (IDictionary)given);
        else if (field.IsList)
            List(field, (IList)given);
        else
            Value(field, given, mask);
        path.Up();
    }

    private void List(FieldPlan field, IList items)
    {
        if (IsTooMany(field, items.Count, "items") || field.Kind is ValueKind.Free)
            return;
        for (var i = 0; i < items.Count; i++)
        {
            path.Item(i);
            Value(field, items[i]!, MaskNode.All);
            path.Up();
        }
    }

    private void Map(FieldPlan field, IDictionary entries)
    {
        if (IsTooMany(field, entries.Count, "entries"))
            return;
        if (entries is MapField<string, string> texts)
        {
            foreach (var (key, text) in texts)
                Entry(field, key, text);
            return;
        }
        foreach (DictionaryEntry entry in entries)
            Entry(field, Convert.ToString(entry.Key, CultureInfo.InvariantCulture)!, entry.Value!);
    }

    private void Entry(FieldPlan field, string key, object value)
    {
        path.Key(key);
        var fault = field.Format is Format.Titles or Format.Texts
            ? TextForms.LanguageFault(key)
            : TextForms.Fault(Format.Line, TextForms.DefaultLength(Format.Line), key);
        if (fault is not null)
            Fault(fault);
        Value(field, value, MaskNode.All);
        path.Up();
    }

    private void Value(FieldPlan field, object value, MaskNode mask)
    {
        switch (field.Kind)
        {
            case ValueKind.Text:
                Text(field, (string)value);
                break;
            case ValueKind.Enum when field.Enum.FindValueByNumber((int)value) is null:
                Fault(EnumNames.Fault(field.Enum));
                break;
            case ValueKind.Number when field.Bounded && !IsWithin(field, value):
                Fault(Bounds(field, Convert.ToString(value, CultureInfo.InvariantCulture)!));
                break;
            case ValueKind.Timestamp when Instants.Fault((Timestamp)value) is { } fault:
                Fault(fault);
                break;
            case ValueKind.Duration when Instants.Fault((Duration)value) is { } fault:
                Fault(fault);
                break;
            case ValueKind.Duration when field.Bounded && !Instants.IsWithin((Duration)value, field.Min, field.Max):
                Fault(Bounds(field, ((Duration)value).Seconds.ToString(CultureInfo.InvariantCulture)) + " seconds");
                break;
            case ValueKind.Message:
                Message((IMessage)value, mask);
                break;
        }
    }

    private void Text(FieldPlan field, string text)
    {
        var fault = field.Resource is { } resource
            ? resource.Fault(text)
                ?? (
                    visit is not null && ResourcePattern.VisitOf(text) is { } other && other != visit
                        ? "is of another visit"
                        : null
                )
            : TextForms.Fault(field.Format, field.MaxLength, text);
        if (fault is not null)
            Fault(fault);
    }

    /// <summary>What a label needs: named delegations, or explicitly all.</summary>
    private void Meaning(IMessage message, MaskNode mask)
    {
        if (message is not Access access || !mask.Whole)
            return;
        if (access.Label is Label.Delegation)
        {
            if (access.Delegations.Count == 0 && !access.AllDelegations)
                Fault("delegations", "must name delegations, or all_delegations must be set");
            return;
        }
        if (access.Delegations.Count > 0)
            Fault("delegations", "can be given with LABEL_DELEGATION only");
        if (access.AllDelegations)
            Fault("all_delegations", "can be given with LABEL_DELEGATION only");
    }

    private bool IsHeld(IMessage message) => asGiven && message is Embargo { Held: true };

    private bool IsTooMany(FieldPlan field, int count, string things)
    {
        if (count <= field.MaxItems)
            return false;
        Fault(string.Create(CultureInfo.InvariantCulture, $"has {count} {things}, {field.MaxItems} are allowed"));
        return true;
    }

    private static bool IsWithin(FieldPlan field, object value) =>
        value switch
        {
            int number => number >= field.Min && number <= field.Max,
            long number => number >= field.Min && number <= field.Max,
            uint number => number >= field.Min && number <= field.Max,
            ulong number => field.Max >= 0
                && number <= (ulong)field.Max
                && (field.Min <= 0 || number >= (ulong)field.Min),
            _ => Convert.ToDouble(value, CultureInfo.InvariantCulture) is var number
                && number >= field.Min
                && number <= field.Max,
        };

    private static string Bounds(FieldPlan field, string value) =>
        string.Create(CultureInfo.InvariantCulture, $"is {value}, it can be {field.Min} to {field.Max}");

    private void Fault(string description) => faults.Add(path.ToString(), description);

    private void Fault(string field, string description)
    {
        path.Field(field);
        Fault(description);
        path.Up();
    }
}
