using Google.Protobuf.WellKnownTypes;
using StateVisit.Agreements.V1;
using StateVisit.ServiceDefaults.Errors;

namespace StateVisit.Agreements.Life;

/// <summary>How an office approves the text, or refuses it.</summary>
public static class ApprovalRules
{
    extension(Approval approval)
    {
        /// <summary>By its title in English, else in the first language.</summary>
        public string Office => approval.Offices.Title ?? approval.Name;

        public void Give(IReadOnlyCollection<V1.Version> newest, IEnumerable<Approval> others, DateTimeOffset now)
        {
            if (approval.StandsFor(newest))
                throw approval.Already("given");
            approval.Answer(ApprovalState.Given, "", newest, others, now);
        }

        public void Refuse(
            string reason,
            IReadOnlyCollection<V1.Version> newest,
            IEnumerable<Approval> others,
            DateTimeOffset now
        )
        {
            if (approval.State == ApprovalState.Refused && approval.Covers(newest))
                throw approval.Already("refused");
            approval.Answer(ApprovalState.Refused, reason, newest, others, now);
        }

        /// <returns>Whether there was an answer to take back.</returns>
        public bool AskAgain()
        {
            var hadAnswered = approval.State != ApprovalState.Open;
            approval.State = ApprovalState.Open;
            approval.Time = null;
            approval.Reason = "";
            approval.Versions.Clear();
            return hadAnswered;
        }

        /// <summary>Whether it is given for these versions.</summary>
        public bool StandsFor(IEnumerable<V1.Version> newest) =>
            approval.State == ApprovalState.Given && approval.Covers(newest);

        internal string WhyNot =>
            approval.State switch
            {
                ApprovalState.Refused => $"{approval.Office} has refused: {approval.Reason.TrimEnd('.')}.",
                ApprovalState.Given => $"{approval.Office} has approved an earlier text.",
                _ => $"{approval.Office} has not approved.",
            };

        /// <summary>A correction leaves the answer as it was: any other new version asks again.</summary>
        private bool Covers(IEnumerable<V1.Version> newest) =>
            newest.All(version => approval.Versions.Contains(version.Name) || version.Correction is not null);

        private void Answer(
            ApprovalState state,
            string reason,
            IReadOnlyCollection<V1.Version> newest,
            IEnumerable<Approval> others,
            DateTimeOffset now
        )
        {
            if (newest.Count == 0)
                throw Fault.Precondition(ErrorReason.NoText, "There is no text to approve.");
            var before = others.FirstOrDefault(other => other.Group < approval.Group && !other.StandsFor(newest));
            if (before is not null)
                throw Fault.Precondition(
                    ErrorReason.OutOfTurn,
                    $"{before.Name} comes before {approval.Name} and is not given."
                );
            approval.State = state;
            approval.Reason = reason;
            approval.Time = now.ToTimestamp();
            approval.Versions.Clear();
            approval.Versions.Add(newest.Select(version => version.Name).Order(StringComparer.Ordinal));
        }

        private Fault Already(string what) =>
            Fault.Precondition(ErrorReason.WrongState, $"{approval.Name} is {what} already.");
    }
}
