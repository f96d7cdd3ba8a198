namespace StateVisit.Participants.Seating;

/// <summary>One search: people by people, the cheapest chair first, no farther than the best that is known.</summary>
internal sealed class SearchRun
{
    /// <summary>One of those whom the rules name and who can move.</summary>
    private sealed record Mover(
        Occupant Occupant,
        Chair From,
        Line Line,
        int Because,
        IReadOnlyList<(Chair To, long Cost)> Choices
    );

    /// <summary>A rule seen from one of its people: the others who have their chairs before, and the rule as a whole once all have.</summary>
    private sealed record Check(Bond Bond, int[] Movers, Chair[] Others, bool IsLast);

    private readonly Search search;
    private readonly List<Mover> movers = [];
    private readonly List<Check>[] checks;
    private readonly Dictionary<Line, List<Chair>> empty = [];
    private readonly HashSet<Occupant> named;
    private readonly Chair[] at;
    private readonly HashSet<Chair> taken = [];
    private readonly bool canStart;
    private long best = long.MaxValue;
    private List<Move>? found;
    private int steps;
    private int patience;
    private int patienceOnceFound;

    public SearchRun(Search search, IReadOnlyList<Bond> bonds, HashSet<Occupant> staying, HashSet<Occupant> released)
    {
        this.search = search;
        var ordered = bonds.OrderBy(search.Holds).ToList();
        named = [.. ordered.SelectMany(bond => bond.Occupants)];
        foreach (var bond in ordered)
        foreach (var occupant in bond.Occupants)
            if (
                movers.TrueForAll(mover => mover.Occupant != occupant)
                && !staying.Contains(occupant)
                && LineOf(occupant, released) is { } line
            )
                movers.Add(
                    new(occupant, search.SeatOf(occupant), line, bond.Index, ChoicesOf(occupant, line, staying))
                );
        at = new Chair[movers.Count];
        checks = [.. movers.Select((_, i) => ChecksOf(i, ordered))];
        canStart = ordered.TrueForAll(MayStillHold);
    }

    /// <param name="patience">Steps until a first answer.</param>
    /// <param name="patienceOnceFound">Steps for a better one after each that was found.</param>
    public Outcome Go(int patience, int patienceOnceFound)
    {
        (this.patience, this.patienceOnceFound) = (patience, patienceOnceFound);
        if (canStart)
            Try(0, 0);
        return new(found, steps < this.patience);
    }

    private void Try(int mover, long cost)
    {
        if (mover == movers.Count)
        {
            Finish();
            return;
        }
        foreach (var (to, more) in movers[mover].Choices)
        {
            if (cost + more >= best || ++steps >= patience)
                return;
            if (taken.Contains(to))
                continue;
            at[mover] = to;
            if (!checks[mover].TrueForAll(Passes))
                continue;
            taken.Add(to);
            Try(mover + 1, cost + more);
            taken.Remove(to);
        }
    }

    /// <summary>Whoever lost a chair gets, by rank, the nearest of those that are left.</summary>
    private void Finish()
    {
        var moves = new List<Move>();
        var cost = 0L;
        var displaced = new List<(Occupant Occupant, Line Line, int Because)>();
        for (var i = 0; i < movers.Count; i++)
            if (at[i] != movers[i].From)
            {
                var (occupant, from, line, because, _) = movers[i];
                moves.Add(new(occupant, at[i], because));
                cost += search.HonoursOf(line).Cost(occupant, from, at[i]);
                if (search.Placement.SitterOf(at[i]) is { } other && !IsMover(other))
                    displaced.Add((other, line, because));
            }
        var free = new HashSet<Chair>();
        foreach (var line in displaced.Select(one => one.Line).Distinct())
            free.UnionWith(EmptyOf(line));
        free.UnionWith(movers.Select(mover => mover.From));
        free.ExceptWith(taken);
        foreach (var (occupant, line, because) in displaced.OrderBy(one => one.Occupant.Order))
        {
            var from = search.SeatOf(occupant);
            var rates = search.HonoursOf(line);
            var to = free.Where(rates.Contains)
                .OrderBy(chair => rates.Distance(from, chair))
                .ThenBy(chair => chair.Id, StringComparer.Ordinal)
                .First();
            free.Remove(to);
            moves.Add(new(occupant, to, because));
            cost += rates.Cost(occupant, from, to);
        }
        if (cost >= best)
            return;
        (best, found) = (cost, moves);
        patience = Math.Min(patience, steps + patienceOnceFound);
    }

