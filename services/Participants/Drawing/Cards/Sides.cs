using StateVisit.Participants.Drawing.Data;
using StateVisit.Participants.Drawing.Seats;
using StateVisit.Participants.V1;

namespace StateVisit.Participants.Drawing.Cards;

/// <summary>Who receives and who is received at a plan, and in which language each side reads.</summary>
internal sealed class Sides
{
    private readonly Cast cast;
    private readonly Dictionary<bool, string> languages;

    public Sides(Cast cast)
    {
        this.cast = cast;
        // Of a side that speaks several, the one that most have as their own.
        languages = cast
            .Plan.Seats.Select(seat => (IsHost: IsHost(seat), Person: cast.PersonAt(seat)))
            .Where(one => one.Person is not null)
            .GroupBy(one => one.IsHost, one => one.Person!.OwnName.Language)
            .ToDictionary(
                side => side.Key,
                side => side.CountBy(language => language).MaxBy(language => language.Value).Key
            );
    }

    /// <summary>The language of the side that the sitter is not on; empty: it is not known.</summary>
    public string Across(Seat seat) => languages.GetValueOrDefault(!IsHost(seat), "");

    /// <summary>The language of the sitter's own side.</summary>
    public string Own(Seat seat) => languages.GetValueOrDefault(IsHost(seat), Languages.English);

    private bool IsHost(Seat seat) =>
        seat.Side switch
        {
            SeatSide.Host => true,
            SeatSide.Guest => false,
            _ when cast.Plan.Host.Length > 0 => seat.Party == cast.Plan.Host,
            _ => cast.DelegationOf(seat.Party)?.Kind == DelegationKind.Host,
        };
}
