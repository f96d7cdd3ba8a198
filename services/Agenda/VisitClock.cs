using Google.Protobuf.WellKnownTypes;
using StateVisit.Agenda.V1;
using StateVisit.Journal.Labels;
using StateVisit.ServiceDefaults.Errors;

namespace StateVisit.Agenda;

/// <summary>The rules of a visit's clock. Whatever says "now" for the visit asks here.</summary>
public static class VisitClockRules
{
    extension(Visit visit)
    {
        public VisitClock Clock => VisitClock.Of(visit);

        /// <summary>What "now" means for the visit.</summary>
        public DateTimeOffset Now(DateTimeOffset real) => visit.Clock.Now(real);

        /// <summary>How long, by the real clock, until the visit's clock shows another minute.</summary>
        public TimeSpan UntilNextMinute(DateTimeOffset real)
        {
            if (visit.RehearsalClock is { Paused: true })
                return TimeSpan.MaxValue;
            var left = TimeSpan.FromTicks(
                TimeSpan.TicksPerMinute - (visit.Now(real).UtcTicks % TimeSpan.TicksPerMinute)
            );
            left /= Math.Max(1, visit.RehearsalClock?.Speed ?? 1);
            // Rounded up: a timer knows whole milliseconds only, and would go off before the minute.
            return TimeSpan.FromMilliseconds(Math.Ceiling(left.TotalMilliseconds));
        }

        /// <summary>
        /// A clock that was changed goes on from its new start; one that was not keeps going, or standing. Which kind of clock
        /// a visit has is settled while it is prepared: what has happened by one clock means nothing by the other.
        /// </summary>
        /// <param name="before">The visit as stored; null if it is new.</param>
        /// <param name="field">The field to name in a refusal.</param>
        /// <param name="paused">A changed clock stands.</param>
        public void SetClock(Visit? before, DateTimeOffset now, string field, bool paused = false)
        {
            var known = before?.RehearsalClock;
            if (before is not null && before.Phase != VisitPhase.Preparing)
                if (known is null != visit.RehearsalClock is null)
                    throw Fault.InvalidField(
                        field,
                        known is null
                            ? $"cannot be given any more: {before.Name} is on the real clock"
                            : $"cannot be taken away any more: {before.Name} is on it"
                    );
            if (visit.RehearsalClock is not { } clock)
                return;
            var isSame =
                known is not null
                && Equals(known.StartTime, clock.StartTime)
                && Math.Max(1, known.Speed) == Math.Max(1, clock.Speed);
            (clock.SetTime, clock.Paused) = isSame ? (known!.SetTime, known.Paused) : (now.ToTimestamp(), paused);
        }

        /// <param name="time">What it shows; null: what it shows now.</param>
        /// <param name="speed">0: as before.</param>
        public void StartClock(Timestamp? time, int speed, DateTimeOffset now)
        {
            if (visit.RehearsalClock is null && visit.Phase != VisitPhase.Preparing)
                throw Fault.InvalidField("name", "is on the real clock");
            if (visit.RehearsalClock is null && time is null)
                throw Fault.InvalidField("time", $"is required: {visit.Name} is on the real clock");
            visit.MustNotBeClosed(CannotBeSet);
            time ??= visit.Now(now).ToTimestamp();
            visit.RehearsalClock ??= new();
            visit.RehearsalClock.Speed = speed > 0 ? speed : Math.Max(1, visit.RehearsalClock.Speed);
            visit.PutClock(time, now, paused: false);
        }

        public void PauseClock(DateTimeOffset now)
        {
            if (visit.RehearsalClock is not { } clock)
                throw Fault.InvalidField("name", "is on the real clock");
            visit.MustNotBeClosed(CannotBeSet);
            if (!clock.Paused)
                visit.PutClock(visit.Now(now).ToTimestamp(), now, paused: true);
        }

        public void JumpClock(Timestamp time, DateTimeOffset now)
        {
            if (visit.RehearsalClock is not { } clock)
                throw Fault.InvalidField("time", $"cannot be put: {visit.Name} is on the real clock");
            visit.MustNotBeClosed(CannotBeSet);
            visit.PutClock(time, now, clock.Paused);
        }

        public void PutClock(Timestamp time, DateTimeOffset now, bool paused)
        {
            var clock = visit.RehearsalClock;
            (clock.StartTime, clock.SetTime, clock.Paused) = (time, now.ToTimestamp(), paused);
        }
    }

    private const string CannotBeSet = "its clock can no longer be set";
}
