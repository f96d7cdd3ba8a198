using StateVisit.Participants.V1;

namespace StateVisit.Tests.Participants.Drawing;

/// <summary>Plans of each kind of furniture with everybody seated, by plain geometry.</summary>
internal static class Plans
{
    private const double Width = 0.8;

    public static SeatingPlan Of(LayoutKind kind, IReadOnlyList<Participant> people, int perUnit = 12)
    {
        var seats = kind switch
        {
            LayoutKind.NegotiatingTable => Table(people.Count),
            LayoutKind.RoundTable => Ring(people.Count, 0, 0, 0),
            LayoutKind.UShape => U(people.Count),
            LayoutKind.BanquetTables => Banquet(people.Count, perUnit),
            LayoutKind.PhotoRows => Rows(people.Count, perUnit, 180, 0.7),
            LayoutKind.TheatreRows => Rows(people.Count, perUnit, 0, -1),
            _ => Signing(people.Count),
        };
        return new()
        {
            Name = "visits/v/seatingPlans/p",
            Titles = { ["en"] = "Talks in expanded format, 21 March 2023", ["ru"] = "Переговоры" },
            Layout = new() { Kind = kind },
            Host = "RU",
            Guests = { "CN" },
            Seats =
            {
                seats.Select(
                    (seat, i) =>
                    {
                        seat.Participant = people[i].Name;
                        seat.Party = people[i].Delegation.EndsWith("/ru", StringComparison.Ordinal) ? "RU" : "CN";
                        seat.Order = seat.Order == 0 ? i + 1 : seat.Order;
                        return seat;
                    }
                ),
            },
        };
    }

    private static IEnumerable<Seat> Table(int count) =>
        Enumerable
            .Range(0, count)
            .Select(i =>
            {
                var (place, isHost, side) = (i / 2, i % 2 == 0, (count + 1) / 2);
                return At(
                    $"{(isHost ? 'h' : 'g')}{place + 1}",
                    (place - side / 2.0) * Width,
                    isHost ? -0.95 : 0.95,
                    isHost ? 0 : 180,
                    isHost,
                    place + 1
                );
            });

    private static IEnumerable<Seat> Ring(int count, double x, double y, int unit)
    {
        var radius = Math.Max(0.8, count * Width / 2 / Math.PI);
        return Enumerable
            .Range(0, count)
            .Select(i =>
            {
                var facing = 360.0 * i / count;
                var seat = At(
                    unit == 0 ? $"s{i + 1}" : $"t{unit}-{i + 1}",
                    x - radius * Math.Sin(facing * Math.PI / 180),
                    y - radius * Math.Cos(facing * Math.PI / 180),
                    facing
                );
                seat.Unit = unit;
                return seat;
            });
    }

    private static IEnumerable<Seat> U(int count)
    {
        var head = Math.Max(1, count / 4);
        var arms = count - head;
        for (var i = 0; i < head; i++)
            yield return At($"s{i + 1}", (i - (head - 1) / 2.0) * Width, 0, 180);
        var half = head * Width / 2 + 0.5;
        for (var i = 0; i < arms; i++)
            yield return At(
                $"{(i % 2 == 0 ? 'h' : 'g')}{i / 2 + 1}",
                i % 2 == 0 ? -half : half,
                -0.8 - i / 2 * Width,
                i % 2 == 0 ? 90 : 270,
                i % 2 == 0,
                i / 2 + 1
            );
    }

    private static IEnumerable<Seat> Banquet(int count, int perTable)
    {
        var tables = (count + perTable - 1) / perTable;
        var columns = (int)Math.Ceiling(Math.Sqrt(tables));
        return Enumerable
            .Range(0, tables)
            .SelectMany(table =>
                Ring(Math.Min(perTable, count - table * perTable), table % columns * 6, table / columns * -6, table + 1)
            );
    }

    private static IEnumerable<Seat> Rows(int count, int perRow, double facing, double step) =>
        Enumerable
            .Range(0, count)
            .Select(i =>
            {
                var (row, place) = (i / perRow, i % perRow);
                var inRow = Math.Min(perRow, count - row * perRow);
                var seat = At($"r{row + 1}-{place + 1}", (place - (inRow - 1) / 2.0) * 0.6, row * step, facing);
                seat.Unit = row + 1;
                return seat;
            });

    private static IEnumerable<Seat> Signing(int count) =>
        Enumerable
            .Range(0, count)
            .Select(i =>
                i < 2 ? At($"{(i == 0 ? 'h' : 'g')}1", i == 0 ? 0.6 : -0.6, 0, 180, i == 0, 1)
                : i < 4 ? With(At($"a{i}", i == 2 ? 1.6 : -1.6, 0, 180), SitterFunction.Assistant)
                : With(At($"w{i}", (i % 2 == 0 ? 0.4 : -0.4) * (i % 12 - 3), 1.3 + i / 14, 180), SitterFunction.Witness)
            );

    private static Seat With(Seat seat, SitterFunction function)
    {
        seat.Function = function;
        return seat;
    }

    private static Seat At(string id, double x, double y, double facing, bool? isHost = null, int order = 0) =>
        new()
        {
            Id = id,
            X = x,
            Y = y,
            Facing = facing,
            Order = order,
            Side = isHost switch
            {
                true => SeatSide.Host,
                false => SeatSide.Guest,
                _ => SeatSide.Unspecified,
            },
        };
}
