using StateVisit.Agenda.V1;
using StateVisit.Agreements.Life;
using StateVisit.Agreements.Signing;
using StateVisit.Agreements.V1;
using StateVisit.Journal.Records;
using StateVisit.Participants.V1;

namespace StateVisit.Agreements.Readying;

/// <summary>What <see cref="Dossiers"/> reads from the store, found among records in memory.</summary>
/// <param name="records">Of a visit, by path.</param>
/// <param name="today">The day at the visit.</param>
internal sealed class HeldDossiers(IReadOnlyDictionary<string, IRecord> records, string today)
{
    public Dossier Of(Agreement agreement, Preparation preparation, IReadOnlyList<Approval> approvals, Newest newest) =>
        new()
        {
            Agreement = agreement,
            Preparation = preparation,
            Approvals = approvals,
            Newest = newest.Versions,
            Standings = StandingsOf(agreement),
            Session = StateOf(agreement.Ceremony?.Session ?? ""),
            Today = today,
            Profile = SigningProfiles.Of(agreement),
            Parity = () => newest.Parity,
        };

    private Dictionary<string, Standing> StandingsOf(Agreement agreement)
    {
        var standings = new Dictionary<string, Standing>(StringComparer.Ordinal);
        foreach (var who in agreement.Signatories)
            if (who.Participant.Length > 0 && Find<Participant>(who.Participant) is { } person)
                standings[person.Name] = new(person.Accreditation, person.Rank);
        return standings;
    }

    /// <summary>Its timing knows before the session itself shows it.</summary>
    private SessionState? StateOf(string session) =>
        session.Length == 0 ? null : Find<Timing>(session + "/timing")?.State ?? Find<Session>(session)?.State;

    private TRecord? Find<TRecord>(string name)
        where TRecord : class, IRecord => records.GetValueOrDefault(RecordName.Parse(name).Path) as TRecord;
}
