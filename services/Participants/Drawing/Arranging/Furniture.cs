using System.Globalization;
using StateVisit.Participants.Drawing.Paper;

namespace StateVisit.Participants.Drawing.Arranging;

/// <summary>Tables as outlines: the seats stand around them.</summary>
internal static class Furniture
{
    /// <summary>From the middle of a chair to the edge of its table, and from the last chair to the end, in metres.</summary>
    private const double Reach = 0.45;
    private const double TableDepth = 0.75;

    public static string Table(IReadOnlyList<Grounded> places, Scale scale)
    {
        var box = scale.Of(Top(places));
        return Invariant($"M{box.X} {box.Y}H{box.Right}V{box.Bottom}H{box.X}Z");
    }

    public static string Round(IReadOnlyList<Grounded> places, Scale scale)
    {
        var front = Front(places);
        var middle = Grounded.Bounds(front).Centre;
        var radius = front.Average(one => Math.Sqrt(Math.Pow(one.X - middle.X, 2) + Math.Pow(one.Y - middle.Y, 2)));
        var (centre, r) = (scale.Of(middle.X, middle.Y), Math.Max(radius - Reach, 0.3) * scale.Millimetres);
        return Invariant($"M{centre.X - r} {centre.Y}a{r} {r} 0 1 0 {2 * r} 0a{r} {r} 0 1 0 {-2 * r} 0Z");
    }

    /// <summary>Three tables, open where nobody sits.</summary>
    public static string U(IReadOnlyList<Grounded> places, Scale scale)
    {
        var top = Top(places);
        var outer = scale.Of(top);
        var depth = Math.Min(TableDepth, 0.4 * Math.Min(top.Width, top.Height)) * scale.Millimetres;
        var used = places.Select(place => place.Edge).ToHashSet();
        var inner = outer.Without(
            used.Contains(Edge.Left) ? depth : 0,
            used.Contains(Edge.Top) ? depth : 0,
            used.Contains(Edge.Right) ? depth : 0,
            used.Contains(Edge.Bottom) ? depth : 0
        );
        var (a, b) = (outer, inner);
        return used switch
        {
            _ when !used.Contains(Edge.Bottom) => Invariant(
                $"M{a.X} {a.Bottom}V{a.Y}H{a.Right}V{a.Bottom}H{b.Right}V{b.Y}H{b.X}V{a.Bottom}Z"
            ),
            _ when !used.Contains(Edge.Top) => Invariant(
                $"M{a.X} {a.Y}V{a.Bottom}H{a.Right}V{a.Y}H{b.Right}V{b.Bottom}H{b.X}V{a.Y}Z"
            ),
            _ when !used.Contains(Edge.Left) => Invariant(
                $"M{a.X} {a.Y}H{a.Right}V{a.Bottom}H{a.X}V{b.Bottom}H{b.Right}V{b.Y}H{a.X}Z"
            ),
            _ => Invariant($"M{a.Right} {a.Y}H{a.X}V{a.Bottom}H{a.Right}V{b.Bottom}H{b.X}V{b.Y}H{a.Right}Z"),
        };
    }

    public static string Bar(Box box) => Invariant($"M{box.X} {box.Y}H{box.Right}V{box.Bottom}H{box.X}Z");

    /// <summary>Those at the table itself.</summary>
    private static IReadOnlyList<Grounded> Front(IReadOnlyList<Grounded> places)
    {
        var front = places.Where(one => !one.Place.Seat.Behind).ToArray();
        return front.Length == 0 ? places : front;
    }

    private static Box Top(IReadOnlyList<Grounded> places)
    {
        var front = Front(places);
        var used = front.Select(place => place.Edge).ToHashSet();
        var bounds = Grounded.Bounds(front);
        var table = bounds.Without(Inset(Edge.Left), Inset(Edge.Top), Inset(Edge.Right), Inset(Edge.Bottom));
        return Box.Around(table.Centre, Math.Max(table.Width, 0.5), Math.Max(table.Height, 0.5));

        double Inset(Edge edge) => used.Contains(edge) ? Reach : -Reach;
    }

    private static string Invariant(FormattableString path)
    {
        var numbers = path.GetArguments().Select(number => (object)Math.Round((double)number!, 2)).ToArray();
        return string.Format(CultureInfo.InvariantCulture, path.Format, numbers);
    }
}
