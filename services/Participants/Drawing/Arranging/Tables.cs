using StateVisit.Participants.Drawing.Data;
using StateVisit.Participants.Drawing.Paper;

namespace StateVisit.Participants.Drawing.Arranging;

/// <summary>Round tables, as they stand in the room: in lines from the far wall to the door.</summary>
internal static class Tables
{
    private const double HeadingHeight = 6;
    private const double Between = 4;

    public static Picture Arrange(IReadOnlyList<Grounded> places, Box zone, Words words)
    {
        var picture = new Picture();
        var lines = Lines(places);
        var columns = lines.Max(line => line.Count);
        var (width, height) = (zone.Width / columns, zone.Height / lines.Count);
        for (var i = 0; i < lines.Count; i++)
        {
            var left = zone.Centre.X - width * lines[i].Count / 2;
            for (var j = 0; j < lines[i].Count; j++)
                picture.Add(Table(lines[i][j], new(left + j * width, zone.Y + i * height, width, height), words));
        }
        return picture;
    }

    /// <summary>A round table: the right half of its plates on the right, the left half on the left.</summary>
    public static Picture Round(IReadOnlyList<Grounded> places, Box zone)
    {
        var middle = Grounded.Bounds(places).Centre.X;
        return AroundTable.Arrange(places, zone, EdgeOf, _ => null, Furniture.Round);

        // Those in the middle: the one at the far end on the right, the one at the near end on the left.
        Edge EdgeOf(Grounded one) =>
            Math.Abs(one.X - middle) > 1e-6 ? (one.X > middle ? Edge.Right : Edge.Left)
            : one.Edge == Edge.Top ? Edge.Right
            : Edge.Left;
    }

    private static Picture Table(Grounded[] places, Box cell, Words words)
    {
        var inside = cell.Without(Between / 2, 0, Between / 2, Between);
        var picture = Round(places, inside.Without(top: HeadingHeight));
        picture.Signs.Add(
            new(
                SignKind.Heading,
                inside with
                {
                    Height = HeadingHeight,
                },
                words.Table(places[0].Place.Seat.Unit),
                words.Language,
                []
            )
        );
        return picture;
    }

    private static List<List<Grounded[]>> Lines(IReadOnlyList<Grounded> places)
    {
        var lines = new List<List<(Spot Centre, Grounded[] Places)>>();
        var tables = places
            .GroupBy(one => one.Place.Seat.Unit)
            .Select(table => (Grounded.Bounds(table).Centre, table.ToArray()));
        foreach (var (centre, table) in tables.OrderBy(table => table.Centre.Y))
            if (lines.Count > 0 && centre.Y - lines[^1][0].Centre.Y < 1)
                lines[^1].Add((centre, table));
            else
                lines.Add([(centre, table)]);
        return [.. lines.Select(line => line.OrderBy(table => table.Centre.X).Select(table => table.Places).ToList())];
    }
}
