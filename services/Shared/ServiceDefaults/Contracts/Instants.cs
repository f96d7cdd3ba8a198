using Google.Protobuf.WellKnownTypes;

namespace StateVisit.ServiceDefaults.Contracts;

/// <summary>Which instants and durations there are.</summary>
internal static class Instants
{
    private const long Year1900 = -2_208_988_800;
    private const long Year2200 = 7_258_118_400;
    private const long LongestDuration = 315_576_000_000;

    public static string? Fault(Timestamp time) =>
        time.Nanos is < 0 or >= Duration.NanosecondsPerSecond ? "has nanos that are not 0 to 999,999,999"
        : time.Seconds is < Year1900 or >= Year2200 ? "must lie in the years 1900 to 2199"
        : null;

    public static string? Fault(Duration duration) =>
        duration.Seconds is < -LongestDuration or > LongestDuration ? "is longer than 10,000 years"
        : duration.Nanos is <= -Duration.NanosecondsPerSecond or >= Duration.NanosecondsPerSecond
            ? "has nanos that are not within a second"
        : long.Sign(duration.Seconds) * int.Sign(duration.Nanos) < 0 ? "has seconds and nanos of different signs"
        : null;

    public static bool IsWithin(Duration duration, long min, long max) =>
        (duration.Seconds > min || duration.Seconds == min && duration.Nanos >= 0)
        && (duration.Seconds < max || duration.Seconds == max && duration.Nanos <= 0);
}
