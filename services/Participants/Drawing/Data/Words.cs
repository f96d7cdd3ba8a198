using System.Globalization;

namespace StateVisit.Participants.Drawing.Data;

/// <summary>The words of a plan in one language; English where a language has none of its own.</summary>
internal sealed class Words
{
    private static readonly Dictionary<string, Dictionary<string, string>> All = Embedded.Read<
        Dictionary<string, Dictionary<string, string>>
    >("words.json");

    private readonly Dictionary<string, string> words;

    private Words(string language) => (Language, words) = (language, All[language]);

    public string Language { get; }

    public string this[string key] => words[key];

    public static Words In(string language) => new(Languages.Nearest(language, All.Keys) ?? Languages.English);

    public string Table(int number) => string.Format(CultureInfo.InvariantCulture, words["table"], number);
}
