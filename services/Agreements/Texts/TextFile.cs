using System.Text.Encodings.Web;
using System.Text.Json;
using StateVisit.Agreements.V1;
using Version = StateVisit.Agreements.V1.Version;

namespace StateVisit.Agreements.Texts;

/// <summary>A version as a file to keep: what it is, where it stands for ever, what it says, and the hash by which anybody can check that.</summary>
internal static class TextFile
{
    private static readonly JsonWriterOptions Readable = new()
    {
        Indented = true,
        NewLine = "\n",
        // To be read, not to be put into a page.
        Encoder = JavaScriptEncoder.UnsafeRelaxedJsonEscaping,
    };

    public static byte[] Of(Agreement agreement, Version version)
    {
        using var buffer = new MemoryStream();
        using (var json = new Utf8JsonWriter(buffer, Readable))
        {
            json.WriteStartObject();
            json.WriteString("name", version.Name);
            Write(json, "titles", agreement.Titles);
            json.WriteStartArray("parties");
            foreach (var party in agreement.Parties)
                json.WriteStringValue(party.Party_);
            json.WriteEndArray();
            json.WriteString("language", VersionName.Parse(version.Name).Language);
            json.WriteNumber("number", version.Number);
            if (version.Specimen)
                json.WriteBoolean("specimen", true);
            json.WriteString("sha256", Convert.ToHexStringLower(version.Sha256.Span));
            json.WriteString(
                "hashOf",
                "UTF-8, Unicode normalization form C; of each article its number, TAB, its heading, LF, its text, LF, LF"
            );
            json.WriteStartArray("articles");
            foreach (var article in version.Articles)
            {
                json.WriteStartObject();
                json.WriteString("number", article.Number);
                json.WriteString("heading", article.Heading);
                json.WriteString("text", article.Text);
                json.WriteEndObject();
            }
            json.WriteEndArray();
            json.WriteEndObject();
        }
        return buffer.ToArray();
    }

    private static void Write(Utf8JsonWriter json, string name, IDictionary<string, string> texts)
    {
        json.WriteStartObject(name);
        foreach (var (language, text) in texts.OrderBy(text => text.Key, StringComparer.Ordinal))
            json.WriteString(language, text);
        json.WriteEndObject();
    }
}
