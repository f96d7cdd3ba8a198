using StateVisit.Agreements.V1;

namespace StateVisit.Agreements.Signing;

/// <summary>The copies of a document, one for each party: whom, which language and whose signature each has first.</summary>
public static class Copies
{
    /// <param name="agreement">As the caller sees it: who may not be named is not in it.</param>
    /// <param name="profile">The custom to follow.</param>
    public static Alternat Of(Agreement agreement, SigningProfile profile)
    {
        var sides = new Sides(agreement, profile);
        var names = new PartyNames(agreement);
        return new()
        {
            Agreement = agreement.Name,
            Profile = profile.Profile,
            Copies = { agreement.Parties.Select(keeper => Of(agreement, profile, sides, names, keeper)) },
        };
    }

    private static Copy Of(Agreement agreement, SigningProfile profile, Sides sides, PartyNames names, Party keeper)
    {
        Party[] parties = profile.Alternat
            ? [keeper, .. agreement.Parties.Where(party => !ReferenceEquals(party, keeper))]
            : [.. agreement.Parties];
        var languages = LanguagesOf(agreement, profile.Alternat ? parties : []);
        var copy = new Copy
        {
            Party = keeper.Party_,
            Title = Languages.Choose(agreement.Titles, languages.FirstOrDefault("")).Text,
            Parties = { parties.Select(party => party.Party_) },
            Languages = { languages },
        };
        // What is adopted is signed by nobody.
        if (agreement.Conclusion != Conclusion.Adopted)
            foreach (var (place, party) in parties.Index())
                copy.Signatures.AddRange(
                    BlocksOf(agreement, party, names)
                        .Select(block =>
                        {
                            block.Side = sides.Of(languages, party.Party_, place);
                            block.Reason = Reasons.Of(profile, sides, place, parties.Length);
                            return block;
                        })
                );
        copy.Text = CopyText.Of(agreement, copy, names);
        return copy;
    }

    /// <summary>
    /// The keeper's own first, then those of the others in the order of the copy, then what is nobody's own, such as a third
    /// language that decides. Without a language of the keeper's own, as the document has them.
    /// </summary>
    private static string[] LanguagesOf(Agreement agreement, Party[] parties) =>
        parties.Length > 0 && agreement.OwnLanguageOf(parties[0]) is not null
            ?
            [
                .. parties
                    .Select(party => agreement.OwnLanguageOf(party))
                    .OfType<string>()
                    .Concat(agreement.Languages)
                    .Distinct(StringComparer.Ordinal),
            ]
            : [.. agreement.Languages];

    /// <summary>One for each who signs for the party; one to sign in for a party of whom nobody is known.</summary>
    private static IEnumerable<SignatureBlock> BlocksOf(Agreement agreement, Party party, PartyNames names) =>
        agreement
            .Signatories.Where(signatory => signatory.Party == party.Party_)
            .DefaultIfEmpty(new Signatory())
            .Select(signatory => new SignatureBlock
            {
                Party = party.Party_,
                Names = { names.Of(party.Party_) },
                Participant = signatory.Participant,
                Offices = { signatory.Offices },
            });
}
