using StateVisit.Participants.Drawing.Paper;
using StateVisit.Participants.Drawing.Seats;

namespace StateVisit.Participants.Drawing.Arranging;

/// <summary>A place in the room as it will lie on the sheet: metres, y downwards.</summary>
internal sealed record Grounded(Placing Place, double X, double Y, double Facing)
{
    public const double ChairRoom = 0.5;

    /// <param name="turned">The room turned by a quarter, so that the door lies on the left instead of below.</param>
    public static Grounded Of(Placing place, bool turned)
    {
        var seat = place.Seat;
        return turned ? new(place, seat.Y, seat.X, seat.Facing + 90) : new(place, seat.X, -seat.Y, seat.Facing);
    }

    /// <summary>The side of the table on which it stands: its sitter's back looks that way.</summary>
    public Edge Edge
    {
        get
        {
            var (x, y) = (-Math.Sin(Facing * Math.PI / 180), Math.Cos(Facing * Math.PI / 180));
            return Math.Abs(x) > Math.Abs(y) + 1e-9 ? (x < 0 ? Edge.Left : Edge.Right)
                : y < 0 ? Edge.Top
                : Edge.Bottom;
        }
    }

    public static Box Bounds(IEnumerable<Grounded> places, double around = 0)
    {
        var all = places as IReadOnlyCollection<Grounded> ?? [.. places];
        var (left, top) = (all.Min(one => one.X) - around, all.Min(one => one.Y) - around);
        return new(left, top, all.Max(one => one.X) + around - left, all.Max(one => one.Y) + around - top);
    }
}

/// <summary>From the room to the sheet.</summary>
internal sealed record Scale(Box Room, Spot Centre, double Millimetres)
{
    public Spot Of(double x, double y) =>
        new(Centre.X + (x - Room.Centre.X) * Millimetres, Centre.Y + (y - Room.Centre.Y) * Millimetres);

    public Box Of(Box box)
    {
        var corner = Of(box.X, box.Y);
        return new(corner.X, corner.Y, box.Width * Millimetres, box.Height * Millimetres);
    }
}
