using StateVisit.Participants.V1;

namespace StateVisit.Participants.Seating.Layouts;

/// <summary>Two sides face each other across a long table, the principals in the middle.</summary>
internal static class NegotiatingTable
{
    /// <summary>From the middle of the table to a sitter.</summary>
    private const double Depth = 0.95;

    public static Room Furnish(Company company, int more)
    {
        var seats = company.Layout.Seats;
        var count = Math.Max(CountOf(company.Host), CountOf(company.Guests)) + more;
        var (near, far) = company.Profile.GuestFacesDoor
            ? (company.Host, company.Guests)
            : (company.Guests, company.Host);
        // With the door at an end, those who would face it sit on the right as one enters.
        var atEnd = company.Layout.Door == Door.TableEnd;
        var sides = new[]
        {
            (Side: near, Middle: atEnd ? new Spot(-Depth, 0, 90) : new Spot(0, -Depth, 0)),
            (Side: far, Middle: atEnd ? new Spot(Depth, 0, 270) : new Spot(0, Depth, 180)),
        };
        var rows = sides
            .OrderByDescending(side => side.Side.IsHost)
            .Select(side => new TableSide(
                company,
                side.Side,
                side.Middle,
                seats > 0 ? seats : count + (count % 2 == (side.Side.IsPair ? 0 : 1) ? 0 : 1)
            ))
            .ToList();
        return new(
            [.. rows.SelectMany(row => row.Chairs)],
            [.. rows.SelectMany(row => row.Lines)],
            [.. rows.SelectMany(row => row.Behind)],
            CanGrow: seats == 0
        );

        int CountOf(Side side) =>
            side.Ranked.Count() + side.NoteTakers.Count + (TableSide.HasInterpreterBeside(company, side) ? 1 : 0);
    }
}
