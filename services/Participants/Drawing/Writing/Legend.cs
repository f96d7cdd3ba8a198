using StateVisit.Participants.Drawing.Data;
using StateVisit.Participants.Drawing.Paper;
using StateVisit.Participants.Drawing.Seats;
using StateVisit.Participants.Drawing.Text;
using StateVisit.Participants.V1;

namespace StateVisit.Participants.Drawing.Writing;

/// <summary>Explains the marks that occur in a plan, and no others.</summary>
internal sealed class Legend
{
    private const double Size = 2.5;
    private const double KeyWidth = 6;
    private const double Between = 6;
    private const double LineHeight = 4.6;

    private readonly List<List<Entry>> lines =
    [
        [],
    ];
    private readonly Words words;

    public Legend(IReadOnlyList<Placing> places, Words words, double width)
    {
        this.words = words;
        var used = 0.0;
        foreach (var entry in Entries(places, words))
        {
            if (used + entry.Width > width && lines[^1].Count > 0)
            {
                lines.Add([]);
                used = 0;
            }
            lines[^1].Add(entry);
            used += entry.Width;
        }
    }

    public double Height => lines[0].Count == 0 ? 0 : lines.Count * LineHeight;

    public void Write(Canvas canvas, Box box)
    {
        canvas.Open("g", ("id", "legend"));
        for (var i = 0; i < lines.Count; i++)
        {
            var x = box.X;
            foreach (var entry in lines[i])
            {
                var middle = box.Y + (i + 0.5) * LineHeight;
                entry.Key(canvas, Box.Around(new(x + KeyWidth / 2, middle), KeyWidth, 3.2));
                canvas.Text(
                    new(x + KeyWidth + 1.2, middle + 0.36 * Size),
                    Size,
                    entry.Text,
                    "start",
                    words.Language,
                    ("fill", Ink.Quiet)
                );
                x += entry.Width;
            }
        }
        canvas.Close();
    }

    private static IEnumerable<Entry> Entries(IReadOnlyList<Placing> places, Words words)
    {
        if (places.Any(place => place.Seat.Order > 0 && place.Holder != Holder.Nobody))
            yield return new(words["order"], Letter("1"));
        foreach (
            var (mark, word) in new[] { ("i", "interpreter"), ("n", "noteTaker"), ("a", "assistant"), ("w", "witness") }
        )
            if (places.Any(place => place.Mark == mark))
                yield return new(words[word], Letter(mark));
        if (places.Any(place => place.Holder == Holder.Office))
            yield return new(words["office"], Letter("Abc", ("font-style", "italic")));
        if (places.Any(place => place.Holder == Holder.Unnamed))
            yield return new(words["unnamed"], Unnamed);
        if (places.Any(place => place.Holder == Holder.Nobody))
            yield return new(words["empty"], Bordered(Look.Empty));
        if (places.Any(place => place.Seat.Disputed))
            yield return new(words["disputed"], Bordered(Look.Disputed));
        if (places.Any(place => place.Seat.Pinned))
            yield return new(words["pinned"], (canvas, box) => PlateWriter.Pin(canvas, box.Centre));
    }

    private static Action<Canvas, Box> Bordered(Look look) =>
        (canvas, box) => canvas.Box(box, Ink.Paper, 0.6, look.Stroke, look.Width, look.Dash);

    private static void Unnamed(Canvas canvas, Box box)
    {
        Bordered(Look.Empty)(canvas, box);
        canvas.Text(new(box.Centre.X, box.Centre.Y + 0.7), 1.9, "AA", "middle", "", ("fill", Ink.Quiet));
    }

    private static Action<Canvas, Box> Letter(string letter, params (string, string)[] style) =>
        (canvas, box) =>
            canvas.Text(
                new(box.Centre.X, box.Centre.Y + 0.36 * Size),
                Size,
                letter,
                "middle",
                "",
                style.Length > 0 ? style : [("font-weight", "bold")]
            );

    private sealed record Entry(string Text, Action<Canvas, Box> Key)
    {
        public double Width { get; } = KeyWidth + 1.2 + Widths.Of(Text) * Size + Between;
    }
}
