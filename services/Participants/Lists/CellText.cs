namespace StateVisit.Participants.Lists;

/// <summary>What a cell means: without the space around it, composed (NFC), and without the mark that keeps it as it is.</summary>
internal static class CellText
{
    /// <summary>Below it everything is composed already.</summary>
    private const char FirstCombining = '\u0300';

    public static string Of(string cell)
    {
        // Editors may end the lines in a cell as they end rows.
        var text = cell.Replace("\r\n", "\n", StringComparison.Ordinal).Trim();
        // The runtime composes nothing without ICU, which a bare machine lacks.
        if (text.AsSpan().ContainsAnyExceptInRange('\0', (char)(FirstCombining - 1)))
            text = ADRaffy.ENSNormalize.ENSNormalize.NF.NFC(text);
        return Neutral.Undo(text);
    }
}
