using Google.Protobuf.Collections;
using StateVisit.Agreements.V1;

namespace StateVisit.Agreements.Life;

/// <summary>Who has signed what.</summary>
internal static class Signatures
{
    extension(Agreement agreement)
    {
        /// <summary>The first who has signed anything; null if nobody has.</summary>
        public Signatory? FirstSigned => agreement.Signatories.FirstOrDefault(who => who.Signatures.Count > 0);

        public IEnumerable<string> Copies => agreement.Parties.Select(party => party.Party_);

        public bool IsSignedByAll => agreement.Signatories.All(who => agreement.Copies.All(who.HasSigned));
    }

    extension(Signatory who)
    {
        public bool HasSigned(string copy) => who.Signatures.Any(signature => signature.Copy == copy);

        /// <summary>By name, else by office.</summary>
        public string Called => who.Participant.Length > 0 ? who.Participant : who.Offices.Title ?? "a signatory";
    }

    extension(MapField<string, string> titles)
    {
        /// <summary>In English, else in the first language; null if there is none.</summary>
        public string? Title =>
            titles.TryGetValue("en", out var english)
                ? english
                : titles
                    .OrderBy(title => title.Key, StringComparer.Ordinal)
                    .Select(title => title.Value)
                    .FirstOrDefault();
    }
}
