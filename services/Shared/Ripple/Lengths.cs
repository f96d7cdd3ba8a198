using Google.Protobuf.WellKnownTypes;

namespace StateVisit.Ripple;

/// <inheritdoc cref="Milliseconds" />
public static class Lengths
{
    extension(Duration length)
    {
        public long Millis => (length.Seconds * 1000) + (length.Nanos / 1_000_000);
    }
}
