using StateVisit.Agreements.V1;
using StateVisit.ServiceDefaults.Errors;

namespace StateVisit.Agreements.Life;

/// <summary>The rules of a preparation, by itself and by its document.</summary>
public static class PreparationRules
{
    extension(Preparation preparation)
    {
        public void Check(string path, FieldFaults faults)
        {
            var people = new HashSet<string>(StringComparer.Ordinal);
            for (var i = 0; i < preparation.FullPowers.Count; i++)
            {
                var powers = preparation.FullPowers[i];
                if (!people.Add(powers.Participant))
                    faults.Add($"{path}.full_powers[{i}].participant", "stands there twice");
                if (powers.AcceptedBy.Length > 0 && powers.AcceptedTime is null)
                    faults.Add($"{path}.full_powers[{i}].accepted_by", "needs accepted_time");
            }
            var copies = new HashSet<(string, string)>();
            for (var i = 0; i < preparation.Originals.Count; i++)
            {
                var (original, at) = (preparation.Originals[i], $"{path}.originals[{i}]");
                if (!copies.Add((original.Party, original.Language.ToUpperInvariant())))
                    faults.Add($"{at}.language", "stands there twice for this party");
                CheckOrder(original.Printed, original.Bound, "printed", $"{at}.bound.time", faults);
                CheckOrder(original.Bound, original.Sealed, "bound", $"{at}.sealed.time", faults);
                CheckOrder(original.Printed, original.Collated, "printed", $"{at}.collated.time", faults);
            }
        }

        /// <summary>Full powers are of signatories, originals of parties and authentic languages.</summary>
        public void CheckAgainst(Agreement agreement, string path, FieldFaults faults)
        {
            for (var i = 0; i < preparation.FullPowers.Count; i++)
                if (agreement.Signatories.All(who => who.Participant != preparation.FullPowers[i].Participant))
                    faults.Add($"{path}.full_powers[{i}].participant", "is no signatory of the document");
            for (var i = 0; i < preparation.Originals.Count; i++)
            {
                if (!agreement.Copies.Contains(preparation.Originals[i].Party))
                    faults.Add($"{path}.originals[{i}].party", "is no party of the document");
                if (!agreement.Languages.Has(preparation.Originals[i].Language))
                    faults.Add($"{path}.originals[{i}].language", "is no authentic language of the document");
            }
        }
    }

    private static void CheckOrder(Done? first, Done? then, string name, string path, FieldFaults faults)
    {
        if (first?.Time is { } before && then?.Time is { } after && after < before)
            faults.Add(path, $"is before it was {name}");
    }
}
