using StateVisit.TradeFigures.Observing;
using StateVisit.TradeFigures.V1;

namespace StateVisit.TradeFigures.Answering;

/// <summary>All that is known of one period of a series: what was said, and what each source makes of it.</summary>
internal sealed record PeriodKnown(Days Days, IReadOnlyList<Statement> Statements, IReadOnlyList<Made> Numbers)
{
    /// <returns>By last day; only periods that some source gives a number for.</returns>
    public static IReadOnlyList<PeriodKnown> Of(
        IEnumerable<Statement> statements,
        Measure measure,
        string currency,
        Func<Days, bool> isAsked
    ) =>
        [
            .. statements
                .Where(one => IsOf(one.Cell, measure, currency, isAsked))
                .GroupBy(one => one.Cell.Days)
                .Select(period => new PeriodKnown(
                    period.Key,
                    [.. period],
                    [
                        .. period
                            .GroupBy(one => one.Source, StringComparer.Ordinal)
                            .Select(source => Made.Of(measure, [.. source]))
                            .OfType<Made>(),
                    ]
                ))
                .Where(period => period.Numbers.Count > 0)
                .OrderBy(period => period.Days, Days.InOrder),
        ];

    public static bool IsOf(Cell cell, Measure measure, string currency, Func<Days, bool> isAsked) =>
        cell.Commodity == Observation.Total
        && measure.RestsOn(cell.Flow)
        && cell.Currency == currency
        && isAsked(cell.Days);

    /// <summary>The source that gives most periods; of several the one that gives them better, then later.</summary>
    public static string SourceOf(IEnumerable<PeriodKnown> periods) =>
        periods
            .SelectMany(period => period.Numbers.Select(made => (made.Source, made.Weakness, period.Days.Last)))
            .GroupBy(one => one.Source, StringComparer.Ordinal)
            .OrderByDescending(source => source.Count())
            .ThenBy(source => source.Sum(one => one.Weakness))
            .ThenByDescending(source => source.Max(one => one.Last))
            .ThenBy(source => source.Key, StringComparer.Ordinal)
            .Select(source => source.Key)
            .FirstOrDefault("");

    /// <summary>That of the source of the series, else the best of the others.</summary>
    public Made Choose(string source) =>
        Numbers.FirstOrDefault(made => made.Source == source) ?? Numbers.Min(Made.ByWorth)!;

    /// <summary>What is not in the number, the newest first.</summary>
    public IEnumerable<Statement> Without(Made chosen) =>
        Statements.Where(one => !chosen.Parts.Contains(one)).OrderDescending(Statement.ByAge);
}
