using Google.Api;
using Google.Protobuf;
using Grpc.Core;
using StateVisit.Agreements.Signing;
using StateVisit.Agreements.V1;
using StateVisit.Journal.Labels;
using StateVisit.Journal.Records;
using StateVisit.Participants.V1;
using StateVisit.ServiceDefaults.Errors;

namespace StateVisit.Agreements;

/// <summary>Who keeps which copy, who signs where, and who has.</summary>
public sealed partial class AgreementsApi
{
    public override async Task<Alternat> BuildAlternat(BuildAlternatRequest request, ServerCallContext context)
    {
        var agreement = await reader.GetAsync<Agreement>(request.Name, context);
        return Copies.Of(agreement, SigningProfiles.Of(agreement));
    }

    public override async Task<HttpBody> PrintAlternat(PrintAlternatRequest request, ServerCallContext context)
    {
        var agreement = await reader.GetAsync<Agreement>(request.Name, context);
        var copy =
            Copies
                .Of(agreement, SigningProfiles.Of(agreement))
                .Copies.FirstOrDefault(copy => copy.Party == request.Party)
            ?? throw Fault.InvalidField("party", $"is no party of {agreement.Name}");
        var texts = await NewestAsync(agreement, context);
        var page = PrintedCopy.Make(agreement, copy, texts, await NamesOfAsync(agreement, context));
        return new() { ContentType = "text/html; charset=utf-8", Data = ByteString.CopyFromUtf8(page) };
    }

    public override async Task<SigningProtocol> GetSigningProtocol(
        GetSigningProtocolRequest request,
        ServerCallContext context
    )
    {
        var visit = RecordName.Parse(request.Name).Visit;
        return await reader.DeriveAsync(
            request,
            visit,
            context,
            async (clearance, cancellation) =>
            {
                var seen = await reader.AllAsync(Kinds.Agreements, visit, clearance, cancellation);
                return Protocol.Of(
                    $"visits/{visit}",
                    seen.Where(one => request.Session.Length == 0 || one.Ceremony?.Session == request.Session)
                );
            }
        );
    }

    public override Task<ListSigningProfilesResponse> ListSigningProfiles(
        ListSigningProfilesRequest request,
        ServerCallContext context
    ) => Task.FromResult(new ListSigningProfilesResponse { SigningProfiles = { SigningProfiles.All } });

    /// <summary>What those who sign are called in each language, by the name of their record; of those whom the caller sees named.</summary>
    private async Task<Dictionary<string, IDictionary<string, string>>> NamesOfAsync(
        Agreement agreement,
        ServerCallContext context
    )
    {
        var names = new Dictionary<string, IDictionary<string, string>>(StringComparer.Ordinal);
        // Whom the document names to the caller the caller may know of: that is seen to where the document is shown.
        foreach (
            var who in agreement.Signatories.Select(one => one.Participant).Where(name => name.Length > 0).Distinct()
        )
            if (await reader.FindAsync<Participant>(who, Clearance.Full, context.CancellationToken) is { } person)
                names[who] = person
                    .Names.DistinctBy(name => name.Language)
                    .ToDictionary(name => name.Language, name => name.Displayed, StringComparer.Ordinal);
        return names;
    }
}
