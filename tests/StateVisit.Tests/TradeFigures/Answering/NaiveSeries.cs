using StateVisit.TradeFigures.Observing;
using StateVisit.TradeFigures.V1;

namespace StateVisit.Tests.TradeFigures.Answering;

/// <summary>The rules of a series written once more, as plainly as they can be, to hold the answers against.</summary>
internal static class NaiveSeries
{
    private static readonly Formation[] Order =
    [
        Formation.Reported,
        Formation.OfBothFlows,
        Formation.SumOfCommodities,
        Formation.Recalled,
    ];

    /// <summary>Year, value, whether of another source than the series.</summary>
    public static List<(int Year, long Value, bool Other)> Of(
        Cell[] cells,
        IReadOnlyDictionary<long, Dataset> datasets,
        DateOnly? asOf,
        Measure measure
    )
    {
        var rows = cells
            .Where(cell => asOf is null || (cell.PublishedOn is not null && cell.PublishedOn <= asOf))
            .ToList();
        var numbers = new List<(int Year, string Source, long Value, int Order, long Precision, Cell Row)>();
        foreach (var year in rows.Select(cell => cell.Days.First.Year).Distinct())
        foreach (var source in rows.Select(SourceOf).Distinct())
        {
            var own = rows.Where(cell => cell.Days.First.Year == year && SourceOf(cell) == source).ToList();
            var flow = measure switch
            {
                Measure.Imports => Flow.Import,
                Measure.Exports => Flow.Export,
                Measure.Turnover => Flow.Total,
                _ => Flow.Unspecified,
            };
            var given = Last(own.Where(cell => cell.Flow == flow));
            var both = measure is Measure.Turnover or Measure.Balance ? Both(own, measure) : null;
            if (given is not null && (both is null || OrderOf(given.Formation) <= both.Value.Order))
                numbers.Add((year, source, given.Value.Thousandths, OrderOf(given.Formation), Precision(given), given));
            else if (both is { } made)
                numbers.Add((year, source, made.Value, made.Order, made.Precision, made.Row));
        }
        var main = numbers
            .GroupBy(number => number.Source)
            .OrderBy(of => -of.Count())
            .ThenBy(of => of.Sum(number => number.Order))
            .ThenBy(of => -of.Max(number => number.Year))
            .ThenBy(of => of.Key, StringComparer.Ordinal)
            .FirstOrDefault()
            ?.Key;
        return
        [
            .. numbers
                .GroupBy(number => number.Year)
                .OrderBy(year => year.Key)
                .Select(year =>
                {
                    var best = year.First();
                    foreach (var number in year)
                        if (Beats(number, best))
                            best = number;
                    return (year.Key, best.Value, best.Source != main);
                }),
        ];

        string SourceOf(Cell cell) => cell.Citation.Source == "" ? datasets[cell.Dataset].Source : cell.Citation.Source;

        bool Beats(
            (int Year, string Source, long Value, int Order, long Precision, Cell Row) one,
            (int Year, string Source, long Value, int Order, long Precision, Cell Row) other
        )
        {
            if (one.Source == main || other.Source == main)
                return one.Source == main;
            if (one.Order != other.Order)
                return one.Order < other.Order;
            if (one.Precision != other.Precision)
                return one.Precision < other.Precision;
            return one.Row != other.Row && Last([one.Row, other.Row]) == one.Row;
        }

        Cell? Last(IEnumerable<Cell> of)
        {
            Cell? last = null;
            foreach (var cell in of)
                if (last is null || IsLater(cell, last))
                    last = cell;
            return last;
        }

        bool IsLater(Cell one, Cell other)
        {
            if (one.PublishedOn != other.PublishedOn)
                return other.PublishedOn is null || one.PublishedOn > other.PublishedOn;
            if (one.Dataset != other.Dataset)
                return datasets[one.Dataset].CreateTime.ToDateTime() > datasets[other.Dataset].CreateTime.ToDateTime();
            if (one.Status != other.Status)
                return (int)one.Status > (int)other.Status;
            if (Precision(one) != Precision(other))
                return Precision(one) < Precision(other);
            return one.Formation != other.Formation
                ? OrderOf(one.Formation) < OrderOf(other.Formation)
                : one.Line > other.Line;
        }

        (long Value, int Order, long Precision, Cell Row)? Both(List<Cell> own, Measure what)
        {
            (Cell Export, Cell Import)? chosen = null;
            foreach (var dataset in own.Select(cell => cell.Dataset).Distinct())
            {
                var export = Last(own.Where(cell => cell.Dataset == dataset && cell.Flow == Flow.Export));
                var import = Last(own.Where(cell => cell.Dataset == dataset && cell.Flow == Flow.Import));
                if (
                    export is not null
                    && import is not null
                    && (chosen is null || IsLater(export, chosen.Value.Export))
                )
                    chosen = (export, import);
            }
            if (
                chosen is null
                && Last(own.Where(cell => cell.Flow == Flow.Export)) is { } someExport
                && Last(own.Where(cell => cell.Flow == Flow.Import)) is { } someImport
            )
                chosen = (someExport, someImport);
            if (chosen is not { } parts)
                return null;
            var sign = what == Measure.Balance ? -1 : 1;
            return (
                parts.Export.Value.Thousandths + (sign * parts.Import.Value.Thousandths),
                Math.Max(1, Math.Max(OrderOf(parts.Export.Formation), OrderOf(parts.Import.Formation))),
                Math.Max(Precision(parts.Export), Precision(parts.Import)),
                parts.Export
            );
        }
    }

    private static int OrderOf(Formation formation) => Array.IndexOf(Order, formation);

    private static long Precision(Cell cell) =>
        cell.Precision.Thousandths == 0 ? long.MaxValue : cell.Precision.Thousandths;
}
