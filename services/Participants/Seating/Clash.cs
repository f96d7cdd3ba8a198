using StateVisit.Participants.V1;
using StateVisit.ServiceDefaults.Errors;

namespace StateVisit.Participants.Seating;

/// <summary>Which rules cannot be kept together: a smallest set, in that without any one of them the others could be kept.</summary>
internal sealed class Clash(Search search, IReadOnlyList<Pin> pins)
{
    private static readonly HashSet<Occupant> None = [];

    /// <param name="groups">Rules that hang together.</param>
    /// <param name="all">All of them, where only together they are too many.</param>
    public Fault Of(IEnumerable<IReadOnlyList<Bond>> groups, IReadOnlyList<Bond> all)
    {
        var group = groups.FirstOrDefault(bonds => search.CanHold(bonds, None) == false) ?? all;
        var isProven = search.CanHold(group, None) == false;
        var core = group.ToList();
        foreach (var bond in group)
            if (search.CanHold([.. core.Where(other => other != bond)], None) == false)
                core.Remove(bond);
        return Fault.Precondition(
            ErrorReason.RulesClash,
            Message(core, PinsOf(core), isProven),
            new Dictionary<string, string>(StringComparer.Ordinal)
            {
                ["rules"] = string.Join(',', core.Select(bond => bond.Index)),
                ["pins"] = string.Join(',', PinsOf(core)),
            }
        );
    }

    /// <summary>Pins without which the rules could be kept, each needed for that they cannot.</summary>
    private List<int> PinsOf(List<Bond> core)
    {
        var pinned = core.SelectMany(bond => bond.Occupants).Where(one => one.IsPinned).ToHashSet();
        if (pinned.Count == 0 || search.CanHold(core, pinned) == false)
            return [];
        foreach (var one in pinned.OrderByDescending(one => one.Order).ToList())
            if (search.CanHold(core, new HashSet<Occupant>(Released().Append(one))) == false)
                pinned.Remove(one);
        return
        [
            .. pins.Index()
                .Where(pin => pinned.Any(one => one.Participant == pin.Item.Participant))
                .Select(pin => pin.Index),
        ];

        IEnumerable<Occupant> Released() =>
            core.SelectMany(bond => bond.Occupants).Where(one => one.IsPinned && !pinned.Contains(one));
    }

    private string Message(List<Bond> core, List<int> clashing, bool isProven)
    {
        var parts = core.Select(Describe)
            .Concat(clashing.Select(pin => $"pins[{pin}] ({pins[pin].Seat}: {IdOf(pins[pin].Participant)})"))
            .ToList();
        var named = parts.Count == 1 ? parts[0] : $"{string.Join(", ", parts.SkipLast(1))} and {parts[^1]}";
        return (parts.Count, isProven) switch
        {
            (_, false) => $"No seating was found that keeps {named}.",
            (1, true) => $"{named} cannot be kept while all others keep the seats of their functions.",
            (2, true) => $"{named} cannot both be kept.",
            _ => $"{named} cannot all be kept.",
        };
    }

    private static string Describe(Bond bond)
    {
        var kind = bond.IsApart ? "keep apart" : "keep together";
        var people = string.Join(", ", bond.Occupants.Select(one => IdOf(one.Participant)));
        return $"rules[{bond.Index}] ({kind}: {people}{(bond.Rule.Note.Length > 0 ? $"; {bond.Rule.Note}" : "")})";
    }

    private static string IdOf(string name) => name[(name.LastIndexOf('/') + 1)..];
}
