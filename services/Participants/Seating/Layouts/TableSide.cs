using StateVisit.Participants.V1;

namespace StateVisit.Participants.Seating.Layouts;

/// <summary>One side of a negotiating table.</summary>
internal sealed class TableSide
{
    private readonly Side side;
    private readonly bool leftFirst;
    private readonly List<Place> row;

    /// <param name="middle">Where the middle of the side is, and where it looks.</param>
    public TableSide(Company company, Side side, Spot middle, int count)
    {
        this.side = side;
        leftFirst = company.Profile.LeftFirst;
        // The other side mirrors it, so that the principals face each other however many places there are.
        row = Middle.Row(
            middle,
            count,
            side.IsPair,
            rightFirst: side.IsHost,
            company.Width,
            (number, _) => $"{side.Prefix}{number}",
            side.Which
        );
        Chairs = [.. row.Select(place => place.Chair)];

        var beside = HasInterpreterBeside(company, side) ? side.Interpreters[0] : null;
        Behind = [.. side.Interpreters.Where(one => one != beside)];
        // The guest's left is the host's right across the table.
        var onRight = side.IsHost || company.Profile.InterpreterPlace != InterpreterPlace.BySide;
        var head = row.Take(Math.Max(1, side.Heads.Count)).ToList();
        var next = Besides(head, onRight).ToList();
        Lines =
        [
            new(Chairs, side.Heads, "in the middle"),
            new(next, beside is null ? [] : [beside], "beside the principal"),
            new(FromEnds(), side.NoteTakers, "at the end"),
            new(Members(beside is null ? null : next.FirstOrDefault()), [.. side.OtherHeads, .. side.Members]),
        ];
    }

    /// <summary>From the principal on.</summary>
    public IReadOnlyList<Chair> Chairs { get; }

    public IReadOnlyList<Line> Lines { get; }

    public IReadOnlyList<Occupant> Behind { get; }

    public static bool HasInterpreterBeside(Company company, Side side) =>
        side.Interpreters.Count > 0 && company.Profile.InterpreterPlace != InterpreterPlace.Behind;

    /// <summary>The nearest on the one side of the principal, else on the other.</summary>
    private IEnumerable<Chair> Besides(List<Place> head, bool onRight) =>
        row.Except(head)
            .OrderBy(place => Math.Abs(place.Offset))
            .ThenBy(place => place.Offset > 0 == onRight ? 0 : 1)
            .Select(place => place.Chair);

    private List<Chair> FromEnds() => [.. Middle.Outward(row, rightFirst: leftFirst).AsEnumerable().Reverse()];

    /// <summary>With someone at the right already, the next sits on the left. The middle goes to others only when nothing else is left.</summary>
    private List<Chair> Members(Chair? taken)
    {
        var free = row.Skip(side.Heads.Count).Where(place => place.Chair != taken).ToList();
        var onRight = row.FirstOrDefault(place => place.Chair == taken).Offset;
        var rightFirst = taken is null ? !leftFirst : onRight < 0;
        var chairs = Middle.Outward(free, rightFirst);
        return [.. chairs, .. Chairs.Except(chairs)];
    }
}
