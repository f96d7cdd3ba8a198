using StateVisit.Agreements.V1;

namespace StateVisit.Agreements.Signing;

/// <summary>What the parties of a document are called in each of its languages; by their code where they have no name.</summary>
internal sealed class PartyNames(Agreement agreement)
{
    private readonly Dictionary<string, Dictionary<string, string>> names = agreement.Parties.ToDictionary(
        party => party.Party_,
        party =>
            agreement
                .Languages.DefaultIfEmpty("")
                .ToDictionary(language => language, language => NameOf(party, language), StringComparer.Ordinal),
        StringComparer.Ordinal
    );

    /// <param name="language">One of the document's; empty if it has none.</param>
    public string In(string language, string party) => names[party][language];

    /// <summary>By language; empty if the document has none.</summary>
    public IDictionary<string, string> Of(string party) =>
        agreement.Languages.Count > 0 ? names[party] : new Dictionary<string, string>(StringComparer.Ordinal);

    private static string NameOf(Party party, string language) =>
        Languages.Choose(party.Names, language).Text is { Length: > 0 } name ? name : party.Party_;
}
