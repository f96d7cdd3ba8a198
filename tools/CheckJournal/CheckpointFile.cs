using System.Text.Json;
using Google.Protobuf;
using StateVisit.Type.V1;

namespace StateVisit.CheckJournal;

/// <summary>A checkpoint as it was kept, and a key as it was made known.</summary>
internal static class CheckpointFile
{
    private const string Root = "visits/";

    private static readonly JsonParser Parser = new(JsonParser.Settings.Default.WithIgnoreUnknownFields(true));

    public static async Task<Checkpoint> ReadAsync(string file)
    {
        var text = await File.ReadAllTextAsync(file);
        try
        {
            using var json = JsonDocument.Parse(text);
            var found = json.RootElement;
            if (found.ValueKind == JsonValueKind.Object && found.TryGetProperty("checkpoint", out var inner))
                found = inner;
            var checkpoint = Parser.Parse<Checkpoint>(found.GetRawText());
            if (checkpoint.Visit.StartsWith(Root, StringComparison.Ordinal) && checkpoint.Time is not null)
                return checkpoint;
        }
        catch (Exception e) when (e is JsonException or InvalidProtocolBufferException)
        {
            throw new CannotCheckException($"{file} is not JSON of a checkpoint: {e.Message}");
        }
        throw new CannotCheckException($"{file} is JSON, but not of a checkpoint.");
    }

    public static async Task<ByteString> ReadKeyAsync(string file)
    {
        try
        {
            return ByteString.FromBase64((await File.ReadAllTextAsync(file)).Trim());
        }
        catch (FormatException)
        {
            throw new CannotCheckException($"{file} is not base64 of a key.");
        }
    }
}
