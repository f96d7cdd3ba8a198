using Google.Protobuf.WellKnownTypes;
using StateVisit.Agreements.Signing;
using StateVisit.Agreements.V1;
using Version = StateVisit.Agreements.V1.Version;

namespace StateVisit.Tests.Agreements.Signing;

/// <summary>Documents to be signed.</summary>
internal static class Documents
{
    private static readonly Dictionary<string, (string En, string Own, string Language)> Named = new()
    {
        ["RU"] = ("Russian Federation", "Российская Федерация", "ru"),
        ["CN"] = ("People's Republic of China", "中华人民共和国", "zh-Hans"),
        ["EG"] = ("Arab Republic of Egypt", "جمهورية مصر العربية", "ar"),
        ["GB"] = ("United Kingdom of Great Britain and Northern Ireland", "", "en"),
        ["KZ"] = ("Republic of Kazakhstan", "Қазақстан Республикасы", "kk"),
    };

    /// <param name="languages">Separated by spaces.</param>
    /// <param name="parties">Codes, each with a signatory.</param>
    public static Agreement Of(string languages, params string[] parties) =>
        new()
        {
            Name = "visits/v/agreements/a",
            Titles = { ["en"] = "Joint Statement on Transit", ["ru"] = "Совместное заявление о транзите" },
            Conclusion = Conclusion.Signed,
            Languages = { languages.Split(' ', StringSplitOptions.RemoveEmptyEntries) },
            Parties = { parties.Select(PartyOf) },
            Signatories =
            {
                parties.Select(party => new Signatory
                {
                    Party = party,
                    Participant = PersonOf(party),
                    Offices = { ["en"] = $"Minister of {party}" },
                }),
            },
        };

    public static string PersonOf(string party) => $"visits/v/participants/{party.ToLowerInvariant()}-1";

    public static Alternat Copies(this Agreement agreement, string profile = "") =>
        StateVisit.Agreements.Signing.Copies.Of(agreement, SigningProfiles.Find(profile)!);

    public static Copy CopyOf(this Alternat alternat, string party) =>
        alternat.Copies.Single(copy => copy.Party == party);

    public static PageSide SideOf(this Copy copy, string party) =>
        copy.Signatures.First(block => block.Party == party).Side;

    public static Version Text(string language, params Article[] articles) =>
        new() { Name = $"visits/v/agreements/a/texts/{language}/versions/2", Articles = { articles } };

    public static Agreement Signed(this Agreement agreement, string party, string copy, DateTimeOffset time)
    {
        agreement
            .Signatories.Single(one => one.Party == party)
            .Signatures.Add(new Signature { Copy = copy, Time = time.ToTimestamp() });
        return agreement;
    }

    private static Party PartyOf(string code)
    {
        var party = new Party { Party_ = code };
        if (Named.TryGetValue(code, out var named))
        {
            party.Names["en"] = named.En;
            if (named.Own.Length > 0)
                party.Names[named.Language] = named.Own;
        }
        return party;
    }

    private static Timestamp ToTimestamp(this DateTimeOffset time) => Timestamp.FromDateTimeOffset(time);
}
