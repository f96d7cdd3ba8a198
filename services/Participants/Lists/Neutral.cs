namespace StateVisit.Participants.Lists;

/// <summary>
/// Text that a spreadsheet would take for a formula gets an apostrophe before it, and loses it when it comes back. Text that has
/// one by itself gets another, so that what comes back is what was there.
/// </summary>
internal static class Neutral
{
    private const char Mark = '\'';
    private const string Beginnings = "=+-@\t\r\n＝＋－＠";

    public static string Of(string text) => IsDangerous(text) ? Mark + text : text;

    public static string Undo(string text) =>
        text.Length > 1 && text[0] == Mark && IsDangerous(text) ? text[1..] : text;

    private static bool IsDangerous(string text)
    {
        var rest = text.AsSpan().TrimStart(Mark);
        return rest.Length > 0 && Beginnings.Contains(rest[0], StringComparison.Ordinal);
    }
}
