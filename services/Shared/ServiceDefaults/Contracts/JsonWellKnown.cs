using System.Text.Json;
using Google.Protobuf.Reflection;

namespace StateVisit.ServiceDefaults.Contracts;

/// <summary>The JSON forms of google.protobuf's own messages. A check answers what is wrong, or null.</summary>
internal static class JsonWellKnown
{
    public static string? Fault(JsonElement element, MessageDescriptor type) =>
        type.Name switch
        {
            "Timestamp" => TextFault(element, JsonInstants.IsTimestamp, "an instant like 2023-03-21T12:00:00Z"),
            "Duration" => TextFault(element, JsonInstants.IsDuration, "a duration in seconds like 5400s"),
            "FieldMask" => TextFault(element, IsMask, "names of fields in lowerCamelCase, with commas between"),
            "Any" => element.ValueKind is not JsonValueKind.Object ? JsonScalars.Mistyped("an object", element)
            : element.TryGetProperty("@type", out var url) && url.ValueKind is JsonValueKind.String ? null
            : "must name its type in @type",
            "Struct" => element.ValueKind is JsonValueKind.Object ? null : JsonScalars.Mistyped("an object", element),
            "ListValue" => element.ValueKind is JsonValueKind.Array ? null : JsonScalars.Mistyped("a list", element),
            "Value" => null,
            "Empty" => element.ValueKind is not JsonValueKind.Object ? JsonScalars.Mistyped("an object", element)
            : element.GetPropertyCount() == 0 ? null
            : "must be an empty object",
            _ when type.File.Name == "google/protobuf/wrappers.proto" => JsonScalars.Fault(
                element,
                type.FindFieldByName("value")
            ),
            _ => element.ValueKind is JsonValueKind.Object ? null : JsonScalars.Mistyped("an object", element),
        };

    private static string? TextFault(JsonElement element, Func<string, bool> holds, string expected) =>
        element.ValueKind is not JsonValueKind.String ? JsonScalars.Mistyped(expected, element)
        : JsonText.Of(element) is { } text && holds(text) ? null
        : $"must be {expected}";

    private static bool IsMask(string text) =>
        text.AsSpan().IndexOfAny("_ ") < 0
        && !text.StartsWith(',')
        && !text.EndsWith(',')
        && !text.Contains(",,", StringComparison.Ordinal);
}
