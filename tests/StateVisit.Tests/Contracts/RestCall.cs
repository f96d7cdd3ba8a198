using System.Collections;
using System.Globalization;
using System.Text.RegularExpressions;
using Google.Api;
using Google.Protobuf;
using Google.Protobuf.Reflection;
using Google.Protobuf.WellKnownTypes;

namespace StateVisit.Tests.Contracts;

/// <summary>A request as a REST call, made from the method's google.api.http rule.</summary>
public sealed partial record RestCall(
    HttpMethod Method,
    string Address,
    IMessage? Body,
    string BodyPath,
    HashSet<string> InPath
)
{
    /// <summary>Null where no address of the method takes the request's name, or it has none.</summary>
    public static RestCall? Of(MethodDescriptor method, IMessage request) =>
        method.GetOptions()?.GetExtension(AnnotationsExtensions.Http) is { } rule
            ? rule.AdditionalBindings.Prepend(rule).Select(r => Of(r, request)).FirstOrDefault(call => call is not null)
            : null;

    private static RestCall? Of(HttpRule rule, IMessage request)
    {
        var (verb, pattern) = rule.PatternCase switch
        {
            HttpRule.PatternOneofCase.Get => (HttpMethod.Get, rule.Get),
            HttpRule.PatternOneofCase.Post => (HttpMethod.Post, rule.Post),
            HttpRule.PatternOneofCase.Patch => (HttpMethod.Patch, rule.Patch),
            _ => (HttpMethod.Delete, rule.Delete),
        };
        var inPath = new HashSet<string>(StringComparer.Ordinal);
        var fits = true;
        var address = Variable.Replace(
            pattern,
            match =>
            {
                var name = Find(request, match.Groups["path"].Value) as string ?? "";
                inPath.Add(match.Groups["path"].Value);
                fits &= Regex.IsMatch(
                    name,
                    "^"
                        + match.Groups["form"].Value.Replace("*", "[a-z0-9][A-Za-z0-9-]*", StringComparison.Ordinal)
                        + "$",
                    RegexOptions.None,
                    TimeSpan.FromMinutes(1)
                );
                return name;
            }
        );
        if (!fits)
            return null;
        if (rule.Body == "*")
            return new(verb, address, request, "", inPath);
        var body = rule.Body.Length == 0 ? null : request.Descriptor.FindFieldByName(rule.Body);
        var asked = request.Descriptor.Fields.InFieldNumberOrder().Where(f => f != body && !inPath.Contains(f.Name));
        // What cannot stand in a query is sent by the method's other address.
        if (asked.Any(f => f.Accessor.GetValue(request) is IMessage and not (FieldMask or Timestamp or Duration)))
            return null;
        var query = asked.SelectMany(f => Values(f, request).Select(v => $"{f.JsonName}={Uri.EscapeDataString(v)}"));
        address += string.Concat(query.Select((q, i) => (i == 0 ? "?" : "&") + q));
        return new(verb, address, body?.Accessor.GetValue(request) as IMessage, body?.Name ?? "", inPath);
    }

    private static object? Find(IMessage message, string path)
    {
        object? at = message;
        foreach (var name in path.Split('.'))
            at = at is IMessage m ? m.Descriptor.FindFieldByName(name).Accessor.GetValue(m) : null;
        return at;
    }

    private static IEnumerable<string> Values(FieldDescriptor field, IMessage request)
    {
        var value = field.Accessor.GetValue(request);
        if (field.IsRepeated)
            return ((IList)value).Cast<object>().Select(v => Text(field, v));
        return value is null or "" or false or 0 ? [] : [Text(field, value)];
    }

    private static string Text(FieldDescriptor field, object value) =>
        value switch
        {
            FieldMask mask => string.Join(',', mask.Paths),
            Timestamp time => JsonFormatter.Default.Format(time).Trim('"'),
            System.Enum => ((int)value).ToString(CultureInfo.InvariantCulture),
            bool flag => flag ? "true" : "false",
            _ => Convert.ToString(value, CultureInfo.InvariantCulture)!,
        };

    [GeneratedRegex(
        @"\{(?<path>[^=}]+)=(?<form>[^}]+)\}",
        RegexOptions.ExplicitCapture,
        matchTimeoutMilliseconds: 1000
    )]
    private static partial Regex Variable { get; }
}
