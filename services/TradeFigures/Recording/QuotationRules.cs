using System.Globalization;
using StateVisit.Journal.Records;
using StateVisit.ServiceDefaults.Errors;
using StateVisit.TradeFigures.Observing;
using StateVisit.TradeFigures.V1;

namespace StateVisit.TradeFigures.Recording;

/// <summary>What can be quoted, and where.</summary>
internal static class QuotationRules
{
    public static void Check(this Quotation quotation, string path, FieldFaults faults)
    {
        RecordRules.MustBePair(quotation.Pair, $"{path}.pair", faults);
        if (quotation.Measure == Measure.Unspecified)
            faults.Add($"{path}.measure", "is required");
        var (visit, within) = RecordName.Parse(quotation.QuotedIn);
        if (
            visit != RecordName.Parse(quotation.Name).Visit
            || within.Split('/') is not (["agreements", { Length: > 0 }] or ["topics", { Length: > 0 }])
        )
            faults.Add($"{path}.quoted_in", "must be an agreement or a topic of the same visit");
        if (quotation.Days is not { Frequency: not Frequency.Unspecified })
            faults.Add(
                $"{path}.last_day",
                "must end a year, a month, or a span from the first of January to the end of a month"
            );
    }

    extension(Quotation quotation)
    {
        /// <summary>Null: not two days.</summary>
        public Days? Days =>
            Day(quotation.FirstDay) is { } first && Day(quotation.LastDay) is { } last ? new(first, last) : null;
    }

    public static DateOnly? Day(string text) =>
        DateOnly.TryParseExact(text, "yyyy-MM-dd", CultureInfo.InvariantCulture, DateTimeStyles.None, out var day)
            ? day
            : null;
}
