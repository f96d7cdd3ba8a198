using StateVisit.Participants.V1;

namespace StateVisit.Participants.Seating.Layouts;

/// <summary>
/// Round tables in rows, the host's the first and farthest from the door. At each, host and guests sit alternately, by precedence from
/// the table's first place on; people are spread evenly over as many tables as they need.
/// </summary>
internal static class BanquetTables
{
    private const int DefaultSeats = 10;

    /// <summary>From the sitters of one table to those of the next: room to sit behind, and to serve.</summary>
    private const double Aisle = 2.8;

    public static Room Furnish(Company company, int more)
    {
        var (layout, count) = (company.Layout, company.All.Count + more);
        var atMost = layout.Seats > 0 ? layout.Seats : Math.Max(DefaultSeats, Share(count, layout.Units));
        var units = layout.Units > 0 ? layout.Units : Math.Max(1, Share(count, atMost));
        var seats = layout.Seats > 0 ? layout.Seats : Share(count, units);
        var tables = Tables(units, seats, company);

        var honours = tables.ConvertAll(table => RoundTable.Honours(table, company.Profile.LeftFirst));
        var shares = Enumerable
            .Range(0, units)
            .Select(table => Math.Min(seats, (company.All.Count / units) + (table < company.All.Count % units ? 1 : 0)))
            .ToList();
        var used = honours.SelectMany((table, i) => table.Take(shares[i])).ToList();
        var spare = honours.SelectMany((table, i) => table.Skip(shares[i]));
        var mixed = Mix(company, shares);
        var first = mixed.Take(2).TakeWhile(one => one.Function == SitterFunction.Principal).ToList();
        List<Chair> chairs = [.. used, .. spare];
        return new(
            [.. tables.SelectMany(table => table)],
            [new(chairs, first, "at the first table"), new(chairs, [.. mixed.Except(first)])],
            company.Interpreters,
            CanGrow: layout.Seats == 0 || layout.Units == 0
        );
    }

    private static int Share(int count, int units) => units == 0 ? 0 : (count + units - 1) / units;

    private static List<List<Chair>> Tables(int units, int seats, Company company)
    {
        var pitch = (2 * RoundTable.Radius(seats, company.Width)) + Aisle;
        var columns = (int)Math.Ceiling(Math.Sqrt(units));
        var rows = Share(units, columns);
        var tables = new List<List<Chair>>();
        for (var row = 0; row < rows; row++)
        {
            var inRow = Math.Min(columns, units - (row * columns));
            var spot = new Spot(0, ((rows - 1) / 2.0 - row) * pitch, 180);
            foreach (var place in Middle.Row(spot, inRow, false, rightFirst: true, pitch, (_, _) => ""))
            {
                var unit = tables.Count + 1;
                var table = RoundTable.Ring(seats, company.Width, place.Chair.Spot, 180, n => $"t{unit}-{n}", unit);
                _ = new Bench(BenchKind.Table, table);
                tables.Add(table);
            }
        }
        return tables;
    }

    /// <summary>
    /// Table by table in the order of honour: one of the host's, two guests at either side, two of the host's beside these, and so on, so
    /// that neighbours are of different sides while there are both.
    /// </summary>
    private static List<Occupant> Mix(Company company, List<int> shares)
    {
        if (!company.HasHost)
            return [.. company.All];
        var hosts = company.Host.Ranked.ToHashSet();
        var mine = new Queue<Occupant>(company.All.Where(hosts.Contains));
        var others = new Queue<Occupant>(company.All.Where(one => !hosts.Contains(one)));
        var mixed = new List<Occupant>();
        foreach (var share in shares)
            for (var i = 0; i < share; i++)
            {
                var (turn, other) = (i + 1) / 2 % 2 == 0 ? (mine, others) : (others, mine);
                mixed.Add(turn.Count > 0 ? turn.Dequeue() : other.Dequeue());
            }
        return [.. mixed, .. mine, .. others];
    }
}
