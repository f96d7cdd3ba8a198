using StateVisit.Agenda.V1;
using StateVisit.Journal.Labels;

namespace StateVisit.Ripple;

/// <summary>Who sees that somebody attends: what binds a session and may not be known of is not told either.</summary>
public static class SeenAttendance
{
    extension(Attendance attendance)
    {
        /// <summary>Who sees it.</summary>
        public PartAccess Seen =>
            new(
                attendance.Access,
                attendance.WhoCase == Attendance.WhoOneofCase.Participant,
                attendance.ParticipantAccess
            );
    }
}
