namespace StateVisit.TradeFigures.Drawing;

/// <summary>
/// A colour on white paper and on a dark screen. The light one also stands beside every shape, for programs that read no style
/// sheet; nothing is told by colour alone.
/// </summary>
internal sealed record Ink(string Name, string Light, string Dark)
{
    public static readonly Ink Paper = new("paper", "#ffffff", "#12171d");
    public static readonly Ink Text = new("text", "#17202a", "#e8ecf1");
    public static readonly Ink Quiet = new("quiet", "#55606b", "#a9b3be");
    public static readonly Ink Line = new("line", "#8b949e", "#77818c");
    public static readonly Ink Grid = new("grid", "#dde2e8", "#2b333c");
    public static readonly Ink One = new("one", "#1f5a8c", "#7db7e8");
    public static readonly Ink Two = new("two", "#a3501c", "#f0a868");
    public static readonly Ink Aim = new("aim", "#6b3a78", "#cfa3dc");

    private static readonly Ink[] All = [Paper, Text, Quiet, Line, Grid, One, Two, Aim];

    /// <summary>Paper stays white when a dark screen prints.</summary>
    public static string Css { get; } =
        $"svg {{ {Variables(ink => ink.Light)} }}\n"
        + $"@media screen and (prefers-color-scheme: dark) {{ svg {{ {Variables(ink => ink.Dark)} }} }}\n"
        + string.Join(
            '\n',
            All.Select(ink =>
                $".fill-{ink.Name} {{ fill: var(--{ink.Name}); }} .stroke-{ink.Name} {{ stroke: var(--{ink.Name}); }}"
            )
        )
        + "\n";

    private static string Variables(Func<Ink, string> shade) =>
        string.Join(' ', All.Select(ink => $"--{ink.Name}: {shade(ink)};"));
}
