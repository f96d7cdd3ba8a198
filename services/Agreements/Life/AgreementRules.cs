using StateVisit.Agreements.Signing;
using StateVisit.Agreements.V1;
using StateVisit.ServiceDefaults.Errors;

namespace StateVisit.Agreements.Life;

/// <summary>The rules of a document by itself.</summary>
public static class AgreementRules
{
    extension(Agreement agreement)
    {
        public void Check(string path, FieldFaults faults)
        {
            agreement.CheckParties(path, faults);
            agreement.CheckLanguages(path, faults);
            agreement.CheckPeople(path, faults);
            agreement.CheckTerms(path, faults);
            if (SigningProfiles.Find(agreement.Profile) is null)
                faults.Add(
                    $"{path}.profile",
                    $"names no custom of signing: {string.Join(", ", SigningProfiles.All.Select(one => one.Profile))}"
                );
            for (var i = 0; i < agreement.Relations.Count; i++)
            {
                var (relation, at) = (agreement.Relations[i], $"{path}.relations[{i}]");
                if (relation.Agreement.Length > 0 == relation.Citation.Length > 0)
                    faults.Add($"{at}.agreement", "or citation is required, and not both");
                else if (relation.Agreement.Length > 0 && relation.Agreement == agreement.Name)
                    faults.Add($"{at}.agreement", "is the document itself");
            }
        }

        private void CheckParties(string path, FieldFaults faults)
        {
            var seen = new HashSet<string>(StringComparer.Ordinal);
            for (var i = 0; i < agreement.Parties.Count; i++)
            {
                var party = agreement.Parties[i];
                if (!seen.Add(party.Party_))
                    faults.Add($"{path}.parties[{i}].party", "stands there twice");
                if (
                    party.Language.Length > 0
                    && agreement.Languages.Count > 0
                    && !agreement.Languages.Has(party.Language)
                )
                    faults.Add($"{path}.parties[{i}].language", "is not among languages");
            }
        }

        private void CheckLanguages(string path, FieldFaults faults)
        {
            var seen = new HashSet<string>(StringComparer.OrdinalIgnoreCase);
            for (var i = 0; i < agreement.Languages.Count; i++)
                if (!seen.Add(agreement.Languages[i]))
                    faults.Add($"{path}.languages[{i}]", "stands there twice");
            if (agreement.PrevailingLanguage.Length > 0 && !agreement.Languages.Has(agreement.PrevailingLanguage))
                faults.Add($"{path}.prevailing_language", "is not among languages");
            for (var i = 0; i < agreement.Translations.Count; i++)
                if (agreement.Languages.Has(agreement.Translations[i]))
                    faults.Add($"{path}.translations[{i}]", "is among languages");
                else if (!seen.Add(agreement.Translations[i]))
                    faults.Add($"{path}.translations[{i}]", "stands there twice");
        }

        private void CheckPeople(string path, FieldFaults faults)
        {
            var seen = new HashSet<string>(StringComparer.Ordinal);
            for (var i = 0; i < agreement.Signatories.Count; i++)
            {
                var (who, at) = (agreement.Signatories[i], $"{path}.signatories[{i}]");
                if (!agreement.Copies.Contains(who.Party))
                    faults.Add($"{at}.party", "is not among parties");
                if (who.Participant.Length == 0 && who.Offices.Count == 0)
                    faults.Add($"{at}.participant", "or offices is required");
                else if (who.Participant.Length > 0 && !seen.Add(who.Participant))
                    faults.Add($"{at}.participant", "stands there twice: a person signs for one party, once");
                agreement.CheckSignatures(who, at, faults);
            }
            for (var i = 0; i < agreement.Witnesses.Count; i++)
                if (agreement.Witnesses[i].Party is { Length: > 0 } party && !agreement.Copies.Contains(party))
                    faults.Add($"{path}.witnesses[{i}].party", "is not among parties");
        }

        /// <summary>An import brings them.</summary>
        private void CheckSignatures(Signatory who, string path, FieldFaults faults)
        {
            var seen = new HashSet<string>(StringComparer.Ordinal);
            for (var i = 0; i < who.Signatures.Count; i++)
                if (!agreement.Copies.Contains(who.Signatures[i].Copy))
                    faults.Add($"{path}.signatures[{i}].copy", "is not among parties");
                else if (!seen.Add(who.Signatures[i].Copy))
                    faults.Add($"{path}.signatures[{i}].copy", "stands there twice");
        }

        private void CheckTerms(string path, FieldFaults faults)
        {
            if (agreement.EntryIntoForce is { } entry)
            {
                if (entry.Mode == EntryMode.Date && entry.Date.Length == 0)
                    faults.Add($"{path}.entry_into_force.date", "is required with ENTRY_MODE_DATE");
                if (entry.Mode != EntryMode.Date && entry.Date.Length > 0)
                    faults.Add($"{path}.entry_into_force.date", "is only for ENTRY_MODE_DATE");
                if (entry.Mode != EntryMode.Notification && entry.DaysAfterNotification > 0)
                    faults.Add(
                        $"{path}.entry_into_force.days_after_notification",
                        "is only for ENTRY_MODE_NOTIFICATION"
                    );
            }
            if (agreement.ProvisionalApplication && agreement.Binding == Binding.NotBinding)
                faults.Add($"{path}.provisional_application", "is not for what is not binding");
            if (agreement.Term is { Months: 0, RenewalMonths: > 0 })
                faults.Add($"{path}.term.renewal_months", "needs months: what has no end is not renewed");
        }
    }
}