    /// <summary>As far as those go who stay where they are.</summary>
    private bool MayStillHold(Bond bond)
    {
        var chairs = bond.Occupants.Where(IsFixed).Select(search.SeatOf).ToList();
        if (chairs.Count == bond.Occupants.Count)
            return bond.Holds(chairs);
        return chairs.Index().All(one => chairs.Take(one.Index).All(other => bond.MayHold(one.Item, other)));
    }

    private bool Passes(Check check)
    {
        var (bond, before, others, isLast) = check;
        var to = at[before[^1]];
        foreach (var other in others)
            if (!bond.MayHold(to, other))
                return false;
        for (var i = 0; i < before.Length - 1; i++)
            if (!bond.MayHold(to, at[before[i]]))
                return false;
        return !isLast || bond.IsApart || Bench.AreConnected([.. others, .. before.Select(i => at[i])]);
    }

    private List<Check> ChecksOf(int mover, List<Bond> bonds) =>
        [
            .. bonds
                .Where(bond => bond.Occupants.Contains(movers[mover].Occupant))
                .Select(bond =>
                {
                    var all = bond.Occupants.Where(IsMover).Select(IndexOf).Order().ToArray();
                    return new Check(
                        bond,
                        [.. all.Where(i => i <= mover)],
                        [.. bond.Occupants.Where(IsFixed).Select(search.SeatOf)],
                        all[^1] == mover
                    );
                }),
        ];

    /// <summary>Their own chair first, then those that cost less.</summary>
    private List<(Chair, long)> ChoicesOf(Occupant occupant, Line line, HashSet<Occupant> staying)
    {
        var from = search.SeatOf(occupant);
        var choices = new List<(Chair Chair, long Cost)> { (from, 0) };
        foreach (var to in line.Chairs)
        {
            var sitter = search.Placement.SitterOf(to);
            if (to == from || search.Placement.IsKept(to) || (sitter is not null && !CanGoFrom(sitter)))
                continue;
            var moves = sitter is null || named.Contains(sitter) ? 0 : Honours.PerMove;
            choices.Add((to, moves + search.HonoursOf(line).Cost(occupant, from, to)));
        }
        return [.. choices.OrderBy(choice => choice.Cost)];

        bool CanGoFrom(Occupant sitter) => search.Placement.LineOf(sitter) == line && !staying.Contains(sitter);
    }

    private Line? LineOf(Occupant occupant, HashSet<Occupant> released) =>
        search.Placement.MayMove(occupant) ? search.Placement.LineOf(occupant)
        : released.Contains(occupant)
            ? search.Placement.Room.Lines.FirstOrDefault(line => line.MayMove && line.Occupants.Contains(occupant))
        : null;

    private List<Chair> EmptyOf(Line line) =>
        empty.TryGetValue(line, out var chairs)
            ? chairs
            : empty[line] = [
                .. line.Chairs.Where(chair =>
                    search.Placement.SitterOf(chair) is null && !search.Placement.IsKept(chair)
                ),
            ];

    private bool IsMover(Occupant occupant) => IndexOf(occupant) >= 0;

    private bool IsFixed(Occupant occupant) => !IsMover(occupant);

    private int IndexOf(Occupant occupant) => movers.FindIndex(mover => mover.Occupant == occupant);
}
