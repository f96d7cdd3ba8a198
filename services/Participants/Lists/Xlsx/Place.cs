using System.Globalization;

namespace StateVisit.Participants.Lists.Xlsx;

/// <summary>Where a cell is: <c>B7</c>.</summary>
/// <param name="Row">From 1.</param>
/// <param name="Column">From 0.</param>
internal readonly record struct Place(int Row, int Column)
{
    private const int Columns = 16_384;

    public static Place Of(string text)
    {
        var (letters, column) = (0, 0);
        while (letters < text.Length && char.IsAsciiLetterUpper(text[letters]) && column <= Columns)
            column = (column * 26) + text[letters++] - 'A' + 1;
        return
            column is >= 1 and <= Columns
            && int.TryParse(text.AsSpan(letters), NumberStyles.None, CultureInfo.InvariantCulture, out var row)
            ? new(row, column - 1)
            : throw new InvalidDataException("a cell has no place");
    }

    /// <summary>The letters of a column.</summary>
    public static string Letters(int column) =>
        (column < 26 ? "" : Letters((column / 26) - 1)) + (char)('A' + (column % 26));
}
