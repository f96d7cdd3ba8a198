namespace StateVisit.Participants.Seating;

/// <summary>One order of several parties.</summary>
internal static class Ranking
{
    /// <summary>The host's heads, then all other heads, then everybody else, each by precedence.</summary>
    public static IReadOnlyList<Occupant> OfAll(IReadOnlyList<Group> groups, Side host)
    {
        var keys = Keys(groups);
        var heads = groups.SelectMany(group => group.Heads).ToHashSet();
        return
        [
            .. keys
                .Keys.OrderBy(one =>
                    host.Heads.Contains(one) ? 0
                    : heads.Contains(one) ? 1
                    : 2
                )
                .ThenBy(one => keys[one].Place)
                .ThenBy(one => keys[one].Step)
                .ThenBy(one => one.Party, StringComparer.Ordinal),
        ];
    }

    /// <summary>Those without a name come next to whom they come next to in their own party.</summary>
    private static Dictionary<Occupant, (int Place, int Step)> Keys(IReadOnlyList<Group> groups)
    {
        var keys = new Dictionary<Occupant, (int, int)>();
        foreach (var group in groups)
        {
            var ranked = group.Ranked.ToList();
            var first = ranked.FindIndex(one => one.IsNamed);
            var (place, step) = first < 0 ? (int.MaxValue, 0) : (ranked[first].Place, -first);
            foreach (var one in ranked)
            {
                (place, step) = one.IsNamed ? (one.Place, 0) : (place, step);
                keys[one] = (place, step++);
            }
        }
        return keys;
    }
}
