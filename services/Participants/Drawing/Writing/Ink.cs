namespace StateVisit.Participants.Drawing.Writing;

/// <summary>Colours that stay apart when printed in black and white.</summary>
internal static class Ink
{
    public const string Text = "#17202a";
    public const string Quiet = "#55606b";
    public const string Line = "#8b949e";
    public const string Wood = "#efece5";
    public const string Paper = "#ffffff";

    /// <summary>Plates of those received.</summary>
    public const string Shade = "#eef1f5";
}
