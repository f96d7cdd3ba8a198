using Microsoft.Extensions.Time.Testing;

namespace StateVisit.Tests.Fixture;

/// <summary>
/// Long stretches of a service's time. A timer that ticks every quarter of a second would tick 350,000 times for a day that is
/// advanced, and hold up every other test; a day that is leapt over is like a machine's that slept: it ticks as for the last second.
/// Timers set for a single instant do not notice: whoever waits for one advances.
/// </summary>
internal static class Leap
{
    private static readonly TimeSpan Seen = TimeSpan.FromSeconds(1);

    public static void LeapBy(this FakeTimeProvider time, TimeSpan span) => time.LeapTo(time.GetUtcNow() + span);

    public static void LeapTo(this FakeTimeProvider time, DateTimeOffset instant)
    {
        time.AdjustTime(instant - Seen);
        time.Advance(Seen);
    }
}
