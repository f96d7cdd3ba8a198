using System.Text.Json;
using StateVisit.ServiceDefaults.Errors;
using StateVisit.ServiceDefaults.Identity;

namespace StateVisit.Gateway.Identity;

/// <summary>As whom to sign in: <c>{"role", "visit", "delegation", "name"}</c>, as JSON or as a form. No visit: all visits.</summary>
internal sealed record SignInRequest(string Name, Grant Grant)
{
    private static readonly string[] Known = ["role", "visit", "delegation", "name"];

    /// <summary>The roles of people; <c>service</c> is for processes.</summary>
    public static IReadOnlyList<Role> Roles { get; } =
    [Role.Protocol, Role.Legal, Role.Analyst, Role.Delegation, Role.Press];

    public static async Task<SignInRequest> ReadAsync(HttpRequest request)
    {
        var faults = new FieldFaults();
        var values = request.HasFormContentType
            ? (await request.ReadFormAsync()).ToDictionary(field => field.Key, field => field.Value.ToString())
            : await ReadJsonAsync(request, faults);
        foreach (var name in values.Keys.Except(Known))
            faults.Add(name, "is not a field of a sign-in");

        var role = Roles.Cast<Role?>().FirstOrDefault(r => Text(r!.Value) == values.GetValueOrDefault("role"));
        if (role is null)
            faults.Add("role", $"must be one of {string.Join(", ", Roles.Select(Text))}");
        var visit = values.GetValueOrDefault("visit") is { Length: > 0 } v ? v : "*";
        if (visit.StartsWith("visits/", StringComparison.Ordinal))
            visit = visit["visits/".Length..];
        if (visit != "*" && !IsId(visit))
            faults.Add("visit", "must be the id of a visit, or * for all");
        var delegation = values.GetValueOrDefault("delegation") is { Length: > 0 } d ? d : null;
        if (role is Role.Delegation && (delegation is null || !IsId(delegation)))
            faults.Add("delegation", "must name the delegation, such as CN");
        if (role is not null and not Role.Delegation && delegation is not null)
            faults.Add("delegation", "goes with the role delegation only");
        var subject = values.GetValueOrDefault("name") is { Length: > 0 } n ? n : values.GetValueOrDefault("role");
        if (subject?.Length > 100)
            faults.Add("name", "holds at most 100 characters");
        faults.ThrowIfAny();
        return new(subject!, new(visit, role!.Value, delegation));
    }

    public static string Text(Role role) => role.ToString().ToLowerInvariant();

    private static bool IsId(string text) =>
        text.Length <= 63 && text.All(c => char.IsAsciiLetterOrDigit(c) || c == '-') && text[0] != '-';

    private static async Task<Dictionary<string, string>> ReadJsonAsync(HttpRequest request, FieldFaults faults)
    {
        var values = new Dictionary<string, string>(StringComparer.Ordinal);
        try
        {
            using var json = await JsonDocument.ParseAsync(
                request.Body,
                cancellationToken: request.HttpContext.RequestAborted
            );
            if (json.RootElement.ValueKind is not JsonValueKind.Object)
                throw Fault.InvalidField("body", "must be a JSON object");
            foreach (var property in json.RootElement.EnumerateObject())
                if (property.Value.ValueKind is JsonValueKind.String)
                    values[property.Name] = property.Value.GetString()!;
                else
                    faults.Add(property.Name, "must be text");
        }
        catch (JsonException)
        {
            throw Fault.InvalidField("body", "is not JSON");
        }
        return values;
    }
}
