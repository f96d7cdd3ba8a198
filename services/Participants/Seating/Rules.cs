using StateVisit.Participants.V1;

namespace StateVisit.Participants.Seating;

/// <summary>
/// Keeps people apart and together with as few moves as it takes: those of rules that hang together are moved by themselves
/// while the rest of the table stays; only where that does not do are all rules looked at at once.
/// </summary>
internal static class Rules
{
    /// <summary>So many people are always looked at at once.</summary>
    private const int Few = 8;

    public static void Keep(Placement placement, IReadOnlyList<SeatingRule> rules, IReadOnlyList<Pin> pins)
    {
        var bonds = Bond.Of(placement.Company, rules);
        var search = new Search(placement);
        if (bonds.All(search.Holds))
            return;
        var people = PeopleOf(bonds);
        var groups = people.Count <= Few ? [bonds] : Connected(bonds);
        foreach (var group in groups.Where(group => !group.All(search.Holds)))
            if (search.Least(group, staying: [.. people.Except(PeopleOf(group))]).Moves is { } moves)
                placement.Move(moves);
            else if (search.Least(bonds, staying: []).Moves is { } others)
                placement.Move(others);
            else
                throw new Clash(search, pins).Of(groups, bonds);

        HashSet<Occupant> PeopleOf(IEnumerable<Bond> some) =>
            [.. some.SelectMany(bond => bond.Occupants).Where(placement.MayMove)];
    }

    /// <summary>Rules that share people, directly or through others.</summary>
    private static List<IReadOnlyList<Bond>> Connected(IReadOnlyList<Bond> bonds)
    {
        var groups = new List<(HashSet<Occupant> People, List<Bond> Bonds)>();
        foreach (var bond in bonds)
        {
            var shared = groups.Where(group => group.People.Overlaps(bond.Occupants)).ToList();
            groups.RemoveAll(shared.Contains);
            groups.Add(
                (
                    [.. shared.SelectMany(group => group.People), .. bond.Occupants],
                    [.. shared.SelectMany(group => group.Bonds).Append(bond).OrderBy(one => one.Index)]
                )
            );
        }
        return [.. groups.OrderBy(group => group.Bonds[0].Index).Select(group => (IReadOnlyList<Bond>)group.Bonds)];
    }
}
