using StateVisit.Participants.Drawing.Arranging;
using StateVisit.Participants.Drawing.Paper;
using StateVisit.Participants.Drawing.Text;
using StateVisit.Participants.V1;

namespace StateVisit.Participants.Drawing.Writing;

/// <summary>Draws what is not a plate: tables, chairs, lines between, door and headings.</summary>
internal sealed class RoomWriter(Canvas canvas)
{
    private const double DoorWidth = 16;

    public void Write(Picture picture)
    {
        foreach (var table in picture.Furniture)
            canvas.Path(table, Ink.Wood, Ink.Line, 0.35);
        foreach (var leader in picture.Leaders)
            canvas.Path($"M{At(leader.From)}L{At(leader.Bend)}L{At(leader.To)}", "none", Ink.Line, 0.18);
        foreach (var chair in picture.Chairs)
            Chair(chair);
        foreach (var sign in picture.Signs)
            Sign(sign);
    }

    /// <summary>Rounded at the sitter's back.</summary>
    private void Chair(Chair chair)
    {
        var half = chair.Size / 2;
        var (h, r) = (Canvas.Number(half), Canvas.Number(chair.Size * 0.45));
        var look = Look.Of(chair.Place);
        canvas.Open("g", ("transform", $"translate({At(chair.Spot)}) rotate({Canvas.Number(chair.Facing)})"));
        canvas.Path(
            $"M-{h} -{h}H{h}V{Canvas.Number(half - chair.Size * 0.45)}a{r} {r} 0 0 1 -{r} {r}"
                + $"H{Canvas.Number(-half + chair.Size * 0.45)}a{r} {r} 0 0 1 -{r} -{r}Z",
            chair.Place.Seat.Side == SeatSide.Guest ? Ink.Shade : Ink.Paper,
            look.Stroke,
            look.Width,
            look.Dash
        );
        canvas.Close();
        var mark = chair.Place.Mark;
        var size = Math.Min(2.6, 0.9 * chair.Size / Math.Max(Widths.Of(mark), 1));
        if (mark.Length > 0)
            canvas.Text(chair.Spot with { Y = chair.Spot.Y + 0.36 * size }, size, mark, "middle");
    }

    private void Sign(Sign sign)
    {
        switch (sign.Kind)
        {
            case SignKind.Heading:
                Heading(sign);
                break;
            case SignKind.Faced:
                canvas.Box(Box.Around(sign.Box.Centre, Math.Min(90, sign.Box.Width), 6), Ink.Wood, 0.5, Ink.Line);
                Word(sign, sign.Box.Centre);
                break;
            case SignKind.DoorBelow:
                Door(sign, new(sign.Box.Centre.X, sign.Box.Bottom), "");
                break;
            default:
                var left = new Spot(sign.Box.X, sign.Box.Centre.Y);
                Door(sign, left, $"rotate(90 {At(left).Replace(',', ' ')})");
                break;
        }
    }

    /// <summary>An opening in the wall with its two leaves, and the word above it.</summary>
    private void Door(Sign sign, Spot threshold, string transform)
    {
        var (x, y, half) = (threshold.X, threshold.Y, DoorWidth / 2);
        canvas.Open("g");
        if (transform.Length > 0)
            canvas.Open("g", ("transform", transform));
        canvas.Path(
            $"M{At(new(x - 2 * DoorWidth, y))}H{Canvas.Number(x - half)}M{At(new(x + half, y))}"
                + $"H{Canvas.Number(x + 2 * DoorWidth)}",
            "none",
            Ink.Line,
            0.7
        );
        canvas.Path(
            $"M{At(new(x - half, y))}l{At(new(half * 0.8, -2.4))}M{At(new(x + half, y))}l{At(new(-half * 0.8, -2.4))}",
            "none",
            Ink.Line,
            0.35
        );
        Word(sign, new(x, y - 4.6));
        if (transform.Length > 0)
            canvas.Close();
        canvas.Close();
    }

    private void Word(Sign sign, Spot centre) =>
        canvas.Text(
            centre with
            {
                Y = centre.Y + 1,
            },
            2.8,
            sign.Text,
            "middle",
            sign.Language,
            ("fill", Ink.Quiet),
            ("letter-spacing", "0.2")
        );

    private void Heading(Sign sign)
    {
        var chip = sign.Parties is [var party] ? Chip.For(party, 12) : null;
        var room = sign.Box.Width - 2 - (chip?.Width + 1.5 ?? 0);
        var size = Math.Clamp(room / Widths.Of(sign.Text, isBold: true), 2.3, 3.6);
        var text = Wrapping.Cut(sign.Text, room / size, 1, isBold: true)[0];
        var width = Widths.Of(text, isBold: true) * size;
        var centre = sign.Box.Centre;
        canvas.Text(
            new(centre.X + (chip is null ? 0 : (chip.Width + 1.5) / 2), centre.Y + 0.36 * size),
            size,
            text,
            "middle",
            sign.Language,
            ("font-weight", "bold")
        );
        chip?.Write(canvas, new(centre.X - (width + chip.Width + 1.5) / 2, centre.Y));
    }

    private static string At(Spot spot) => $"{Canvas.Number(spot.X)},{Canvas.Number(spot.Y)}";
}
