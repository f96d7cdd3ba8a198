using StateVisit.TradeFigures.Observing;
using StateVisit.TradeFigures.V1;

namespace StateVisit.TradeFigures.Answering;

/// <summary>Facts of a year's trade as a whole. Each is null where it is not known.</summary>
internal sealed class TotalFacts
{
    private readonly TradePair pair;
    private readonly Knowledge known;
    private readonly int? year;
    private readonly string reporter;
    private readonly string partner;

    /// <param name="year">The last full one. Null: there is none.</param>
    public TotalFacts(TradePair pair, Knowledge known, int? year)
    {
        (this.pair, this.known, this.year) = (pair, known, year);
        (reporter, partner) = (CountryNames.Of(pair.Reporter), CountryNames.Of(pair.Partner));
        Turnover = SeriesAnswer.Of(pair, known, Measure.Turnover, Frequency.Year, "");
    }

    public Series Turnover { get; }

    public Fact? OfTurnover() =>
        OfYear(
            Measure.Turnover,
            (period, amount) => $"In {period} the trade of {reporter} with {partner} was {amount}"
        );

    public Fact? OfExports() =>
        OfYear(
            Measure.Exports,
            (period, amount) => $"In {period} the exports of {reporter} to {partner} were {amount}"
        );

    public Fact? OfImports() =>
        OfYear(
            Measure.Imports,
            (period, amount) => $"In {period} the imports of {reporter} from {partner} were {amount}"
        );

    public Fact? OfBalance()
    {
        if (At(Measure.Balance) is not { } point)
            return null;
        var higher =
            point.Figure.Value > 0 ? "exports were higher than imports"
            : point.Figure.Value < 0 ? "imports were higher than exports"
            : "exports and imports were the same";
        return FactWriting.Of(
            "balance",
            $"In {Wording.Period(point.Days)} the balance of {reporter} in trade with {partner} was {point.Figure.Wording}: {higher}",
            point.Figure
        );
    }

    /// <summary>Whether the last year was above all before. What is not known in between is said.</summary>
    public Fact? OfRecord() =>
        RecordsAnswer.Of(Turnover) is { } records && Turnover.Points.Count > 1 && records.Latest.Year == year
            ? FactWriting.Of(
                "record",
                $"Trade of {reporter} with {partner}: {records.Summary.TrimEnd('.')}",
                [records.Latest.Figure, records.Highest.Figure],
                records.Highest.Figure
            )
            : null;

    /// <summary>Of the year after the last full one.</summary>
    public Fact? OfYearToDate()
    {
        var series = SeriesAnswer.Of(pair, known, Measure.Turnover, Frequency.YearToDate, "");
        if (series.Points.LastOrDefault() is not { } point || point.Year <= year)
            return null;
        return FactWriting.Of(
            "year_to_date",
            $"From {Wording.Period(point.Days)} the trade of {reporter} with {partner} was {point.Figure.Wording}{FactWriting.Grown(point)}",
            point.Figure
        );
    }

    public Fact? OfShare(Knowledge world)
    {
        if (year is not { } asked || SummaryAnswer.Of(pair, known, world, Days.Year(asked), "") is not { } summary)
            return null;
        var (line, flow) =
            summary.Turnover is { HasShare: true } ? (summary.Turnover, "trade")
            : summary.Exports is { HasShare: true } ? (summary.Exports, "exports")
            : (summary.Imports, "imports");
        return line is { HasShare: true }
            ? FactWriting.Of(
                "share",
                $"In {asked} {partner} had {Wording.PerCent(line.Share)} of the {flow} of {reporter} with the world, {line.Figure.Wording}",
                [line.Figure],
                null
            )
            : null;
    }

    private Fact? OfYear(Measure measure, Func<string, string, string> say) =>
        At(measure) is { } point
            ? FactWriting.Of(
                measure.Word,
                say(Wording.Period(point.Days), point.Figure.Wording) + FactWriting.Grown(point),
                point.Figure
            )
            : null;

    private SeriesPoint? At(Measure measure) =>
        year is { } of ? SeriesAnswer.At(pair, known, measure, Days.Year(of), "") : null;
}
