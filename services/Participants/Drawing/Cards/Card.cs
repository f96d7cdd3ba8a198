using StateVisit.Participants.Drawing.Data;
using StateVisit.Participants.Drawing.Seats;
using StateVisit.Participants.V1;

namespace StateVisit.Participants.Drawing.Cards;

/// <summary>A tent card: one face towards the sitter, one towards the other side.</summary>
internal sealed record Card(string Party, Face Inner, Face Outer)
{
    /// <summary>Null: nobody sits there who could be told by a card.</summary>
    public static Card? Of(Cast cast, Sides sides, Placing place)
    {
        var (seat, across) = (place.Seat, sides.Across(place.Seat));
        if (cast.PersonAt(seat) is { } person)
        {
            var own = person.OwnName;
            var other = OtherName(person, across);
            return new(
                seat.Party,
                new(own.Addressed, other?.Shown ?? default, CountryIn(own.Language)),
                new((other ?? own).Addressed, other is null ? default : own.Shown, CountryIn((other ?? own).Language))
            );
        }
        if (place.Holder != Holder.Office)
            return null;
        return new(
            seat.Party,
            new(place.Name, default, CountryIn(sides.Own(seat))),
            new(place.Name, default, CountryIn(across))
        );

        Wording CountryIn(string language) => cast.PartyIn(seat.Party, language);
    }

    /// <summary>The name as the other side reads it, else in English, where it is not the sitter's own.</summary>
    private static PersonName? OtherName(Participant person, string across) =>
        (person.NameIn(across) ?? person.NameIn(Languages.English)) is { } other
        && !ReferenceEquals(other, person.OwnName)
            ? other
            : null;
}

/// <summary>One face of a card.</summary>
/// <param name="Small">The name in the other script; empty: there is none.</param>
internal sealed record Face(Wording Large, Wording Small, Wording Country);
