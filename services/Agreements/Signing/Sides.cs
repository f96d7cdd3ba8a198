using StateVisit.Agreements.V1;

namespace StateVisit.Agreements.Signing;

/// <summary>On which side of the page each party of a document signs.</summary>
internal sealed class Sides
{
    private readonly SigningProfile profile;
    private readonly bool isMixed;

    /// <summary>By party; null: it follows from the order of each copy.</summary>
    private readonly Dictionary<string, PageSide>? kept;

    public Sides(Agreement agreement, SigningProfile profile)
    {
        this.profile = profile;
        string[] turned = [.. agreement.Languages.Where(Scripts.IsRightToLeft)];
        isMixed = turned.Length > 0 && turned.Length < agreement.Languages.Count;
        if (isMixed && turned.Length == 1 && profile.SameSideWithRightToLeft)
            (Turned, kept) = (turned[0], Keep(agreement, turned[0]));
    }

    /// <summary>The one right-to-left language that keeps every party on one side; null: nothing does.</summary>
    public string? Turned { get; }

    /// <param name="languages">Of the copy, in its order.</param>
    /// <param name="place">Of the party in the copy, from 0.</param>
    public PageSide Of(IReadOnlyList<string> languages, string party, int place) =>
        kept is null ? Alternately(First(languages), place) : kept[party];

    /// <summary>Where one begins to read. Where both ways meet and the rule is off, it is the left.</summary>
    private PageSide First(IReadOnlyList<string> languages) =>
        languages.Count > 0 && Scripts.IsRightToLeft(languages[0]) && (!isMixed || profile.SameSideWithRightToLeft)
            ? PageSide.Right
            : PageSide.Left;

    /// <summary>The party whose language is turned signs on the right, and the others by turns beside it.</summary>
    private static Dictionary<string, PageSide> Keep(Agreement agreement, string turned)
    {
        Party[] own = [.. agreement.Parties.Where(party => agreement.OwnLanguageOf(party) == turned)];
        var right =
            own.Length == 1 ? agreement.Parties.IndexOf(own[0])
            : agreement.Languages[0] == turned ? 0
            : 1;
        return agreement
            .Parties.Select((party, i) => (party.Party_, Alternately(PageSide.Right, Math.Abs(i - right))))
            .ToDictionary(StringComparer.Ordinal);
    }

    private static PageSide Alternately(PageSide first, int place) =>
        (place % 2 == 0) == (first == PageSide.Left) ? PageSide.Left : PageSide.Right;
}
