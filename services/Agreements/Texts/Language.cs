using System.Text.Json;

namespace StateVisit.Agreements.Texts;

/// <summary>How a language writes figures, days and the numbers of articles; as data in languages.json.</summary>
/// <param name="Groups">What may stand between thousands; spaces that do not break may in any language.</param>
/// <param name="Article">What stands before and behind the number of an article.</param>
/// <param name="Months">From January, each in all its forms, separated by bars. Empty: days are written without names of months.</param>
/// <param name="Scales">Words that move the decimal point, by how far; with a star whatever they end in.</param>
/// <param name="Links">Words between a day, a month and a year.</param>
/// <param name="MonthBeforeDay">Days may be written month first.</param>
internal sealed record Language(
    string Groups,
    string Decimal,
    IReadOnlyList<string> Article,
    IReadOnlyList<string>? Months = null,
    IReadOnlyDictionary<string, int>? Scales = null,
    IReadOnlyList<string>? Links = null,
    bool MonthBeforeDay = false
)
{
    private const string International = "en";

    private static readonly JsonSerializerOptions Json = new(JsonSerializerDefaults.Web);

    private static readonly Lazy<Dictionary<string, Language>> Known = new(() =>
    {
        using var resource = typeof(Language).Assembly.GetManifestResourceStream("languages.json")!;
        return JsonSerializer.Deserialize<Dictionary<string, Language>>(resource, Json)!;
    });

    public static IEnumerable<Language> All => Known.Value.Values;

    /// <summary>By the first subtag. Of a language that is not known only what is written alike in most is read.</summary>
    public static Language Of(string tag) => Find(tag) ?? Known.Value[International];

    public static Language? Find(string tag) => Known.Value.GetValueOrDefault(Subtag(tag));

    public static string Subtag(string tag) => tag.Split('-')[0].ToLowerInvariant();

    public string PrefixOfArticle => Article[0];
    public string SuffixOfArticle => Article[1];
}
