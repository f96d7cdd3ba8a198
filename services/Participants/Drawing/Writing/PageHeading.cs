using StateVisit.Participants.Drawing.Paper;
using StateVisit.Participants.Drawing.Seats;
using StateVisit.Participants.Drawing.Text;

namespace StateVisit.Participants.Drawing.Writing;

/// <summary>The title of a plan, across the top of its sheet.</summary>
internal sealed class PageHeading
{
    private const int Most = 2;
    private const double Below = 3;

    private static readonly double[] Sizes = [5.5, 4.8, 4.2, 3.6, 3];

    private readonly List<string> lines;
    private readonly double size;
    private readonly string language;

    public PageHeading(Wording title, Box inside)
    {
        (size, language) = (Sizes[^1], title.Language);
        lines = Wrapping.Cut(title.Text, inside.Width / size, Most, isBold: true);
        foreach (var one in Sizes)
            if (Wrapping.Wrap(title.Text, inside.Width / one, Most, isBold: true) is { } wrapped)
            {
                (size, lines) = (one, wrapped);
                break;
            }
        Box = inside with { Height = lines.Count * size * Line.Leading + Below };
    }

    public Box Box { get; }

    public void Write(Canvas canvas)
    {
        for (var i = 0; i < lines.Count; i++)
            canvas.Text(
                new(Box.X, Box.Y + (i * Line.Leading + 0.9) * size),
                size,
                lines[i],
                "start",
                language,
                ("font-weight", "bold")
            );
    }
}
