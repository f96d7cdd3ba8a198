using System.Collections.Concurrent;
using System.Text;
using Microsoft.EntityFrameworkCore;
using StateVisit.Agreements.Life;
using StateVisit.Agreements.Texts;
using StateVisit.Agreements.V1;
using StateVisit.Journal.Records;
using StateVisit.Journal.Storage;
using Version = StateVisit.Agreements.V1.Version;

namespace StateVisit.Agreements.Readying;

/// <summary>The newest versions of documents without what they say, and whether they agree. Read once: what a version says is for ever.</summary>
public sealed class NewestTexts
{
    private const int KeptAtMost = 20_000;

    /// <summary>Texts are long: so many documents are read at a time, and forgotten once they are compared.</summary>
    private const int ReadAtOnce = 20;

    private readonly ConcurrentDictionary<string, (string Point, Newest Newest)> known = new(StringComparer.Ordinal);

    internal async Task<IReadOnlyList<Newest>> OfAsync(
        JournalDb db,
        IReadOnlyList<(Agreement Agreement, Preparation Preparation)> documents,
        CancellationToken cancellation
    )
    {
        var unknown = documents.Where(document => Find(document.Agreement, document.Preparation) is null);
        if (known.Count > KeptAtMost)
            known.Clear();
        foreach (var some in unknown.ToList().Chunk(ReadAtOnce))
            await ReadAsync(db, some, cancellation);
        return [.. documents.Select(document => Find(document.Agreement, document.Preparation) ?? Newest.None)];
    }

    private Newest? Find(Agreement agreement, Preparation preparation) =>
        preparation.Texts.Count == 0 ? Newest.None
        : known.TryGetValue(agreement.Name, out var found) && found.Point == PointOf(agreement, preparation)
            ? found.Newest
        : null;

    private async Task ReadAsync(
        JournalDb db,
        (Agreement Agreement, Preparation Preparation)[] documents,
        CancellationToken cancellation
    )
    {
        var visit = RecordName.Parse(documents[0].Agreement.Name).Visit;
        var paths = documents
            .SelectMany(document => NamesOf(document.Preparation, document.Agreement))
            .Select(name => RecordName.Parse(name).Path)
            .ToList();
        var bodies = await db.Set<VersionRow>()
            .AsNoTracking()
            .Where(row => row.Visit == visit && paths.Contains(row.Path))
            .Select(row => row.Body)
            .ToListAsync(cancellation);
        var versions = bodies.Select(Version.Parser.ParseFrom).ToLookup(version => AgreementName.Of(version.Name));
        foreach (var (agreement, preparation) in documents)
            known[agreement.Name] = (
                PointOf(agreement, preparation),
                Newest.Of(agreement, [.. versions[agreement.Name]])
            );
    }

    private static IEnumerable<string> NamesOf(Preparation preparation, Agreement agreement) =>
        preparation.Texts.Select(text => AgreementName.Version(agreement.Name, text.Language, text.Latest));

    /// <summary>All that the comparison follows from.</summary>
    private static string PointOf(Agreement agreement, Preparation preparation)
    {
        var point = new StringBuilder();
        foreach (var text in preparation.Texts)
            point.Append(text.Language).Append(text.Latest).Append('|').Append(text.Sha256.ToBase64()).Append(' ');
        return point
            .AppendJoin(',', agreement.Languages)
            .Append(' ')
            .AppendJoin(',', agreement.Translations)
            .Append(' ')
            .Append(agreement.PrevailingLanguage)
            .ToString();
    }
}

/// <summary>The newest versions of one document, without their articles.</summary>
internal sealed record Newest(IReadOnlyList<Version> Versions, Parity Parity)
{
    public static Newest None { get; } = new([], new());

    public static Newest Of(Agreement agreement, IReadOnlyList<Version> versions)
    {
        var parity = LanguageParity.Of(
            agreement.Name,
            [.. versions.Where(version => agreement.IsAuthentic(version.Language))],
            agreement.Languages,
            agreement.PrevailingLanguage
        );
        foreach (var version in versions)
            version.Articles.Clear();
        return new(versions, parity);
    }
}
