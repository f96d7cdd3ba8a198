using Google.Protobuf;
using StateVisit.Agreements.Life;
using StateVisit.Agreements.Texts;
using StateVisit.Agreements.V1;
using StateVisit.Journal.Writing;
using StateVisit.ServiceDefaults.Errors;
using StateVisit.Type.V1;
using Version = StateVisit.Agreements.V1.Version;

namespace StateVisit.Agreements;

/// <summary>
/// Brings in documents with all that belongs to them. States, signatures and clearings are taken as given, because an import
/// tells what has happened; numbers and hashes of versions are worked out here, because they say what stands here.
/// </summary>
internal static class AgreementsImport
{
    /// <param name="agendaFollows">What the agenda keeps of the visit need not be known here yet.</param>
    public static async Task<ImportAgreementsResponse> RunAsync(
        Write write,
        AgreementsDocument document,
        bool agendaFollows
    )
    {
        if (!write.VisitExists && !agendaFollows)
            throw Fault.NotFound($"visits/{write.Visit}");
        var import = new Import(write);
        CheckNames(import, document);
        await write.KnowAsync(
            document
                .Agreements.SelectMany(one => new[] { one.Name, AgreementName.Preparation(one.Name) })
                .Concat(document.Versions.Select(one => one.Name))
        );
        await PutAgreementsAsync(write, import, document);
        var preparations = await PreparationsAsync(write, document);
        await PutVersionsAsync(write, import, document, preparations);
        foreach (var (preparation, field) in preparations.Values)
            await import.PutAsync(preparation, field);
        for (var i = 0; i < document.Approvals.Count; i++)
        {
            var approval = document.Approvals[i].Clone();
            if (approval.State == ApprovalState.Unspecified)
                approval.State = ApprovalState.Open;
            await MustLieWithinAsync(write, approval, $"document.approvals[{i}]");
            await import.PutAsync(approval, $"document.approvals[{i}]");
        }
        return new()
        {
            Created = import.Created,
            Updated = import.Updated,
            Unchanged = import.Unchanged,
        };
    }

    private static async Task PutAgreementsAsync(Write write, Import import, AgreementsDocument document)
    {
        for (var i = 0; i < document.Agreements.Count; i++)
        {
            var agreement = document.Agreements[i].Clone();
            if (agreement.State == AgreementState.Unspecified)
                agreement.State = AgreementState.Drafting;
            var before = await write.FindAsync<Agreement>(agreement.Name);
            await import.PutAsync(agreement, $"document.agreements[{i}]");
            await Within.NarrowAsync(write, before, agreement);
        }
    }

    /// <summary>By document: as given, else as it stands, else a new one.</summary>
    private static async Task<Dictionary<string, (Preparation, string Field)>> PreparationsAsync(
        Write write,
        AgreementsDocument document
    )
    {
        var all = new Dictionary<string, (Preparation, string)>(StringComparer.Ordinal);
        for (var i = 0; i < document.Preparations.Count; i++)
        {
            var preparation = document.Preparations[i].Clone();
            var agreement = AgreementName.Of(preparation.Name);
            var field = $"document.preparations[{i}]";
            if (await write.FindAsync<Agreement>(agreement) is null)
                throw Fault.InvalidField($"{field}.name", $"is of {agreement}, which does not exist");
            preparation.Access = new() { Label = Label.Restricted };
            preparation.Embargo = null;
            all[agreement] = (preparation, field);
        }
        foreach (
            var agreement in document
                .Agreements.Select(one => one.Name)
                .Concat(document.Versions.Select(one => AgreementName.Of(one.Name)))
        )
            if (!all.ContainsKey(agreement))
                all[agreement] = (
                    await write.FindAsync<Preparation>(AgreementName.Preparation(agreement))
                        ?? new()
                        {
                            Name = AgreementName.Preparation(agreement),
                            Access = new() { Label = Label.Restricted },
                        },
                    ""
                );
        return all;
    }

    private static async Task PutVersionsAsync(
        Write write,
        Import import,
        AgreementsDocument document,
        Dictionary<string, (Preparation Preparation, string Field)> preparations
    )
    {
        // In the order of their numbers, whatever the order of the document: each follows the one before.
        var inOrder = document
            .Versions.Select(
                (version, i) => (version, field: $"document.versions[{i}]", VersionName.Parse(version.Name))
            )
            .OrderBy(one => one.Item3.Number);
        foreach (var (given, field, (agreement, language, number)) in inOrder)
        {
            var version = given.Clone();
            version.Normalize();
            (version.Number, version.Sha256) = (number, ByteString.CopyFrom(version.Hash()));
            var preparation = preparations[agreement].Preparation;
            var stored = await write.FindAsync<Version>(version.Name);
            if (stored is null)
                await MustFollowAsync(write, agreement, language, number, field);
            else if (stored.Sha256 != version.Sha256)
                throw Fault.InvalidField($"{field}.articles", "differ from what stands there: a version never changes");
            await MustLieWithinAsync(write, version, field);
            await import.PutAsync(version, field);
            if (preparation.TextIn(language) is not { } status)
                preparation.Texts.Add(status = new TextStatus { Language = language });
            if (number >= status.Latest)
                (status.Latest, status.Sha256) = (number, version.Sha256);
            if (number == status.Initialled)
                status.InitialledSha256 = version.Sha256;
        }
    }

    private static async Task MustFollowAsync(Write write, string agreement, string language, int number, string field)
    {
        if (number == 0)
            throw Fault.InvalidField($"{field}.name", "ends with no number: versions count from 1");
        if (
            number > 1
            && await write.FindAsync<Version>(AgreementName.Version(agreement, language, number - 1)) is null
        )
            throw Fault.InvalidField($"{field}.name", $"is version {number}, and version {number - 1} is missing");
        if (
            await write.FindAsync<Agreement>(agreement) is { } document
            && !document.Languages.Contains(language)
            && !document.Translations.Contains(language)
        )
            throw Fault.InvalidField($"{field}.name", $"is in {language}, which {agreement} does not have");
    }

    private static async Task MustLieWithinAsync(Write write, IRecord part, string field)
    {
        var name = AgreementName.Of(part.Name);
        var agreement =
            await write.FindAsync<Agreement>(name)
            ?? throw Fault.InvalidField($"{field}.name", $"is of {name}, which does not exist");
        var faults = new FieldFaults();
        Within.Check(agreement, part, field, faults);
        faults.ThrowIfAny();
    }

    private static void CheckNames(Import import, AgreementsDocument document)
    {
        var faults = new FieldFaults();
        import.CheckNames(document.Agreements, "document.agreements", faults);
        import.CheckNames(document.Preparations, "document.preparations", faults);
        import.CheckNames(document.Versions, "document.versions", faults);
        import.CheckNames(document.Approvals, "document.approvals", faults);
        faults.ThrowIfAny();
    }
}
