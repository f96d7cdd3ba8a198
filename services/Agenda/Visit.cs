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
            visit.SetClock(null, now, "visit.rehearsal_clock");
        }

        public void Open(DateTimeOffset now)
        {
            if (visit.Phase != VisitPhase.Preparing)
                throw visit.WrongPhase("opened", VisitPhase.Preparing);
            visit.Phase = VisitPhase.Live;
            if (visit.RehearsalClock is { } clock)
                visit.PutClock(clock.StartTime, now, paused: false);
        }

        public void Close()
        {
            if (visit.Phase != VisitPhase.Live)
                throw visit.WrongPhase("closed", VisitPhase.Live);
            visit.Phase = VisitPhase.Closed;
        }

        /// <summary>Sessions start and end while the visit is live, and only then.</summary>
        public void MustBeLive()
        {
            if (visit.Phase != VisitPhase.Live)
                throw visit.WrongPhase("run", VisitPhase.Live);
        }

        /// <param name="consequence">What cannot be done any more.</param>
        public void MustNotBeClosed(string consequence)
        {
            if (visit.Phase == VisitPhase.Closed)
                throw Fault.Precondition(ErrorReason.WrongPhase, $"{visit.Name} is closed; {consequence}.");
        }

        private Fault WrongPhase(string what, VisitPhase needed) =>
            Fault.Precondition(
                ErrorReason.WrongPhase,
                $"{visit.Name} is {Word(visit.Phase)}; it can be {what} only while {Word(needed)}."
            );
    }

    private static string Word(VisitPhase phase) => phase.ToString().ToLowerInvariant();
}
