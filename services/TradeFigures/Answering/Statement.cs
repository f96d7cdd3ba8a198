using StateVisit.TradeFigures.Observing;
using StateVisit.TradeFigures.Recording;
using StateVisit.TradeFigures.V1;

namespace StateVisit.TradeFigures.Answering;

/// <summary>What a source says of one flow and period, and when it said so.</summary>
/// <param name="Source">The one that the row names, else that of its dataset. A little difference in its name makes another source.</param>
/// <param name="PublishedOn">Of the row, else of its dataset. Null: nobody knows.</param>
public sealed record Statement(Cell Cell, Dataset Dataset, string Source, DateOnly? PublishedOn)
{
    /// <summary>
    /// The last word is the greatest: published last, then recorded last, then the more settled, then the finer. What follows
    /// only keeps the order of rows from deciding anything.
    /// </summary>
    public static IComparer<Statement> ByAge { get; } =
        Comparer<Statement>.Create((one, other) => one.Age.CompareTo(other.Age));

    public TradePair Pair => new(Cell.Reporter, Cell.Partner);

    private (DateOnly, DateTimeOffset, Status, long, int, long, int, (string, long, double, string, string)) Age =>
        (
            PublishedOn ?? DateOnly.MinValue,
            Dataset.CreateTime?.ToDateTimeOffset() ?? DateTimeOffset.MinValue,
            Cell.Status,
            -Coarseness,
            -Cell.Formation.Weakness,
            Cell.Dataset,
            Cell.Line,
            (
                Cell.Classification,
                Cell.Value.Thousandths,
                Cell.StatedGrowth ?? double.MinValue,
                Cell.Citation.Uri,
                Cell.Citation.Note
            )
        );

    /// <summary>What the source rounds to, in thousandths; one that does not say counts as the coarsest.</summary>
    public long Coarseness => Cell.Precision.Thousandths > 0 ? Cell.Precision.Thousandths : long.MaxValue;

    public static Statement Of(Cell cell, Dataset dataset) =>
        new(
            cell,
            dataset,
            cell.Citation.Source.Length > 0 ? cell.Citation.Source : dataset.Source,
            cell.PublishedOn ?? QuotationRules.Day(dataset.PublishedOn)
        );

    public Point ToPoint()
    {
        var point = new Point
        {
            Dataset = Dataset.Name,
            Line = Cell.Line,
            Flow = Cell.Flow,
            Value = Cell.Value.Amount,
            Currency = Cell.Currency,
            Precision = Cell.Precision.Amount,
            Valuation = Cell.Valuation,
            Status = Cell.Status,
            Formation = Cell.Formation,
            Source = Source,
            SourceUri = Cell.Citation.Uri,
            PublishedOn = Wording.Iso(PublishedOn),
            RecordedOn = Dataset.CreateTime is { } time
                ? Wording.Iso(DateOnly.FromDateTime(time.ToDateTimeOffset().UtcDateTime))
                : "",
            Note = Cell.Citation.Note,
        };
        if (Cell.StatedGrowth is { } growth)
            point.StatedGrowth = growth;
        return point;
    }
}
