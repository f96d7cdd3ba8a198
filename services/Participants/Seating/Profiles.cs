using Google.Protobuf;
using StateVisit.Participants.V1;

namespace StateVisit.Participants.Seating;

/// <summary>Customs of seating, as data.</summary>
public static class Profiles
{
    public const string Standard = "standard";

    private static readonly Lazy<ListSeatingProfilesResponse> Read = new(() =>
    {
        using var resource = typeof(Profiles).Assembly.GetManifestResourceStream("profiles.json")!;
        using var text = new StreamReader(resource);
        return JsonParser.Default.Parse<ListSeatingProfilesResponse>(text);
    });

    public static IReadOnlyList<SeatingProfile> All => Read.Value.SeatingProfiles;

    /// <param name="id">Empty: the standard.</param>
    public static SeatingProfile? Find(string id) =>
        All.FirstOrDefault(profile => profile.Id == (id.Length == 0 ? Standard : id));
}
