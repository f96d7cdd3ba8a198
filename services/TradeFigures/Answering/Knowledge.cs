using StateVisit.TradeFigures.Observing;
using StateVisit.TradeFigures.V1;

namespace StateVisit.TradeFigures.Answering;

/// <summary>
/// What is known on a day, as far as a caller may see it. With a day a row counts if it was published by then; one of which nobody
/// knows when it was published is left out, because it may have come later.
/// </summary>
public sealed class Knowledge
{
    private readonly ILookup<TradePair, Statement> known;
    private readonly ILookup<TradePair, Statement> undated;

    /// <param name="cells">Of any pair. Those of a dataset that is not given do not exist for the caller.</param>
    /// <param name="datasets">By key; withdrawn ones left out.</param>
    /// <param name="asOf">Null: all that is on record.</param>
    public Knowledge(IEnumerable<Cell> cells, IReadOnlyDictionary<long, Dataset> datasets, DateOnly? asOf)
    {
        AsOf = asOf;
        List<Statement> all =
        [
            .. cells
                .Where(cell => datasets.ContainsKey(cell.Dataset))
                .Select(cell => Statement.Of(cell, datasets[cell.Dataset])),
        ];
        known = all.Where(one => asOf is null || one.PublishedOn <= asOf).ToLookup(one => one.Pair);
        undated = all.Where(one => asOf is not null && one.PublishedOn is null).ToLookup(one => one.Pair);
        Undated = undated.Sum(of => of.Sum(one => one.Cell.Rows));
    }

    /// <summary>Null: all that is on record.</summary>
    public DateOnly? AsOf { get; }

    /// <summary>Rows that were left out because nobody knows when they were published.</summary>
    public int Undated { get; }

    internal IEnumerable<Statement> Of(TradePair pair) => known[pair];

    internal IEnumerable<Statement> UndatedOf(TradePair pair) => undated[pair];
}
