using StateVisit.Participants.Drawing.Data;
using StateVisit.Participants.Drawing.Paper;
using StateVisit.Participants.Drawing.Seats;
using StateVisit.Participants.V1;

namespace StateVisit.Participants.Drawing.Arranging;

/// <summary>Arranges a plan on a sheet by the kind of its furniture.</summary>
internal static class Arrangement
{
    private const double SignHeight = 9;

    /// <summary>Long tables may lie across the sheet or along it; pictures and rows are seen as they are.</summary>
    public static IReadOnlyList<bool> Turns(LayoutKind kind) =>
        kind is LayoutKind.NegotiatingTable or LayoutKind.UShape ? [false, true] : [false];

    public static Picture Of(Cast cast, Box zone, bool turned, Words words)
    {
        Grounded[] places = [.. cast.Places.Select(place => Grounded.Of(place, turned))];
        if (places.Length == 0)
            return new();
        var kind = cast.Plan.Layout.Kind;
        var (sign, rest) = SignOf(kind, places, zone, turned, words);
        var picture = kind switch
        {
            LayoutKind.RoundTable => Tables.Round(places, rest),
            LayoutKind.BanquetTables => Tables.Arrange(places, rest, words),
            LayoutKind.PhotoRows or LayoutKind.TheatreRows => Rows.Arrange(places, rest, false, _ => null),
            LayoutKind.SigningTable => Rows.Arrange(places, rest, true, Heading),
            LayoutKind.UShape => AroundTable.Arrange(places, rest, one => one.Edge, Heading, Furniture.U),
            _ => AroundTable.Arrange(places, rest, one => one.Edge, Heading, Furniture.Table),
        };
        picture.Signs.Add(sign);
        return picture;

        Sign? Heading(IReadOnlyList<Grounded> side) => HeadingOf(cast, side);
    }

    /// <summary>Who sits on a side, where one side does.</summary>
    private static Sign? HeadingOf(Cast cast, IReadOnlyList<Grounded> side)
    {
        var sides = side.Select(one => one.Place.Seat.Side).Distinct().ToArray();
        string[] parties =
        [
            .. side.Select(one => one.Place.Seat)
                .OrderBy(seat => seat.Order == 0)
                .ThenBy(seat => seat.Order)
                .Select(seat => seat.Party)
                .Where(party => party.Length > 0)
                .Distinct(),
        ];
        if (sides is not [not SeatSide.Unspecified] || parties.Length is 0 or > 4)
            return null;
        var titles = parties.Select(party => cast.PartyIn(party, cast.Language)).ToArray();
        return new(
            SignKind.Heading,
            default,
            string.Join(" · ", titles.Select(title => title.Text)),
            titles[0].Language,
            parties
        );
    }

    private static (Sign Sign, Box Room) SignOf(LayoutKind kind, Grounded[] places, Box zone, bool turned, Words words)
    {
        if (kind is LayoutKind.PhotoRows or LayoutKind.TheatreRows or LayoutKind.SigningTable)
        {
            var word = kind switch
            {
                LayoutKind.PhotoRows => words["camera"],
                LayoutKind.TheatreRows => words["front"],
                _ => words["audience"],
            };
            return Rows.FacesDown(places)
                ? (Sign(SignKind.Faced, Bottom(), word), zone.Without(bottom: SignHeight))
                : (Sign(SignKind.Faced, zone with { Height = SignHeight }, word), zone.Without(top: SignHeight));
        }
        return turned
            ? (Sign(SignKind.DoorLeft, zone with { Width = SignHeight }, words["door"]), zone.Without(left: SignHeight))
            : (Sign(SignKind.DoorBelow, Bottom(), words["door"]), zone.Without(bottom: SignHeight));

        Box Bottom() => new(zone.X, zone.Bottom - SignHeight, zone.Width, SignHeight);

        Sign Sign(SignKind sign, Box box, string text) => new(sign, box, text, words.Language, []);
    }
}
