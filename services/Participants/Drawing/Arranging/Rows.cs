using StateVisit.Participants.Drawing.Paper;
using StateVisit.Participants.V1;

namespace StateVisit.Participants.Drawing.Arranging;

/// <summary>People who sit or stand in rows: the plates themselves are the places.</summary>
internal static class Rows
{
    private const double TableHeight = 6;
    private const double HeadingHeight = 7;

    public static Picture Arrange(
        IReadOnlyList<Grounded> places,
        Box zone,
        bool isSigning,
        Func<IReadOnlyList<Grounded>, Sign?> headingOf
    )
    {
        var picture = new Picture();
        var rows = Of(places);
        var facesDown = FacesDown(places);
        if (isSigning)
            zone = zone.Without(bottom: TableHeight + HeadingHeight);
        var (pitch, scale) = Pitch(rows, zone.Width);
        var height = Math.Min(40, zone.Height / rows.Count);
        var width = Math.Min(50, pitch);
        var middle = Grounded.Bounds(places).Centre.X;
        var top = zone.Centre.Y - height * rows.Count / 2;
        foreach (var row in rows)
        {
            double[] wishes = [.. row.Select(one => zone.Centre.X + (one.X - middle) * scale)];
            var centres = Spread.Of(wishes, width, zone.X, zone.Right);
            for (var i = 0; i < row.Length; i++)
                picture.Plates.Add(
                    new(
                        row[i].Place,
                        new(centres[i] - width / 2, top, width - Plate.Gap, height - 2 * Plate.Gap),
                        Edge.Top
                    )
                );
            top += height;
        }
        if (isSigning && facesDown)
            SigningTable(picture, rows[^1], top, headingOf);
        return picture;
    }

    public static bool FacesDown(IEnumerable<Grounded> places) =>
        places.Count(one => Math.Cos(one.Facing * Math.PI / 180) < 0) * 2 >= places.Count();

    private static void SigningTable(
        Picture picture,
        Grounded[] row,
        double top,
        Func<IReadOnlyList<Grounded>, Sign?> headingOf
    )
    {
        var plates = picture.Plates.TakeLast(row.Length).Zip(row).ToArray();
        var (left, right) = (plates.Min(pair => pair.First.Box.X), plates.Max(pair => pair.First.Box.Right));
        picture.Furniture.Add(Furniture.Bar(new(left, top, right - left, TableHeight)));
        foreach (var side in plates.GroupBy(pair => pair.Second.Place.Seat.Side))
            if (headingOf([.. side.Select(pair => pair.Second)]) is { } heading)
            {
                var (from, to) = (side.Min(pair => pair.First.Box.X), side.Max(pair => pair.First.Box.Right));
                picture.Signs.Add(heading with { Box = new(from, top + TableHeight, to - from, HeadingHeight) });
            }
    }

    /// <summary>Rows from the top of the sheet down, each from the left. A row may be bent: its number tells, where it has one.</summary>
    private static List<Grounded[]> Of(IReadOnlyList<Grounded> places) =>
        [
            .. (places.All(one => one.Place.Seat.Unit > 0) ? Numbered(places) : Straight(places)).Select(row =>
                row.OrderBy(one => one.X).ToArray()
            ),
        ];

    private static IEnumerable<IEnumerable<Grounded>> Numbered(IReadOnlyList<Grounded> places) =>
        places.GroupBy(one => one.Place.Seat.Unit).OrderBy(row => row.Average(one => one.Y));

    private static List<List<Grounded>> Straight(IReadOnlyList<Grounded> places)
    {
        var rows = new List<List<Grounded>>();
        foreach (var one in places.OrderBy(one => one.Y).ThenBy(one => one.X))
            if (rows.Count > 0 && one.Y - rows[^1][^1].Y < 0.3)
                rows[^1].Add(one);
            else
                rows.Add([one]);
        return rows;
    }

    /// <summary>Width of a place, and millimetres per metre along the rows.</summary>
    private static (double Pitch, double Scale) Pitch(List<Grounded[]> rows, double width)
    {
        var span = rows.Max(row => row[^1].X) - rows.Min(row => row[0].X);
        var least = rows.SelectMany(row => row.Zip(row.Skip(1), (one, next) => next.X - one.X)).DefaultIfEmpty(1).Min();
        var longest = rows.Max(row => row.Length);
        var scale = Math.Min(width / (span + Math.Max(least, 0.2)), 60);
        // Rows that leave room between people need not be narrow because two of them stand close.
        return (Math.Clamp(least * scale, Math.Min(0.8 * width / longest, 50), width / longest), scale);
    }
}
