using StateVisit.Participants.V1;

namespace StateVisit.Participants.Seating.Layouts;

/// <summary>
/// Signatories side by side face the audience, which has the door behind it; the assistants who turn their pages and exchange the
/// copies stand outside, all others behind by precedence.
/// </summary>
internal static class SigningTable
{
    private const double Behind = 1.3;
    private const int MostBeside = 12;

    public static Room Furnish(Company company, int more)
    {
        var seats = company.Layout.Seats;
        var halves = new[] { new Half(company.Host), new Half(company.Guests) };
        var most = Math.Max(1, halves.Max(half => half.Signatories.Count));
        // Pins may stand on any place.
        var spare = company.Occupants.Count(one => one.IsPinned) + more;
        var rows = new Dictionary<int, List<(double Offset, Chair Chair)>>();
        var chairs = new List<Chair>();
        var lines = new List<Line>();
        foreach (var half in halves)
        {
            var signing = seats == 0 ? most + more : (seats + (half.Side.IsHost ? 0 : 1)) / 2;
            var widest = seats == 0 ? most + more : (seats + 1) / 2;
            var p = half.Side.Prefix;
            var table = Stand(half, signing, p, _ => 0, i => i);
            var outside = Stand(half, half.Assistants.Count + spare, $"{p}a", _ => 0, i => widest + i);
            var behind = Stand(
                half,
                half.Witnesses.Count + spare,
                $"{p}w",
                i => 1 + (i / MostBeside),
                i => i % MostBeside
            );
            lines.Add(new(table, half.Signatories, "at the table"));
            lines.Add(new(outside, half.Assistants, "outside the signatories"));
            lines.Add(new(behind, half.Witnesses));
            chairs.AddRange([.. table, .. outside, .. behind]);
        }
        foreach (var row in rows.Values)
            _ = new Bench(BenchKind.Row, [.. row.OrderBy(place => place.Offset).Select(place => place.Chair)]);
        return new(chairs, lines, [], CanGrow: seats == 0) { HasBehind = false };

        List<Chair> Stand(Half half, int count, string prefix, Func<int, int> row, Func<int, int> place)
        {
            var stand = new List<Chair>();
            for (var i = 0; i < count; i++)
            {
                var onRight = half.Side.IsHost != company.Profile.GuestSignsRight;
                var offset = (onRight ? 1 : -1) * (place(i) + 0.5);
                var spot = new Spot(0, 0, 180).Right(offset * company.Width).Back(row(i) * Behind);
                var chair = new Chair($"{prefix}{i + 1}", spot, half.Side.Which)
                {
                    IsBehind = row(i) > 0,
                    IsOptional = prefix.Length > 1,
                };
                if (!rows.TryGetValue(row(i), out var bench))
                    rows[row(i)] = bench = [];
                bench.Add((offset, chair));
                stand.Add(chair);
            }
            return stand;
        }
    }

    /// <summary>One side of it, by what each does there.</summary>
    private sealed class Half
    {
        public Half(Side side)
        {
            Side = side;
            var all = side.Ranked.Concat(side.Interpreters).ToList();
            Assistants = [.. all.Where(one => one.Function == SitterFunction.Assistant)];
            Signatories = [.. all.Where(one => one.Function == SitterFunction.Signatory)];
            // Where nobody is said to sign, those who lead do.
            if (Signatories.Count == 0)
                Signatories = side.Heads;
            Witnesses = [.. all.Except(Assistants).Except(Signatories)];
        }

        public Side Side { get; }

        public IReadOnlyList<Occupant> Signatories { get; }

        public IReadOnlyList<Occupant> Assistants { get; }

        public IReadOnlyList<Occupant> Witnesses { get; }
    }
}
