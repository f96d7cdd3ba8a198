using StateVisit.Agenda.V1;
using StateVisit.Agreements.Life;
using StateVisit.Agreements.Signing;
using StateVisit.Agreements.V1;
using StateVisit.Journal.Labels;
using StateVisit.Journal.Records;
using StateVisit.Participants.V1;
using StateVisit.Ripple;

namespace StateVisit.Agreements.Readying;

/// <summary>All of a visit that its readiness follows from, as it stood at one point. Never given out: what a caller gets of it is a view.</summary>
internal sealed class Holding
{
    private readonly IReadOnlyDictionary<string, IRecord> records;
    private readonly IReadOnlyDictionary<string, Newest> newest;
    private readonly ILookup<string, Approval> approvals;

    /// <param name="point">Of the visit's head.</param>
    /// <param name="records">By path.</param>
    /// <param name="newest">By the document's name.</param>
    /// <param name="before">An earlier one, of which what has not changed is taken over.</param>
    public Holding(
        string point,
        IReadOnlyDictionary<string, IRecord> records,
        IReadOnlyDictionary<string, Newest> newest,
        Holding? before
    )
    {
        Point = point;
        this.records = records;
        this.newest = newest;
        Visit = (Visit)records[""];
        Plan = Plan.Of(records, Visit.TimeZone, before?.Plan);
        approvals = records.Values.OfType<Approval>().ToLookup(approval => AgreementName.Of(approval.Name));
    }

    public string Point { get; }

    public Visit Visit { get; }

    public Plan Plan { get; }

    public DateTimeOffset Now(DateTimeOffset real) => VisitClock.Of(Visit).Now(real);

    public Agreement? Find(string agreement) =>
        records.GetValueOrDefault(RecordName.Parse(agreement).Path) as Agreement;

    /// <summary>What a caller may see of its documents.</summary>
    /// <param name="session">Only of that one; empty: all.</param>
    public IEnumerable<Paper> SeenBy(Clearance clearance, string session, DateTimeOffset now)
    {
        var today = Days.At(now.ToUnixTimeMilliseconds(), Visit.TimeZone).ToString("yyyy-MM-dd");
        return from agreement in records.Values.OfType<Agreement>()
            where clearance.Sees(agreement.Access) && (session.Length == 0 || IsOf(agreement, session, clearance))
            let preparation = PreparationOf(agreement)
            where preparation is not null
            let all = DossierOf(agreement, preparation, [.. approvals[agreement.Name]], today)
            select new Paper(
                all,
                clearance.IsFull ? all
                    : clearance.Sees(preparation.Access)
                        ? DossierOf(
                            View.Of(agreement, clearance)!,
                            View.Of(preparation, clearance)!,
                            [.. approvals[agreement.Name].Where(approval => clearance.Sees(approval.Access))],
                            today
                        )
                    : null
            );
    }

    /// <summary>Whoever may not know of a session is told of no document that is signed there.</summary>
    private static bool IsOf(Agreement agreement, string session, Clearance clearance) =>
        agreement.Ceremony is { } ceremony && ceremony.Session == session && clearance.Sees(Parts.AccessOf(ceremony));

    private Dossier DossierOf(Agreement agreement, Preparation preparation, IReadOnlyList<Approval> asked, string today)
    {
        var texts = newest.GetValueOrDefault(agreement.Name, Newest.None);
        return new()
        {
            Agreement = agreement,
            Preparation = preparation,
            Approvals = asked,
            Newest = texts.Versions,
            Standings = StandingsOf(agreement),
            Session = StateOf(agreement.Ceremony?.Session ?? ""),
            Today = today,
            Profile = SigningProfiles.Of(agreement),
            Parity = () => texts.Parity,
        };
    }

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

    private Preparation? PreparationOf(Agreement agreement) =>
        Find<Preparation>(AgreementName.Preparation(agreement.Name));

    private TRecord? Find<TRecord>(string name)
        where TRecord : class, IRecord => records.GetValueOrDefault(RecordName.Parse(name).Path) as TRecord;
}
