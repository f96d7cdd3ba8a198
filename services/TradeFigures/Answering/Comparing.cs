using System.Globalization;
using StateVisit.TradeFigures.Observing;
using StateVisit.TradeFigures.V1;

namespace StateVisit.TradeFigures.Answering;

/// <summary>Which periods may be held against each other.</summary>
internal static class Comparing
{
    extension(Days days)
    {
        /// <summary>The same months of the year before: nothing else is growth year on year.</summary>
        public Days? YearBefore => days.First.Year > 1 ? days.In(days.First.Year - 1) : null;

        /// <summary>Of a month the month before, of all else the same a year before.</summary>
        public Days? Forerunner =>
            days.Frequency != Frequency.Month ? days.YearBefore
            : days.First.Year > 1 ? Days.Month(days.First.AddDays(-1).Year, days.First.AddDays(-1).Month)
            : null;

        /// <summary>Years and months compete with all of their kind; a year to date only with the same months.</summary>
        public Days Rival =>
            days.Frequency is Frequency.Year or Frequency.Month
                ? default
                : new(days.First.In(2000), days.Last.In(2000));

        public bool AreSameMonthsAs(Days other) => days.YearsSpanned == other.YearsSpanned && days.Rival == other.Rival;

        private int YearsSpanned => days.Last.Year - days.First.Year;
    }

    extension(DateOnly day)
    {
        /// <summary>The last of February stays the last of February.</summary>
        private DateOnly In(int year) =>
            day.AddDays(1).Day == 1
                ? new(year, day.Month, DateTime.DaysInMonth(year, day.Month))
                : new(year, day.Month, day.Day);
    }

    extension(Period period)
    {
        public Days ToDays() => new(Day(period.FirstDay), Day(period.LastDay));
    }

    extension(SeriesPoint point)
    {
        public Days Days => point.Period.ToDays();

        /// <summary>In which the period ends.</summary>
        public int Year => point.Days.Last.Year;
    }

    private static DateOnly Day(string text) => DateOnly.ParseExact(text, "yyyy-MM-dd", CultureInfo.InvariantCulture);
}
