using Google.Protobuf.WellKnownTypes;
using StateVisit.Agenda.V1;
using StateVisit.ServiceDefaults.Errors;

namespace StateVisit.Agenda;

/// <summary>The rules of a visit.</summary>
public static class VisitRules
{
    extension(Visit visit)
    {
        public void Check(string path, FieldFaults faults)
        {
            if (string.CompareOrdinal(visit.EndDate, visit.StartDate) < 0)
                faults.Add($"{path}.end_date", $"is before start_date ({visit.StartDate})");
        }

        /// <summary>A new visit is being prepared.</summary>
        public void Prepare(DateTimeOffset now)
        {
            visit.Phase = VisitPhase.Preparing;
            visit.SetClock(null, now);
        }

        public void Open(DateTimeOffset now)
        {
            if (visit.Phase != VisitPhase.Preparing)
                throw visit.WrongPhase("opened", VisitPhase.Preparing);
            visit.Phase = VisitPhase.Live;
            if (visit.RehearsalClock is { } clock)
                clock.SetTime = now.ToTimestamp();
        }

        public void Close()
        {
            if (visit.Phase != VisitPhase.Live)
                throw visit.WrongPhase("closed", VisitPhase.Live);
            visit.Phase = VisitPhase.Closed;
        }

        /// <summary>What "now" means for the visit.</summary>
        public DateTimeOffset Now(DateTimeOffset real)
        {
            if (visit.RehearsalClock is not { } clock)
                return real;
            var start = clock.StartTime.ToDateTimeOffset();
            if (clock.SetTime is not { } set || real < set.ToDateTimeOffset())
                return start;
            return start + ((real - set.ToDateTimeOffset()) * Math.Max(1, clock.Speed));
        }

        /// <summary>How long, by the real clock, until the visit's clock shows another minute; at least a quarter of a second.</summary>
        public TimeSpan UntilNextMinute(DateTimeOffset real)
        {
            if (visit.RehearsalClock is { Paused: true })
                return TimeSpan.MaxValue;
            var left = TimeSpan.FromTicks(
                TimeSpan.TicksPerMinute - (visit.Now(real).UtcTicks % TimeSpan.TicksPerMinute)
            );
            left /= Math.Max(1, visit.RehearsalClock?.Speed ?? 1);
            return left > Least ? left : Least;
        }

        /// <summary>A clock that was changed goes on from its new start; one that was not keeps going.</summary>
        public void SetClock(RehearsalClock? before, DateTimeOffset now)
        {
            if (visit.RehearsalClock is not { } clock)
                return;
            var isSame = before is not null && Equals(before.StartTime, clock.StartTime) && before.Speed == clock.Speed;
            clock.SetTime = isSame ? before!.SetTime : now.ToTimestamp();
        }

        /// <summary>Sessions start and end while the visit is live, and only then.</summary>
        public void MustBeLive()
        {
            if (visit.Phase != VisitPhase.Live)
                throw visit.WrongPhase("run", VisitPhase.Live);
        }

        private Fault WrongPhase(string what, VisitPhase needed) =>
            Fault.Precondition(
                ErrorReason.WrongPhase,
                $"{visit.Name} is {Word(visit.Phase)}; it can be {what} only while {Word(needed)}."
            );
    }

    private static TimeSpan Least { get; } = TimeSpan.FromMilliseconds(250);

    private static string Word(VisitPhase phase) => phase.ToString().ToLowerInvariant();
}
