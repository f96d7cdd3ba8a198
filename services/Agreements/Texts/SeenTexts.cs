using Microsoft.EntityFrameworkCore;
using StateVisit.Journal.Labels;
using StateVisit.Journal.Reading;
using StateVisit.Journal.Records;
using StateVisit.Journal.Storage;
using Version = StateVisit.Agreements.V1.Version;

namespace StateVisit.Agreements.Texts;

/// <summary>The newest versions of a document's texts as a clearance sees them.</summary>
internal static class SeenTexts
{
    public static async Task<IReadOnlyList<Version>> OfAsync(
        Reader reader,
        string agreement,
        Clearance clearance,
        CancellationToken cancellation
    )
    {
        var (visit, path) = RecordName.Parse(agreement);
        var newest = await reader.SomeAsync(
            visit,
            (db, visible) =>
            {
                // Those that are seen, and no later one of the language is.
                var versions = visible.OfType<VersionRow>().Under($"{path}/texts/");
                return versions.Where(one =>
                    !versions.Any(later => later.Language == one.Language && later.Number > one.Number)
                );
            },
            clearance,
            cancellation
        );
        return [.. newest.OfType<Version>().OrderBy(version => version.Name, StringComparer.Ordinal)];
    }
}
