using CsCheck;
using StateVisit.Participants.Seating;
using StateVisit.Participants.V1;

namespace StateVisit.Tests.Participants.Seating;

/// <summary>Halls of all kinds, for properties.</summary>
internal static class Gatherings
{
    private static readonly LayoutKind[] Kinds =
    [
        .. Enum.GetValues<LayoutKind>().Where(kind => kind != LayoutKind.Unspecified),
    ];

    private static readonly Gen<(int People, int Interpreters, int NoteTakers, int Unnamed, bool Pair)> Side =
        Gen.Select(Gen.Int[1, 7], Gen.Int[0, 3], Gen.Int[0, 2], Gen.Int[0, 3], Gen.Bool);

    /// <summary>As many as needed, or asked for: few, or more than there are people.</summary>
    private static readonly Gen<int> Units = Gen.OneOf(Gen.Const(0), Gen.Int[1, 40]);

    public static Gen<Hall> Of(params LayoutKind[] kinds) =>
        Gen.Select(
            Gen.OneOf(kinds.Length == 0 ? Kinds : kinds),
            Gen.OneOf([.. Profiles.All.Select(profile => profile.Id)]),
            Side,
            Side,
            Gen.Int[40, 120],
            Gen.OneOf(Door.LongWall, Door.TableEnd),
            Units,
            (kind, profile, host, guest, width, door, units) =>
            {
                var hall = new Hall(kind);
                if (kind is LayoutKind.BanquetTables or LayoutKind.PhotoRows or LayoutKind.TheatreRows)
                    hall.Plan.Layout.Units = units;
                (hall.Plan.Profile, hall.Plan.Layout.PlaceWidth, hall.Plan.Layout.Door) = (profile, width, door);
                Fill(hall, "RU", host);
                Fill(hall, "CN", guest);
                return hall;
            }
        );

    private static void Fill(
        Hall hall,
        string party,
        (int People, int Interpreters, int NoteTakers, int Unnamed, bool Pair) side
    )
    {
        var p = party.ToLowerInvariant();
        for (var i = 1; i <= side.People; i++)
            hall.With(party, (side.Pair && i <= 2 ? "p:" : "") + p + i);
        for (var i = 1; i <= side.Interpreters; i++)
            hall.With(party, $"i:{p}i{i}");
        for (var i = 1; i <= side.NoteTakers; i++)
            hall.With(party, $"n:{p}n{i}");
        if (side.Unnamed > 0)
            hall.Seat(new Sitter { Count = side.Unnamed, Party = party });
    }
}
