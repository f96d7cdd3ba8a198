using StateVisit.Participants.Drawing.Arranging;
using StateVisit.Participants.Drawing.Data;
using StateVisit.Participants.Drawing.Paper;
using StateVisit.Participants.Drawing.Seats;
using StateVisit.Participants.Drawing.Text;
using StateVisit.Participants.V1;

namespace StateVisit.Participants.Drawing.Writing;

/// <summary>Draws plates: border, mark, flag and text.</summary>
internal sealed class PlateWriter(Canvas canvas, Lettered lettered)
{
    /// <summary>From the top of a line to its base line, in sizes.</summary>
    private const double Ascent = 0.9;
    private const double Pad = 0.8;
    private const double MarkSize = 2.6;

    public void Write(Plate plate)
    {
        var seat = plate.Place.Seat;
        canvas.Open("g", ("id", $"seat-{seat.Id}"));
        var look = Look.Of(plate.Place);
        canvas.Box(
            plate.Box,
            seat.Side == SeatSide.Guest && look.Dash == "none" ? Ink.Shade : Ink.Paper,
            1.2,
            look.Stroke,
            look.Width,
            look.Dash
        );
        Mark(plate);
        Flag(plate);
        Lines(plate);
        if (seat.Pinned)
            Pin(canvas, new(plate.Box.Right - 1.1, plate.Box.Bottom - 1.1));
        canvas.Close();
    }

    public static void Pin(Canvas canvas, Spot at) =>
        canvas.Element(
            "circle",
            ("cx", Canvas.Number(at.X)),
            ("cy", Canvas.Number(at.Y)),
            ("r", "0.6"),
            ("fill", Ink.Text)
        );

    private void Mark(Plate plate)
    {
        if (plate.Place.Mark.Length == 0)
            return;
        var header = plate.Header;
        var (x, anchor) = plate.Edge == Edge.Left ? (header.Right - Pad, "end") : (header.X + Pad, "start");
        var room = Math.Min(PlateParts.MarkWidth, header.Width - Pad) - Pad;
        var size = Math.Min(MarkSize, room / Widths.Of(plate.Place.Mark, isBold: true));
        canvas.Text(new(x, BaseLine(plate, size)), size, plate.Place.Mark, anchor, "", ("font-weight", "bold"));
    }

    private void Flag(Plate plate)
    {
        if (plate.Place.Seat.Party is not { Length: > 0 } party)
            return;
        var header = plate.Header;
        if (!plate.IsWide && header.Width < PlateParts.MarkWidth + Chip.LeastWidth)
            return;
        var chip = Chip.For(party, header.Width - PlateParts.MarkWidth - Pad);
        var x = plate.Edge switch
        {
            Edge.Left => header.Right - PlateParts.MarkWidth - chip.Width,
            Edge.Right => header.X + PlateParts.MarkWidth,
            _ => header.Right - Pad - chip.Width,
        };
        chip.Write(canvas, new(x, BaseLine(plate, Chip.CodeSize) - Chip.CodeSize * 0.36));
    }

    private static double BaseLine(Plate plate, double size) =>
        plate.IsWide ? plate.Box.Centre.Y + 0.36 * size : plate.Header.Y + 2.3 + 0.36 * size;

    private void Lines(Plate plate)
    {
        var lines = lettered.LinesOf(plate);
        if (lines.Count == 0)
            return;
        var body = plate.Body;
        if (lettered.IsUpright)
        {
            var middle = body.Centre;
            canvas.Open("g", ("transform", $"rotate(-90 {Canvas.Number(middle.X)} {Canvas.Number(middle.Y)})"));
            body = Box.Around(middle, body.Height, body.Width);
        }
        var (x, anchor) = plate.Edge switch
        {
            Edge.Left => (body.Right, "end"),
            Edge.Right => (body.X, "start"),
            _ => (body.Centre.X, "middle"),
        };
        var y = body.Centre.Y - lines.Sum(line => line.Height) / 2;
        foreach (var line in lines)
        {
            canvas.Text(new(x, y + Ascent * line.Size), line.Size, line.Text, anchor, line.Language, StyleOf(line));
            y += line.Height;
        }
        if (lettered.IsUpright)
            canvas.Close();
    }

    private static (string, string)[] StyleOf(Line line) =>
        line.Kind switch
        {
            LineKind.Name => [("font-weight", "bold")],
            LineKind.OfficeAsName => [("font-style", "italic")],
            LineKind.Office => [("fill", Ink.Quiet)],
            _ => [],
        };
}
