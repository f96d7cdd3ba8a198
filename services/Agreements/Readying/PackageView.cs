using Google.Protobuf.Reflection;
using Google.Protobuf.WellKnownTypes;
using StateVisit.Agreements.V1;
using StateVisit.Journal.Labels;

namespace StateVisit.Agreements.Readying;

/// <summary>The documents of a visit together, as a caller sees them.</summary>
public static class PackageView
{
    private static readonly EnumDescriptor States = AgreementReflection.Descriptor.FindTypeByName<EnumDescriptor>(
        nameof(AgreementState)
    );

    /// <param name="visit">Name of the visit.</param>
    /// <param name="documents">Those of which the caller may know, in the order in which they are signed.</param>
    /// <param name="clearance">The caller's.</param>
    /// <param name="expected">When sessions are expected, for the same caller.</param>
    /// <param name="now">What the visit's clock shows.</param>
    public static Package Of(
        string visit,
        IEnumerable<HeldDocument> documents,
        Clearance clearance,
        Expected expected,
        DateTimeOffset now
    )
    {
        var minute = DateTimeOffset.FromUnixTimeSeconds(now.ToUnixTimeSeconds() / 60 * 60);
        var package = new Package { Name = $"{visit}/package", Time = minute.ToTimestamp() };
        var times = new Dictionary<string, SessionTime?>(StringComparer.Ordinal);
        var blocked = new List<SessionTime?>();
        foreach (var held in documents)
        {
            var session = held.Agreement.Ceremony?.Session ?? "";
            if (!times.TryGetValue(session, out var time))
                times[session] = time = expected.Of(session);
            var isOpen = held.IsOpenTo(clearance);
            var document = Document(held, isOpen, time, minute);
            package.Documents.Add(document);
            var state = States.FindValueByNumber((int)document.State).Name;
            package.Counts[state] = package.Counts.TryGetValue(state, out var count) ? count + 1 : 1;
            if (held.IsGivenUp || !isOpen)
                continue;
            package.Total++;
            if (document.Ready)
                package.Ready++;
            else
                blocked.Add(time);
        }
        package.Summary = Summary.Of(package.Documents.Count, package.Ready, package.Total, blocked, minute);
        return package;
    }

    private static DocumentReadiness Document(HeldDocument held, bool isOpen, SessionTime? time, DateTimeOffset minute)
    {
        var document = new DocumentReadiness
        {
            Agreement = held.Agreement.Name,
            Titles = { held.Agreement.Titles },
            State = held.Agreement.State,
            Next = held.Next,
            Session = time?.Session ?? "",
            PlannedStart = time?.Planned,
            ExpectedStart = time?.Start,
            TimeLeft = time?.Next is { Time: { } start } ? (start.ToDateTimeOffset() - minute).ToDuration() : null,
            TimeZone = time?.TimeZone ?? "",
        };
        if (!isOpen)
            return document;
        document.Ready = held.IsReady;
        document.Blockers.AddRange(held.Blockers);
        return document;
    }
}
