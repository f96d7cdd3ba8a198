using StateVisit.TradeFigures.Observing;
using StateVisit.TradeFigures.V1;

namespace StateVisit.TradeFigures.Answering;

/// <summary>The chapters of one flow and period as one source gives them in one dataset, each as it was said last.</summary>
internal sealed record ChapterTable(string Source, string Edition, string Currency, IReadOnlyList<Statement> Chapters)
{
    public long Dataset => Chapters[0].Cell.Dataset;

    public Money Sum => Chapters.Aggregate(new Money(0), (sum, one) => sum + one.Cell.Value);

    private Statement Newest => Chapters.Max(Statement.ByAge)!;

    /// <param name="classification">HS, SITC, or an edition of one of them.</param>
    /// <returns>The latest published first.</returns>
    public static IReadOnlyList<ChapterTable> Of(
        IEnumerable<Statement> statements,
        Flow flow,
        Days days,
        string classification
    ) =>
        [
            .. statements
                .Where(one =>
                    one.Cell.Commodity != Observation.Total
                    && one.Cell.Flow == flow
                    && one.Cell.Days == days
                    && Commodities.IsOf(one.Cell.Classification, classification)
                )
                .GroupBy(one => (one.Cell.Dataset, one.Source, one.Cell.Classification, one.Cell.Currency))
                .Select(table => new ChapterTable(
                    table.Key.Source,
                    table.Key.Classification,
                    table.Key.Currency,
                    [
                        .. table
                            .GroupBy(one => one.Cell.Commodity, StringComparer.Ordinal)
                            .Select(chapter => chapter.Max(Statement.ByAge)!)
                            .OrderByDescending(chapter => chapter.Cell.Value)
                            .ThenBy(chapter => chapter.Cell.Commodity, StringComparer.Ordinal),
                    ]
                ))
                .Where(table => table.Sum > new Money(0))
                .OrderBy(table => table.Currency != SeriesAnswer.UsDollar)
                .ThenByDescending(table => table.Newest, Statement.ByAge),
        ];
}
