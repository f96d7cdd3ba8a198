using StateVisit.Participants.V1;
using StateVisit.ServiceDefaults.Errors;

namespace StateVisit.Participants.Accrediting;

/// <summary>How a person comes by a badge, and how it is taken back.</summary>
public static class Accreditation
{
    extension(Participant person)
    {
        public void Invite() =>
            person.Move(
                "invited",
                AccreditationState.Invited,
                from: [AccreditationState.Declined, AccreditationState.Revoked]
            );

        public void Register() =>
            person.Move(
                "registered",
                AccreditationState.Registered,
                from: [AccreditationState.Invited, AccreditationState.Declined]
            );

        /// <param name="isPhotoWaived">The person's rung asks for none: heads of state and government are known.</param>
        public void Accredit(bool isPhotoWaived)
        {
            person.Move(
                "accredited",
                AccreditationState.Accredited,
                from: isPhotoWaived
                    ? [AccreditationState.Registered, AccreditationState.Invited]
                    : [AccreditationState.Registered]
            );
            if (!isPhotoWaived && !person.PhotoReceived)
                throw Fault.Precondition(
                    ErrorReason.PhotoMissing,
                    $"No photo of {person.Name} has been received, and the rung asks for one."
                );
        }

        public void Decline() =>
            person.Move(
                "declined",
                AccreditationState.Declined,
                from: [AccreditationState.Invited, AccreditationState.Registered]
            );

        public void Revoke() =>
            person.Move("revoked", AccreditationState.Revoked, from: [AccreditationState.Accredited]);

        private void Move(string what, AccreditationState to, params ReadOnlySpan<AccreditationState> from)
        {
            if (!from.Contains(person.Accreditation))
                throw Fault.Precondition(
                    ErrorReason.WrongState,
                    $"{person.Name} is {person.Accreditation.ToString().ToLowerInvariant()}; it cannot be {what}."
                );
            person.Accreditation = to;
        }
    }

    public static bool WaivesPhotoOf(this RankLadder ladder, Participant person) =>
        ladder.Rungs.Any(rung => rung.Code == person.Rank && rung.PhotoWaived);
}
