using StateVisit.Agreements.V1;

namespace StateVisit.Agreements.Signing;

/// <summary>The protocol of signing: what is signed in which order, and who has signed which copy, when.</summary>
public static class Protocol
{
    /// <param name="visit">Name of the visit.</param>
    /// <param name="agreements">As the caller sees them: who may not be named is not in them.</param>
    public static SigningProtocol Of(string visit, IEnumerable<Agreement> agreements) =>
        new()
        {
            Name = $"{visit}/signingProtocol",
            Entries = { SigningOrder.Of(agreements.Where(IsInIt)).Select((agreement, i) => Entry(agreement, i + 1)) },
        };

    /// <summary>What is put off or given up has no place in the order, unless somebody had signed by then.</summary>
    private static bool IsInIt(Agreement agreement) =>
        agreement.State is not (AgreementState.Deferred or AgreementState.Withdrawn)
        || agreement.Signatories.Any(signatory => signatory.Signatures.Count > 0);

    private static SigningEntry Entry(Agreement agreement, int place) =>
        new()
        {
            Place = place,
            Agreement = agreement.Name,
            Titles = { agreement.Titles },
            State = agreement.State,
            Conclusion = agreement.Conclusion,
            Session = agreement.Ceremony?.Session ?? "",
            // What is adopted or exchanged is signed by nobody here.
            Copies =
            {
                agreement.Conclusion == Conclusion.Signed
                    ? agreement.Parties.SelectMany(keeper => SignedOf(agreement, keeper.Party_))
                    : [],
            },
        };

    private static IEnumerable<SignedCopy> SignedOf(Agreement agreement, string keeper) =>
        agreement.Parties.SelectMany(party =>
            agreement
                .Signatories.Where(signatory => signatory.Party == party.Party_)
                .Select(signatory => new SignedCopy
                {
                    Copy = keeper,
                    Party = party.Party_,
                    Participant = signatory.Participant,
                    Time = signatory.Signatures.FirstOrDefault(signature => signature.Copy == keeper)?.Time,
                })
        );
}
