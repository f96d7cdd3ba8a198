namespace StateVisit.TradeFigures.Drawing;

/// <summary>Points of a line: round or square, filled where they rest on the source of the series, hollow where on another.</summary>
internal static class Marker
{
    private const double Size = 4.5;

    extension(Picture picture)
    {
        public void Mark(double x, double y, Ink ink, bool isSquare, bool isHollow)
        {
            if (isSquare)
                picture.Box(x - Size, y - Size, 2 * Size, 2 * Size, isHollow ? Ink.Paper : ink, ink);
            else
                picture.Shape(
                    "circle",
                    isHollow ? Ink.Paper : ink,
                    ink,
                    1.75,
                    "",
                    ("cx", Picture.Number(x)),
                    ("cy", Picture.Number(y)),
                    ("r", Picture.Number(Size))
                );
        }

        /// <summary>A record: above everything before.</summary>
        public void Peak(double x, double y) =>
            picture.Path(
                $"M {Picture.Number(x - 4)} {Picture.Number(y - 8)} L {Picture.Number(x + 4)} {Picture.Number(y - 8)} "
                    + $"L {Picture.Number(x)} {Picture.Number(y - 15)} Z",
                Ink.Text,
                null
            );
    }
}
