using Google.Protobuf.WellKnownTypes;

namespace StateVisit.Ripple;

/// <summary>The ripple reckons in milliseconds, of lengths and since 1970; the contract has messages for both.</summary>
public static class Milliseconds
{
    extension(Timestamp time)
    {
        public long Millis => (time.Seconds * 1000) + (time.Nanos / 1_000_000);
    }

    public static Timestamp ToTimestamp(this long millis) =>
        Timestamp.FromDateTimeOffset(DateTimeOffset.FromUnixTimeMilliseconds(millis));

    public static Duration ToDuration(this long millis) => Duration.FromTimeSpan(TimeSpan.FromMilliseconds(millis));
}
