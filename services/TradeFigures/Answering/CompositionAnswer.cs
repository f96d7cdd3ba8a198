using StateVisit.TradeFigures.Observing;
using StateVisit.TradeFigures.V1;

namespace StateVisit.TradeFigures.Answering;

/// <summary>What is traded in one flow of one year, and how much of it is how few things.</summary>
public static class CompositionAnswer
{
    /// <param name="chapters">Rows of chapters and divisions.</param>
    /// <param name="totals">Rows of all commodities together.</param>
    /// <param name="flow">Unspecified: imports.</param>
    /// <param name="classification">HS, SITC, or an edition such as H6. Empty: HS where it is known, else SITC.</param>
    /// <returns>Null: nothing is known.</returns>
    public static Composition? Of(
        TradePair pair,
        Knowledge chapters,
        Knowledge totals,
        Flow flow,
        int year,
        string classification
    )
    {
        var of = flow == Flow.Unspecified ? Flow.Import : flow;
        var tables = Families(classification)
            .Select(family => ChapterTable.Of(chapters.Of(pair), of, Days.Year(year), family))
            .FirstOrDefault(known => known.Count > 0);
        if (tables is null)
            return null;
        var table = tables[0];
        var before = ChapterTable
            .Of(chapters.Of(pair), of, Days.Year(year - 1), Commodities.FamilyOf(table.Edition))
            .Where(one => one.Source == table.Source && one.Currency == table.Currency)
            .OrderBy(one => one.Edition != table.Edition)
            .ThenBy(one => one.Dataset != table.Dataset)
            .FirstOrDefault();
        var total = Total(totals.Of(pair), table, of, Days.Year(year));
        var composition = new Composition
        {
            Pair = pair.Name,
            Period = Days.Year(year).ToPeriod(),
            AsOf = Wording.Iso(chapters.AsOf),
            Flow = of,
            Classification = table.Edition,
            Chapters = { table.Chapters.Select(one => Of(one, table, before)) },
        };
        composition.Concentration = composition.Chapters.Sum(one => one.Share * one.Share);
        if (total is not null)
        {
            composition.Total = Made.Of(total.Cell.Value, table.Currency, total.Cell.Formation, [total]);
            composition.Unallocated = (total.Cell.Value - table.Sum).Amount;
        }
        composition.Notes.AddRange(
            Notes(tables, before, total, chapters.UndatedOf(pair).Where(one => one.Cell.Flow == of))
        );
        return composition;
    }

    /// <summary>The last year of which chapters are known.</summary>
    public static int? LastYear(TradePair pair, Knowledge chapters, Flow flow, string classification) =>
        Families(classification)
            .Select(family =>
                chapters
                    .Of(pair)
                    .Where(one =>
                        one.Cell.Commodity != Observation.Total
                        && one.Cell.Flow == (flow == Flow.Unspecified ? Flow.Import : flow)
                        && one.Cell.Days.Frequency == Frequency.Year
                        && Commodities.IsOf(one.Cell.Classification, family)
                    )
                    .Max(one => (int?)one.Cell.Days.First.Year)
            )
            .Max();

    private static string[] Families(string classification) =>
        classification.Length == 0 ? [Commodities.Hs, Commodities.Sitc] : [classification];

    private static Chapter Of(Statement one, ChapterTable table, ChapterTable? before)
    {
        var chapter = new Chapter
        {
            Code = one.Cell.Commodity,
            Title = Commodities.Title(table.Edition, one.Cell.Commodity),
            Figure = Made.Of(one.Cell.Value, table.Currency, one.Cell.Formation, [one]),
            Share = one.Cell.Value.Amount / table.Sum.Amount * 100,
        };
        if (
            before?.Chapters.FirstOrDefault(then => then.Cell.Commodity == one.Cell.Commodity) is { } then
            && Growth.Between(then.Cell.Value, one.Cell.Value) is { } growth
        )
            chapter.Growth = growth;
        return chapter;
    }

    /// <summary>As the same source gives it, in the same dataset where it does; a sum of the chapters would say nothing new.</summary>
    private static Statement? Total(IEnumerable<Statement> statements, ChapterTable table, Flow flow, Days days) =>
        statements
            .Where(one =>
                one.Cell.Commodity == Observation.Total
                && one.Cell.Flow == flow
                && one.Cell.Days == days
                && one.Cell.Currency == table.Currency
                && one.Source == table.Source
                && one.Cell.Formation != Formation.SumOfCommodities
            )
            .OrderBy(one => one.Cell.Dataset != table.Dataset)
            .ThenByDescending(one => one, Statement.ByAge)
            .FirstOrDefault();

    private static IEnumerable<string> Notes(
        IReadOnlyList<ChapterTable> tables,
        ChapterTable? before,
        Statement? total,
        IEnumerable<Statement> undated
    )
    {
        var table = tables[0];
        yield return $"Source: {table.Source}, {table.Edition}. Shares are of the sum of what is listed.";
        if (tables.Count > 1)
            yield return $"{Wording.Capital(Wording.Count(tables.Count - 1, "other table"))} of the same year not used: a composition is of one.";
        if (before is not null && before.Edition != table.Edition)
            yield return $"The year before is in another edition ({before.Edition}): growth of single chapters may be a matter of what was moved.";
        if (total is not null && total.Cell.Dataset != table.Dataset)
            yield return "The total is from another dataset of the same source.";
        if (total is not null && table.Sum > total.Cell.Value)
            yield return "What is listed adds up to more than the total.";
        if (SeriesNotes.Undated(undated.Sum(one => (long)one.Cell.Rows)) is { Length: > 0 } left)
            yield return left;
    }
}
