using Google.Protobuf.WellKnownTypes;
using StateVisit.Agenda.V1;
using StateVisit.Type.V1;

namespace StateVisit.Participants.Engagements;

/// <summary>When a session was, else when it is planned; what is not known is null.</summary>
/// <param name="Precision">Of the start.</param>
internal readonly record struct Times(Timestamp? Start, Precision Precision, Timestamp? End)
{
    /// <param name="timing">Null: not for the caller to know.</param>
    public static Times Of(Session session, Timing? timing)
    {
        var (start, precision) = StartOf(session, timing);
        var end = EndOf(session, timing, IsClockTime(precision) ? start : null);
        // It was over before it was planned to start, and nobody said when it did.
        return end is not null && start is not null && end < start
            ? new(null, Precision.Unspecified, end)
            : new(start, precision, end);
    }

    /// <summary>A part of the day only orders.</summary>
    public static bool IsClockTime(Precision precision) => precision != Precision.PartOfDay;

    private static (Timestamp? Start, Precision Precision) StartOf(Session session, Timing? timing) =>
        timing?.ActualStart is { } actual ? (actual.Time, actual.Precision)
        : session.PlannedStart is { } planned ? (planned.Time, planned.Precision)
        : session.HardStart is { } hard ? (hard, Precision.Exact)
        : (null, Precision.Unspecified);

    private static Timestamp? EndOf(Session session, Timing? timing, Timestamp? start)
    {
        if (timing?.ActualEnd is { } actual)
            return IsClockTime(actual.Precision) ? actual.Time : null;
        return start is not null && session.PlannedDuration is { } planned ? start + planned.Duration : null;
    }
}
