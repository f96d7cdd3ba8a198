namespace StateVisit.TradeFigures.Drawing;

/// <summary>What the marks mean, each beside the mark itself.</summary>
internal sealed class Legend
{
    private const double Top = 464;
    private const double RowHeight = 20;
    private const double Left = 24;
    private const double SignWidth = 34;
    private const double Size = 12;

    private readonly List<(string Label, Action<Picture, double, double> Draw)> entries = [];

    /// <param name="draw">Around the middle of the sign.</param>
    public void Add(string label, Action<Picture, double, double> draw) => entries.Add((label, draw));

    public void AddLine(string label, Ink ink, string dash, bool isSquare) =>
        Add(
            label,
            (picture, x, y) =>
            {
                picture.Line(x - 13, y, x + 13, y, ink, 2, dash);
                picture.Mark(x, y, ink, isSquare, isHollow: false);
            }
        );

    public void AddHatch(string label, Hatch hatch, Ink stroke) =>
        Add(label, (picture, x, y) => picture.Hatched(x - 11, y - 6, 22, 12, hatch.Id, stroke));

    public void Write(Picture picture)
    {
        var (x, y) = (Left, Top);
        foreach (var (label, draw) in entries)
        {
            var text = Fitting.Cut(label, Size, 380);
            var width = SignWidth + Fitting.Width(text, Size) + 18;
            if (x > Left && x + width > Picture.Width)
                (x, y) = (Left, y + RowHeight);
            draw(picture, x + (SignWidth / 2) - 4, y - 4);
            picture.Text(x + SignWidth, y, Size, text, Ink.Text);
            x += width;
        }
    }
}
