namespace StateVisit.Participants.Seating.Layouts;

/// <summary>One round table: the host, then alternately at the host's right and left. Chairs are counted clockwise from the host.</summary>
internal static class RoundTable
{
    private const double LeastRadius = 0.8;

    public static Room Furnish(Company company, int more)
    {
        var seats = company.Layout.Seats;
        var chairs = Ring(
            seats > 0 ? seats : company.All.Count + more,
            company.Width,
            default,
            company.Profile.GuestFacesDoor ? 0 : 180,
            number => $"s{number}"
        );
        _ = new Bench(BenchKind.Ring, chairs);
        var honours = Honours(chairs, company.Profile.LeftFirst);
        var heads = company.Host.Heads.Count;
        return new(
            chairs,
            [new(honours, [.. company.All.Take(heads)], "receives"), new(honours, [.. company.All.Skip(heads)])],
            company.Interpreters,
            CanGrow: seats == 0
        );
    }

    public static double Radius(int seats, double width) =>
        seats < 2 ? LeastRadius : Math.Max(LeastRadius, width / (2 * Math.Sin(Math.PI / seats)));

    /// <param name="facing">Where the first looks.</param>
    public static List<Chair> Ring(
        int seats,
        double width,
        Spot middle,
        double facing,
        Func<int, string> id,
        int unit = 0
    )
    {
        var radius = Radius(seats, width);
        return
        [
            .. Enumerable
                .Range(0, seats)
                .Select(i =>
                {
                    var turned = middle with { Facing = (facing + (360.0 * i / seats)) % 360 };
                    return new Chair(id(i + 1), turned.Back(radius), unit: unit);
                }),
        ];
    }

    /// <summary>The first, then alternately at its right and left.</summary>
    public static IReadOnlyList<Chair> Honours(List<Chair> ring, bool leftFirst)
    {
        var honours = new List<Chair>();
        for (var (left, right) = (0, ring.Count); left < right; )
        {
            honours.Add(left == 0 || honours.Count % 2 == (leftFirst ? 1 : 0) ? ring[left++] : ring[--right]);
        }
        return honours;
    }
}
