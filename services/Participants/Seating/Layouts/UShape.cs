using StateVisit.Participants.V1;

namespace StateVisit.Participants.Seating.Layouts;

/// <summary>
/// A head table that faces the door, for all who lead, the host in the middle; the guests along the arm at the host's right, the
/// host's people along the other, from the head on.
/// </summary>
internal static class UShape
{
    /// <summary>From the end of one table to the first place of the next, both ways.</summary>
    private const double Corner = 0.95;

    public static Room Furnish(Company company, int more)
    {
        var seats = company.Layout.Seats;
        var (host, guests) = (company.Host, company.Guests);
        var leaders = host.Heads.Concat(guests.Heads).Concat(guests.OtherHeads).ToList();
        var wide = seats > 0 ? seats : Math.Max(1, leaders.Count) + more;
        var deep = seats > 0 ? seats : Math.Max(CountOf(host), CountOf(guests)) + more;
        var depth = Corner + (Math.Max(0, deep - 1) * company.Width);
        var half = ((wide - 1) * company.Width / 2) + Corner;

        var head = Middle.Row(
            new(0, depth / 2, 180),
            wide,
            host.IsPair,
            rightFirst: true,
            company.Width,
            (number, _) => $"p{number}"
        );
        var guestArm = Arm(guests, -half, 90);
        var hostArm = Arm(host, half, 270);
        return new(
            [.. head.Select(place => place.Chair), .. hostArm, .. guestArm],
            [
                new(Middle.Outward(head, rightFirst: true), [.. leaders.Take(wide)], "at the head"),
                .. LinesOf(host, hostArm),
                .. LinesOf(guests, guestArm),
            ],
            [.. host.Interpreters, .. guests.Interpreters],
            CanGrow: seats == 0
        );

        int CountOf(Side side) => side.Members.Count + side.NoteTakers.Count;

        List<Chair> Arm(Side side, double x, double facing)
        {
            var arm = new List<Chair>();
            for (var i = 0; i < deep; i++)
                arm.Add(
                    new($"{side.Prefix}{i + 1}", new(x, (depth / 2) - Corner - (i * company.Width), facing), side.Which)
                );
            _ = new Bench(BenchKind.Row, arm);
            return arm;
        }

        // Who leads and finds no place at the head is the first of an arm.
        IEnumerable<Line> LinesOf(Side side, List<Chair> arm) =>
            [
                new([.. arm.AsEnumerable().Reverse()], side.NoteTakers, "at the end"),
                new(arm, [.. side.Ranked.Except(leaders.Take(wide))]),
            ];
    }
}
