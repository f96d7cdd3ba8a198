using StateVisit.TradeFigures.Observing;
using StateVisit.TradeFigures.V1;

namespace StateVisit.TradeFigures.Answering;

/// <summary>A number for a measure, made from what one source says of one period: never from a total and its parts, never from two sources.</summary>
internal sealed record Made(Money Value, Formation Formation, IReadOnlyList<Statement> Parts)
{
    /// <summary>Among the numbers of several sources the first counts: the best formed, then the finest, then the newest.</summary>
    public static IComparer<Made> ByWorth { get; } =
        Comparer<Made>.Create(
            (one, other) =>
                one.Weakness != other.Weakness ? one.Weakness.CompareTo(other.Weakness)
                : one.Coarseness != other.Coarseness ? one.Coarseness.CompareTo(other.Coarseness)
                : Statement.ByAge.Compare(other.Parts[0], one.Parts[0]) is not 0 and var age ? age
                : StringComparer.Ordinal.Compare(one.Source, other.Source)
        );

    public string Source => Parts[0].Source;

    /// <summary>A sum is no better than what it is made from.</summary>
    public int Weakness => Math.Max(Formation.Weakness, Parts.Max(part => part.Cell.Formation.Weakness));

    private long Coarseness => Parts.Max(part => part.Coarseness);

    /// <param name="ofSource">All that one source says of one period in one currency.</param>
    /// <returns>Null: nothing that the measure can be made from.</returns>
    public static Made? Of(Measure measure, IReadOnlyCollection<Statement> ofSource)
    {
        var given = measure.Given is { } flow ? Last(ofSource, flow) : null;
        var direct = given is null ? null : new Made(given.Cell.Value, given.Cell.Formation, [given]);
        if (measure is not (Measure.Turnover or Measure.Balance) || direct is { Weakness: 0 })
            return direct;
        var both = Both(measure, ofSource);
        return direct is null || both?.Weakness < direct.Weakness ? both : direct;
    }

    public Figure ToFigure() => Of(Value, Parts[0].Cell.Currency, Formation, Parts);

    public static Figure Of(Money value, string currency, Formation formation, IEnumerable<Statement> parts) =>
        new()
        {
            Value = value.Amount,
            Currency = currency,
            Formation = formation,
            Points = { parts.Select(part => part.ToPoint()) },
            Wording = Wording.Amount(value, currency),
        };

    private static Made? Both(Measure measure, IReadOnlyCollection<Statement> ofSource)
    {
        // Two files of one source may be of different vintages: both flows are taken from one of them where one has both.
        var (exports, imports) = ofSource
            .GroupBy(one => one.Cell.Dataset)
            .Select(one => (Exports: Last(one, Flow.Export), Imports: Last(one, Flow.Import)))
            .Where(one => one is { Exports: not null, Imports: not null })
            .OrderByDescending(one => one.Exports!, Statement.ByAge)
            .Append((Last(ofSource, Flow.Export), Last(ofSource, Flow.Import)))
            .First();
        if (exports is null || imports is null)
            return null;
        var value =
            measure == Measure.Balance
                ? exports.Cell.Value - imports.Cell.Value
                : exports.Cell.Value + imports.Cell.Value;
        return new(value, Formation.OfBothFlows, [exports, imports]);
    }

    private static Statement? Last(IEnumerable<Statement> statements, Flow flow) =>
        statements.Where(one => one.Cell.Flow == flow).MaxBy(one => one, Statement.ByAge);
}
