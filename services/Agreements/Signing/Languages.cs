namespace StateVisit.Agreements.Signing;

/// <summary>Which of several languages is the one asked for, or close to it.</summary>
internal static class Languages
{
    private const string English = "en";

    /// <summary>The language itself, else one of the same primary language (zh for zh-Hans), else null.</summary>
    public static string? Nearest(string language, IEnumerable<string> known)
    {
        if (language.Length == 0)
            return null;
        var all = known as IReadOnlyCollection<string> ?? [.. known];
        return all.FirstOrDefault(one => one.Equals(language, StringComparison.OrdinalIgnoreCase))
            ?? all.FirstOrDefault(one => Primary(one).Equals(Primary(language), StringComparison.OrdinalIgnoreCase));
    }

    /// <summary>In the language asked for, else English, else the first by its tag; a text and its language. Empty: there is none.</summary>
    public static (string Text, string Language) Choose(IDictionary<string, string> texts, string language)
    {
        var known = texts.Keys.Order(StringComparer.Ordinal).ToArray();
        var key = Nearest(language, known) ?? Nearest(English, known) ?? known.FirstOrDefault();
        return key is null ? ("", "") : (texts[key], key);
    }

    public static string Primary(string language) => language.Split('-')[0];
}
