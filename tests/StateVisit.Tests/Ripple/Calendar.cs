using System.Collections.Concurrent;

namespace StateVisit.Tests.Ripple;

/// <summary>Days of a zone, found by looking at its clock minute by minute.</summary>
internal sealed class Calendar
{
    private static readonly ConcurrentDictionary<string, Calendar> All = new();

    private readonly ConcurrentDictionary<DateOnly, long> starts = new();
    private readonly TimeZoneInfo zone;

    private Calendar(string zone) => this.zone = TimeZoneInfo.FindSystemTimeZoneById(zone);

    public static Calendar Of(string zone) => All.GetOrAdd(zone, z => new(z));

    public DateOnly DayAt(long instant) =>
        DateOnly.FromDateTime(
            TimeZoneInfo.ConvertTimeFromUtc(DateTimeOffset.FromUnixTimeMilliseconds(instant).UtcDateTime, zone)
        );

    /// <summary>The first minute that the clock shows that day.</summary>
    public long StartOf(DateOnly day) =>
        starts.GetOrAdd(
            day,
            _ =>
            {
                var midnight = new DateTimeOffset(
                    day.ToDateTime(TimeOnly.MinValue),
                    TimeSpan.Zero
                ).ToUnixTimeMilliseconds();
                for (var at = midnight - (15 * 3_600_000L); ; at += 60_000)
                    if (DayAt(at) == day)
                        return at;
            }
        );
}
