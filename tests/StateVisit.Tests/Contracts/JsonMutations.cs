using System.Globalization;
using System.Text.Json.Nodes;
using Google.Protobuf;
using Google.Protobuf.Reflection;

namespace StateVisit.Tests.Contracts;

/// <summary>A body with one field that is unknown or mistyped, and the path that an answer must name.</summary>
public sealed record JsonMutation(string Body, string Path);

/// <summary>Breaks the JSON of a valid message, one field at a time.</summary>
public static class JsonMutations
{
    public static IEnumerable<JsonMutation> Of(IMessage message, string path) =>
        Places(JsonNode.Parse(JsonFormatter.Default.Format(message))!.AsObject(), message.Descriptor, path, [])
            .Select(place => new JsonMutation(Broken(message, place), place.Path));

    private static string Broken(IMessage message, Place place)
    {
        JsonNode root = JsonNode.Parse(JsonFormatter.Default.Format(message))!;
        var at = root;
        foreach (var step in place.Steps)
            at = step is int index ? at[index]! : at[(string)step]!;
        if (place.Last is int item)
            at[item] = JsonNode.Parse(place.Value);
        else
            at[(string)place.Last] = JsonNode.Parse(place.Value);
        return root.ToJsonString();
    }

    private static IEnumerable<Place> Places(JsonObject json, MessageDescriptor type, string path, object[] steps)
    {
        yield return new(steps, "nosuch", "1", Join(path, "nosuch"));
        foreach (var field in type.Fields.InFieldNumberOrder())
        {
            if (json[field.JsonName] is not { } value)
                continue;
            var here = Join(path, field.Name);
            object[] below = [.. steps, field.JsonName];
            if (field.IsMap)
            {
                yield return new(steps, field.JsonName, "7", here);
                var key = value.AsObject().First().Key;
                yield return new(below, key, Wrong(field.MessageType.FindFieldByNumber(2)), $"{here}[{key}]");
            }
            else if (field.IsRepeated)
            {
                yield return new(steps, field.JsonName, "7", here);
                for (var i = 0; i < value.AsArray().Count; i++)
                {
                    var item = string.Create(CultureInfo.InvariantCulture, $"{here}[{i}]");
                    yield return new(below, i, Wrong(field), item);
                    if (value[i] is JsonObject inner)
                        foreach (var place in Places(inner, field.MessageType, item, [.. below, i]))
                            yield return place;
                }
            }
            else
            {
                yield return new(steps, field.JsonName, Wrong(field), here);
                if (value is JsonObject inner)
                    foreach (var place in Places(inner, field.MessageType, here, below))
                        yield return place;
            }
        }
    }

    private static string Wrong(FieldDescriptor field) =>
        field.FieldType switch
        {
            FieldType.String => "5",
            FieldType.Enum => "\"NO_SUCH_VALUE\"",
            FieldType.Bool => "\"perhaps\"",
            FieldType.Message when field.MessageType.File.Package == "google.protobuf" => "\"yesterday\"",
            FieldType.Message => "[]",
            _ => "{}",
        };

    private static string Join(string path, string name) => path.Length == 0 ? name : $"{path}.{name}";

    private sealed record Place(object[] Steps, object Last, string Value, string Path);
}
