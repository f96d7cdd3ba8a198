using StateVisit.Agreements.V1;
using StateVisit.ServiceDefaults.Errors;

namespace StateVisit.Agreements.Life;

/// <summary>What a change may not touch any more.</summary>
public static class FixedFields
{
    private static readonly AgreementState[] Open =
    [
        AgreementState.Drafting,
        AgreementState.Negotiating,
        AgreementState.Deferred,
        AgreementState.Withdrawn,
    ];

    extension(Agreement before)
    {
        /// <param name="preparation">What one party has cleared is as fixed as what all have.</param>
        public void CheckChange(Agreement after, Preparation preparation)
        {
            var isTextFixed =
                !Open.Contains(before.State)
                || (before.State == AgreementState.Negotiating && preparation.Clearings.Count > 0);
            var isSigned = before.FirstSigned is not null;
            string[] changed =
            [
                .. (isTextFixed ? before.ChangedWithTheText(after) : []),
                .. (
                    isSigned && !before.SignedBy.SequenceEqual(after.SignedBy) ? ["signatories"] : Array.Empty<string>()
                ),
            ];
            if (changed.Length > 0)
                throw Fault.Precondition(
                    ErrorReason.Fixed,
                    $"{before.Name} is {(isSigned ? "signed or being signed" : before.State.Text)}: {string.Join(", ", changed)} cannot be changed."
                );
        }

        /// <exception cref="Fault">It was initialled, cleared or published: withdraw it.</exception>
        public void MustBeDeletable(Preparation preparation)
        {
            if (
                !Open.Contains(before.State)
                || preparation.Publication is not null
                || preparation.Clearings.Count > 0
                || preparation.Steps.Any(step => step.Move is Move.Initial or Move.Clear or Move.Publish)
            )
                throw Fault.Precondition(
                    ErrorReason.Fixed,
                    $"{before.Name} was initialled, cleared or published; it cannot be deleted, only withdrawn."
                );
        }

        private IEnumerable<string> ChangedWithTheText(Agreement after)
        {
            if (before.Level != after.Level)
                yield return "level";
            if (before.Conclusion != after.Conclusion)
                yield return "conclusion";
            if (!before.Parties.Equals(after.Parties))
                yield return "parties";
            if (!before.Languages.Equals(after.Languages))
                yield return "languages";
            if (before.PrevailingLanguage != after.PrevailingLanguage)
                yield return "prevailing_language";
        }

        private IEnumerable<Signatory> SignedBy =>
            before.Signatories.Select(who =>
            {
                var plain = who.Clone();
                plain.Signatures.Clear();
                plain.ParticipantAccess = null;
                return plain;
            });
    }

    /// <summary>What only the document's own methods change stays: signatures with who gave them.</summary>
    public static void KeepSignatures(this Agreement after, Agreement before)
    {
        var left = before.Signatories.ToList();
        foreach (var who in after.Signatories)
        {
            who.Signatures.Clear();
            var same = left.Find(one => one.Party == who.Party && one.Participant == who.Participant);
            if (same is null)
                continue;
            left.Remove(same);
            who.Signatures.Add(same.Signatures);
        }
    }
}
