namespace StateVisit.Participants.Drawing.Data;

/// <summary>Flags of countries by ISO 3166-1 alpha-2 code, and that of the European Union.</summary>
internal static class Flags
{
    /// <summary>The frame in which the flags are drawn: three to two.</summary>
    public const string ViewBox = "0 0 513 342";

    private static readonly Dictionary<string, string> All = Embedded.Read<Dictionary<string, string>>("flags.json");

    /// <summary>What an SVG of that frame contains; null: there is none.</summary>
    public static string? Of(string party) => All.GetValueOrDefault(party);
}
