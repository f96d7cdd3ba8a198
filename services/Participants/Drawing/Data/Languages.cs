namespace StateVisit.Participants.Drawing.Data;

/// <summary>Which of several languages is the one asked for, or close to it.</summary>
internal static class Languages
{
    public const string English = "en";

    /// <summary>The language itself, else one of the same primary language (zh for zh-Hans), else null.</summary>
    public static string? Nearest(string language, IEnumerable<string> known)
    {
        if (language.Length == 0)
            return null;
        var all = known.Order(StringComparer.Ordinal).ToArray();
        return Array.Find(all, one => one.Equals(language, StringComparison.OrdinalIgnoreCase))
            ?? Array.Find(all, one => IsSame(one, language));
    }

    /// <summary>The same primary language.</summary>
    public static bool IsSame(string one, string other) =>
        Primary(one).Equals(Primary(other), StringComparison.OrdinalIgnoreCase);

    /// <summary>In the language asked for, else English, else the first; a text and its language.</summary>
    public static (string Text, string Language) Choose(IDictionary<string, string> texts, string language)
    {
        var key =
            Nearest(language, texts.Keys)
            ?? Nearest(English, texts.Keys)
            ?? texts.Keys.Order(StringComparer.Ordinal).FirstOrDefault();
        return key is null ? ("", "") : (texts[key], key);
    }

    private static string Primary(string language) => language.Split('-')[0];
}
