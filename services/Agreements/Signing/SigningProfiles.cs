using Google.Protobuf;
using StateVisit.Agreements.Signing.Data;
using StateVisit.Agreements.V1;

namespace StateVisit.Agreements.Signing;

/// <summary>Customs of signing, as data.</summary>
public static class SigningProfiles
{
    public const string Default = "default";

    private static readonly Lazy<ListSigningProfilesResponse> Read = new(() =>
        JsonParser.Default.Parse<ListSigningProfilesResponse>(Embedded.Text("signingProfiles.json"))
    );

    public static IReadOnlyList<SigningProfile> All => Read.Value.SigningProfiles;

    /// <param name="id">Empty: the default.</param>
    public static SigningProfile? Find(string id) =>
        All.FirstOrDefault(profile => profile.Profile == (id.Length == 0 ? Default : id));

    /// <summary>The custom that a document follows. One that does not exist is refused where the document is written.</summary>
    public static SigningProfile Of(Agreement agreement) => Find(agreement.Profile) ?? Find(Default)!;
}
