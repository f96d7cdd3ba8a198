using StateVisit.Agreements.Signing.Data;

namespace StateVisit.Agreements.Signing.Printing;

/// <summary>The few words on a printed copy that are not the document's.</summary>
/// <param name="Specimen">What is across every page of a text made for exercises.</param>
/// <param name="NoText">Stands for a text that is not there, or not for the reader.</param>
internal sealed record Words(string Specimen, string NoText)
{
    private static readonly Lazy<Dictionary<string, Words>> All = new(() =>
        Embedded.Read<Dictionary<string, Words>>("copyWords.json")
    );

    /// <summary>In the language, else in English; and which it is.</summary>
    public static (Words Words, string Language) In(string language)
    {
        var primary = Languages.Primary(language);
        return All.Value.TryGetValue(primary, out var words) ? (words, primary) : (All.Value["en"], "en");
    }
}
