using System.Security.Cryptography;
using System.Text;
using System.Text.Json;
using Grpc.Core;
using StateVisit.ServiceDefaults.Errors;

namespace StateVisit.Gateway.Transfer;

/// <summary>
/// A request to bring in a visit: <c>{"visit", "importId", "validateOnly"}</c> and a member per part. Repeated with its
/// import id it goes on where it stopped, because each service acts once per request id.
/// </summary>
internal sealed record Import(
    string Visit,
    Guid Id,
    bool ValidateOnly,
    IReadOnlyList<(Part Part, object Content)> Parts
)
{
    /// <summary>With what the services are called; the caller's own token.</summary>
    public CallOptions Call { get; init; }

    /// <summary>The same for the same import and service, whenever it is asked.</summary>
    public string RequestId(string service)
    {
        var hash = SHA256.HashData(Encoding.UTF8.GetBytes($"{Id:D}/{service}"));
        return new Guid(hash.AsSpan(0, 16), bigEndian: true).ToString("D");
    }

    public bool Holds(string service) => Parts.Any(part => part.Part.Name == service);

    /// <param name="parts">In the order in which they are to be brought in, whatever the order of the members.</param>
    public static Import Read(JsonElement json, IReadOnlyList<Part> parts)
    {
        if (json.ValueKind is not JsonValueKind.Object)
            throw Fault.InvalidField("body", "must be a JSON object");
        var faults = new FieldFaults();
        string? visit = null;
        Guid? id = null;
        var validateOnly = false;
        var contents = new List<(Part, object)>();
        foreach (var member in json.EnumerateObject())
            switch (member.Name)
            {
                case "visit" when member.Value.ValueKind is JsonValueKind.String:
                    visit = member.Value.GetString();
                    break;
                case "importId"
                    when member.Value.ValueKind is JsonValueKind.String && member.Value.TryGetGuid(out var given):
                    id = given;
                    break;
                case "validateOnly" when member.Value.ValueKind is JsonValueKind.True or JsonValueKind.False:
                    validateOnly = member.Value.GetBoolean();
                    break;
                case "visit":
                    faults.Add("visit", "must be text");
                    break;
                case "importId":
                    faults.Add("importId", "must be a UUID");
                    break;
                case "validateOnly":
                    faults.Add("validateOnly", "must be true or false");
                    break;
                default:
                    if (parts.FirstOrDefault(p => p.Name == member.Name) is not { } part)
                        faults.Add(member.Name, "is not a field of an import");
                    else if (part.Read(member.Value, faults) is { } content)
                        contents.Add((part, content));
                    break;
            }
        if (visit is null or "" && !faults.All.Any(fault => fault.Path == "visit"))
            faults.Add("visit", "is required, such as visits/moscow-2023");
        if (contents.Count == 0 && !faults.Any)
            faults.Add(parts[0].Name, "is required, unless another part is given");
        faults.ThrowIfAny();
        var inOrder = parts.SelectMany(part => contents.Where(content => content.Item1 == part));
        return new(visit!, id ?? Guid.NewGuid(), validateOnly, [.. inOrder]);
    }
}
