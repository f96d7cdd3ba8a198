using Google.Protobuf.Reflection;
using Microsoft.AspNetCore.Http;
using Microsoft.Extensions.Primitives;

namespace StateVisit.ServiceDefaults.Contracts;

/// <summary>
/// A mask in a query names fields as JSON does (<c>plannedStart.time</c>) or as the contract does; methods know the
/// contract's names. What names no field stays as it was sent, to be refused by that name.
/// </summary>
internal static class QueryMasks
{
    public static void Translate(HttpRequest request, RestPlan plan)
    {
        if (request.Query.Count == 0 || MessagePlan.Of(plan.Request) is not { Mask: { } mask, Record: { } record })
            return;
        var query = new Dictionary<string, StringValues>(StringComparer.Ordinal);
        var isMasked = false;
        foreach (var (key, values) in request.Query)
        {
            var isMask = JsonPlan.Field(plan.Request, key)?.Name == mask.Name;
            isMasked |= isMask;
            query[key] = isMask
                ? new([.. values.Select(value => Translate(value ?? "", record.Message.Descriptor))])
                : values;
        }
        if (isMasked)
            request.Query = new QueryCollection(query);
    }

    private static string Translate(string mask, MessageDescriptor record) =>
        string.Join(',', mask.Split(',').Select(path => TranslatePath(path, record)));

    private static string TranslatePath(string path, MessageDescriptor record)
    {
        var names = path.Split('.');
        var message = record;
        for (var i = 0; i < names.Length; i++)
        {
            if (message is null || JsonPlan.Field(message, names[i]) is not { } field)
                return path;
            names[i] = field.Name;
            message = field.FieldType is FieldType.Message ? field.MessageType : null;
        }
        return string.Join('.', names);
    }
}
