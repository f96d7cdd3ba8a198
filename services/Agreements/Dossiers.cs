using StateVisit.Agenda.V1;
using StateVisit.Agreements.Life;
using StateVisit.Agreements.Signing;
using StateVisit.Agreements.Texts;
using StateVisit.Agreements.V1;
using StateVisit.Journal.Records;
using StateVisit.Journal.Writing;
using StateVisit.Participants.V1;
using Version = StateVisit.Agreements.V1.Version;

namespace StateVisit.Agreements;

/// <summary>All that is known of a document, read behind the lock of its visit.</summary>
internal static class Dossiers
{
    extension(Write write)
    {
        /// <summary>NOT_FOUND; ABORTED if <paramref name="etag"/> is given and is not the document's own.</summary>
        public async Task<Dossier> DossierAsync(string name, string etag = "")
        {
            var agreement = await write.LoadAsync<Agreement>(name, etag);
            var preparation = await write.LoadAsync<Preparation>(AgreementName.Preparation(name));
            var newest = await write.FindAllAsync<Version>(
                preparation.Texts.Select(text => AgreementName.Version(name, text.Language, text.Latest))
            );
            var people = await write.FindAllAsync<Participant>(
                agreement.Signatories.Select(who => who.Participant).Where(person => person.Length > 0)
            );
            var visit = await write.LoadAsync<Visit>($"visits/{write.Visit}");
            return new Dossier
            {
                Agreement = agreement,
                Preparation = preparation,
                Approvals = await write.ApprovalsAsync(name),
                Newest = newest,
                Standings = people.ToDictionary(
                    person => person.Name,
                    person => new Standing(person.Accreditation, person.Rank),
                    StringComparer.Ordinal
                ),
                Session = await write.SessionAsync(agreement),
                Today = visit.DayAt(visit.NowAt(write.Now)),
                Profile = SigningProfiles.Of(agreement),
                Parity = () =>
                    LanguageParity.Of(
                        name,
                        [.. newest.Where(version => agreement.IsAuthentic(version.Language))],
                        agreement.Languages,
                        agreement.PrevailingLanguage
                    ),
            };
        }

        /// <summary>Who does what is done in this write, by the visit's clock.</summary>
        public async Task<Act> ActAsync(string caller) =>
            new(caller, (await write.LoadAsync<Visit>($"visits/{write.Visit}")).NowAt(write.Now));

        /// <summary>What was done to a document.</summary>
        public async Task SaveAsync(Dossier dossier, string reason)
        {
            await write.UpdateAsync(dossier.Preparation, "preparation", reason);
            await write.UpdateAsync(dossier.Agreement, "agreement", reason);
        }

        private async Task<IReadOnlyList<Approval>> ApprovalsAsync(string agreement) =>
            [.. (await write.AllAsync($"{RecordName.Parse(agreement).Path}/approvals/")).OfType<Approval>()];

        /// <summary>Its timing knows before the session itself shows it.</summary>
        private async Task<SessionState?> SessionAsync(Agreement agreement)
        {
            if (agreement.Ceremony is not { } ceremony)
                return null;
            var timing = await write.FindAsync<Timing>($"{ceremony.Session}/timing");
            return timing?.State ?? (await write.FindAsync<Session>(ceremony.Session))?.State;
        }
    }
}
