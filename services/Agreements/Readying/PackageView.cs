using Google.Protobuf.Reflection;
using Google.Protobuf.WellKnownTypes;
using StateVisit.Agreements.Life;
using StateVisit.Agreements.Signing;
using StateVisit.Agreements.V1;

namespace StateVisit.Agreements.Readying;

/// <summary>A document in a caller's sight.</summary>
/// <param name="All">All that is known of it: what is ready does not depend on who asks.</param>
/// <param name="Seen">The same as far as the caller may see it; null: they may not see its preparation.</param>
public sealed record Paper(Dossier All, Dossier? Seen)
{
    public Agreement Agreement => All.Agreement;
}

/// <summary>The documents of a visit together, as a caller sees them.</summary>
public static class PackageView
{
    private static readonly EnumDescriptor States = AgreementReflection.Descriptor.FindTypeByName<EnumDescriptor>(
        nameof(AgreementState)
    );

    /// <param name="visit">Name of the visit.</param>
    /// <param name="papers">The documents that the caller may see, in any order.</param>
    /// <param name="expected">When sessions are expected, for the same caller.</param>
    /// <param name="now">What the visit's clock shows.</param>
    /// <param name="blockers">Of a document with all that is known of it.</param>
    public static Package Of(
        string visit,
        IEnumerable<Paper> papers,
        Expected expected,
        DateTimeOffset now,
        Func<Dossier, IReadOnlyList<Blocker>> blockers
    )
    {
        var minute = DateTimeOffset.FromUnixTimeSeconds(now.ToUnixTimeSeconds() / 60 * 60);
        var package = new Package { Name = $"{visit}/package", Time = minute.ToTimestamp() };
        var times = new Dictionary<string, SessionTime?>(StringComparer.Ordinal);
        var blocked = new List<SessionTime?>();
        foreach (var paper in SigningOrder.Of(papers, paper => paper.Agreement))
        {
            var session = paper.Agreement.Ceremony?.Session ?? "";
            if (!times.TryGetValue(session, out var time))
                times[session] = time = expected.Of(session);
            var document = Document(paper, time, minute, blockers);
            package.Documents.Add(document);
            var state = States.FindValueByNumber((int)document.State).Name;
            package.Counts[state] = package.Counts.TryGetValue(state, out var count) ? count + 1 : 1;
            if (paper.Seen is null || paper.Agreement.IsGivenUp)
                continue;
            package.Total++;
            if (document.Ready)
                package.Ready++;
            else
                blocked.Add(time);
        }
        package.Summary = Summary.Of(package.Ready, package.Total, blocked, minute);
        return package;
    }

    private static DocumentReadiness Document(
        Paper paper,
        SessionTime? time,
        DateTimeOffset minute,
        Func<Dossier, IReadOnlyList<Blocker>> blockers
    )
    {
        var document = new DocumentReadiness
        {
            Agreement = paper.Agreement.Name,
            Titles = { paper.Agreement.Titles },
            State = paper.Agreement.State,
            Next = paper.All.NextMove(),
            Session = time?.Session ?? "",
            PlannedStart = time?.Planned,
            ExpectedStart = time?.Start,
            TimeLeft = time?.Next is { Time: { } start } ? (start.ToDateTimeOffset() - minute).ToDuration() : null,
            TimeZone = time?.TimeZone ?? "",
        };
        if (paper.Seen is null)
            return document;
        var all = blockers(paper.All);
        document.Ready = all.Count == 0 && !paper.Agreement.IsGivenUp;
        // Of what blocks it, that which the caller could find out: an office or a person whom they may not know is not named.
        document.Blockers.AddRange(ReferenceEquals(paper.Seen, paper.All) ? all : all.Intersect(paper.Seen.Unready()));
        return document;
    }

    extension(Agreement agreement)
    {
        /// <summary>Put off or given up: it is not waited for.</summary>
        internal bool IsGivenUp => agreement.State is AgreementState.Deferred or AgreementState.Withdrawn;
    }
}
