using StateVisit.Agenda.V1;
using StateVisit.Participants.V1;

namespace StateVisit.Participants.Seating;

/// <summary>Who attends a session, as sitters.</summary>
internal static class Attendances
{
    extension(Session? session)
    {
        /// <summary>Those who are, or were, there in person.</summary>
        public IEnumerable<Attendance> Seated =>
            (session?.Attendances ?? []).Where(attendance =>
                attendance.Status != AttendanceStatus.Absent
                && attendance.Mode != AttendanceMode.Remote
                && attendance.Delegation is not { Count: 0 }
            );

        /// <summary>Each person once.</summary>
        public IReadOnlyList<Sitter> Sitters =>
            [
                .. session
                    .Seated.Select(attendance => attendance.Sitter)
                    .GroupBy(sitter => sitter.Participant, StringComparer.Ordinal)
                    .SelectMany(group => group.Key.Length > 0 ? group.Take(1) : group),
            ];
    }

    extension(Attendance attendance)
    {
        public string Who =>
            attendance.WhoCase switch
            {
                Attendance.WhoOneofCase.Participant => attendance.Participant,
                Attendance.WhoOneofCase.Office => attendance.Office,
                _ => attendance.Delegation.Party,
            };

        private Sitter Sitter
        {
            get
            {
                var sitter = new Sitter
                {
                    Function = FunctionOf(attendance.Function),
                    Disputed = attendance.Status == AttendanceStatus.Disputed,
                };
                switch (attendance.WhoCase)
                {
                    case Attendance.WhoOneofCase.Participant:
                        sitter.Participant = attendance.Participant;
                        break;
                    case Attendance.WhoOneofCase.Office:
                        sitter.Office = attendance.Office;
                        break;
                    case Attendance.WhoOneofCase.Delegation:
                        (sitter.Count, sitter.Party) = (attendance.Delegation.Count, attendance.Delegation.Party);
                        break;
                }
                return sitter;
            }
        }
    }

    private static SitterFunction FunctionOf(AttendanceFunction function) =>
        function switch
        {
            AttendanceFunction.Principal => SitterFunction.Principal,
            AttendanceFunction.Interpreter => SitterFunction.Interpreter,
            AttendanceFunction.NoteTaker => SitterFunction.NoteTaker,
            AttendanceFunction.Signatory => SitterFunction.Signatory,
            AttendanceFunction.Witness => SitterFunction.Witness,
            AttendanceFunction.Unspecified or AttendanceFunction.Receives => SitterFunction.Unspecified,
            _ => SitterFunction.Member,
        };
}
