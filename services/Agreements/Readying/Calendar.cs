using Google.Protobuf.WellKnownTypes;
using StateVisit.Agenda.V1;
using StateVisit.Agreements.V1;
using StateVisit.Journal.Records;
using StateVisit.Type.V1;

namespace StateVisit.Agreements.Readying;

/// <summary>The calendar of releases: what is to be given out, and when that is expected.</summary>
internal static class Calendar
{
    private static readonly Timestamp Last = Timestamp.FromDateTimeOffset(DateTimeOffset.MaxValue);

    /// <param name="waiting">Records under embargo that the caller may see.</param>
    /// <param name="find">A document by its name; null if the caller may not see it.</param>
    /// <param name="expected">When sessions are expected, for the same caller.</param>
    public static IReadOnlyList<Release> Of(
        IEnumerable<IRecord> waiting,
        Func<string, Agreement?> find,
        Expected expected
    ) =>
        [
            .. waiting
                .Where(record => record.Embargo is not null)
                .Select(record => new Release
                {
                    Record = record.Name,
                    Titles = { find(AgreementName.Of(record.Name))?.Titles ?? new() },
                    Embargo = record.Embargo,
                    ExpectedTime = TimeOf(record.Embargo!, find, expected),
                })
                .OrderBy(release => release.ExpectedTime?.Time ?? Last)
                .ThenBy(release => release.Record, StringComparer.Ordinal),
        ];

    private static Estimate? TimeOf(Embargo embargo, Func<string, Agreement?> find, Expected expected) =>
        embargo.Held
            ? null
            : embargo.UntilCase switch
            {
                Embargo.UntilOneofCase.Time => new() { Time = embargo.Time, Bound = Bound.Exact },
                Embargo.UntilOneofCase.SessionStart => expected.Of(embargo.SessionStart)?.Start,
                Embargo.UntilOneofCase.SessionEnd => expected.Of(embargo.SessionEnd)?.End,
                Embargo.UntilOneofCase.Signing => find(embargo.Signing) is { } document
                    ? expected.Of(document.Ceremony?.Session ?? "")?.Start
                    : null,
                _ => null,
            };
}
