using System.Data.Common;
using StateVisit.TradeFigures.Observing;

namespace StateVisit.TradeFigures.Storing;

/// <summary>Rows of one dataset that may speak of the same thing, compared for good.</summary>
internal static class Suspects
{
    /// <param name="rows">As <see cref="Tables.Suspects"/> gives them, by line.</param>
    /// <param name="most">So many clashes are enough.</param>
    /// <returns>Rows that contradict an earlier one, and the lines of those that repeat one.</returns>
    public static async Task<(List<Clash> Clashes, List<int> Repeated)> CompareAsync(
        DbDataReader rows,
        int most,
        CancellationToken cancellation
    )
    {
        var first = new Dictionary<string, (int Line, Money Value)>(StringComparer.Ordinal);
        var (clashes, repeated) = (new List<Clash>(), new List<int>());
        while (clashes.Count < most && await rows.ReadAsync(cancellation))
        {
            var (line, value) = (rows.GetInt32(0), new Money(rows.GetInt64(1)));
            var key = string.Join(
                '|',
                Enumerable.Range(2, rows.FieldCount - 2).Select(i => FormattableString.Invariant($"{rows.GetValue(i)}"))
            );
            if (first.TryAdd(key, (line, value)))
                continue;
            var earlier = first[key];
            if (earlier.Value == value)
                repeated.Add(line);
            else
                clashes.Add(new(earlier.Line, line, earlier.Value, value));
        }
        return (clashes, repeated);
    }
}
