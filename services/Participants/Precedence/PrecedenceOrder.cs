using StateVisit.Participants.V1;

namespace StateVisit.Participants.Precedence;

/// <summary>
/// The order of precedence of a set of people, the same in whatever order they are given.
/// <para>
/// Each person has a standing: rung, then tenure, then the host's order, then name. Sorted, the standings say where each
/// delegation has its places among the others. Who of the delegation takes which is the sender's matter: those on its list
/// take them in the order of the list, then come the others by standing. So no list is ever contradicted, none moves
/// anybody of another delegation, and the order within a delegation is the same in every set.
/// </para>
/// </summary>
public static class PrecedenceOrder
{
    /// <param name="ladder">The one that counts.</param>
    /// <param name="people">Whom to rank, each once.</param>
    /// <param name="delegations">Theirs, at least.</param>
    public static V1.Precedence Of(
        RankLadder ladder,
        IReadOnlyCollection<Participant> people,
        IReadOnlyCollection<Delegation> delegations
    )
    {
        var rungs = ladder.Rungs.DistinctBy(rung => rung.Code).ToDictionary(rung => rung.Code, StringComparer.Ordinal);
        var parties = delegations.ToDictionary(d => d.Name, d => d.SortName, StringComparer.Ordinal);
        var behind = Companions.Of(people);

        var standings = people.Where(person => !behind.ContainsKey(person.Name)).Select(StandingOf).ToList();
        standings.Sort(Standing.Compare);
        var ranked = Fill(standings, isOneDelegation: people.DistinctBy(person => person.Delegation).Count() == 1);
        var companions = behind
            .Values.GroupBy(person => person.Accompanies)
            .ToDictionary(group => group.Key, group => group.Select(StandingOf).ToList(), StringComparer.Ordinal);

        var order = new List<Placed>(people.Count);
        var doubts = Doubts.OfTies([.. ranked.Where(placed => placed.By.Rung is not null)]).ToList();
        foreach (var placed in ranked)
        {
            order.Add(placed);
            if (!companions.TryGetValue(placed.Person.Name, out var theirs))
                continue;
            var following = Behind(placed.Person, theirs);
            doubts.AddRange(Doubts.OfTies(following));
            order.AddRange(following);
        }
        for (var i = 0; i < order.Count; i++)
            order[i].Number = i + 1;
        doubts.AddRange(Doubts.OfGaps(ranked));
        var places = order.ToDictionary(placed => placed.Person.Name, placed => placed.Number, StringComparer.Ordinal);
        return new()
        {
            Places = { order.Select(placed => placed.ToPlace()) },
            Doubts = { doubts.OrderBy(doubt => places[doubt.Participants[0]]).ThenBy(doubt => doubt.Kind) },
        };

        Standing StandingOf(Participant person) => new(person, rungs, parties.GetValueOrDefault(person.Delegation, ""));
    }

    /// <summary>Gives each place to whom the delegation gives it.</summary>
    private static List<Placed> Fill(List<Standing> standings, bool isOneDelegation)
    {
        var lists = standings
            .Where(standing => standing.Person.Delegation.Length > 0)
            .GroupBy(standing => standing.Person.Delegation)
            .Where(delegation => delegation.Any(standing => standing.Person.ListPlace > 0))
            .ToDictionary(delegation => delegation.Key, Listed, StringComparer.Ordinal);
        return standings.ConvertAll(by =>
            lists.TryGetValue(by.Person.Delegation, out var list) && list.Dequeue() is var own
                ? new Placed(
                    own,
                    isOneDelegation ? own : by,
                    HasList: true,
                    ByListAlone: isOneDelegation && own.Person.ListPlace > 0
                )
                : new Placed(by, by)
        );
    }

    /// <summary>Those on the list first, in its order.</summary>
    private static Queue<Standing> Listed(IEnumerable<Standing> delegation)
    {
        var all = delegation.ToLookup(standing => standing.Person.ListPlace > 0);
        return new([
            .. all[true].OrderBy(s => s.Person.ListPlace).ThenBy(s => s.Person.Name, StringComparer.Ordinal),
            .. all[false],
        ]);
    }

    /// <summary>The companions of one person: those on a list first, in its order.</summary>
    private static List<Placed> Behind(Participant partner, List<Standing> companions)
    {
        companions.Sort(Standing.Compare);
        return
        [
            .. Listed(companions)
                .Select(own => new Placed(own, own, HasList: own.Person.ListPlace > 0, Partner: partner)),
        ];
    }
}
