namespace StateVisit.Participants.Drawing.Paper;

/// <summary>A sheet of paper.</summary>
internal sealed record Sheet(double Width, double Height)
{
    private const double Margin = 10;

    /// <summary>A4 to A0, each lying and standing.</summary>
    public static IReadOnlyList<IReadOnlyList<Sheet>> Sizes { get; } =
    [
        .. new[] { (297, 210), (420, 297), (594, 420), (841, 594), (1189, 841) }.Select(size =>
            new Sheet[] { new(size.Item1, size.Item2), new(size.Item2, size.Item1) }
        ),
    ];

    public Box Inside => new(Margin, Margin, Width - 2 * Margin, Height - 2 * Margin);
}
