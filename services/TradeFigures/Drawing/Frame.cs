namespace StateVisit.TradeFigures.Drawing;

/// <summary>What stands around the figures: heading, axes, source. The sheet is 960 by 540, for a slide as for half a page.</summary>
internal static class Frame
{
    public const double Left = 72;
    public const double Right = 936;
    public const double Top = 92;
    public const double Bottom = 424;
    private const double Middle = Picture.Width / 2;
    private const double Margin = 24;
    private const double Small = 12;

    extension(Picture picture)
    {
        public void Heading(string title, string below)
        {
            var width = Picture.Width - (2 * Margin);
            picture.Text(Margin, 36, Fitting.Size(title, 20, width / 1.1), title, Ink.Text, isBold: true);
            picture.Text(Margin, 58, 13, Fitting.Cut(below, 13, width), Ink.Quiet);
        }

        /// <summary>At the bottom: whose figures, and as known when.</summary>
        public void Source(string source)
        {
            foreach (var (i, line) in Fitting.Wrap(source, 11, Picture.Width - (2 * Margin), 2).Index())
                picture.Text(Margin, 514 + (i * 15), 11, line, Ink.Quiet);
        }

        public void Amounts(Scale scale)
        {
            picture.Text(Margin, Top - 12, Small, scale.Unit, Ink.Quiet);
            foreach (var tick in scale.Ticks)
            {
                var y = Y(scale, tick);
                picture.Line(Left, y, Right, y, tick == 0 ? Ink.Line : Ink.Grid);
                picture.Text(Left - 8, y + 4, Small, scale.Tick(tick), Ink.Text, "end");
            }
        }

        public void Periods(Calendar calendar)
        {
            foreach (var (x, label) in calendar.Ticks)
            {
                picture.Line(x, Bottom, x, Bottom + 5, Ink.Line);
                picture.Text(x, Bottom + 20, Small, label, Ink.Text, "middle");
            }
        }

        public void Nothing() =>
            picture.Text(Middle, (Top + Bottom) / 2, 16, "No figure is known.", Ink.Quiet, "middle");
    }

    public static double Y(Scale scale, double amount) => Bottom - (scale.Part(amount) * (Bottom - Top));
}
