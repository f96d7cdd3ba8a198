using CsCheck;
using StateVisit.TradeFigures.Observing;
using StateVisit.TradeFigures.V1;

namespace StateVisit.Tests.TradeFigures.Answering;

/// <summary>Tables of all kinds: several sources and datasets, revisions, rows without a day, totals with and without parts.</summary>
internal static class GeneratedCells
{
    private static readonly Gen<Cell> One = Gen.Select(
            Gen.Int[2000, 2006],
            Gen.OneOf(Flow.Import, Flow.Export, Flow.Total),
            Gen.Long[0, 500],
            Gen.OneOf("", "Customs", "Customs assumed", "A paper"),
            Gen.Int[1, 3],
            Gen.Int[-1, 4],
            Gen.OneOf(Formation.Reported, Formation.Reported, Formation.SumOfCommodities, Formation.Recalled),
            Gen.Select(Gen.Int[0, 2], Gen.Enum<Status>())
        )
        .Select(
            (year, flow, value, source, dataset, late, formation, rest) =>
                Cells.Of(Days.Year(year), flow, value * 1e8) with
                {
                    Dataset = dataset,
                    Citation = new(source, "", ""),
                    PublishedOn = late < 0 ? null : new DateOnly(year + 1, 1, 13).AddMonths(late * 5),
                    Formation = formation,
                    Precision = rest.Item1 == 0 ? new(0) : Money.Of(rest.Item1 * 1e7),
                    Status = rest.Item2,
                }
        );

    /// <summary>Each with a line of its own.</summary>
    public static readonly Gen<Cell[]> Table = One.Array[1, 60]
        .Select(cells => cells.Index().Select(cell => cell.Item with { Line = cell.Index + 2 }).ToArray());

    public static readonly Gen<DateOnly?> AsOf = Gen.Int[-1, 9]
        .Select(years => years < 0 ? (DateOnly?)null : new DateOnly(2000 + years, 6, 30));

    public static readonly Gen<Cell[]> Chapters = Gen.Select(Gen.Int[1, 97], Gen.Long[1, 1_000_000_000])
        .Array[1, 60]
        .Select(chapters =>
            chapters
                .DistinctBy(chapter => chapter.Item1)
                .Select(chapter =>
                    (Cells.Import(2022, 0) with { Value = new(chapter.Item2 * 1_000_000) }).Chapter(
                        $"{chapter.Item1:00}"
                    )
                )
                .ToArray()
        );
}
