using StateVisit.TradeFigures.Observing;

namespace StateVisit.TradeFigures.Reading;

/// <summary>A year or a month of a year in digits: 2022, 202203. The last is remembered, for the next row is mostly of it, too.</summary>
internal sealed class Periods(DateOnly today)
{
    private const int Earliest = 1900;

    /// <summary>What UN Comtrade writes for the month of a whole year.</summary>
    private const int AllMonths = 52;

    private int known = -1;
    private int length;
    private Days days;

    /// <returns>What is wrong with it; null: nothing.</returns>
    public string? Find(ReadOnlySpan<char> cell, out Days found)
    {
        var number = Numbers.Whole(cell);
        if (number == known && cell.Length == length)
        {
            found = days;
            return null;
        }
        found = default;
        var (year, month) = cell.Length == 6 ? (number / 100, number % 100) : (number, AllMonths);
        if (cell.Length is not (4 or 6) || !IsYear(year) || month is not (>= 1 and <= 12 or AllMonths))
            return $"is \"{NotTradeFigures.Shown(cell)}\", which is neither a year nor a month like 202203";
        found = month == AllMonths ? Days.Year(year) : Days.Month(year, month);
        if (found.Last > today)
            return $"is {number}, which is not over yet";
        (known, length, days) = (number, cell.Length, found);
        return null;
    }

    public static bool IsYear(int year) => year is >= Earliest and < 2200;
}
