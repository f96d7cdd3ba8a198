using System.Globalization;

namespace StateVisit.TradeFigures.Observing;

/// <summary>The days a figure is about, both included.</summary>
public readonly record struct Days(DateOnly First, DateOnly Last)
{
    /// <summary>By their last day; the longer one of two that end together comes later.</summary>
    public static IComparer<Days> InOrder { get; } =
        Comparer<Days>.Create(
            (one, other) => one.Last != other.Last ? one.Last.CompareTo(other.Last) : other.First.CompareTo(one.First)
        );

    public static Days Year(int year) => new(new(year, 1, 1), new(year, 12, 31));

    public static Days Month(int year, int month) =>
        new(new(year, month, 1), new(year, month, DateTime.DaysInMonth(year, month)));

    /// <summary>From the first of January to the end of the month.</summary>
    public static Days Through(int year, int month) => new(new(year, 1, 1), Month(year, month).Last);

    /// <summary>January alone is a month; a span that is none of the three is unspecified.</summary>
    public V1.Frequency Frequency =>
        !IsWholeMonths || First.Year != Last.Year ? V1.Frequency.Unspecified
        : First.Month == Last.Month ? V1.Frequency.Month
        : First.Month > 1 ? V1.Frequency.Unspecified
        : Last.Month == 12 ? V1.Frequency.Year
        : V1.Frequency.YearToDate;

    /// <summary>The same months of another year.</summary>
    public Days In(int year) => new(new(year, First.Month, 1), Month(year, Last.Month).Last);

    public V1.Period ToPeriod() =>
        new()
        {
            FirstDay = First.ToString("yyyy-MM-dd", CultureInfo.InvariantCulture),
            LastDay = Last.ToString("yyyy-MM-dd", CultureInfo.InvariantCulture),
            Frequency = Frequency,
        };

    private bool IsWholeMonths => First.Day == 1 && Last == Month(Last.Year, Last.Month).Last && First <= Last;
}
