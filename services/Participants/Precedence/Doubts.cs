using StateVisit.Participants.V1;

namespace StateVisit.Participants.Precedence;

/// <summary>What of an order the rules alone do not decide.</summary>
internal static class Doubts
{
    /// <summary>A person's own place names no more of those with whom they are tied; the doubt names all.</summary>
    private const int NamedAtMost = 10;

    /// <summary>Ties of people who rank with each other, each of whom then knows the others.</summary>
    public static IEnumerable<PrecedenceDoubt> OfTies(IReadOnlyList<Placed> ranked)
    {
        for (int start = 0, end; start < ranked.Count; start = end)
        {
            end = start + 1;
            while (end < ranked.Count && ranked[end].By.IsLevelWith(ranked[start].By))
                end++;
            if (end - start == 1)
                continue;
            var level = ranked.Skip(start).Take(end - start).ToList();
            var sides = level.GroupBy(placed => placed.Side).ToList();
            if (sides.Count == 1)
                continue;
            foreach (var side in sides)
            {
                var others = level.Where(placed => placed.Side != side.Key).Take(NamedAtMost).Select(NameOf).ToList();
                foreach (var placed in side)
                    placed.TiedWith.AddRange(others);
            }
            var first = level[0];
            // Those of unknown tenure are told of as such.
            if (first.Partner is not null || !first.By.IsTenureUnknown)
                yield return Doubt(PrecedenceDoubtKind.Tie, level, DescriptionOf(first));
        }
    }

    /// <summary>What is missing, of people who rank by themselves.</summary>
    /// <param name="ranked">By place.</param>
    public static IEnumerable<PrecedenceDoubt> OfGaps(IReadOnlyList<Placed> ranked)
    {
        var byLadder = ranked.Where(placed => !placed.ByListAlone).ToList();
        var unknown = byLadder
            .SelectMany(placed =>
                new[] { placed.Own, placed.By }
                    .Where(standing => standing.IsTenureUnknown)
                    .Select(standing => standing.Rung!.Rank)
                    .Distinct()
                    .Select(rank => (rank, placed))
            )
            .GroupBy(pair => pair.rank, pair => pair.placed);
        foreach (var rung in unknown)
            yield return Doubt(
                PrecedenceDoubtKind.UnknownTenure,
                rung,
                $"Rank {rung.Key} goes by tenure, and since when they are in office is not known: placed behind all of whom it is."
            );
        var unranked = byLadder.Where(placed => placed.Own.Rung is null || placed.By.Rung is null).ToList();
        if (unranked.Count > 0)
            yield return Doubt(
                PrecedenceDoubtKind.NoRank,
                unranked,
                "On no rung of the ladder, or behind one of their list who is not: placed behind all who are."
            );
        foreach (
            var delegation in ranked.Where(p => p.HasList && !p.IsOnList).GroupBy(placed => placed.Person.Delegation)
        )
            yield return Doubt(
                PrecedenceDoubtKind.NotOnList,
                delegation,
                "Not on the sender's list, on which others of the delegation are: placed behind those."
            );
    }

    private static string DescriptionOf(Placed tied)
    {
        if (tied.Partner is not null)
            return $"All are with {tied.Partner.DisplayName}: the name decided.";
        var decided = tied.By.GoesByTenure ? "name" : "id";
        return $"All have {tied.By.Grounds}: the {decided} decided.";
    }

    private static PrecedenceDoubt Doubt(PrecedenceDoubtKind kind, IEnumerable<Placed> whom, string description) =>
        new()
        {
            Kind = kind,
            Participants = { whom.Select(NameOf) },
            Description = description,
        };

    private static string NameOf(Placed placed) => placed.Person.Name;
}
