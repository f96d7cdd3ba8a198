using StateVisit.Participants.Drawing.Paper;

namespace StateVisit.Participants.Drawing.Arranging;

/// <summary>
/// A table to scale in the middle of its zone, and the plates of its chairs in a row above and below it and in a column on
/// its left and right, each joined to its chair.
/// </summary>
internal sealed class AroundTable
{
    private const double HeadingHeight = 7;
    private const double Gutter = 5;

    private readonly Box zone;
    private readonly Dictionary<Edge, Grounded[]> edges;
    private readonly Func<IReadOnlyList<Grounded>, Sign?> headingOf;
    private readonly Scale scale;
    private readonly double columnWidth;
    private readonly double rowHeight;
    private readonly Picture picture = new();

    private AroundTable(
        IReadOnlyList<Grounded> places,
        Box zone,
        Func<Grounded, Edge> edgeOf,
        Func<IReadOnlyList<Grounded>, Sign?> headingOf
    )
    {
        (this.zone, this.headingOf) = (zone, headingOf);
        edges = places.GroupBy(edgeOf).ToDictionary(edge => edge.Key, Sorted);
        var room = Grounded.Bounds(places, Grounded.ChairRoom);
        var columns = Sides(Edge.Left, Edge.Right);
        var rows = Sides(Edge.Top, Edge.Bottom);
        var isCrowded = Math.Max(Count(Edge.Left), Count(Edge.Right)) > 2;
        var leastWidth = columns == 0 ? 0 : Math.Min(isCrowded ? 55 : 38, 0.33 * zone.Width);
        var leastHeight = rows == 0 ? 0 : Math.Min(30, 0.33 * zone.Height);
        var millimetres = Math.Min(
            (zone.Width - columns * leastWidth) / room.Width,
            (zone.Height - rows * leastHeight) / room.Height
        );
        scale = new(room, zone.Centre, Math.Min(millimetres, 28));
        columnWidth = Math.Min(95, Rest(zone.Width, room.Width, columns));
        rowHeight = Math.Min(40, Rest(zone.Height, room.Height, rows));

        double Rest(double whole, double used, int parts) =>
            parts == 0 ? 0 : (whole - used * scale.Millimetres) / parts - Gutter;

        int Sides(Edge one, Edge other) =>
            edges.ContainsKey(one) && edges.ContainsKey(other) ? 2
            : edges.ContainsKey(one) || edges.ContainsKey(other) ? 1
            : 0;

        int Count(Edge edge) => edges.TryGetValue(edge, out var all) ? all.Length : 0;

        // One side only: the table moves to the other.
        if (columns == 1 || rows == 1)
            scale = scale with { Centre = Moved() };

        Spot Moved()
        {
            var (dx, dy) = ((columnWidth + Gutter) / 2, (rowHeight + Gutter) / 2);
            return new(
                zone.Centre.X
                    + (
                        columns != 1 ? 0
                        : edges.ContainsKey(Edge.Left) ? dx
                        : -dx
                    ),
                zone.Centre.Y
                    + (
                        rows != 1 ? 0
                        : edges.ContainsKey(Edge.Top) ? dy
                        : -dy
                    )
            );
        }
    }

    public static Picture Arrange(
        IReadOnlyList<Grounded> places,
        Box zone,
        Func<Grounded, Edge> edgeOf,
        Func<IReadOnlyList<Grounded>, Sign?> headingOf,
        Func<IReadOnlyList<Grounded>, Scale, string> furniture
    )
    {
        var around = new AroundTable(places, zone, edgeOf, headingOf);
        around.picture.Furniture.Add(furniture(places, around.scale));
        foreach (var edge in around.edges.Keys.Order())
            if (edge is Edge.Left or Edge.Right)
                around.Column(edge);
            else
                around.Row(edge);
        return around.picture;
    }

    private void Column(Edge edge)
    {
        var places = edges[edge];
        var table = scale.Of(scale.Room);
        // The rows reach to the corners of the zone; columns stand between them.
        var from = edges.ContainsKey(Edge.Top) ? table.Y : zone.Y;
        var to = edges.ContainsKey(Edge.Bottom) ? table.Bottom : zone.Bottom;
        var heading = headingOf(places);
        // Below, where lines run from a row above to its chairs.
        var isBelow = edges.ContainsKey(Edge.Top) && !edges.ContainsKey(Edge.Bottom);
        if (heading is not null)
            (from, to) = isBelow ? (from, to - HeadingHeight) : (from + HeadingHeight, to);
        var height = Math.Min(19, (to - from) / places.Length);
        var x = edge == Edge.Left ? table.X - Gutter - columnWidth : table.Right + Gutter;
        var centres = Spread.Of([.. places.Select(one => scale.Of(one.X, one.Y).Y)], height, from, to);
        for (var i = 0; i < places.Length; i++)
        {
            var box = new Box(x, centres[i] - height / 2, columnWidth, height - Plate.Gap);
            var (near, bend) = edge == Edge.Left ? (box.Right, box.Right + 2) : (box.X, box.X - 2);
            Join(places[i], box, edge, new(near, box.Centre.Y), new(bend, box.Centre.Y));
        }
        var last = centres[^1] + height / 2;
        if (heading is not null)
            Head(heading, new(x, isBelow ? last : centres[0] - height / 2 - HeadingHeight, columnWidth, HeadingHeight));
    }

    private void Row(Edge edge)
    {
        var places = edges[edge];
        var table = scale.Of(scale.Room);
        var heading = headingOf(places);
        var height = rowHeight - (heading is null ? 0 : HeadingHeight);
        var width = Math.Min(48, zone.Width / places.Length);
        var y = edge == Edge.Top ? table.Y - Gutter - height : table.Bottom + Gutter;
        var centres = Spread.Of([.. places.Select(one => scale.Of(one.X, one.Y).X)], width, zone.X, zone.Right);
        for (var i = 0; i < places.Length; i++)
        {
            var box = new Box(centres[i] - width / 2, y, width - Plate.Gap, height);
            var (near, bend) = edge == Edge.Top ? (box.Bottom, box.Bottom + 2) : (box.Y, box.Y - 2);
            Join(places[i], box, edge, new(box.Centre.X, near), new(box.Centre.X, bend));
        }
        if (heading is not null)
            Head(heading, new(zone.X, edge == Edge.Top ? y - HeadingHeight : y + height, zone.Width, HeadingHeight));
    }

    private void Join(Grounded one, Box box, Edge edge, Spot near, Spot bend)
    {
        var chair = scale.Of(one.X, one.Y);
        picture.Plates.Add(new(one.Place, box, edge));
        picture.Leaders.Add(new(near, bend, chair));
        picture.Chairs.Add(new(one.Place, chair, one.Facing, Math.Clamp(0.55 * scale.Millimetres, 2.4, 6)));
    }

    private void Head(Sign heading, Box box) => picture.Signs.Add(heading with { Box = box });

    private static Grounded[] Sorted(IGrouping<Edge, Grounded> edge) =>
        edge.Key is Edge.Left or Edge.Right
            ? [.. edge.OrderBy(one => one.Y).ThenBy(one => one.X)]
            : [.. edge.OrderBy(one => one.X).ThenBy(one => one.Y)];
}
