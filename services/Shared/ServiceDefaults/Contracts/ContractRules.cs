using System.Collections;
using Google.Protobuf;
using Google.Protobuf.Reflection;
using StateVisit.ServiceDefaults.Errors;

namespace StateVisit.ServiceDefaults.Contracts;

/// <summary>
/// Enforces what the contract says of its fields: the rules of rules.proto, what is required, which values an enum has,
/// that names lie in the request's visit, and what a label needs. What concerns several records is not its business.
/// </summary>
public static class ContractRules
{
    /// <summary>Adds every fault of a request, or of a record alone. Output-only fields are not looked at unless they are taken <paramref name="asGiven"/>.</summary>
    /// <param name="path">What stands before every path, such as <c>session</c> for a record that was merged from a request.</param>
    public static void Check(IMessage request, FieldFaults faults, bool asGiven = false, string path = "")
    {
        ArgumentNullException.ThrowIfNull(request);
        ArgumentNullException.ThrowIfNull(faults);
        new RequestWalk(request, faults, asGiven, path).Check();
    }

    /// <summary>Empties every output-only field, however deep it lies.</summary>
    public static void ClearOutputOnly(IMessage message)
    {
        ArgumentNullException.ThrowIfNull(message);
        foreach (var field in MessagePlan.Of(message.Descriptor).Fields)
        {
            if (field.OutputOnly)
                field.Accessor.Clear(message);
            else if (field.Kind is ValueKind.Message && field.Given(message) is { } given)
                foreach (var inner in Messages(given))
                    ClearOutputOnly(inner);
        }
    }

    /// <summary>A resource with a name of its own, whether it is stored as it is or, like a contact card, in another form.</summary>
    public static bool IsRecord(MessageDescriptor type)
    {
        ArgumentNullException.ThrowIfNull(type);
        return type.FindFieldByName("name") is not null
            && type.FindFieldByName("etag") is not null
            && type.FindFieldByName("update_time") is not null;
    }

    private static IEnumerable<IMessage> Messages(object given) =>
        given switch
        {
            IMessage message => [message],
            IDictionary map => map.Values.Cast<IMessage>(),
            _ => ((IEnumerable)given).Cast<IMessage>(),
        };
}
