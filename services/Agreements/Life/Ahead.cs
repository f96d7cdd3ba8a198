using System.Collections.Concurrent;
using StateVisit.Agreements.V1;

namespace StateVisit.Agreements.Life;

/// <summary>What lies before a document, and what stands in its way.</summary>
public static class Ahead
{
    /// <summary>The furthest first: initialling is passed over where clearing can do without it.</summary>
    private static readonly Move[] Order =
    [
        Move.Sign,
        Move.Adopt,
        Move.Exchange,
        Move.Clear,
        Move.Initial,
        Move.Negotiate,
    ];

    private static readonly ConcurrentDictionary<(AgreementLevel, Conclusion, AgreementState), Way> Ways = new();

    /// <summary>From a state to the conclusion.</summary>
    /// <param name="Moves">In order.</param>
    /// <param name="Guards">
    /// Each once, in the order of the moves. That the session has not begun is no more than that its time has not come.
    /// </param>
    private sealed record Way(IReadOnlyList<MoveRule> Moves, IReadOnlyList<Guard> Guards);

    extension(Dossier dossier)
    {
        /// <summary>By the guards of the table, in its order; nothing if the move does not exist for the document.</summary>
        public IReadOnlyList<Blocker> BlockersOf(Move move) =>
            [.. (MoveRules.Of(move, dossier.Agreement)?.Guards ?? []).SelectMany(guard => Guards.Of(guard, dossier))];

        /// <summary>The parties that have yet to clear it, if they have to.</summary>
        public IReadOnlyList<Blocker> Uncleared() =>
            dossier.Agreement.WayFrom(dossier.StateAhead).Moves.Any(line => line.Move == Move.Clear)
                ? [.. Guards.Clearance(dossier)]
                : [];

        /// <summary>By every guard between here and the conclusion.</summary>
        public IReadOnlyList<Blocker> BlockersUntilConcluded() =>
            [.. dossier.Agreement.WayFrom(dossier.StateAhead).Guards.SelectMany(guard => Guards.Of(guard, dossier))];

        /// <summary>All that stands between it and the day on which it is ready.</summary>
        public IReadOnlyList<Blocker> Unready() => [.. dossier.BlockersUntilConcluded(), .. dossier.Uncleared()];

        /// <summary>On the way to its conclusion; unspecified once it is concluded or given up.</summary>
        public Move NextMove() =>
            dossier.Agreement.State == AgreementState.Deferred ? Move.Resume
            : dossier.Agreement.WayFrom(dossier.Agreement.State).Moves is [var next, ..] ? next.Move
            : Move.Unspecified;

        /// <summary>The one from which it goes on.</summary>
        private AgreementState StateAhead =>
            dossier.Agreement.State == AgreementState.Deferred
                ? dossier.Preparation.ResumesTo()
                : dossier.Agreement.State;
    }

    internal static AgreementState ResumesTo(this Preparation preparation) =>
        preparation.DeferredFrom == AgreementState.Drafting ? AgreementState.Drafting : AgreementState.Negotiating;

    /// <summary>It follows from the table alone, and a package asks for it three times for each document.</summary>
    private static Way WayFrom(this Agreement agreement, AgreementState state) =>
        Ways.GetOrAdd(
            (agreement.Level, agreement.Conclusion, state),
            static (_, from) =>
            {
                var moves = WalkFrom(from.agreement, from.state).ToList();
                var guards = moves.SelectMany(line => line.Guards).Where(guard => guard != Guard.SessionBegun);
                return new(moves, [.. guards.Distinct()]);
            },
            (agreement, state)
        );

    private static IEnumerable<MoveRule> WalkFrom(Agreement agreement, AgreementState state)
    {
        while (
            Order
                .Select(move => MoveRules.Of(move, agreement))
                .FirstOrDefault(line => line?.From.Contains(state) == true)
                is { } next
        )
        {
            yield return next;
            state = next.To;
        }
    }
}
