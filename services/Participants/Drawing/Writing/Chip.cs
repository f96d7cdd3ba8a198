using StateVisit.Participants.Drawing.Data;
using StateVisit.Participants.Drawing.Paper;
using StateVisit.Participants.Drawing.Text;

namespace StateVisit.Participants.Drawing.Writing;

/// <summary>A flag with its code, which tells it without colours; the code alone where there is no flag, or no room for one.</summary>
internal sealed record Chip(string Code, bool HasFlag)
{
    public const double CodeSize = 2;

    /// <summary>Room for two letters.</summary>
    public const double LeastWidth = 4;

    private const double FlagWidth = 4.2;
    private const double FlagHeight = 2.8;
    private const double Gap = 0.8;

    public double Width => (HasFlag ? FlagWidth + Gap : 0) + Widths.Of(Code) * CodeSize;

    public static Chip For(string party, double room)
    {
        var code = Lettering.Clean(party);
        var chip = new Chip(code, Flags.Of(party) is not null);
        if (chip.Width <= room)
            return chip;
        var plain = chip with { HasFlag = false };
        return plain.Width <= room ? plain : plain with { Code = Wrapping.Cut(code, room / CodeSize, 1, false)[0] };
    }

    public static string IdOf(string party) => "flag-" + party;

    /// <param name="left">Its left end, half way up.</param>
    public void Write(Canvas canvas, Spot left)
    {
        var x = left.X;
        if (HasFlag)
        {
            var flag = new Box(x, left.Y - FlagHeight / 2, FlagWidth, FlagHeight);
            canvas.Element(
                "use",
                ("href", "#" + IdOf(Code)),
                ("x", Canvas.Number(flag.X)),
                ("y", Canvas.Number(flag.Y)),
                ("width", Canvas.Number(flag.Width)),
                ("height", Canvas.Number(flag.Height))
            );
            canvas.Box(flag, "none", 0, Ink.Line, 0.15);
            x += FlagWidth + Gap;
        }
        canvas.Text(new(x, left.Y + 0.36 * CodeSize), CodeSize, Code, "start", "", ("fill", Ink.Quiet));
    }
}
