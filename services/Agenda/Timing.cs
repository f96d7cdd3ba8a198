using StateVisit.Agenda.V1;
using StateVisit.ServiceDefaults.Errors;

namespace StateVisit.Agenda;

/// <summary>The rules of a session's timing, and the states it moves through.</summary>
public static class TimingRules
{
    extension(Timing timing)
    {
        public void Check(string path, FieldFaults faults)
        {
            if (timing.ActualStart is { } start)
            {
                if (timing.ActualEnd is { } end && end.Time < start.Time)
                    faults.Add($"{path}.actual_end.time", "is before actual_start.time");
                if (timing.EstimatedEnd is { } estimate && estimate < start.Time)
                    faults.Add($"{path}.estimated_end", "is before actual_start.time");
            }
            if (timing.NotBefore is { } notBefore && timing.EstimatedEnd is { } estimated && estimated < notBefore)
                faults.Add($"{path}.estimated_end", "is before not_before");
            if (timing.ActualStart is not null && timing.State is SessionState.Planned or SessionState.Confirmed)
                faults.Add($"{path}.actual_start", "can be set once the session has started: start it");
            if (timing.ActualEnd is not null && timing.State is not SessionState.Concluded)
                faults.Add($"{path}.actual_end", "can be set once the session has ended: conclude it");
        }

        public void MustBe(string what, params ReadOnlySpan<SessionState> states)
        {
            if (!states.Contains(timing.State))
                throw Fault.Precondition(
                    ErrorReason.WrongState,
                    $"{timing.Name[..^"/timing".Length]} is {Word(timing.State)}; it cannot be {what}."
                );
        }
    }

    private static string Word(SessionState state) =>
        state == SessionState.InProgress ? "in progress" : state.ToString().ToLowerInvariant();
}
