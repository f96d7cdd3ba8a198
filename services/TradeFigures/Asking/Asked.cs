using StateVisit.ServiceDefaults.Errors;
using StateVisit.TradeFigures.Answering;
using StateVisit.TradeFigures.Recording;
using StateVisit.TradeFigures.V1;

namespace StateVisit.TradeFigures.Asking;

/// <summary>What a question says, read once; faults name the field.</summary>
internal static class Asked
{
    public static TradePair Pair(string name, string field = "name") =>
        TradePair.Find(name)
        ?? throw Fault.InvalidField(field, "must name two countries, such as tradePairs/CN-RU, or one and WORLD");

    /// <summary>Null: whatever is on record.</summary>
    public static DateOnly? Day(string asOf) => asOf.Length == 0 ? null : QuotationRules.Day(asOf);

    public static string Currency(string currency)
    {
        var faults = new FieldFaults();
        RecordRules.MustBeCurrency(currency, "currency", faults);
        faults.ThrowIfAny();
        return currency.Length == 0 ? SeriesAnswer.UsDollar : currency;
    }

    public static Measure OrTurnover(Measure measure) => measure == Measure.Unspecified ? Measure.Turnover : measure;

    public static Frequency OrYears(Frequency frequency) =>
        frequency == Frequency.Unspecified ? Frequency.Year : frequency;

    public static Flow OrImports(Flow flow) => flow == Flow.Unspecified ? Flow.Import : flow;

    public static Fault NothingKnown(TradePair pair) =>
        Fault.Precondition(ErrorReason.NoFigure, $"Nothing is known of {pair.Name} as it was asked for.");
}
