using Google.Api;
using Google.Protobuf;
using Grpc.Core;
using StateVisit.Agreements.Documents;
using StateVisit.Agreements.Texts;
using StateVisit.Agreements.V1;
using StateVisit.Journal.Records;
using StateVisit.Journal.Writing;
using StateVisit.ServiceDefaults.Errors;
using StateVisit.ServiceDefaults.Identity;
using Version = StateVisit.Agreements.V1.Version;

namespace StateVisit.Agreements;

/// <summary>Texts and their versions, in and out, and what changed between them.</summary>
public sealed partial class AgreementsApi
{
    private const string WordType = "application/vnd.openxmlformats-officedocument.wordprocessingml.document";

    public override Task<Version> GetVersion(GetVersionRequest request, ServerCallContext context) =>
        reader.GetAsync<Version>(request.Name, context);

    public override async Task<ListVersionsResponse> ListVersions(
        ListVersionsRequest request,
        ServerCallContext context
    )
    {
        await reader.GetAsync<Agreement>(AgreementName.Of(request.Parent), context);
        var (visit, path) = RecordName.Parse(request.Parent);
        var texts = path[..(path.LastIndexOf('/') + 1)];
        return await reader.ListAsync(
            Kinds.Versions,
            request,
            visit,
            context,
            (page, next) =>
                new ListVersionsResponse
                {
                    Versions = { page.Select(version => version.WithoutText()) },
                    NextPageToken = next,
                },
            path.EndsWith("/-", StringComparison.Ordinal) ? texts : $"{path}/versions/"
        );
    }

    public override Task<Version> CreateVersion(CreateVersionRequest request, ServerCallContext context) =>
        writer.RunAsync(
            request,
            context,
            request.Parent,
            write =>
                NewText.WriteAsync(write, request.Parent, request.Version.AsSent(), request.Latest, NameOf(context))
        );

    public override Task<Version> UpdateVersion(UpdateVersionRequest request, ServerCallContext context) =>
        writer.UpdateAsync(
            request,
            context,
            request.Version,
            request.UpdateMask,
            async (write, before, after) =>
            {
                after.MustSayTheSame(before);
                await Within.CheckAsync(write, after, "version");
            }
        );

    public override Task<Version> UploadVersion(UploadVersionRequest request, ServerCallContext context) =>
        writer.RunAsync(
            request,
            context,
            request.Parent,
            write =>
            {
                var language = request.Parent[(request.Parent.LastIndexOf('/') + 1)..];
                var version = WordDocument.Read(request.Document.Data.ToByteArray(), language, request.TrackedChanges);
                (version.Author, version.Note) = (request.Author, request.Note);
                version.Access = new() { Label = Type.V1.Label.Restricted };
                return NewText.WriteAsync(write, request.Parent, version, "", NameOf(context), WordDocument.Field);
            }
        );

    public override async Task<HttpBody> DownloadVersion(DownloadVersionRequest request, ServerCallContext context)
    {
        var version = await reader.GetAsync<Version>(request.Name, context);
        var (name, language, number) = VersionName.Parse(request.Name);
        var agreement = await reader.GetAsync<Agreement>(name, context);
        var file = WordDocument.Write(version, agreement.TitleIn(language), language);
        return File(context, WordType, file, $"{IdOf(name)}-{language}-{number}.docx");
    }

    public override async Task<HttpBody> ExportVersion(ExportVersionRequest request, ServerCallContext context)
    {
        var version = await reader.GetAsync<Version>(request.Name, context);
        var (name, language, number) = VersionName.Parse(request.Name);
        var agreement = await reader.GetAsync<Agreement>(name, context);
        var file = TextFile.Of(agreement, version);
        return File(context, "application/json", file, $"{IdOf(name)}-{language}-{number}.json");
    }

    public override Task<Version> CorrectText(CorrectTextRequest request, ServerCallContext context) =>
        writer.RunAsync(request, context, request.Name, write => NewText.CorrectAsync(write, request, NameOf(context)));

    public override async Task<Comparison> CompareVersions(CompareVersionsRequest request, ServerCallContext context)
    {
        var to = await reader.GetAsync<Version>(request.Name, context);
        var (agreement, language, number) = VersionName.Parse(request.Name);
        var earlier = request.From > 0 ? request.From : number - 1;
        if (earlier == 0)
            throw Fault.InvalidField("from", "is required: there is no version before the first");
        var from = await reader.GetAsync<Version>(AgreementName.Version(agreement, language, earlier), context);
        return Comparing.Compare(from, to);
    }

    public override async Task<Parity> CompareLanguages(CompareLanguagesRequest request, ServerCallContext context)
    {
        var agreement = await reader.GetAsync<Agreement>(request.Name, context);
        var newest = await NewestAsync(agreement, context);
        return LanguageParity.Of(agreement.Name, newest, agreement.Languages, agreement.PrevailingLanguage);
    }

    /// <summary>The newest version of each language that the caller may see.</summary>
    private Task<IReadOnlyList<Version>> NewestAsync(Agreement agreement, ServerCallContext context) =>
        SeenTexts.OfAsync(
            reader,
            agreement.Name,
            reader.ClearanceOf(context, RecordName.Parse(agreement.Name).Visit),
            context.CancellationToken
        );

    private static string NameOf(ServerCallContext context) => context.Caller().Subject;

    private static string IdOf(string name) => name[(name.LastIndexOf('/') + 1)..];

    private static HttpBody File(ServerCallContext context, string type, byte[] data, string name)
    {
        context.GetHttpContext().Response.Headers.ContentDisposition = $"attachment; filename=\"{name}\"";
        return new() { ContentType = type, Data = ByteString.CopyFrom(data) };
    }
}
