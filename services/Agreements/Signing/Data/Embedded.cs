using System.Text.Json;

namespace StateVisit.Agreements.Signing.Data;

/// <summary>Data that is built into the service.</summary>
internal static class Embedded
{
    public static T Read<T>(string name)
    {
        using var resource = Open(name);
        return JsonSerializer.Deserialize<T>(resource, JsonSerializerOptions.Web)!;
    }

    public static string Text(string name)
    {
        using var text = new StreamReader(Open(name));
        return text.ReadToEnd();
    }

    private static Stream Open(string name) => typeof(Embedded).Assembly.GetManifestResourceStream(name)!;
}
