using StateVisit.Participants.Drawing.Arranging;
using StateVisit.Participants.Drawing.Paper;

namespace StateVisit.Participants.Drawing.Writing;

/// <summary>The mark and the flag of a plate: above the text of a tall one, towards the table in a wide one.</summary>
internal static class PlateParts
{
    public const double MarkWidth = 5;

    private const double Height = 4;
    private const double Width = 16;
    private const double Inset = 0.8;

    extension(Plate plate)
    {
        /// <summary>Beside the text, not above it.</summary>
        public bool IsWide => plate.Edge is Edge.Left or Edge.Right;

        public Box Header =>
            plate.Edge switch
            {
                Edge.Left => plate.Box.Without(left: plate.Box.Width - Width),
                Edge.Right => plate.Box with { Width = Width },
                _ => plate.Box with { Height = Height },
            };

        /// <summary>What is left for text.</summary>
        public Box Body =>
            plate.Edge switch
            {
                Edge.Left => plate.Box.Without(Inset, Inset, Width, Inset),
                Edge.Right => plate.Box.Without(Width, Inset, Inset, Inset),
                _ => plate.Box.Without(Inset, Height, Inset, Inset),
            };
    }
}
