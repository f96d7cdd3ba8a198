using StateVisit.Participants.V1;

namespace StateVisit.Participants.Seating;

/// <summary>A rule of the plan, between those of its people who are seated.</summary>
/// <param name="Index">Among the plan's rules.</param>
internal sealed record Bond(int Index, SeatingRule Rule, IReadOnlyList<Occupant> Occupants)
{
    public bool IsApart => Rule.Kind == SeatingRuleKind.KeepApart;

    /// <summary>People who are not seated count for nothing; a rule between fewer than two says nothing.</summary>
    public static IReadOnlyList<Bond> Of(Company company, IReadOnlyList<SeatingRule> rules)
    {
        var byName = company
            .Occupants.Where(one => one.IsNamed)
            .ToDictionary(one => one.Participant, StringComparer.Ordinal);
        return
        [
            .. rules
                .Select(
                    (rule, i) =>
                        new Bond(
                            i,
                            rule,
                            [.. rule.Participants.Distinct().Where(byName.ContainsKey).Select(name => byName[name])]
                        )
                )
                .Where(bond => bond.Occupants.Count > 1),
        ];
    }

    public bool Holds(IReadOnlyList<Chair> chairs)
    {
        if (!IsApart)
            return Bench.AreConnected(chairs);
        for (var i = 0; i < chairs.Count; i++)
        for (var j = 0; j < i; j++)
            if (Bench.AreNear(chairs[i], chairs[j]))
                return false;
        return true;
    }

    /// <summary>Whether two of them may have these chairs, wherever the others will sit.</summary>
    public bool MayHold(Chair a, Chair b) => IsApart ? !Bench.AreNear(a, b) : Bench.MayConnect(a, b, Occupants.Count);
}
