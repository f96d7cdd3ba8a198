using StateVisit.TradeFigures.Observing;
using StateVisit.TradeFigures.V1;

namespace StateVisit.TradeFigures.Reading;

/// <summary>The days of a row: from and to, or a year.</summary>
internal sealed class PlainPeriods(Table table, DateOnly today)
{
    private readonly int year = table.Find(PlainNames.Year);
    private readonly int start = table.Find(PlainNames.Start);
    private readonly int end = table.Find(PlainNames.End);
    private readonly Periods years = new(today);

    /// <returns>What is wrong, and in which column; null: nothing.</returns>
    public (int Column, string Fault)? Find(out Days days)
    {
        var ofYear = table[year];
        if (table[start].IsEmpty && table[end].IsEmpty)
        {
            days = default;
            return year < 0 ? (start, "is empty")
                : ofYear.Length != 4 ? (year, $"is \"{NotTradeFigures.Shown(ofYear)}\", which is no year")
                : years.Find(ofYear, out days) is { } fault ? (year, fault)
                : null;
        }
        var noDay = Day(start, out var first);
        noDay = Day(end, out var last) ?? noDay;
        days = new(first, last);
        return noDay is not null ? noDay
            : days.Frequency == Frequency.Unspecified || !Periods.IsYear(first.Year)
                ? (
                    end,
                    $"ends a period that begins on {table[start]}, and is neither a month, a year nor the months from January on"
                )
            : last > today ? (end, $"is {table[end]}: the period is not over yet")
            : !ofYear.IsEmpty && Numbers.Whole(ofYear) != first.Year
                ? (year, $"is {NotTradeFigures.Shown(ofYear)}, and the period is of {first.Year}")
            : null;
    }

    private (int Column, string Fault)? Day(int column, out DateOnly day) =>
        PlainWords.Day(table[column], out day)
            ? null
            : (column, $"is \"{NotTradeFigures.Shown(table[column])}\", which is no day like 2023-03-21");
}
