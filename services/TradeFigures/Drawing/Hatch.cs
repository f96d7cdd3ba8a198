namespace StateVisit.TradeFigures.Drawing;

/// <summary>Areas that stay apart in black and white.</summary>
internal sealed record Hatch(string Id, Ink Ink, double Gap, double Width, double Turn)
{
    public static readonly Hatch Unknown = new("unknown", Ink.Grid, 6, 3, 45);
    public static readonly Hatch Surplus = new("surplus", Ink.One, 5, 2, 135);
    public static readonly Hatch Deficit = new("deficit", Ink.Two, 8, 2, 45);
    public static readonly Hatch Rest = new("rest", Ink.Quiet, 6, 1.5, 0);

    public static readonly Hatch[] All = [Unknown, Surplus, Deficit, Rest];
}
