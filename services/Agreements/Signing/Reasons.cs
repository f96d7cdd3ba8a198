using StateVisit.Agreements.V1;

namespace StateVisit.Agreements.Signing;

/// <summary>Why a party signs where it does.</summary>
internal static class Reasons
{
    /// <param name="profile">The custom.</param>
    /// <param name="sides">Of the document.</param>
    /// <param name="place">Of the party in the copy, from 0.</param>
    /// <param name="parties">How many there are.</param>
    public static string Of(SigningProfile profile, Sides sides, int place, int parties)
    {
        var reason = (profile.Alternat, place, parties) switch
        {
            (_, 0, 1) => "the only party",
            (true, 0, _) => "keeps the copy: the first place",
            (true, _, 2) => "the other party: the second place",
            (true, _, _) => $"place {place + 1}: after the party that keeps the copy, in the order of the document",
            _ => $"place {place + 1} in the order of the document, the same in every copy",
        };
        return parties > 1 && sides.Turned is { } language
            ? $"{reason}; with one right-to-left language ({language}) on the same side in every copy"
            : reason;
    }
}
