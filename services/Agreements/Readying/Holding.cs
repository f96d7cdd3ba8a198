using StateVisit.Agenda.V1;
using StateVisit.Agreements.Signing;
using StateVisit.Agreements.V1;
using StateVisit.Journal.Labels;
using StateVisit.Journal.Reading;
using StateVisit.Journal.Records;
using StateVisit.Ripple;

namespace StateVisit.Agreements.Readying;

/// <summary>All of a visit that its readiness follows from, as it stood at one point. Never given out: what a caller gets of it is a view.</summary>
/// <param name="head">The point.</param>
/// <param name="records">By path.</param>
/// <param name="documents">By path: those that have a preparation.</param>
/// <param name="plan">The visit's programme.</param>
internal sealed class Holding(
    Head head,
    IReadOnlyDictionary<string, IRecord> records,
    IReadOnlyDictionary<string, HeldDocument> documents,
    Plan plan
)
{
    private volatile Listing? listed;

    /// <summary>The documents on a day, in the order in which they are signed.</summary>
    private sealed record Listing(string Day, IReadOnlyList<HeldDocument> Documents);

    public Head Head => head;

    public bool IsAt(Head other) => head.Point == other.Point;

    public Visit Visit { get; } = (Visit)records[""];

    public IReadOnlyDictionary<string, IRecord> Records => records;

    public IReadOnlyDictionary<string, HeldDocument> Documents => documents;

    public Plan Plan => plan;

    public Agreement? Find(string agreement) =>
        records.GetValueOrDefault(RecordName.Parse(agreement).Path) as Agreement;

    /// <summary>The documents of which a caller may know, in the order in which they are signed.</summary>
    /// <param name="session">Only of that one; empty: all.</param>
    /// <param name="now">What the visit's clock shows.</param>
    public IEnumerable<HeldDocument> SeenBy(Clearance clearance, string session, DateTimeOffset now) =>
        DocumentsOn(Visit.DayAt(now))
            .Where(document =>
                clearance.Sees(document.Agreement.Access)
                && (session.Length == 0 || IsOf(document.Agreement, session, clearance))
            );

    private IReadOnlyList<HeldDocument> DocumentsOn(string day)
    {
        if (listed is { } known && known.Day == day)
            return known.Documents;
        var all = documents.Values.Select(document => document.On(day));
        listed = new(day, [.. SigningOrder.Of(all, document => document.Agreement)]);
        return listed.Documents;
    }

    /// <summary>Whoever may not know of a session is told of no document that is signed there.</summary>
    private static bool IsOf(Agreement agreement, string session, Clearance clearance) =>
        agreement.Ceremony is { } ceremony && ceremony.Session == session && clearance.Sees(Parts.AccessOf(ceremony));
}
