using StateVisit.Agreements.V1;
using StateVisit.ServiceDefaults.Errors;

namespace StateVisit.Agreements.Life;

/// <summary>How a move is refused.</summary>
internal static class Refusals
{
    /// <summary>More of one guard are counted, so that an answer stays of a size that travels.</summary>
    private const int Most = 10;

    /// <summary>Only while nobody has signed a copy: from then on the document can only be signed to the end.</summary>
    private static readonly Move[] Unsigned = [Move.Defer, Move.Withdraw, Move.Reopen, Move.Correct];

    extension(Dossier dossier)
    {
        /// <exception cref="Fault">The move does not start from this state, or does not exist for such a document.</exception>
        public MoveRule MustBegin(Move move)
        {
            var agreement = dossier.Agreement;
            var line =
                MoveRules.Of(move, agreement)
                ?? throw WrongState($"{agreement.Name} is to be {agreement.Conclusion.Text}", move);
            if (!line.From.Contains(agreement.State))
                throw WrongState($"{agreement.Name} is {agreement.State.Text}", move);
            if (Unsigned.Contains(move) && agreement.FirstSigned is { } who)
                throw WrongState($"{agreement.Name} has been signed by {who.Called}", move);
            return line;
        }

        /// <exception cref="Fault">Guards stand in the way.</exception>
        public void MustPass(Move move)
        {
            var blockers = dossier.BlockersOf(move);
            if (blockers.Count == 0)
                return;
            var guards = blockers
                .GroupBy(blocker => Guards.NameOf(blocker.Guard), StringComparer.Ordinal)
                .ToDictionary(guard => guard.Key, Sentences, StringComparer.Ordinal);
            throw Fault.Precondition(
                ErrorReason.GuardsRefuse,
                $"{dossier.Agreement.Name} cannot be {move.Text}: {string.Join(", ", guards.Keys)}.",
                guards
            );
        }
    }

    private static Fault WrongState(string what, Move move) =>
        Fault.Precondition(ErrorReason.WrongState, $"{what}; it cannot be {move.Text}.");

    private static string Sentences(IEnumerable<Blocker> blockers)
    {
        var all = blockers.Select(blocker => blocker.Description).ToList();
        return string.Join(" ", all.Take(Most)) + (all.Count > Most ? $" And {all.Count - Most} more." : "");
    }
}
