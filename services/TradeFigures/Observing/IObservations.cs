using StateVisit.TradeFigures.V1;

namespace StateVisit.TradeFigures.Observing;

/// <summary>
/// Where the rows of datasets lie. A dataset is written once, as a whole, under a key that nobody knows before its record is
/// committed; what has no record is swept away at the next start.
/// </summary>
public interface IObservations
{
    Task<IObservationsWrite> BeginAsync(long dataset, CancellationToken cancellation);

    /// <summary>The totals of a pair, of every flow and period.</summary>
    Task<IReadOnlyList<Cell>> TotalsAsync(
        short reporter,
        short partner,
        IReadOnlyCollection<long> datasets,
        CancellationToken cancellation
    );

    /// <summary>The chapters of a pair in one flow, of every year.</summary>
    Task<IReadOnlyList<Cell>> ChaptersAsync(
        short reporter,
        short partner,
        Flow flow,
        IReadOnlyCollection<long> datasets,
        CancellationToken cancellation
    );

    /// <summary>The rows of a dataset as they came, by line.</summary>
    IAsyncEnumerable<Observation> RowsAsync(long dataset, CancellationToken cancellation);

    /// <summary>By the index that rows cite them with.</summary>
    Task<IReadOnlyList<Citation>> CitationsAsync(long dataset, CancellationToken cancellation);

    /// <summary>The rows of a dataset are gone for good.</summary>
    Task ForgetAsync(long dataset, CancellationToken cancellation);

    /// <summary>Forgets whatever has no record.</summary>
    /// <param name="datasets">All that have one.</param>
    Task SweepAsync(IReadOnlyCollection<long> datasets, CancellationToken cancellation);
}

/// <summary>A dataset on its way into the store; nobody sees it before it is committed.</summary>
public interface IObservationsWrite : IAsyncDisposable
{
    Task AddAsync(ReadOnlyMemory<Observation> rows, CancellationToken cancellation);

    /// <summary>Pairs of lines that speak of the same cell and source, at most so many; the first of each is the earlier.</summary>
    Task<IReadOnlyList<Clash>> ClashesAsync(int most, CancellationToken cancellation);

    /// <summary>Drops rows that say the same as an earlier one, and works out totals and chapters.</summary>
    /// <returns>How many rows said the same as an earlier one.</returns>
    Task<long> CompleteAsync(IReadOnlyList<Citation> citations, CancellationToken cancellation);

    /// <summary>Once it is complete: how many rows give another value than their source gave last for the same cell.</summary>
    /// <param name="source">Of rows that name none.</param>
    /// <param name="earlier">Datasets that count, in the order in which they were recorded.</param>
    Task<long> RevisionsAsync(string source, IReadOnlyList<Earlier> earlier, CancellationToken cancellation);

    /// <summary>Makes it last.</summary>
    Task CommitAsync(CancellationToken cancellation);
}

/// <summary>A dataset that was there before.</summary>
/// <param name="Source">Of its rows that name none.</param>
/// <param name="PublishedOn">Of its rows that do not say. Null: nobody knows.</param>
public readonly record struct Earlier(long Dataset, string Source, DateOnly? PublishedOn);

/// <summary>Two rows that contradict each other.</summary>
public readonly record struct Clash(int Line, int OtherLine, Money Value, Money OtherValue);
