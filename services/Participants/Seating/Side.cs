using StateVisit.Participants.V1;

namespace StateVisit.Participants.Seating;

/// <summary>One side of a table: a party, or several in their order.</summary>
public sealed class Side
{
    internal Side(SeatSide which, IReadOnlyList<Group> groups)
    {
        Which = which;
        Heads = groups.Count == 0 ? [] : groups[0].Heads;
        OtherHeads = [.. groups.Skip(1).SelectMany(group => group.Heads)];
        Members = [.. groups.SelectMany(group => group.Members)];
        Interpreters = [.. groups.SelectMany(group => group.Interpreters)];
        NoteTakers = [.. groups.SelectMany(group => group.NoteTakers)];
    }

    public SeatSide Which { get; }

    /// <summary>In the middle: of the first party, one or two.</summary>
    public IReadOnlyList<Occupant> Heads { get; }

    public IReadOnlyList<Occupant> OtherHeads { get; }

    public IReadOnlyList<Occupant> Members { get; }

    public IReadOnlyList<Occupant> Interpreters { get; }

    public IReadOnlyList<Occupant> NoteTakers { get; }

    /// <summary>In the order of the side.</summary>
    public IEnumerable<Occupant> Ranked => Heads.Concat(OtherHeads).Concat(Members);

    public bool IsHost => Which == SeatSide.Host;

    public string Name => IsHost ? "host side" : "guest side";

    public string Prefix => IsHost ? "h" : "g";

    /// <summary>Two share the middle.</summary>
    public bool IsPair => Heads.Count == Group.MostHeads;
}
