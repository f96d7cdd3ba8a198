namespace StateVisit.Participants.Seating;

/// <summary>Someone gets another chair.</summary>
/// <param name="Because">The rule that asks for it.</param>
internal readonly record struct Move(Occupant Occupant, Chair To, int Because);

/// <summary>What a search came to.</summary>
/// <param name="Moves">The best that was found; null: none.</param>
/// <param name="IsDecided">It looked at everything: there is none better, or none at all.</param>
internal readonly record struct Outcome(IReadOnlyList<Move>? Moves, bool IsDecided);

/// <summary>
/// Looks for chairs with which rules hold: branch and bound over the people whom they name. Whoever sits in a chair that one of
/// them takes moves to one that is left. Best is what moves the fewest people, and among that what moves them least far from
/// where they are due, those of low rank rather than those of high rank.
/// </summary>
internal sealed class Search(Placement placement)
{
    /// <summary>Steps after which the best found so far has to do.</summary>
    private const int Patience = 400_000;
    private const int PatienceOnceFound = 20_000;

    private readonly Dictionary<Line, Honours> honours = [];

    public Placement Placement => placement;

    public bool Holds(Bond bond) => bond.Holds([.. bond.Occupants.Select(SeatOf)]);

    /// <summary>The fewest moves with which the rules hold.</summary>
    /// <param name="staying">Keep their chairs.</param>
    public Outcome Least(IReadOnlyList<Bond> bonds, HashSet<Occupant> staying) =>
        new SearchRun(this, bonds, staying, new HashSet<Occupant>()).Go(Patience, PatienceOnceFound);

    /// <summary>Whether they can hold at all.</summary>
    /// <param name="released">As if these were not pinned.</param>
    /// <returns>Null: not found out.</returns>
    public bool? CanHold(IReadOnlyList<Bond> bonds, HashSet<Occupant> released)
    {
        var outcome = new SearchRun(this, bonds, new HashSet<Occupant>(), released).Go(Patience / 10, 0);
        return outcome.Moves is not null ? true
            : outcome.IsDecided ? false
            : null;
    }

    /// <summary>Whoever is to sit behind someone sits beside nobody.</summary>
    public Chair SeatOf(Occupant occupant) => placement.ChairOf(occupant) ?? Nowhere;

    private static readonly Chair Nowhere = new("", default);

    public Honours HonoursOf(Line line) => honours.TryGetValue(line, out var found) ? found : honours[line] = new(line);
}
