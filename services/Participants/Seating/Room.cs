using StateVisit.Participants.V1;

namespace StateVisit.Participants.Seating;

/// <summary>A layout with its chairs, and who is due on which of them.</summary>
/// <param name="Chairs">In place order.</param>
/// <param name="Lines">In turn, each takes what those before it have left.</param>
/// <param name="Behind">Interpreters who sit behind the first, the second … of their own.</param>
/// <param name="CanGrow">Asked for more chairs it has more.</param>
public sealed record Room(
    IReadOnlyList<Chair> Chairs,
    IReadOnlyList<Line> Lines,
    IReadOnlyList<Occupant> Behind,
    bool CanGrow
)
{
    /// <summary>Chairs can be put behind those of the table.</summary>
    public bool HasBehind { get; init; } = true;
}

/// <summary>Those of one function, in their order, and the chairs for them, the most honourable first.</summary>
/// <param name="Where">What is special about their chairs; empty for those who can change chairs among themselves.</param>
public sealed record Line(IReadOnlyList<Chair> Chairs, IReadOnlyList<Occupant> Occupants, string Where = "")
{
    public bool MayMove => Where.Length == 0;
}

/// <summary>Makes a layout for a company, with so many chairs more than it needs where the layout does not say how many.</summary>
public delegate Room Furnish(Company company, int more);
