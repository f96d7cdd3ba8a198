using System.Globalization;
using System.Text.Json;
using Google.Protobuf.Reflection;

namespace StateVisit.ServiceDefaults.Contracts;

/// <summary>The JSON forms of scalar fields, as the transcoder reads them. A check answers what is wrong, or null.</summary>
internal static class JsonScalars
{
    public static string? Fault(JsonElement element, FieldDescriptor field) =>
        field.FieldType switch
        {
            FieldType.Bool => element.ValueKind is JsonValueKind.True or JsonValueKind.False
                ? null
                : Mistyped(JsonText.Kind(JsonValueKind.True), element),
            FieldType.String => TextFault(element),
            FieldType.Bytes => BytesFault(element),
            FieldType.Enum => EnumFault(element, field.EnumType),
            FieldType.Int32 or FieldType.SInt32 or FieldType.SFixed32 => Is(
                element.ValueKind is JsonValueKind.Number && element.TryGetInt32(out _),
                "a whole number of 32 bits",
                element
            ),
            FieldType.UInt32 or FieldType.Fixed32 => Is(
                element.ValueKind is JsonValueKind.Number && element.TryGetUInt32(out _),
                "a whole number of 32 bits, not negative",
                element
            ),
            FieldType.Int64 or FieldType.SInt64 or FieldType.SFixed64 => Is(
                IsInt64(element),
                "a whole number of 64 bits, as a number or as text",
                element
            ),
            FieldType.UInt64 or FieldType.Fixed64 => Is(
                IsUInt64(element),
                "a whole number of 64 bits, not negative, as a number or as text",
                element
            ),
            _ => Is(IsReal(element, field), "a number", element),
        };

    public static string? KeyFault(string key, FieldDescriptor field) =>
        field.FieldType switch
        {
            FieldType.String => null,
            FieldType.Bool => key is "true" or "false" ? null : "must have true or false as its key",
            FieldType.UInt32 or FieldType.UInt64 or FieldType.Fixed32 or FieldType.Fixed64 => ulong.TryParse(
                key,
                NumberStyles.None,
                CultureInfo.InvariantCulture,
                out _
            )
                ? null
                : "must have a whole number as its key",
            _ => long.TryParse(key, NumberStyles.AllowLeadingSign, CultureInfo.InvariantCulture, out _)
                ? null
                : "must have a whole number as its key",
        };

    public static string? TextFault(JsonElement element) =>
        element.ValueKind is not JsonValueKind.String ? Mistyped("text", element)
        : JsonText.Of(element) is null ? "holds half a character"
        : null;

    public static string Mistyped(string expected, JsonElement element) =>
        $"must be {expected}, it is {JsonText.Kind(element.ValueKind)}";

    private static string? Is(bool holds, string expected, JsonElement element) =>
        holds ? null
        : element.ValueKind is JsonValueKind.Number or JsonValueKind.String
            ? $"must be {expected}, it is {FieldPath.Shown(element.GetRawText())}"
        : Mistyped(expected, element);

    private static string? BytesFault(JsonElement element) =>
        element.ValueKind is not JsonValueKind.String ? Mistyped("text in base64", element)
        : element.TryGetBytesFromBase64(out _) ? null
        : "must be text in base64";

    private static string? EnumFault(JsonElement element, EnumDescriptor type)
    {
        var known = element.ValueKind switch
        {
            JsonValueKind.String => JsonText.Of(element) is { } name && type.FindValueByName(name) is not null,
            JsonValueKind.Number => element.TryGetInt32(out var number) && type.FindValueByNumber(number) is not null,
            _ => false,
        };
        return known ? null : EnumNames.Fault(type);
    }

    private static bool IsInt64(JsonElement element) =>
        element.ValueKind switch
        {
            JsonValueKind.Number => element.TryGetInt64(out _),
            JsonValueKind.String => long.TryParse(
                JsonText.Of(element),
                NumberStyles.AllowLeadingSign,
                CultureInfo.InvariantCulture,
                out _
            ),
            _ => false,
        };

    private static bool IsUInt64(JsonElement element) =>
        element.ValueKind switch
        {
            JsonValueKind.Number => element.TryGetUInt64(out _),
            JsonValueKind.String => ulong.TryParse(
                JsonText.Of(element),
                NumberStyles.None,
                CultureInfo.InvariantCulture,
                out _
            ),
            _ => false,
        };

    private static bool IsReal(JsonElement element, FieldDescriptor field) =>
        element.ValueKind switch
        {
            JsonValueKind.Number when field.FieldType is FieldType.Float => element.TryGetSingle(out var real)
                && float.IsFinite(real),
            JsonValueKind.Number => element.TryGetDouble(out var real) && double.IsFinite(real),
            JsonValueKind.String => JsonText.Of(element) is "NaN" or "Infinity" or "-Infinity",
            _ => false,
        };
}
