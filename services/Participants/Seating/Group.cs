using StateVisit.Participants.V1;

namespace StateVisit.Participants.Seating;

/// <summary>Those of one party, in its order.</summary>
internal sealed class Group
{
    /// <summary>A delegation can have two heads, who share the middle.</summary>
    public const int MostHeads = 2;

    public Group(string party, IReadOnlyList<Occupant> all, bool noteTakersApart)
    {
        Party = party;
        var interpreters = Sorted(all.Where(one => one.Function == SitterFunction.Interpreter));
        NoteTakers = noteTakersApart ? Sorted(all.Where(one => one.Function == SitterFunction.NoteTaker)) : [];
        var ranked = Sorted(all.Except(interpreters).Except(NoteTakers));
        // Each interpreter belongs to someone; those to whom nobody is left sit for themselves.
        Interpreters = [.. interpreters.Take(ranked.Count)];
        ranked = [.. ranked, .. interpreters.Skip(ranked.Count)];
        Heads = party.Length == 0 ? [] : HeadsOf(ranked);
        Members = [.. ranked.Except(Heads)];
        foreach (var head in Heads.Where(head => head.Function == SitterFunction.Member))
            head.Function = SitterFunction.Principal;
    }

    public string Party { get; }

    public IReadOnlyList<Occupant> Heads { get; }

    public IReadOnlyList<Occupant> Members { get; }

    public IReadOnlyList<Occupant> Interpreters { get; }

    public IReadOnlyList<Occupant> NoteTakers { get; }

    public IEnumerable<Occupant> Ranked => Heads.Concat(Members);

    /// <summary>Who is said to lead here, else who leads the delegation, else the first.</summary>
    private static List<Occupant> HeadsOf(List<Occupant> ranked)
    {
        var heads = ranked.Where(one => one.Function == SitterFunction.Principal);
        if (!heads.Any())
            heads = ranked.Where(one => one is { Leads: true, Function: not SitterFunction.Assistant });
        if (!heads.Any())
            heads = ranked.Take(1);
        return [.. heads.Take(MostHeads)];
    }

    /// <summary>People by precedence; among them, on the place asked for, those without a name; the rest of these last.</summary>
    private static List<Occupant> Sorted(IEnumerable<Occupant> all)
    {
        var (named, unnamed) = (all.Where(one => one.IsNamed), all.Where(one => !one.IsNamed));
        var sorted = named.OrderBy(one => one.Place).ThenBy(one => one.Participant, StringComparer.Ordinal).ToList();
        foreach (
            var one in unnamed
                .OrderBy(one => one.Place == 0 ? int.MaxValue : one.Place)
                .ThenBy(one => one.Office.Length == 0)
                .ThenBy(one => one.Office, StringComparer.Ordinal)
                .ThenBy(one => one.Function)
                .ThenBy(one => one.IsDisputed)
        )
            sorted.Insert(one.Place == 0 ? sorted.Count : Math.Min(one.Place - 1, sorted.Count), one);
        return sorted;
    }
}
