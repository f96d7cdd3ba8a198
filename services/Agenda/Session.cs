using Google.Protobuf.WellKnownTypes;
using StateVisit.Agenda.V1;
using StateVisit.Journal.Labels;
using StateVisit.ServiceDefaults.Errors;

namespace StateVisit.Agenda;

/// <summary>The rules of a session and of its state.</summary>
public static class SessionRules
{
    extension(Session session)
    {
        public void Check(string path, FieldFaults faults)
        {
            if (session.MinimumDuration is { } least)
            {
                if (session.PlannedDuration is not { } planned)
                    faults.Add($"{path}.minimum_duration", "needs a planned_duration to shorten");
                else if (least.ToTimeSpan() > planned.Duration.ToTimeSpan())
                    faults.Add($"{path}.minimum_duration", "is longer than planned_duration");
            }
            if (session.HardEnd is { } end)
            {
                if (session.HardStart is { } hard && end <= hard)
                    faults.Add($"{path}.hard_end", "is not after hard_start");
                if (session.PlannedStart is { } start && end <= start.Time)
                    faults.Add($"{path}.hard_end", "is not after planned_start.time");
            }
            if (session.Destination.Length > 0 && session.Kind != SessionKind.Transfer)
                faults.Add($"{path}.destination", "is only for transfers");
            for (var i = 0; i < session.Attendances.Count; i++)
                if (session.Attendances[i].WhoCase == Attendance.WhoOneofCase.None)
                    faults.Add($"{path}.attendances[{i}].participant", "or office or delegation is required");
            for (var i = 0; i < session.Predecessors.Count; i++)
                if (session.Predecessors[i].Session == session.Name)
                    faults.Add($"{path}.predecessors[{i}].session", "is the session itself");
            for (var i = 0; i < session.Told.Count; i++)
                CheckTold(session.Told[i], $"{path}.told[{i}]", faults);
        }

        /// <summary>A new session, and the timing that goes with it: known to those who run the visit until they say otherwise.</summary>
        public Timing Plan()
        {
            session.State = SessionState.Planned;
            return new()
            {
                Name = session.TimingName,
                Access = new() { Label = Type.V1.Label.Restricted },
                State = SessionState.Planned,
            };
        }

        public string TimingName => session.Name + "/timing";

        public void Confirm(Timing timing)
        {
            timing.MustBe("confirmed", SessionState.Planned);
            timing.State = SessionState.Confirmed;
            session.Show(timing);
        }

        public void Start(Timing timing, Timestamp? start, DateTimeOffset now)
        {
            timing.MustBe("started", SessionState.Planned, SessionState.Confirmed);
            if (start?.ToDateTimeOffset() > now)
                throw Fault.InvalidField("start_time", $"is in the future (it is {now:O})");
            timing.ActualStart = At(start ?? now.ToTimestamp());
            timing.NoEstimate = false;
            if (timing.EstimatedEnd is { } estimate && estimate < timing.ActualStart.Time)
                timing.EstimatedEnd = null;
            timing.State = SessionState.InProgress;
            session.Show(timing);
        }

        public void Conclude(Timing timing, Timestamp? end, bool unknown, DateTimeOffset now)
        {
            timing.MustBe("concluded", SessionState.Planned, SessionState.Confirmed, SessionState.InProgress);
            if (unknown && end is not null)
                throw Fault.InvalidField("time_unknown", "contradicts end_time");
            if (end?.ToDateTimeOffset() > now)
                throw Fault.InvalidField("end_time", $"is in the future (it is {now:O})");
            end ??= now.ToTimestamp();
            if (!unknown && timing.ActualStart is { } start && end < start.Time)
                throw Fault.InvalidField(
                    "end_time",
                    $"is before the session started ({start.Time.ToDateTimeOffset():O})"
                );
            timing.ActualEnd = unknown ? null : At(end);
            timing.EstimatedEnd = null;
            timing.NoEstimate = false;
            timing.State = SessionState.Concluded;
            session.Show(timing);
        }

        public void Cancel(Timing timing)
        {
            timing.MustBe("cancelled", SessionState.Planned, SessionState.Confirmed);
            timing.State = SessionState.Cancelled;
            session.Show(timing);
        }

        /// <summary>
        /// What the session itself says of its state. That it is confirmed or cancelled is programme; that it runs or has
        /// ended is live timing, and shows only where the timing may be seen by all who see the session.
        /// </summary>
        public void Show(Timing timing)
        {
            var isProgramme = timing.State is SessionState.Planned or SessionState.Confirmed or SessionState.Cancelled;
            if (isProgramme || (session.Access.IsWithin(timing.Access) && timing.Embargo is null))
                session.State = timing.State;
            else if (session.State is not SessionState.Planned)
                session.State = SessionState.Confirmed;
        }
    }

    private static ActualTime At(Timestamp time) =>
        new()
        {
            Time = time,
            Precision = Type.V1.Precision.Exact,
            Basis = Type.V1.Basis.Stated,
        };

    private static void CheckTold(Told told, string path, FieldFaults faults)
    {
        if (told.StartTime is null && told.EndTime is null)
            faults.Add($"{path}.start_time", "or end_time is required");
        if (told.StartTime is not null && told.EndTime is not null && told.EndTime < told.StartTime)
            faults.Add($"{path}.end_time", "is before start_time");
    }
}
