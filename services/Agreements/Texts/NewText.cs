using Google.Protobuf;
using StateVisit.Agreements.Life;
using StateVisit.Agreements.V1;
using StateVisit.Journal.Labels;
using StateVisit.Journal.Records;
using StateVisit.Journal.Writing;
using StateVisit.ServiceDefaults.Errors;
using Version = StateVisit.Agreements.V1.Version;

namespace StateVisit.Agreements.Texts;

/// <summary>How a text comes by its next version, and what follows from it.</summary>
internal static class NewText
{
    /// <param name="parent"><c>{agreement}/texts/{language}</c></param>
    /// <param name="latest">Etag of the version that the author has worked from; empty: whatever is the newest.</param>
    /// <param name="by">The caller.</param>
    /// <param name="field">What carries the text in the request.</param>
    public static async Task<Version> WriteAsync(
        Write write,
        string parent,
        Version version,
        string latest,
        string by,
        string field = "version"
    )
    {
        var dossier = await write.DossierAsync(AgreementName.Of(parent));
        MustHaveLanguage(dossier.Agreement, parent);
        dossier.MustBeWritable();
        var newest = dossier.Newest.FirstOrDefault(one => one.Name.StartsWith($"{parent}/", StringComparison.Ordinal));
        if (latest.Length > 0 && (newest is null || View.Of(newest, Clearance.Full)!.Etag != latest))
            throw Fault.StaleEtag(newest?.Name ?? parent, "latest");
        var created = await AddAsync(write, parent, newest, version, field);
        await Within.CheckAsync(write, created, field);
        foreach (var approval in dossier.Take(created, await write.ActAsync(by)))
            await write.UpdateAsync(approval, "approval", "asked again: a new version");
        await write.SaveAsync(dossier, "new version");
        return created;
    }

    /// <summary>The next version, which counts as the initialled one: every party has agreed.</summary>
    public static async Task<Version> CorrectAsync(Write write, CorrectTextRequest request, string by)
    {
        var dossier = await write.DossierAsync(AgreementName.Of(request.Name));
        var corrected = await write.LoadAsync<Version>(request.Name);
        dossier.MustBeCorrectable(corrected, request.AgreedBy);
        var parent = request.Name[..request.Name.LastIndexOf("/versions/", StringComparison.Ordinal)];
        var version = new Version
        {
            Access = corrected.Access.Clone(),
            Embargo = corrected.Embargo?.Clone(),
            Author = request.Author,
            Note = request.Reason,
            Specimen = corrected.Specimen,
            Articles = { request.Articles },
            Correction = new()
            {
                Of = corrected.Number,
                Reason = request.Reason,
                AgreedBy = { request.AgreedBy },
            },
        };
        var created = await AddAsync(write, parent, corrected, version, "");
        // What is kept of the document is that of the text as it is corrected.
        dossier = dossier with
        {
            Newest = [.. dossier.Newest.Where(one => one.Name != corrected.Name), created],
        };
        dossier.Correct(created, await write.ActAsync(by));
        await write.SaveAsync(dossier, "corrected");
        return created;
    }

    /// <param name="newest">The newest so far; null: none.</param>
    /// <param name="field">What carries the articles in the request.</param>
    private static Task<Version> AddAsync(Write write, string parent, Version? newest, Version version, string field)
    {
        version.Normalize();
        version.Number = (newest?.Number ?? 0) + 1;
        version.Sha256 = ByteString.CopyFrom(version.Hash());
        return write.CreateAsync($"{parent}/versions/{version.Number}", version, field, "");
    }

    private static void MustHaveLanguage(Agreement agreement, string parent)
    {
        var language = parent[(parent.LastIndexOf('/') + 1)..];
        var known = agreement.Languages.Concat(agreement.Translations).ToList();
        if (!known.Contains(language))
            throw Fault.InvalidField(
                "parent",
                known.Count == 0
                    ? $"names the language {language}, and the document has none yet: set languages or translations first"
                    : $"names the language {language}, which the document does not have: {string.Join(", ", known)}"
            );
    }
}
