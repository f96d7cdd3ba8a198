using System.Collections.Frozen;
using System.Text.Json;

namespace StateVisit.TradeFigures.Answering;

/// <summary>What chapters (HS) and divisions (SITC) are called, in a few words.</summary>
public static class Commodities
{
    public const string Hs = "HS";
    public const string Sitc = "SITC";

    private static readonly FrozenDictionary<string, string> Chapters = Read("hsChapters.json");
    private static readonly FrozenDictionary<string, string> Divisions = Read("sitcDivisions.json");

    /// <param name="classification">With its edition or without: H6, HS, S4, SITC.</param>
    public static string Title(string classification, string code) =>
        (IsOf(classification, Sitc) ? Divisions : Chapters).GetValueOrDefault(
            code,
            IsOf(classification, Sitc) ? $"Division {code}" : $"Chapter {code}"
        );

    /// <summary>Whether an edition is asked for by itself, or by its family.</summary>
    public static bool IsOf(string edition, string asked) =>
        asked switch
        {
            Hs => edition.StartsWith('H'),
            Sitc => edition.StartsWith('S'),
            _ => edition == asked,
        };

    public static string FamilyOf(string edition) => IsOf(edition, Sitc) ? Sitc : Hs;

    private static FrozenDictionary<string, string> Read(string name)
    {
        using var file = typeof(Commodities).Assembly.GetManifestResourceStream(name)!;
        return JsonSerializer.Deserialize<Dictionary<string, string>>(file)!.ToFrozenDictionary(StringComparer.Ordinal);
    }
}
