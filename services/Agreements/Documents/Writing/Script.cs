namespace StateVisit.Agreements.Documents.Writing;

/// <summary>The direction in which a language is written.</summary>
internal static class Script
{
    private static readonly HashSet<string> RightToLeft =
    [
        "ar",
        "arc",
        "ckb",
        "dv",
        "fa",
        "he",
        "ks",
        "ps",
        "sd",
        "syr",
        "ug",
        "ur",
        "yi",
    ];
    private static readonly HashSet<string> RightToLeftScripts = ["arab", "hebr", "nkoo", "syrc", "thaa"];

    public static bool IsRightToLeft(string language)
    {
        var parts = language.ToLowerInvariant().Split('-');
        // A script that is named decides: uz-Arab, az-Latn.
        return parts.Skip(1).FirstOrDefault(part => part.Length == 4 && char.IsAsciiLetter(part[0])) is { } script
            ? RightToLeftScripts.Contains(script)
            : RightToLeft.Contains(parts[0]);
    }
}
