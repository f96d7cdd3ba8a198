using System.Text.Json;

namespace StateVisit.Tests.Agenda;

/// <summary>What an error over REST says.</summary>
internal static class RestFaults
{
    /// <summary>The fields that it names, in order.</summary>
    public static string[] Paths(string body)
    {
        using var document = JsonDocument.Parse(body);
        return
        [
            .. Details(document, "google.rpc.BadRequest")
                .SelectMany(d => d.GetProperty("fieldViolations").EnumerateArray())
                .Select(v => v.GetProperty("field").GetString()!)
                .Order(StringComparer.Ordinal),
        ];
    }

    public static string Reason(string body)
    {
        using var document = JsonDocument.Parse(body);
        return Details(document, "google.rpc.ErrorInfo").Single().GetProperty("reason").GetString()!;
    }

    private static IEnumerable<JsonElement> Details(JsonDocument document, string type) =>
        document
            .RootElement.GetProperty("details")
            .EnumerateArray()
            .Where(d => d.GetProperty("@type").GetString() == "type.googleapis.com/" + type);
}
