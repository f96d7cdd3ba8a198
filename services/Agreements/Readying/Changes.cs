using Microsoft.EntityFrameworkCore;
using StateVisit.Journal.Storage;

namespace StateVisit.Agreements.Readying;

/// <summary>What has been written of a visit since it was held.</summary>
/// <param name="Before">As it was held.</param>
/// <param name="Paths">Each once.</param>
internal sealed record Changes(Holding Before, IReadOnlyList<string> Paths)
{
    /// <summary>Journal rows.</summary>
    private const int AtMost = 500;

    private readonly HashSet<string> documents = Paths
        .Where(IsOfDocument)
        .Select(AgreementName.OfPath)
        .ToHashSet(StringComparer.Ordinal);

    /// <summary>Nothing but documents and what lies in them.</summary>
    public bool AreOfDocuments { get; } = Paths.All(IsOfDocument);

    /// <summary>Whether they may bear on a document: on all of them, if something beside documents has changed.</summary>
    /// <param name="path">Of the document, or of something in it.</param>
    public bool Concern(string path) => !AreOfDocuments || documents.Contains(AgreementName.OfPath(path));

    /// <summary>
    /// Null if all has to be read: the store has another history by now, so much has changed that asking for each is no
    /// cheaper, or the visit itself has, whose clock decides when embargoes end.
    /// </summary>
    public static async Task<Changes?> SinceAsync(JournalDb db, Holding before, CancellationToken cancellation)
    {
        var known = before.Head;
        var rows = await db
            .Journal.AsNoTracking()
            .Where(row => row.Visit == known.Visit && row.Revision >= known.Revision)
            .OrderBy(row => row.Revision)
            .ThenBy(row => row.Ordinal)
            .Select(row => new
            {
                row.Revision,
                row.Path,
                row.Hash,
            })
            .Take(AtMost)
            .ToListAsync(cancellation);
        var last = rows.LastOrDefault(row => row.Revision == known.Revision);
        var isKnown = last is not null && last.Hash.AsSpan().SequenceEqual(known.Hash);
        var paths = rows.Where(row => row.Revision > known.Revision).Select(row => row.Path).Distinct().ToList();
        return isKnown && rows.Count < AtMost && !paths.Contains("") ? new(before, paths) : null;
    }

    private static bool IsOfDocument(string path) => path.StartsWith(Kinds.Agreements.Folder, StringComparison.Ordinal);
}
