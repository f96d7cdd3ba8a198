namespace StateVisit.Participants.Lists;

/// <summary>What a cell means: without the space around it, composed (NFC), and without the mark that makes it harmless.</summary>
internal static class CellText
{
    /// <summary>Below it everything is composed already.</summary>
    private const char FirstCombining = '\u0300';

    public static string Of(string cell)
    {
        var text = cell.Trim();
        // The runtime composes nothing without ICU, which a bare machine lacks.
        if (text.AsSpan().ContainsAnyExceptInRange('\0', (char)(FirstCombining - 1)))
            text = ADRaffy.ENSNormalize.ENSNormalize.NF.NFC(text);
        return Neutral.Undo(text);
    }
}
