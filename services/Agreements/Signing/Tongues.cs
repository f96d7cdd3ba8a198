using StateVisit.Agreements.Signing.Data;
using StateVisit.Agreements.V1;

namespace StateVisit.Agreements.Signing;

/// <summary>Which of a document's languages is a party's own.</summary>
internal static class Tongues
{
    /// <summary>By country, the languages that a state writes its treaties in; what sets it apart from others first.</summary>
    private static readonly Lazy<Dictionary<string, string[]>> ByCountry = new(() =>
        Embedded.Read<Dictionary<string, string[]>>("partyLanguages.json")
    );

    extension(Agreement agreement)
    {
        /// <summary>As the party says; else a language of its country; null if none of the document's is.</summary>
        public string? OwnLanguageOf(Party party) =>
            Languages.Nearest(party.Language, agreement.Languages)
            ?? agreement.Languages.FirstOrDefault(language =>
                language.EndsWith($"-{party.Party_}", StringComparison.OrdinalIgnoreCase)
            )
            ?? ByCountry
                .Value.GetValueOrDefault(party.Party_, [])
                .Select(language => Languages.Nearest(language, agreement.Languages))
                .FirstOrDefault(language => language is not null);
    }
}
