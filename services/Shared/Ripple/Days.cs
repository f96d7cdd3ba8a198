using System.Collections.Concurrent;
using System.Globalization;

namespace StateVisit.Ripple;

/// <summary>Where a day begins and ends in a time zone: 23 and 25 hours where clocks change, from the first minute there is.</summary>
public static class Days
{
    private static readonly ConcurrentDictionary<(string Zone, int Day), long> Starts = new();
    private static readonly ConcurrentDictionary<string, TimeZoneInfo> Zones = new(StringComparer.Ordinal);

    /// <param name="day">YYYY-MM-DD; empty: the day of <paramref name="start"/>.</param>
    /// <param name="start">Unix milliseconds, or <see cref="PlanItem.None"/>.</param>
    /// <returns>Unix milliseconds, the end excluded; <see cref="PlanItem.None"/> if there is no day.</returns>
    public static (long Start, long End) Of(string day, long start, string zone)
    {
        int number;
        if (DateOnly.TryParseExact(day, "yyyy-MM-dd", CultureInfo.InvariantCulture, DateTimeStyles.None, out var date))
            number = date.DayNumber;
        else if (start != PlanItem.None)
            number = At(start, zone).DayNumber;
        else
            return (PlanItem.None, PlanItem.None);
        return (StartOf(number, zone), StartOf(number + 1, zone));
    }

    /// <summary>The day that it is there.</summary>
    public static DateOnly At(long instant, string zone) =>
        DateOnly.FromDateTime(
            TimeZoneInfo.ConvertTime(DateTimeOffset.FromUnixTimeMilliseconds(instant), ZoneOf(zone)).DateTime
        );

    private static long StartOf(int number, string zone) =>
        Starts.GetOrAdd(
            (zone, number),
            static key =>
            {
                var zone = ZoneOf(key.Zone);
                var midnight = DateOnly.FromDayNumber(key.Day).ToDateTime(TimeOnly.MinValue);
                // Where the clock jumps over midnight the day begins later; where it shows midnight twice, at the first.
                while (zone.IsInvalidTime(midnight))
                    midnight = midnight.AddMinutes(1);
                var offset = zone.IsAmbiguousTime(midnight)
                    ? zone.GetAmbiguousTimeOffsets(midnight).Max()
                    : zone.GetUtcOffset(midnight);
                return new DateTimeOffset(midnight, offset).ToUnixTimeMilliseconds();
            }
        );

    private static TimeZoneInfo ZoneOf(string zone) => Zones.GetOrAdd(zone, TimeZoneInfo.FindSystemTimeZoneById);
}
