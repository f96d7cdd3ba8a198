using StateVisit.Agreements.V1;
using StateVisit.ServiceDefaults.Errors;

namespace StateVisit.Agreements.Life;

/// <summary>What is done to the text of a document.</summary>
public static class TextMoves
{
    private static readonly AgreementState[] Writable =
    [
        AgreementState.Drafting,
        AgreementState.Negotiating,
        AgreementState.Initialled,
        AgreementState.Cleared,
    ];

    extension(Dossier dossier)
    {
        /// <summary>The newest versions are fixed.</summary>
        public void Initial(Act act)
        {
            var line = dossier.Begin(Move.Initial);
            foreach (var version in dossier.Authentic)
                dossier.Preparation.Note(version).Initial();
            dossier.Go(line, line.To, act);
        }

        /// <summary>
        /// A new version was written. One that has force asks the approvals again, opens a fixed text, and makes waste paper
        /// of its originals; a translation does nothing of this.
        /// </summary>
        /// <returns>The approvals that are asked again.</returns>
        public IReadOnlyList<Approval> Take(V1.Version version, Act act)
        {
            dossier.MustBeWritable();
            dossier.Preparation.Note(version);
            if (!dossier.Agreement.IsAuthentic(version.Language))
                return [];
            dossier.Preparation.VoidOriginals(version.Language);
            dossier.Preparation.Clearings.Clear();
            if (MoveRules.Of(Move.Reopen, dossier.Agreement)!.From.Contains(dossier.Agreement.State))
                dossier.Reopen(version, act);
            return [.. dossier.Approvals.Where(approval => approval.AskAgain())];
        }

        /// <exception cref="Fault">No version can be written any more.</exception>
        public void MustBeWritable()
        {
            var agreement = dossier.Agreement;
            if (!Writable.Contains(agreement.State))
                throw Fault.Precondition(
                    ErrorReason.Fixed,
                    $"{agreement.Name} is {agreement.State.Text}; its text cannot be changed."
                );
            if (agreement.FirstSigned is { } who)
                throw Fault.Precondition(
                    ErrorReason.Fixed,
                    $"{agreement.Name} has been signed by {who.Called}; its text cannot be changed."
                );
        }

        public void Reopen(V1.Version version, Act act)
        {
            var line = dossier.Begin(Move.Reopen);
            dossier.Unfix();
            dossier.Go(line, line.To, act, version.Name);
        }

        /// <summary>Whether a version may be corrected, before the correction is written.</summary>
        /// <param name="version">The one to correct.</param>
        public void MustBeCorrectable(V1.Version version, IReadOnlyCollection<string> agreedBy)
        {
            dossier.MustBegin(Move.Correct);
            if (dossier.Preparation.TextIn(version.Language) is not { Initialled: > 0 } text)
                throw Fault.Precondition(
                    ErrorReason.WrongState,
                    $"No text in {version.Language} was initialled; write a new version."
                );
            if (text.Initialled != version.Number)
                throw Fault.InvalidField("name", $"is not the initialled version, which is {text.Initialled}");
            var faults = new FieldFaults();
            foreach (var (i, party) in agreedBy.Index())
                if (!dossier.Agreement.Copies.Contains(party))
                    faults.Add($"agreed_by[{i}]", "is no party of the document");
            faults.ThrowIfAny();
            var missing = dossier.Agreement.Copies.Except(agreedBy, StringComparer.Ordinal).ToList();
            if (missing.Count > 0)
                throw Fault.Precondition(
                    ErrorReason.ConsentMissing,
                    $"{string.Join(", ", missing)} {(missing.Count == 1 ? "has" : "have")} not agreed to the correction.",
                    new Dictionary<string, string>(StringComparer.Ordinal) { ["parties"] = string.Join(", ", missing) }
                );
        }

        /// <summary>The corrected text counts as initialled; clearings and approvals stay, the paper does not.</summary>
        /// <param name="version">The corrected version, with its correction, number and hash.</param>
        public void Correct(V1.Version version, Act act)
        {
            var line = dossier.Begin(Move.Correct);
            dossier.Preparation.Note(version).Initial();
            dossier.Preparation.VoidOriginals(version.Language);
            dossier.Go(line, dossier.Agreement.State, act, version.Name);
        }
    }
}
