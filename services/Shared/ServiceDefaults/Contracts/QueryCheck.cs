using System.Globalization;
using Google.Protobuf.Reflection;
using Microsoft.AspNetCore.Http;
using Microsoft.Extensions.Primitives;
using StateVisit.ServiceDefaults.Errors;

namespace StateVisit.ServiceDefaults.Contracts;

/// <summary>The query of a REST call, key by key, as the transcoder reads it.</summary>
internal static class QueryCheck
{
    public static void Check(IQueryCollection query, RestPlan plan, FieldFaults faults)
    {
        if (query.Count == 0)
            return;
        var seen = new HashSet<string>(StringComparer.Ordinal);
        foreach (var (key, values) in query)
        {
            var path = Resolve(plan.Request, key, out var field);
            if (field is null || path is null)
                faults.Add(FieldPath.Shown(key), $"is not a field of {plan.Request.Name}");
            else if (plan.InPath.Contains(path))
                faults.Add(path, "stands in the path of the address, not in the query");
            else if (plan.WholeBody || plan.Body is { } body && IsOf(body.Name, path))
                faults.Add(path, "stands in the body, not in the query");
            else if (!seen.Add(path) || values.Count > 1 && !field.IsRepeated)
                faults.Add(path, "is given twice");
            else
                Values(field, path, values, faults);
        }
    }

    private static bool IsOf(string field, string path) =>
        path == field || path.StartsWith(field + ".", StringComparison.Ordinal);

    private static string? Resolve(MessageDescriptor request, string key, out FieldDescriptor? field)
    {
        field = null;
        var message = request;
        var names = new List<string>();
        foreach (var name in key.Split('.'))
        {
            field = message is null ? null : JsonPlan.Field(message, name);
            if (field is null)
                return null;
            names.Add(field.Name);
            message = field.FieldType is FieldType.Message && !field.IsRepeated ? field.MessageType : null;
        }
        return string.Join('.', names);
    }

    private static void Values(FieldDescriptor field, string path, StringValues values, FieldFaults faults)
    {
        for (var i = 0; i < values.Count; i++)
            if (Fault(field, values[i] ?? "") is { } fault)
                faults.Add(
                    field.IsRepeated ? string.Create(CultureInfo.InvariantCulture, $"{path}[{i}]") : path,
                    fault
                );
    }

    private static string? Fault(FieldDescriptor field, string value) =>
        field.FieldType switch
        {
            _ when field.IsMap => "cannot stand in the query",
            FieldType.String => null,
            FieldType.Bool => bool.TryParse(value, out _) ? null : "must be true or false",
            FieldType.Bytes => Convert.TryFromBase64String(value, new byte[value.Length], out _)
                ? null
                : "must be text in base64",
            FieldType.Enum => IsOf(field.EnumType, value) ? null : EnumNames.Fault(field.EnumType),
            FieldType.Message => MessageFault(field.MessageType, value),
            FieldType.Int32 or FieldType.SInt32 or FieldType.SFixed32 => Number(
                int.TryParse(value, Whole, Invariant, out _)
            ),
            FieldType.UInt32 or FieldType.Fixed32 => Number(uint.TryParse(value, Whole, Invariant, out _)),
            FieldType.Int64 or FieldType.SInt64 or FieldType.SFixed64 => Number(
                long.TryParse(value, Whole, Invariant, out _)
            ),
            FieldType.UInt64 or FieldType.Fixed64 => Number(ulong.TryParse(value, Whole, Invariant, out _)),
            _ => double.TryParse(value, Invariant, out _) ? null : "must be a number",
        };

    private const NumberStyles Whole = NumberStyles.AllowLeadingSign;
    private static readonly CultureInfo Invariant = CultureInfo.InvariantCulture;

    private static string? Number(bool holds) => holds ? null : "must be a whole number";

    private static bool IsOf(EnumDescriptor type, string value) =>
        int.TryParse(value, Whole, Invariant, out var number)
            ? type.FindValueByNumber(number) is not null
            : type.FindValueByName(value) is not null;

    private static string? MessageFault(MessageDescriptor type, string value) =>
        type.FullName switch
        {
            "google.protobuf.FieldMask" => null,
            "google.protobuf.Timestamp" => JsonInstants.IsTimestamp(value)
                ? null
                : "must be an instant like 2023-03-21T12:00:00Z",
            "google.protobuf.Duration" => JsonInstants.IsDuration(value)
                ? null
                : "must be a duration in seconds like 5400s",
            _ when type.File.Name == "google/protobuf/wrappers.proto" => Fault(type.FindFieldByName("value"), value),
            _ => "cannot stand in the query",
        };
}
