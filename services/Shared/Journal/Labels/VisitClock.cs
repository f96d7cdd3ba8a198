using StateVisit.Agenda.V1;

namespace StateVisit.Journal.Labels;

/// <summary>What "now" means for a visit: the real time, or that of a rehearsal.</summary>
/// <param name="Start">What it showed when it was set.</param>
/// <param name="Set">The real instant at which it was set.</param>
/// <param name="Speed">Seconds of the visit per real second.</param>
/// <param name="Paused">It stands still at <paramref name="Start"/>.</param>
public readonly record struct VisitClock(DateTimeOffset Start, DateTimeOffset Set, int Speed, bool Paused)
{
    /// <summary>The last second that the contract has: a clock that was forgotten at high speed stops there.</summary>
    private static readonly DateTimeOffset Last = new(2199, 12, 31, 23, 59, 59, TimeSpan.Zero);

    public static VisitClock Real { get; } = new(DateTimeOffset.MinValue, DateTimeOffset.MinValue, 1, Paused: false);

    /// <summary>The clock that the visit's record describes. One that was never set stands.</summary>
    public static VisitClock Of(Visit visit) =>
        visit.RehearsalClock is { } clock
            ? new(
                clock.StartTime.ToDateTimeOffset(),
                clock.SetTime?.ToDateTimeOffset() ?? DateTimeOffset.MinValue,
                Math.Max(1, clock.Speed),
                clock.Paused || clock.SetTime is null
            )
            : Real;

    public DateTimeOffset Now(DateTimeOffset real)
    {
        if (Paused || real <= Set)
            return Start;
        var passed = (real - Set).Ticks;
        return passed < (Last - Start).Ticks / Speed ? Start.AddTicks(passed * Speed) : Last;
    }

    /// <summary>
    /// The first real millisecond at which it shows the instant or a later one, if nobody sets it anew; null: it stands
    /// before it.
    /// </summary>
    public DateTimeOffset? RealOf(DateTimeOffset instant)
    {
        if (instant <= Start)
            return Set;
        if (Paused)
            return null;
        var real = Set.AddTicks(RoundUp((instant - Start).Ticks, Speed) / Speed);
        return new(RoundUp(real.UtcTicks, TimeSpan.TicksPerMillisecond), TimeSpan.Zero);
    }

    private static long RoundUp(long ticks, long unit) => (ticks + unit - 1) / unit * unit;
}
