using System.Text.Json;
using Google.Protobuf.Reflection;
using StateVisit.ServiceDefaults.Errors;

namespace StateVisit.ServiceDefaults.Contracts;

/// <summary>
/// Walks JSON by the descriptor of the message that it stands for and names every unknown or mistyped field by its
/// proto path. What the values may be is the business of <see cref="ContractRules"/>.
/// </summary>
public static class JsonCheck
{
    public static void Check(JsonElement element, MessageDescriptor descriptor, string path, FieldFaults faults)
    {
        ArgumentNullException.ThrowIfNull(descriptor);
        ArgumentNullException.ThrowIfNull(faults);
        new JsonWalk(new FieldPath(path), faults).Message(element, descriptor);
    }

    /// <summary>The value of one field, as the body of a REST call can be.</summary>
    internal static void CheckField(JsonElement element, FieldDescriptor field, FieldFaults faults)
    {
        var path = new FieldPath("");
        path.Field(field.Name);
        new JsonWalk(path, faults).Field(element, field);
    }
}
