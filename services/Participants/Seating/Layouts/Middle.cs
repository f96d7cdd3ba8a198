using StateVisit.Participants.V1;

namespace StateVisit.Participants.Seating.Layouts;

/// <summary>A chair of a row that honours from its middle outward.</summary>
/// <param name="Offset">In places to the sitter's right of the middle.</param>
internal readonly record struct Place(Chair Chair, double Offset);

/// <summary>Rows that honour from their middle outward.</summary>
internal static class Middle
{
    /// <param name="middle">Of the row, and where it looks.</param>
    /// <param name="isPair">Two share the middle.</param>
    /// <param name="rightFirst">Where one side has a place more, it is the right.</param>
    /// <param name="id">Of the chair's number from the middle outward, the right first, and of that from the left end.</param>
    /// <returns>From the middle outward, the right first.</returns>
    public static List<Place> Row(
        Spot middle,
        int count,
        bool isPair,
        bool rightFirst,
        double width,
        Func<int, int, string> id,
        SeatSide side = SeatSide.Unspecified,
        int unit = 0
    )
    {
        var offsets = Offsets(count, isPair, rightFirst);
        var centre = count == 0 ? 0 : (offsets[0] + offsets[^1]) / 2;
        var row = Outward(offsets, offset => offset, rightFirst: true)
            .Select(
                (offset, i) =>
                    new Place(
                        new(
                            id(i + 1, Array.IndexOf(offsets, offset) + 1),
                            middle.Right((offset - centre) * width),
                            side,
                            unit
                        ),
                        offset
                    )
            )
            .ToList();
        _ = new Bench(BenchKind.Row, [.. row.OrderBy(place => place.Offset).Select(place => place.Chair)]);
        return row;
    }

    /// <summary>The middle, then the nearest on one side, the nearest on the other, and so on while there are any.</summary>
    public static List<Chair> Outward(IReadOnlyList<Place> row, bool rightFirst) =>
        [.. Outward(row, place => place.Offset, rightFirst).Select(place => place.Chair)];

    private static IEnumerable<T> Outward<T>(IReadOnlyList<T> row, Func<T, double> offset, bool rightFirst)
    {
        var first = new Queue<T>(Beside(rightFirst));
        var second = new Queue<T>(Beside(!rightFirst));
        foreach (var middle in row.Where(one => offset(one) == 0))
            yield return middle;
        while (first.Count > 0 || second.Count > 0)
        {
            if (first.TryDequeue(out var one))
                yield return one;
            if (second.TryDequeue(out var other))
                yield return other;
        }

        IEnumerable<T> Beside(bool right) =>
            row.Where(one => right ? offset(one) > 0 : offset(one) < 0).OrderBy(one => Math.Abs(offset(one)));
    }

    /// <summary>From the left end to the right.</summary>
    private static double[] Offsets(int count, bool isPair, bool rightFirst)
    {
        var sign = rightFirst ? 1 : -1;
        var offsets = new double[count];
        for (var i = 0; i < count; i++)
        {
            var step = isPair ? (i / 2) + 0.5 : (i + 1) / 2;
            offsets[i] = i % 2 == (isPair ? 0 : 1) ? sign * step : -sign * step;
        }
        Array.Sort(offsets);
        return offsets;
    }
}
