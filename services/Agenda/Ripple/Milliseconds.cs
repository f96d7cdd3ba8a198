using Google.Protobuf.WellKnownTypes;

namespace StateVisit.Agenda.Ripple;

/// <summary>The ripple reckons in milliseconds, of lengths and since 1970; the contract has messages for both.</summary>
internal static class Milliseconds
{
    extension(Timestamp time)
    {
        public long Millis => (time.Seconds * 1000) + (time.Nanos / 1_000_000);
    }

    extension(Duration length)
    {
        public long Millis => (length.Seconds * 1000) + (length.Nanos / 1_000_000);
    }

    extension(long millis)
    {
        public Timestamp ToTimestamp() => Timestamp.FromDateTimeOffset(DateTimeOffset.FromUnixTimeMilliseconds(millis));

        public Duration ToDuration() => Duration.FromTimeSpan(TimeSpan.FromMilliseconds(millis));
    }
}
