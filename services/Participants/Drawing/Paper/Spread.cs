namespace StateVisit.Participants.Drawing.Paper;

/// <summary>Puts things of one size side by side on a line without overlap, each as near as can be to where it would like to be.</summary>
internal static class Spread
{
    /// <param name="wishes">Wished centres, ascending.</param>
    /// <param name="size">Of each; together they fit.</param>
    public static double[] Of(IReadOnlyList<double> wishes, double size, double from, double to)
    {
        var centres = new double[wishes.Count];
        for (var i = 0; i < centres.Length; i++)
            centres[i] = Math.Max(wishes[i], i == 0 ? from + size / 2 : centres[i - 1] + size);
        for (var i = centres.Length - 1; i >= 0; i--)
            centres[i] = Math.Min(centres[i], i == centres.Length - 1 ? to - size / 2 : centres[i + 1] - size);
        return centres;
    }
}
